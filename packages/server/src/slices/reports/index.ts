import { defineSlice } from '../../kernel/slice.ts';
import * as ratingsAndReports from './migrations/0001-ratings-and-reports.ts';
import * as stepsInOrder from './migrations/0004-steps-in-order.ts';
import * as reportIndexes from './migrations/0007-report-indexes.ts';
import { faultKinds, problems } from './reports.messages.ts';
import { reportHandlers } from './reports.ts';
import { warnOfNoSearchIndex } from './search-index.ts';
import { tables } from './tables.ts';
import { townSettings } from './town-settings.ts';

export const slice = defineSlice({
  name: 'reports',
  access: {
    listReportCategories: 'anyone', listReports: 'anyone', createReport: 'anyone', getReport: 'anyone-clerks-see-more', updateReport: 'clerk', getReportByCode: 'anyone', followReport: 'anyone',
  },
  tables,
  migrations: { '0001-ratings-and-reports': { ...ratingsAndReports, kind: 'compatible' }, '0004-steps-in-order': { ...stepsInOrder, kind: 'compatible' }, '0007-report-indexes': { ...reportIndexes, kind: 'compatible' } },
  problems,
  faultKinds,
  townSettings,
  open(kernel) {
    const warned = warnOfNoSearchIndex(kernel);
    return { handlers: reportHandlers(kernel), close: () => warned };
  },
});
