import { normalizeReceiptCode } from '@civico/domain/receipt-code.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { handler } from '../kernel/kernel.ts';
import { ProblemError } from '../kernel/problem.ts';
import { createReport } from './create-report.ts';
import { followReport } from './follow-report.ts';
import { listReports } from './list-reports.ts';
import { reportView } from './report-view.ts';
import { updateReport } from './update-report.ts';

/** Reports of disservices: sent by anyone, followed by code, moved on by the office. */
export function reportHandlers(kernel: Kernel): Handlers {
  const { db, secrets } = kernel;
  return {
    listReportCategories: handler(({ town }) => Promise.resolve({ status: 200, body: { items: town.categories } })),
    listReports: listReports(kernel),
    createReport: createReport(kernel),
    followReport: followReport(kernel),
    updateReport: updateReport(kernel),

    getReport: handler<{ id: string }>(async ({ town, params, clerk, raw }) => {
      const report = await reportView(db, { comune: town.id, by: { id: params.id }, clerk: clerk?.comune === town.id, apiBase: raw.apiBase });
      if (report === undefined) throw new ProblemError('not-found');
      return { status: 200, headers: { vary: 'Cookie' }, body: report };
    }),

    getReportByCode: handler<{ code: string }>(async ({ town, params, raw }) => {
      const code = normalizeReceiptCode(params.code);
      const report = code === undefined ? undefined
        : await reportView(db, { comune: town.id, by: { codeHash: secrets.keyedHash(code) }, clerk: false, apiBase: raw.apiBase });
      if (report === undefined) throw new ProblemError('not-found');
      return { status: 200, body: report };
    }),
  };
}
