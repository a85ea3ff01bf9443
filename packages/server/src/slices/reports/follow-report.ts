import { sql, type Transaction } from 'kysely';
import { countAttempt } from '../../kernel/attempts.ts';
import type { AnswerOf, CallOf, HandlerOf } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { networkOf } from '../../kernel/limits/network.ts';
import { ProblemError } from '../../kernel/problem.ts';
import type { Tables } from '../../kernel/schema.ts';
import { publicId, type Secrets } from '../../kernel/secrets.ts';
import { confirmationBounds, countBounds, withinBounds } from '../messages/bounds.ts';
import { mailsPerHour } from '../messages/options.ts';
import { sealMessage } from '../messages/outgoing.ts';
import { mailedLinks, type MailedLinks } from '../subscriptions/links.ts';
import { CONFIRM_DAYS } from '../subscriptions/retention.ts';
import { confirmationMessage, reportInBrief } from './report-messages.ts';
import { problems } from './reports.messages.ts';

type FollowCall = CallOf<'followReport'>;
type FollowAnswer = AnswerOf<'followReport'> & { headers?: never };

/** `POST /reports/{id}/followers`: one more person at once; with an email only when whoever reads it has confirmed. */
export function followReport(kernel: Kernel): HandlerOf<'followReport'> {
  const { db, secrets, once, options } = kernel;
  const links = mailedLinks(kernel);
  const perHour = mailsPerHour(options);
  return async (call) => {
    const email = call.body.email?.trim().toLowerCase();
    if (email === undefined) return once(call, (trx) => countOne(trx, call));
    if (links === undefined) throw new ProblemError(problems['no-mail']);
    if (perHour !== undefined) await countAttempt(db, `confirmations from ${networkOf(call.raw.ip)}`, perHour, 3600);
    // What is kept of an idempotency key must not let anybody try out addresses.
    const hidden = { ...call, body: { email: secrets.keyedHash(email).toString('base64url') } };
    return once(hidden, (trx) => askToConfirm(trx, call, email, secrets, links));
  };
}

async function countOne(trx: Transaction<Tables>, { town, params }: FollowCall): Promise<FollowAnswer> {
  const report = await trx.updateTable('reports').set((eb) => ({ followers: eb('followers', '+', 1) }))
    .where('id', '=', params.id).where('comune', '=', town.id).where('hidden', '=', false).returning('followers').executeTakeFirst();
  if (report === undefined) throw new ProblemError('not-found');
  await trx.insertInto('followers').values({ id: publicId(), report_id: params.id, comune: town.id }).execute();
  return { status: 201, body: { followers: report.followers } };
}

/**
 * Writes to the address, unless it follows already or has been written to enough. Every case takes the same statements and the same answer:
 * nobody learns from either who follows.
 */
async function askToConfirm(trx: Transaction<Tables>, { town, params, language }: FollowCall, email: string, secrets: Secrets, links: MailedLinks): Promise<FollowAnswer> {
  const bounds = confirmationBounds(secrets, email, params.id);
  // Requests for one address queue up here, so that none of them overlooks the other.
  await sql`select pg_advisory_xact_lock(${secrets.keyedHash(email).readBigInt64BE(0).toString()}::bigint)`.execute(trx);
  const report = await trx.selectFrom('reports').select(['category', 'created_at', 'followers'])
    .where('id', '=', params.id).where('comune', '=', town.id).where('hidden', '=', false).executeTakeFirst();
  if (report === undefined) throw new ProblemError('not-found');
  const known = await trx.selectFrom('subscriptions').select(['id', 'state']).where('report_id', '=', params.id).where('email', '=', email).executeTakeFirst();
  const write = await withinBounds(trx, bounds) && known?.state !== 'active';
  const id = known?.id ?? publicId();
  const messageId = publicId();
  const category = town.categories.find((one) => one.id === report.category)?.name ?? report.category;
  const message = confirmationMessage({ to: email, town: town.name, language, leaveUrl: links.to(town.id, 'leave', id) },
    reportInBrief(category, report.created_at, language), links.to(town.id, 'confirm', id));
  await sql`
    insert into subscriptions (id, comune, report_id, email, language, state, expires_at)
    select ${id}, ${town.id}, ${params.id}, ${email}, ${language}, 'waiting', now() + make_interval(days => ${CONFIRM_DAYS}::int) where ${write}::boolean
    on conflict (report_id, email) where email is not null do update set expires_at = excluded.expires_at, language = excluded.language where subscriptions.state = 'waiting'`.execute(trx);
  await countBounds(trx, bounds, write ? 1 : 0);
  await sql`
    insert into messages (id, comune, sealed, subscription_id)
    select ${messageId}, ${town.id}, ${sealMessage(secrets, messageId, message)}::bytea, ${id} where ${write}::boolean`.execute(trx);
  return { status: 202, body: { followers: report.followers, confirmation: 'by-email' } };
}
