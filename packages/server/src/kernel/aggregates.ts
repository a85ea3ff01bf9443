import { sql } from 'kysely';
import { TOO_MUCH } from './aggregates.messages.ts';
import type { Database } from './database.ts';
import { networkOf } from './limits/network.ts';
import { ProblemError } from './problem.ts';
import { canonical } from './text.ts';
import { Turns } from './turns.ts';

/** Who asks: a part of every call. */
export interface Asker { town: { id: string }; raw: { ip: string } }

/** Reads that go through many rows: summaries, counts, points, searches. */
export interface Aggregates {
  /**
   * What `read` finds; whoever asks the same of the same town while it is being read shares the answer. `question` names the operation and all that the
   * answer depends on. Everything `read` sees is of one moment. Throws 503 when it takes too long, or too many ask.
   */
  answer<T>(asker: Asker, question: readonly unknown[], read: (db: Database) => Promise<T>): Promise<T>;
}

interface Limits {
  /** Milliseconds a statement may take. */
  statement?: number | undefined;
  /** Milliseconds to wait for a turn. */
  wait?: number | undefined;
}

const STATEMENT = 8000;
const WAIT = 5000;
const RETRY_AFTER = 15;

/**
 * `db` has `connections` of its own, few of them: however many ask, those who write do not wait. One town and one address get half of them at the most, so
 * that neither shuts the others out.
 */
export function createAggregates(db: Database, connections: number, { statement = STATEMENT, wait = WAIT }: Limits = {}): Aggregates {
  const underWay = new Map<string, Promise<unknown>>();
  const turns = new Turns(connections, Math.max(1, Math.floor(connections / 2)));
  const inTurn = async <T>({ town, raw }: Asker, read: (db: Database) => Promise<T>): Promise<T> => {
    const done = await turns.take([`town ${town.id}`, `address ${networkOf(raw.ip)}`], wait);
    if (done === undefined) throw tooMuch();
    try {
      return await within(db, statement, read);
    } finally {
      done();
    }
  };
  return {
    answer<T>(asker: Asker, question: readonly unknown[], read: (db: Database) => Promise<T>) {
      const key = canonical([asker.town.id, question]);
      let answer = underWay.get(key) as Promise<T> | undefined;
      if (answer === undefined) {
        answer = inTurn(asker, read);
        underWay.set(key, answer);
        const forget = () => { underWay.delete(key); };
        answer.then(forget, forget);
      }
      return answer;
    },
  };
}

const tooMuch = () => new ProblemError('unavailable', { detail: TOO_MUCH, retryAfter: RETRY_AFTER, values: { seconds: RETRY_AFTER } });

async function within<T>(db: Database, limit: number, read: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => {
      // What is asked decides how many rows it meets: a plan for any values, which PostgreSQL would take from the sixth time on, is much slower for most.
      await sql`select set_config('statement_timeout', ${String(limit)}, true), set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(trx);
      return read(trx);
    });
  } catch (error) {
    throw tookTooLong(error) ? tooMuch() : error;
  }
}

/** The statement was cancelled, or no connection came free. */
function tookTooLong(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '57014' || message === 'timeout exceeded when trying to connect';
}
