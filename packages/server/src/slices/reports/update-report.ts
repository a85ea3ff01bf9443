import type { ReportStatus, ReportUpdate } from '@civico/contract';
import { isClosed } from '@civico/domain/report-status.ts';
import { changeOf, isStep, type ReportProgress } from '@civico/domain/report-update.ts';
import type { Selectable, Transaction } from 'kysely';
import type { HandlerOf } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { faultsInWords, invalidInput, languageOf, ProblemError } from '../../kernel/problem.ts';
import type { Tables } from '../../kernel/schema.ts';
import { publicId, type Secrets } from '../../kernel/secrets.ts';
import { oneLine } from '../../kernel/text.ts';
import type { Town } from '../../kernel/towns.ts';
import { sealMessage } from '../messages/outgoing.ts';
import { mailedLinks, type MailedLinks } from '../subscriptions/links.ts';
import { STATUS_NAMES } from './mail.messages.ts';
import { reportInBrief, stepMessage } from './report-messages.ts';
import { reportView } from './report-view.ts';
import { problems } from './reports.messages.ts';
import type { ReportsTable } from './tables.ts';

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
      await trx.updateTable('reports').set({ ...change, closed_at: isClosed(change.status) ? current.closed_at ?? at : null, version: current.version + 1, updated_at: at }).where('id', '=', params.id).execute();
      const note = body.publicNote?.trim() ?? null;
      if (isStep(progressOf(current), progressOf(change), note)) {
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

const progressOf = ({ duplicate_of: duplicateOf, ...current }: Change): ReportProgress => ({ status: current.status, office: current.office, duplicateOf, hidden: current.hidden });

/** What the report becomes. Throws 400 or 422 when the town's rules forbid it. */
async function changed(trx: Transaction<Tables>, town: Town, id: string, current: Current, update: ReportUpdate): Promise<Change> {
  const result = changeOf(progressOf(current), update, town.offices);
  if ('faults' in result) throw invalidInput(...faultsInWords(result.faults));
  if ('refused' in result) throw new ProblemError(problems[result.refused], { values: { from: STATUS_NAMES[result.from], to: STATUS_NAMES[result.to] } });
  const { change: { duplicateOf, ...change }, original } = result;
  if (original !== undefined) {
    const found = await trx.selectFrom('reports').select('id').where('id', '=', original).where('comune', '=', town.id)
      .where('id', '<>', id).where('status', '<>', 'duplicate').executeTakeFirst();
    if (found === undefined) throw new ProblemError(problems['duplicate-target']);
  }
  return { ...change, duplicate_of: duplicateOf };
}

async function tell(trx: Transaction<Tables>, secrets: Secrets, links: MailedLinks, town: Town, id: string, current: Current, step: { status: ReportStatus; office: string | null; note: string | null }): Promise<void> {
  const addresses = await trx.selectFrom('subscriptions').select(['id', 'email', 'language', 'proven']).where('report_id', '=', id).where('state', '=', 'active').execute();
  const category = town.categories.find((one) => one.id === current.category)?.name ?? current.category;
  const messages = addresses.flatMap(({ id: subscription, email, language: asked, proven }) => {
    if (email === null) return [];
    // A newer version may have stored one that this one does not speak.
    const language = languageOf(asked);
    const messageId = publicId();
    const report = proven ? `“${oneLine(current.title)}”` : reportInBrief(category, current.created_at, language);
    const message = stepMessage({ to: email, town: town.name, language, leaveUrl: links.to(town.id, 'leave', subscription) }, report, step);
    return [{ id: messageId, comune: town.id, sealed: sealMessage(secrets, messageId, message), subscription_id: subscription }];
  });
  if (messages.length > 0) await trx.insertInto('messages').values(messages).execute();
}
