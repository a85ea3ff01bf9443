import type pg from 'pg';
import { ProblemError } from './problem.ts';
import { sha256, type Secrets } from './secrets.ts';
import { canonical } from './text.ts';

/** How long a key is remembered: longer than any outbox waits. A counter's tablet may be without a network for weeks. */
export const KEY_DAYS = 90;

/** What a request claims: to be the only one that does this, once. */
export interface Claim { comune: string; operation: string; key: string; fingerprint: Buffer }

/** An answer that can be stored and given again. */
export interface StoredAnswer { status: number; body: unknown }

/** Called at named points of a transaction, so that a test can kill the process there. */
export type Failpoint = (point: string) => void | Promise<void>;

export interface IdempotencyOptions { pool: pg.Pool; secrets: Secrets; failpoint?: Failpoint | undefined }

interface Seen { fingerprint: Buffer; status: number; answer: Buffer }

/** SHA-256 of what was sent: of the bytes of a file, of JSON with sorted keys, and of the path parameters. */
export function fingerprintOf(body: unknown, params: unknown = null): Buffer {
  return sha256(`${canonical(params)}\n${Buffer.isBuffer(body) ? sha256(body).toString('hex') : canonical(body ?? null)}`);
}

const lockOf = (claim: Claim) => sha256(`${claim.comune}\n${claim.operation}\n${claim.key}`).readBigInt64BE(0).toString();
const sealContext = (claim: Claim) => `answer ${claim.comune} ${claim.operation} ${claim.key}`;

/** The first answer to a key seen before; throws 422 when it came with something else. */
function replay(options: IdempotencyOptions, claim: Claim, seen: Seen): StoredAnswer {
  if (!seen.fingerprint.equals(claim.fingerprint)) throw new ProblemError('idempotency-key-reused');
  return { status: seen.status, body: JSON.parse(options.secrets.open(seen.answer, sealContext(claim))) };
}

const SEEN = {
  name: 'seen-key',
  text: 'select fingerprint, status, answer from idempotency where comune = $1 and operation = $2 and key = $3 and expires_at > now()',
};

/** Takes a key that is new or has expired; waits for another transaction that is about to keep the same one, and then takes nothing. */
const KEEP = `insert into idempotency as held (comune, operation, key, fingerprint, status, answer, expires_at)
  values ($1, $2, $3, $4::bytea, $5::smallint, $6::bytea, now() + interval '${KEY_DAYS} days')
  on conflict (comune, operation, key) do update
    set fingerprint = excluded.fingerprint, status = excluded.status, answer = excluded.answer, created_at = now(), expires_at = excluded.expires_at
    where held.expires_at <= now()
  returning true as mine`;

/** The values `$1` to `$6` that every statement of `claimed` begins with. */
const CLAIM_VALUES = 6;

/**
 * One statement that does the work only if the key is new: `work` is a list of CTEs that select from `claim` (one row, or none when the
 * key is taken) and number their values from `$7`. A single statement is a transaction of its own: key, row and message commit together
 * in one round trip. It takes no lock beforehand: whoever comes second waits for a commit at most, and whether a key is known is only asked
 * when it could not be taken, which is rare.
 */
export function claimed(work: (first: number) => string): string {
  return `with claim as (${KEEP}), ${work(CLAIM_VALUES + 1)} select mine from claim`;
}

/** A prepared statement made by `claimed`. */
export interface ClaimedStatement { name: string; text: string }

/**
 * Does the work of a statement once for a key, with an answer known beforehand, and acknowledges after the commit.
 * Throws 422 when the key was used for something else, 409 when whoever holds it has not kept it after all.
 */
export async function once(options: IdempotencyOptions, claim: Claim, answer: StoredAnswer, statement: ClaimedStatement, values: readonly unknown[]): Promise<StoredAnswer> {
  const { pool, secrets, failpoint } = options;
  const sealed = secrets.seal(JSON.stringify(answer.body), sealContext(claim));
  if (failpoint) await failpoint('before-statement');
  const { rowCount } = await pool.query({ ...statement, values: [claim.comune, claim.operation, claim.key, claim.fingerprint, answer.status, sealed, ...values] });
  if (failpoint) await failpoint('after-commit');
  if (rowCount === 1) return answer;
  const { rows: [seen] } = await pool.query<Seen>({ ...SEEN, values: [claim.comune, claim.operation, claim.key] });
  if (seen === undefined) throw new ProblemError('in-flight', { retryAfter: 1 });
  return replay(options, claim, seen);
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
    const { rows: [seen] } = await client.query<Seen>({ ...SEEN, values: [claim.comune, claim.operation, claim.key] });
    if (seen !== undefined) {
      const first = replay(options, claim, seen);
      await client.query('commit');
      return first;
    }
    if (gate.rows[0]?.free !== true) throw new ProblemError('in-flight', { retryAfter: 1 });
    if (failpoint) await failpoint('locked');
    const answer = await work(client);
    if (failpoint) await failpoint('worked');
    const kept = await client.query({
      name: 'keep-key', text: KEEP,
      values: [claim.comune, claim.operation, claim.key, claim.fingerprint, answer.status, secrets.seal(JSON.stringify(answer.body), sealContext(claim))],
    });
    // Kept meanwhile by a single statement, which takes no lock.
    if (kept.rowCount !== 1) throw new ProblemError('in-flight', { retryAfter: 1 });
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
