import { sql } from 'kysely';
import { ADDING } from '../attempts.ts';
import type { Database } from '../database.ts';
import type { RequestLimits } from '../options.ts';
import { sha256 } from '../secrets.ts';
import type { RequestCounts } from './request-counts.ts';

/** Milliseconds between two looks at what the other processes have counted. */
const EVERY = 1000;
/** Whoever has used less than this part of a limit is not worth telling. */
const WORTH_TELLING = 0.1;

/**
 * Tells the other processes what has been counted here, and hears from them, in one statement a second at most, however many ask. A process in which nobody
 * comes near a limit says nothing at all.
 */
export async function shareCounts(db: Database, counts: RequestCounts, limits: RequestLimits): Promise<void> {
  const news = [...counts.running()].filter((count) => count.own > count.told && count.own >= limits[count.kind] * WORTH_TELLING).map((count) => ({ count, own: count.own }));
  if (news.length === 0) return;
  const buckets = news.map(({ count }) => sha256(`requests ${count.kind} ${count.network}`));
  const more = news.map(({ count, own }) => own - count.told);
  const ends = news.map(({ count }) => new Date(count.endsAt).toISOString());
  // In order of their name, so that two of these cannot wait for each other.
  const { rows } = await sql<{ bucket: Buffer; count: number; resets_at: string }>`
    insert into rate_limits as held (bucket, count, resets_at)
    select bucket, more, ends from unnest(${buckets}::bytea[], ${more}::int[], ${ends}::timestamptz[]) as given (bucket, more, ends) order by bucket
    ${ADDING}
    returning bucket, count, resets_at`.execute(db);
  const totals = new Map(rows.map((row) => [row.bucket.toString('hex'), row]));
  news.forEach(({ count, own }, index) => {
    const total = totals.get(buckets[index]!.toString('hex'));
    if (total === undefined) return;
    count.told = own;
    count.elsewhere = Math.max(0, total.count - own);
    // The window of whoever told first is that of all.
    count.endsAt = Date.parse(total.resets_at);
  });
}

/** Shares until stopped. `onError` hears of a round that failed, which the next one makes good. */
export function startSharing(share: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let round: Promise<void> | undefined;
  const timer = setInterval(() => { round ??= share().catch(onError).finally(() => { round = undefined; }); }, EVERY);
  timer.unref();
  return async () => { clearInterval(timer); await round; };
}
