import { sql } from 'kysely';
import type { Database } from './database.ts';
import { ProblemError } from './problem.ts';
import { canonical } from './text.ts';

/** Reads that go through many rows: summaries, counts, points, searches. */
export interface Aggregates {
  /**
   * What `read` finds; whoever asks the same while it is being read shares the answer. `question` names operation, town and all that the answer
   * depends on. Everything `read` sees is of one moment. Throws 503 when it takes too long, or too many ask.
   */
  answer<T>(question: readonly unknown[], read: (db: Database) => Promise<T>): Promise<T>;
}

const LIMIT = 8000;
const RETRY_AFTER = 15;

const TOO_MUCH = {
  it: 'Questo conteggio richiede troppo tempo in questo momento. Riprova tra {seconds} secondi, oppure restringi il periodo o la ricerca.',
  en: 'This count takes too long at the moment. Try again in {seconds} seconds, or narrow the period or the search.',
};

/** `db` has connections of its own, few of them: however many ask, those who write do not wait. `limit`: milliseconds a statement may take. */
export function createAggregates(db: Database, limit = LIMIT): Aggregates {
  const underWay = new Map<string, Promise<unknown>>();
  return {
    answer<T>(question: readonly unknown[], read: (db: Database) => Promise<T>) {
      const key = canonical(question);
      let answer = underWay.get(key) as Promise<T> | undefined;
      if (answer === undefined) {
        answer = within(db, limit, read);
        underWay.set(key, answer);
        const forget = () => { underWay.delete(key); };
        answer.then(forget, forget);
      }
      return answer;
    },
  };
}

async function within<T>(db: Database, limit: number, read: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => {
      await sql`select set_config('statement_timeout', ${String(limit)}, true)`.execute(trx);
      return read(trx);
    });
  } catch (error) {
    throw tookTooLong(error) ? new ProblemError('unavailable', { detail: TOO_MUCH, retryAfter: RETRY_AFTER, values: { seconds: RETRY_AFTER } }) : error;
  }
}

/** The statement was cancelled, or no connection came free. */
function tookTooLong(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '57014' || message === 'timeout exceeded when trying to connect';
}
