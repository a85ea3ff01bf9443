import { normalizeReceiptCode } from '@civico/domain/receipt-code.ts';
import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { ProblemError } from '../../kernel/problem.ts';
import { createReport } from './create-report.ts';
import { followReport } from './follow-report.ts';
import { listReports } from './list-reports.ts';
import { reportView } from './report-view.ts';
import { updateReport } from './update-report.ts';

/** Reports of disservices: sent by anyone, followed by code, moved on by the office. */
export function reportHandlers(kernel: Kernel): HandlersFor<
  'listReportCategories' | 'listReports' | 'createReport' | 'followReport' | 'updateReport' | 'getReport' | 'getReportByCode'> {
  const { db, secrets } = kernel;
  return {
    listReportCategories: ({ town }) => Promise.resolve({ status: 200, body: { items: town.categories } }),
    listReports: listReports(kernel),
    createReport: createReport(kernel),
    followReport: followReport(kernel),
    updateReport: updateReport(kernel),

    async getReport({ town, params, clerk, raw }) {
      const report = await reportView(db, { comune: town.id, by: { id: params.id }, clerk: clerk?.comune === town.id, apiBase: raw.apiBase });
      if (report === undefined) throw new ProblemError('not-found');
      return { status: 200, headers: { vary: 'Cookie' }, body: report };
    },

    async getReportByCode({ town, params, raw }) {
      const code = normalizeReceiptCode(params.code);
      const report = code === undefined ? undefined
        : await reportView(db, { comune: town.id, by: { codeHash: secrets.keyedHash(code) }, clerk: false, apiBase: raw.apiBase });
      if (report === undefined) throw new ProblemError('not-found');
      return { status: 200, body: report };
    },
  };
}
