import { CompiledQuery, type RawBuilder, sql, type Transaction } from 'kysely';
import { type Database, statementName, type Store } from './database.ts';
import type { AnswerOf, OperationName } from './handlers.ts';
import type { Call } from './kernel.ts';
import { Prepared, type Value } from './prepared.ts';
import { ProblemError } from './problem.ts';
import type { Tables } from './schema.ts';
import { sha256, type Secrets } from './secrets.ts';
import { canonical } from './text.ts';

/** How long a key is remembered: longer than any outbox waits. A counter's tablet may be without a network for weeks. */
export const KEY_DAYS = 90;

/** Called at named points of a transaction, so that a test can kill the process there. */
export type Failpoint = (point: string) => void | Promise<void>;

/** What a request claims: to be the only one that does this, once. */
interface Claim { comune: string; operation: string; key: string; fingerprint: Buffer }

/** An answer that can be stored and given again. */
interface StoredAnswer { status: number; body?: unknown }

interface Seen { fingerprint: Buffer; status: number; answer: Buffer }

/** As much of a call as makes it the same one. */
export type OnceCall<Name extends string = string> = Pick<Call<unknown, unknown, unknown, Name>, 'operation' | 'town' | 'key' | 'params' | 'body'>;

/** Work in a transaction, with the answer to give when it has committed. */
export type Work<Answer> = (trx: Transaction<Tables>) => Promise<Answer>;

/** Work of one statement, with an answer known beforehand. */
export interface StatementWork<Values extends { comune: string }, Answer> { statement: OneStatement<Values>; values: Values; answer: Answer }

/**
 * Does the work of a call once for its Idempotency-Key: key, rows and answer commit together, and the answer is acknowledged after the commit. Whoever sends
 * the same again gets the same answer. When the work throws, nothing is kept, not even the key. Throws 422 when the key came with something else before, 409
 * while whoever holds it has not committed.
 */
export type Once = <Name extends OperationName, Values extends { comune: string }>(
  call: OnceCall<Name>, work: Work<AnswerOf<Name> & { headers?: never }> | StatementWork<Values, AnswerOf<Name> & { headers?: never }>) => Promise<AnswerOf<Name>>;

/** SHA-256 of what was sent: of the bytes of a file, of JSON with sorted keys, and of the path parameters. */
export function fingerprintOf(body: unknown, params: unknown = null): Buffer {
  return sha256(`${canonical(params)}\n${Buffer.isBuffer(body) ? sha256(body).toString('hex') : canonical(body ?? null)}`);
}

const lockOf = (claim: Claim) => sha256(`${claim.comune}\n${claim.operation}\n${claim.key}`).readBigInt64BE(0).toString();
const sealContext = (claim: Claim) => `answer ${claim.comune} ${claim.operation} ${claim.key}`;

/** The values of a claim in a statement. */
interface ClaimValues extends Claim { status: number; answer: Buffer }

/** Takes a key that is new or has expired; waits for another transaction that is about to keep the same one, and then takes nothing. */
const keepKey = (value: Value<ClaimValues>) => sql`insert into idempotency as held (comune, operation, key, fingerprint, status, answer, expires_at)
  values (${value('comune')}, ${value('operation')}, ${value('key')}, ${value('fingerprint', 'bytea')}, ${value('status', 'smallint')}, ${value('answer', 'bytea')}, now() + ${sql.lit(`${KEY_DAYS} days`)}::interval)
  on conflict (comune, operation, key) do update
    set fingerprint = excluded.fingerprint, status = excluded.status, answer = excluded.answer, created_at = now(), expires_at = excluded.expires_at
    where held.expires_at <= now()
  returning true as mine`;

const KEEP_KEY = new Prepared<ClaimValues>(keepKey);

/**
 * Work that is one statement, for submissions so frequent that every round trip counts. `parts` are its CTEs by name; they select from `claim`: one row, or
 * none when the key is taken. A single statement is a transaction of its own. It takes no lock beforehand: whoever comes second waits for a commit at most,
 * and whether a key is known is only asked when it could not be taken, which is rare.
 */
export class OneStatement<Values extends { comune: string }> {
  readonly #claimed: Prepared<Values & ClaimValues>;
  readonly #bare: Prepared<Values>;

