import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import { ProblemError } from './problem.ts';
import { sha256 } from './secrets.ts';

/** SQL: adds to a count that is running, and begins anew where its window is over. The table stands as `held`. */
export const ADDING = sql`on conflict (bucket) do update set
    count = case when held.resets_at <= now() then excluded.count else held.count + excluded.count end,
    resets_at = case when held.resets_at <= now() then excluded.resets_at else held.resets_at end`;

/**
 * Counts an attempt in the database, where every process sees it. Throws 429 beyond `max` in the window. Only a hash of who or what is
 * counted is kept.
 */
export async function countAttempt(db: Database, bucket: string, max: number, windowSeconds: number): Promise<void> {
  const { rows: [row] } = await sql<{ count: number; seconds: number }>`
    insert into rate_limits as held (bucket, count, resets_at) values (${sha256(bucket)}, 1, now() + make_interval(secs => ${windowSeconds}))
    ${ADDING}
    returning count, ceil(extract(epoch from resets_at - now()))::int as seconds`.execute(db);
  if (row !== undefined && row.count > max) {
    const seconds = Math.max(1, row.seconds);
    throw new ProblemError('too-many-requests', { retryAfter: seconds, values: { seconds } });
  }
}

/** Forgets the attempts of a bucket. */
export async function forgetAttempts(db: Database, bucket: string): Promise<void> {
  await db.deleteFrom('rate_limits').where('bucket', '=', sha256(bucket)).execute();
}

/** Takes one attempt back: whoever proved to be right does not use up what is left to the others at the same address. */
export async function refundAttempt(db: Database, bucket: string): Promise<void> {
  await db.updateTable('rate_limits').set((eb) => ({ count: eb('count', '-', 1) })).where('bucket', '=', sha256(bucket)).where('count', '>', 0).execute();
}

/** Counts `amount` for the buckets selected by `source` as `bucket, seconds`. In order of their name, so that two of these cannot wait for each other. */
export const countInto = (source: RawBuilder<unknown>, amount: RawBuilder<unknown>): RawBuilder<unknown> => sql`insert into rate_limits as held (bucket, count, resets_at)
  select bucket, ${amount}, now() + make_interval(secs => seconds) from ${source} order by bucket
  ${ADDING}`;
