import { define } from '@civico/core';
import { CivicoServiceDashboard } from './service-dashboard.ts';

define('civico-service-dashboard', CivicoServiceDashboard);