  constructor(parts: (value: Value<Values>) => Readonly<Record<string, RawBuilder<unknown>>>) {
    const listed = (value: Value<Values>) => sql.join(Object.entries(parts(value)).map(([name, part]) => sql`${sql.ref(name)} as (${part})`));
    this.#claimed = new Prepared((value) => sql`with claim as (${keepKey(value)}), ${listed(value)} select mine from claim`);
    this.#bare = new Prepared((value) => sql`with claim as (select), ${listed(value)} select`);
  }

  /** Does the work if the key is new; whether it was. */
  async claim(pool: Store['pool'], values: Values & ClaimValues): Promise<boolean> {
    const { text } = this.#claimed;
    const { rowCount } = await pool.query({ name: statementName(text), text, values: this.#claimed.values(values) });
    return rowCount === 1;
  }

  /** Does the work as a part of a transaction that has claimed the key itself. */
  async run(trx: Transaction<Tables>, values: Values): Promise<void> {
    await trx.executeQuery(CompiledQuery.raw(this.#bare.text, this.#bare.values(values)));
  }
}

interface OnceOptions { store: Pick<Store, 'db' | 'pool'>; secrets: Secrets; failpoint?: Failpoint | undefined }

export function createOnce({ store: { db, pool }, secrets, failpoint }: OnceOptions): Once {
  const sealed = (claim: Claim, { status, body }: StoredAnswer): ClaimValues => ({ ...claim, status, answer: secrets.seal(JSON.stringify(body), sealContext(claim)) });

  /** The first answer to a key seen before; throws 422 when it came with something else. */
  const replay = (claim: Claim, seen: Seen): StoredAnswer => {
    if (!seen.fingerprint.equals(claim.fingerprint)) throw new ProblemError('idempotency-key-reused');
    return { status: seen.status, body: JSON.parse(secrets.open(seen.answer, sealContext(claim))) };
  };

  const inOneStatement = async <Values extends { comune: string }>(claim: Claim, { statement, values, answer }: StatementWork<Values, StoredAnswer>): Promise<StoredAnswer> => {
    const given = { ...values, ...sealed(claim, answer) };
    if (failpoint) await failpoint('before-statement');
    const mine = await statement.claim(pool, given);
    if (failpoint) await failpoint('after-commit');
    if (mine) return answer;
    const seen = await find(db, claim);
    if (seen === undefined) throw inFlight();
    return replay(claim, seen);
  };

  const inTransaction = async (claim: Claim, work: Work<StoredAnswer>): Promise<StoredAnswer> => {
    let done = false;
    const answer = await db.transaction().execute(async (trx) => {
      const { rows: [gate] } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${lockOf(claim)}::bigint) as free`.execute(trx);
      const seen = await find(trx, claim);
      if (seen !== undefined) return replay(claim, seen);
      if (gate?.free !== true) throw inFlight();
      if (failpoint) await failpoint('locked');
      const worked = await work(trx);
      if (failpoint) await failpoint('worked');
      const kept = await trx.executeQuery(CompiledQuery.raw(KEEP_KEY.text, KEEP_KEY.values(sealed(claim, worked))));
      // Kept meanwhile by a single statement, which takes no lock.
      if (kept.rows.length !== 1) throw inFlight();
      if (failpoint) await failpoint('before-commit');
      done = true;
      return worked;
    });
    if (failpoint && done) await failpoint('after-commit');
    return answer;
  };

  return async ({ operation, town, key, params, body }, work) => {
    const inPath = Object.keys(params ?? {}).length > 0;
    const claim = { comune: town.id, operation, key, fingerprint: fingerprintOf(body, inPath ? params : null) };
    return await (typeof work === 'function' ? inTransaction(claim, work as Work<StoredAnswer>) : inOneStatement(claim, work)) as never;
  };
}

const inFlight = () => new ProblemError('in-flight', { retryAfter: 1 });

function find(db: Database, { comune, operation, key }: Claim): Promise<Seen | undefined> {
  return db.selectFrom('idempotency').select(['fingerprint', 'status', 'answer']).where('comune', '=', comune).where('operation', '=', operation).where('key', '=', key)
    .where('expires_at', '>', sql<string>`now()`).executeTakeFirst();
}
