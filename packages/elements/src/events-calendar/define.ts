import { define } from '@civico/core';
import { CivicoEventsCalendar } from './events-calendar.ts';

define('civico-events-calendar', CivicoEventsCalendar);
