import type { NewFollower } from '@civico/contract';
import type pg from 'pg';
import { countAttempt } from '../kernel/attempts.ts';
import { fingerprintOf, onceInTransaction, type StoredAnswer } from '../kernel/idempotency.ts';
import { type Call, handler, type Handler, type Kernel } from '../kernel/kernel.ts';
import { ProblemError } from '../kernel/problem.ts';
import { publicId, type Secrets } from '../kernel/secrets.ts';
import { columnsOf, confirmationBounds, countInto, networkOf, WITHIN } from '../messages/bounds.ts';
import type { MailedLinks } from '../messages/links.ts';
import { confirmationMessage, reportInBrief, sealMessage } from '../messages/outgoing.ts';
import { CONFIRM_DAYS } from '../towns/retention.ts';

type FollowCall = Call<{ id: string }, unknown, NewFollower>;

/** `POST /reports/{id}/followers`: one more person at once; with an email only when whoever reads it has confirmed. */
export function followReport({ idempotency, secrets, links, mailsPerHour, db }: Kernel): Handler {
  return handler<{ id: string }, unknown, NewFollower>(async (call) => {
    const { town, params, key, body, raw } = call;
    const email = body.email?.trim().toLowerCase();
    const claim = { comune: town.id, operation: 'followReport', key };
    if (email === undefined) return onceInTransaction(idempotency, { ...claim, fingerprint: fingerprintOf(body, params) }, (client) => countOne(client, call));
    if (links === undefined) throw new ProblemError('no-mail');
    if (mailsPerHour !== undefined) await countAttempt(db, `confirmations from ${networkOf(raw.ip)}`, mailsPerHour, 3600);
    // What is kept of an idempotency key must not let anybody try out addresses.
    const fingerprint = fingerprintOf({ email: secrets.keyedHash(email).toString('base64url') }, params);
    return onceInTransaction(idempotency, { ...claim, fingerprint }, (client) => askToConfirm(client, call, email, secrets, links));
  });
}

async function countOne(client: pg.PoolClient, { town, params }: FollowCall): Promise<StoredAnswer> {
  const { rows: [report] } = await client.query<{ followers: number }>(
    'update reports set followers = followers + 1 where id = $1 and comune = $2 and not hidden returning followers', [params.id, town.id]);
  if (report === undefined) throw new ProblemError('not-found');
  await client.query('insert into followers (id, report_id, comune) values ($1, $2, $3)', [publicId(), params.id, town.id]);
  return { status: 201, body: { followers: report.followers } };
}

const KNOWN = `select id, state from subscriptions where report_id = $1 and email = $2`;
const WAIT = `insert into subscriptions (id, comune, report_id, email, language, state, expires_at)
  select $1, $2, $3, $4, $5, 'waiting', now() + make_interval(days => $6::int) where $7::boolean
  on conflict (report_id, email) where email is not null do update set expires_at = excluded.expires_at, language = excluded.language where subscriptions.state = 'waiting'`;
const COUNT = countInto('unnest($1::bytea[], $2::int[]) as given (bucket, seconds)', '$3::int');
const WRITE = 'insert into messages (id, comune, sealed, subscription_id) select $1, $2, $3, $4 where $5::boolean';

/**
 * Writes to the address, unless it follows already or has been written to enough. Every case takes the same statements and the same answer:
 * nobody learns from either who follows.
 */
async function askToConfirm(client: pg.PoolClient, { town, params, language }: FollowCall, email: string, secrets: Secrets, links: MailedLinks): Promise<StoredAnswer> {
  const [buckets, most, seconds] = columnsOf(confirmationBounds(secrets, email, params.id));
  // Requests for one address queue up here, so that none of them overlooks the other.
  await client.query('select pg_advisory_xact_lock($1::bigint)', [secrets.keyedHash(email).readBigInt64BE(0).toString()]);
  const { rows: [report] } = await client.query<{ category: string; created_at: string; followers: number }>(
    'select category, created_at, followers from reports where id = $1 and comune = $2 and not hidden', [params.id, town.id]);
  if (report === undefined) throw new ProblemError('not-found');
  const { rows: [known] } = await client.query<{ id: string; state: string }>(KNOWN, [params.id, email]);
  const { rows: [bounds] } = await client.query<{ within: boolean }>(WITHIN, [buckets, most]);
  const write = known?.state !== 'active' && bounds?.within === true;
  const id = known?.id ?? publicId();
  const messageId = publicId();
  const category = town.categories.find((one) => one.id === report.category)?.name ?? report.category;
  const message = confirmationMessage({ to: email, town: town.name, language, leaveUrl: links.to(town.id, 'leave', id) },
    reportInBrief(category, report.created_at, language), links.to(town.id, 'confirm', id));
  await client.query(WAIT, [id, town.id, params.id, email, language, CONFIRM_DAYS, write]);
  await client.query(COUNT, [buckets, seconds, write ? 1 : 0]);
  await client.query(WRITE, [messageId, town.id, sealMessage(secrets, messageId, message), id, write]);
  return { status: 202, body: { followers: report.followers, confirmation: 'by-email' } };
}
