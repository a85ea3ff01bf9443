/** Any iCalendar file or feed as an EventsPort. ical.js comes with it. */
import type { EventsPort } from '@civico/contract';
import { readIcs } from '@civico/calendar/read-ics.ts';
import { eventsFile, type EventsFileOptions } from '../events-file.ts';

export type { EventsFileOptions } from '../events-file.ts';

/** @param url absolute address of the calendar */
export const icalEvents = (url: string, options: EventsFileOptions = {}): EventsPort => eventsFile(url, (text, pause) => readIcs(text, { pause, late: true }), options, url);
