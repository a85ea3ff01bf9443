import type { ReportStatus, ReportUpdate } from '@civico/contract';
import type { Selectable, Transaction } from 'kysely';
import type { HandlerOf } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { invalidInput, ProblemError } from '../../kernel/problem.ts';
import type { Tables } from '../../kernel/schema.ts';
import { publicId, type Secrets } from '../../kernel/secrets.ts';
import { oneLine } from '../../kernel/text.ts';
import type { Town } from '../../kernel/towns.ts';
import { sealMessage } from '../messages/outgoing.ts';
import { mailedLinks, type MailedLinks } from '../subscriptions/links.ts';
import { CLOSED_STATUSES } from './closed-statuses.ts';
import { reportInBrief, STATUS_NAMES, stepMessage } from './report-messages.ts';
import { reportView } from './report-view.ts';
import { problems } from './reports.messages.ts';
import type { ReportsTable } from './tables.ts';

/** Where each status may go. What is closed can only be opened again. */
const NEXT: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
  received: ['assigned', 'in-progress', 'resolved', 'rejected', 'duplicate'],
  assigned: ['received', 'in-progress', 'resolved', 'rejected', 'duplicate'],
  'in-progress': ['assigned', 'resolved', 'rejected', 'duplicate'],
  resolved: ['assigned', 'in-progress'],
  rejected: ['received', 'assigned', 'in-progress'],
  duplicate: ['received', 'assigned', 'in-progress'],
};

type Current = Pick<Selectable<ReportsTable>, 'status' | 'office' | 'duplicate_of' | 'hidden' | 'version' | 'title' | 'category' | 'created_at' | 'closed_at'>;
type Change = Pick<Current, 'status' | 'office' | 'duplicate_of' | 'hidden'>;

/** `PATCH /reports/{id}`: a clerk of the town moves a report on; everyone who follows it is told of what is public. */
export function updateReport(kernel: Kernel): HandlerOf<'updateReport'> {
  const { db, secrets, failpoint } = kernel;
  const links = mailedLinks(kernel);
  return async ({ town, params, body, clerk, raw }) => {
    if (clerk === undefined) throw new ProblemError('unauthorized');
    const report = await db.transaction().execute(async (trx) => {
      const current = await trx.selectFrom('reports').select(['status', 'office', 'duplicate_of', 'hidden', 'version', 'title', 'category', 'created_at', 'closed_at'])
        .where('id', '=', params.id).where('comune', '=', town.id).where('comune', '=', clerk.comune).forUpdate().executeTakeFirst();
      if (current === undefined) throw new ProblemError('not-found');
      if (current.version !== body.version) throw new ProblemError(problems['stale-version']);
      const change = await changed(trx, town, params.id, current, body);
      const at = new Date().toISOString();
      await trx.updateTable('reports').set({ ...change, closed_at: CLOSED_STATUSES.has(change.status) ? current.closed_at ?? at : null, version: current.version + 1, updated_at: at }).where('id', '=', params.id).execute();
      const note = body.publicNote?.trim() ?? null;
      if (change.status !== current.status || change.office !== current.office || note !== null) {
        await trx.insertInto('report_steps').values({ report_id: params.id, comune: town.id, at, status: change.status, office: change.office, note }).execute();
        if (!change.hidden && links !== undefined) await tell(trx, secrets, links, town, params.id, current, { status: change.status, office: change.office, note });
      }
      if (body.internalNote !== undefined) {
        await trx.insertInto('report_notes').values({ report_id: params.id, comune: town.id, at, text: body.internalNote.trim(), author: clerk.name }).execute();
      }
      if (failpoint) await failpoint('before-commit');
      const view = await reportView(trx, { comune: town.id, by: { id: params.id }, clerk: true, apiBase: raw.apiBase });
      if (view === undefined) throw new ProblemError('not-found');
      return view;
    });
    if (failpoint) await failpoint('after-commit');
    return { status: 200, body: report };
  };
}

/** What the report becomes. Throws 400 or 422 when the town's rules forbid it. */
async function changed(trx: Transaction<Tables>, town: Town, id: string, current: Current, update: ReportUpdate): Promise<Change> {
  for (const field of ['publicNote', 'internalNote'] as const) {
    if (update[field]?.trim() === '') throw invalidInput({ pointer: `/${field}`, code: 'blank' });
  }
  const office = update.office ?? current.office;
  if (update.office !== undefined && !town.offices.includes(update.office)) throw new ProblemError(problems['unknown-office']);
  // Giving an office a report nobody has yet is assigning it.
  const implied = update.duplicateOf !== undefined ? 'duplicate' : update.office !== undefined && current.status === 'received' ? 'assigned' : current.status;
  const status = update.status ?? implied;
  if (status !== current.status && !NEXT[current.status].includes(status)) {
    throw new ProblemError(problems['status-transition'], { values: { from: STATUS_NAMES.it[current.status], to: STATUS_NAMES.it[status] } });
  }
  if (status === 'assigned' && office === null) throw invalidInput({ pointer: '/office', code: 'required' });
  let duplicateOf = status === 'duplicate' ? current.duplicate_of : null;
  if (update.duplicateOf !== undefined) {
    if (status !== 'duplicate') throw new ProblemError(problems['duplicate-target']);
    const original = await trx.selectFrom('reports').select('id').where('id', '=', update.duplicateOf).where('comune', '=', town.id)
      .where('id', '<>', id).where('status', '<>', 'duplicate').executeTakeFirst();
    if (original === undefined) throw new ProblemError(problems['duplicate-target']);
    duplicateOf = original.id;
  }
  if (status === 'duplicate' && duplicateOf === null) throw invalidInput({ pointer: '/duplicateOf', code: 'required' });
  return { status, office: status === 'received' ? null : office, duplicate_of: duplicateOf, hidden: update.hidden ?? current.hidden };
}

async function tell(trx: Transaction<Tables>, secrets: Secrets, links: MailedLinks, town: Town, id: string, current: Current, step: { status: ReportStatus; office: string | null; note: string | null }): Promise<void> {
  const addresses = await trx.selectFrom('subscriptions').select(['id', 'email', 'language', 'proven']).where('report_id', '=', id).where('state', '=', 'active').execute();
  const category = town.categories.find((one) => one.id === current.category)?.name ?? current.category;
  const messages = addresses.flatMap(({ id: subscription, email, language, proven }) => {
    if (email === null) return [];
    const messageId = publicId();
    const report = proven ? `“${oneLine(current.title)}”` : reportInBrief(category, current.created_at, language);
    const message = stepMessage({ to: email, town: town.name, language, leaveUrl: links.to(town.id, 'leave', subscription) }, report, step);
    return [{ id: messageId, comune: town.id, sealed: sealMessage(secrets, messageId, message), subscription_id: subscription }];
  });
  if (messages.length > 0) await trx.insertInto('messages').values(messages).execute();
}
