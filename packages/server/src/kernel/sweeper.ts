import { sql } from 'kysely';
import { eraseContacts } from '../reports/erase-contacts.ts';
import type { Towns } from '../towns/registry.ts';
import { MESSAGE_DAYS } from '../towns/retention.ts';
import type { Database } from './database.ts';

const EVERY = 10 * 60_000;

/**
 * Deletes what has expired: photos nobody reported with, sessions, keys, counters, messages, addresses nobody confirmed, and the contacts of
 * reports whose term is over. Safe from several processes.
 */
export async function sweep(db: Database, towns: Towns): Promise<void> {
  await db.deleteFrom('attachments').where('report_id', 'is', null).where('expires_at', '<=', sql<string>`now()`).execute();
  await db.deleteFrom('sessions').where('expires_at', '<=', sql<string>`now()`).execute();
  await db.deleteFrom('idempotency').where('expires_at', '<=', sql<string>`now()`).execute();
  await db.deleteFrom('rate_limits').where('resets_at', '<=', sql<string>`now()`).execute();
  // Also what nobody could deliver: it names a person all the same, and is old news.
  await db.deleteFrom('messages').where('created_at', '<=', sql<string>`now() - make_interval(days => ${MESSAGE_DAYS}::int)`).execute();
  await db.deleteFrom('subscriptions').where('expires_at', '<=', sql<string>`now()`).execute();
  await eraseContacts(db, towns);
}

/** Sweeps at once and now and then; returns how to stop. `onError` hears of a sweep that failed, which the next one makes good. */
export function startSweeper(db: Database, towns: Towns, onError: (error: unknown) => void): () => Promise<void> {
  let round = Promise.resolve();
  const look = () => { round = sweep(db, towns).catch(onError); };
  look();
  const timer = setInterval(look, EVERY);
  timer.unref();
  return () => { clearInterval(timer); return round; };
}
