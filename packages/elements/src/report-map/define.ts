import { define } from '@civico/core';
import { CivicoReportMap } from './report-map.ts';

define('civico-report-map', CivicoReportMap);
