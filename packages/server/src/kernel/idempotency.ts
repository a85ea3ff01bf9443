import type pg from 'pg';
import { ProblemError } from './problem.ts';
import { sha256, type Secrets } from './secrets.ts';

/** How long a key is remembered: longer than any outbox waits. A counter's tablet may be without a network for weeks. */
export const KEY_DAYS = 90;

/** What a request claims: to be the only one that does this, once. */
export interface Claim { comune: string; operation: string; key: string; fingerprint: Buffer }

/** An answer that can be stored and given again. */
export interface StoredAnswer { status: number; body: unknown }

/** Called at named points of a transaction, so that a test can kill the process there. */
export type Failpoint = (point: string) => void | Promise<void>;

export interface IdempotencyOptions { pool: pg.Pool; secrets: Secrets; failpoint?: Failpoint | undefined }

interface Seen { fingerprint: Buffer | null; status: number | null; answer: Buffer | null }

/** SHA-256 of what was sent: of the bytes of a file, of JSON with sorted keys, and of the path parameters. */
export function fingerprintOf(body: unknown, params: unknown = null): Buffer {
  return sha256(`${canonical(params)}\n${Buffer.isBuffer(body) ? sha256(body).toString('hex') : canonical(body ?? null)}`);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

const lockOf = (claim: Claim) => sha256(`${claim.comune}\n${claim.operation}\n${claim.key}`).readBigInt64BE(0).toString();
const sealContext = (claim: Claim) => `answer ${claim.comune} ${claim.operation} ${claim.key}`;

/** The first answer to a key seen before; throws 422 when it came with something else. */
function replay(options: IdempotencyOptions, claim: Claim, seen: Seen): StoredAnswer | undefined {
  if (seen.fingerprint === null || seen.answer === null || seen.status === null) return undefined;
  if (!seen.fingerprint.equals(claim.fingerprint)) throw new ProblemError('idempotency-key-reused');
  return { status: seen.status, body: JSON.parse(options.secrets.open(seen.answer, sealContext(claim))) };
}

const SEEN = 'select fingerprint, status, answer from idempotency where comune = $1 and operation = $2 and key = $3 and expires_at > now()';

/** The values `$1` to `$7` that every statement of `claimed` begins with. */
const CLAIM_VALUES = 7;

/**
 * One statement that does the work only if the key is new: `work` is a list of CTEs that select from `claim` (one row, or none when the
 * key is taken) and number their values from `$8`. A single statement is a transaction of its own: key, row and message commit together
 * in one round trip.
 */
export function claimed(work: (first: number) => string): string {
  return `with gate as materialized (select pg_try_advisory_xact_lock($7::bigint) as free),
  seen as materialized (${SEEN}),
  claim as (
    insert into idempotency as held (comune, operation, key, fingerprint, status, answer, expires_at)
    select $1, $2, $3, $4::bytea, $5::smallint, $6::bytea, now() + interval '${KEY_DAYS} days' from gate where free and not exists (select from seen)
    on conflict (comune, operation, key) do update
      set fingerprint = excluded.fingerprint, status = excluded.status, answer = excluded.answer, created_at = now(), expires_at = excluded.expires_at
      where held.expires_at <= now()
    returning true as mine),
  ${work(CLAIM_VALUES + 1)}
  select gate.free, exists (select from claim) as mine, seen.fingerprint, seen.status, seen.answer from gate left join seen on true`;
}

/** A prepared statement made by `claimed`. */
export interface ClaimedStatement { name: string; text: string }

/**
 * Does the work of a statement once for a key, with an answer known beforehand, and acknowledges after the commit.
 * Throws 409 while the same key is being served, 422 when it was used for something else.
 */
export async function once(options: IdempotencyOptions, claim: Claim, answer: StoredAnswer, statement: ClaimedStatement, values: readonly unknown[]): Promise<StoredAnswer> {
  const { pool, secrets, failpoint } = options;
  const sealed = secrets.seal(JSON.stringify(answer.body), sealContext(claim));
  if (failpoint) await failpoint('before-statement');
  const { rows } = await pool.query<Seen & { free: boolean; mine: boolean }>({
    ...statement,
    values: [claim.comune, claim.operation, claim.key, claim.fingerprint, answer.status, sealed, lockOf(claim), ...values],
  });
  if (failpoint) await failpoint('after-commit');
  const row = rows[0];
  if (row === undefined) throw new Error('the claim gave no row');
  if (row.mine) return answer;
  const first = replay(options, claim, row);
  if (first !== undefined) return first;
  if (!row.free) throw new ProblemError('in-flight', { retryAfter: 1 });
  // The other one committed after our snapshot was taken and before we had the lock.
  const again = await pool.query<Seen>(SEEN, [claim.comune, claim.operation, claim.key]);
  const late = again.rows[0] === undefined ? undefined : replay(options, claim, again.rows[0]);
  if (late === undefined) throw new ProblemError('in-flight', { retryAfter: 1 });
  return late;
}

/**
 * The same for work that needs more than one statement: runs `work` in a transaction that also stores its answer. When `work` throws,
 * nothing is kept, not even the key.
 */
export async function onceInTransaction(options: IdempotencyOptions, claim: Claim, work: (client: pg.PoolClient) => Promise<StoredAnswer>): Promise<StoredAnswer> {
  const { pool, secrets, failpoint } = options;
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const gate = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1::bigint) as free', [lockOf(claim)]);
    const { rows: [seen] } = await client.query<Seen>(SEEN, [claim.comune, claim.operation, claim.key]);
    const first = seen === undefined ? undefined : replay(options, claim, seen);
    if (first !== undefined) {
      await client.query('commit');
      return first;
    }
    if (gate.rows[0]?.free !== true) throw new ProblemError('in-flight', { retryAfter: 1 });
    if (failpoint) await failpoint('locked');
    const answer = await work(client);
    if (failpoint) await failpoint('worked');
    await client.query(
      `insert into idempotency (comune, operation, key, fingerprint, status, answer, expires_at) values ($1, $2, $3, $4, $5, $6, now() + interval '${KEY_DAYS} days')
       on conflict (comune, operation, key) do update set fingerprint = excluded.fingerprint, status = excluded.status, answer = excluded.answer,
         created_at = now(), expires_at = excluded.expires_at`,
      [claim.comune, claim.operation, claim.key, claim.fingerprint, answer.status, secrets.seal(JSON.stringify(answer.body), sealContext(claim))]);
    if (failpoint) await failpoint('before-commit');
    await client.query('commit');
    if (failpoint) await failpoint('after-commit');
    return answer;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => { broken = cause; });
    throw error;
  } finally {
    client.release(broken);
  }
}
