import { sql } from 'kysely';
import type { Database } from './database.ts';

const EVERY = 10 * 60_000;

/** Deletes what has expired: photos nobody reported with, sessions, keys, counters, delivered messages. Safe from several processes. */
export async function sweep(db: Database): Promise<void> {
  await db.deleteFrom('attachments').where('report_id', 'is', null).where('expires_at', '<=', sql<string>`now()`).execute();
  await db.deleteFrom('sessions').where('expires_at', '<=', sql<string>`now()`).execute();
  await db.deleteFrom('idempotency').where('expires_at', '<=', sql<string>`now()`).execute();
  await db.deleteFrom('rate_limits').where('resets_at', '<=', sql<string>`now()`).execute();
  await db.deleteFrom('messages').where('sent_at', '<=', sql<string>`now() - interval '30 days'`).execute();
}

/** Sweeps now and then; returns how to stop. `onError` hears of a sweep that failed, which the next one makes good. */
export function startSweeper(db: Database, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => { sweep(db).catch(onError); }, EVERY);
  timer.unref();
  return () => { clearInterval(timer); };
}
