/** Photos that no report names yet: anybody can send them, so there is a bound on what they take. */
import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import { countInto } from '../../kernel/attempts.ts';
import { networkOf } from '../../kernel/limits/network.ts';
import { ProblemError } from '../../kernel/problem.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { problems } from './attachments.messages.ts';
import type { PhotoLimits } from './options.ts';
import { PHOTO_HOURS_AT_LEAST } from './retention.ts';

const HOUR = 3600;
/** Counts are whole numbers of 32 bits. */
const UNIT = 1024;
/** Seconds; the photos and their report wait on the device meanwhile. */
const RETRY_AFTER = 600;
/** Bytes that a photo counts for at least: a row takes its time, too. */
const LEAST = 16 * 1024;

const noRoom = () => new ProblemError(problems['no-room-for-photos'], { retryAfter: RETRY_AFTER, values: { minutes: RETRY_AFTER / 60 } });

/** What a photo counts for. */
export const weightOf = (bytes: number): number => Math.max(bytes, LEAST);

/** Counts the bytes a caller has sent in an hour. Throws 429 when they are too many, this photo included. */
export async function countSent(db: Database, ip: string, bytes: number, limits: PhotoLimits): Promise<void> {
  const bucket = sha256(`photos from ${networkOf(ip)}`);
  const counted = countInto(sql`(values (${bucket}::bytea, ${HOUR}::int)) as given (bucket, seconds)`, sql`${Math.ceil(weightOf(bytes) / UNIT)}::int`);
  const { rows: [row] } = await sql<{ count: number; seconds: number }>`${counted} returning count, ceil(extract(epoch from resets_at - now()))::int as seconds`.execute(db);
  if (row === undefined || row.count * UNIT <= limits.caller) return;
  const seconds = Math.max(1, row.seconds);
  throw new ProblemError(problems['too-many-photos'], { retryAfter: seconds, values: { minutes: Math.ceil(seconds / 60) } });
}

/** Makes sure there is room for one photo more. Those that have waited an hour give way to it, the oldest first. Throws 503 when there is none all the same. */
export async function makeRoom(db: Database, comune: string, bytes: number, limits: PhotoLimits): Promise<void> {
  if (await isRoom(db, comune, bytes, limits)) return;
  await sql`delete from attachments where id in (select id from attachments where report_id is null and created_at <= now() - make_interval(hours => ${PHOTO_HOURS_AT_LEAST}::int)
    order by expires_at limit 1000 for update skip locked)`.execute(db);
  if (!await isRoom(db, comune, bytes, limits)) throw noRoom();
}

/** Throws 503 when the disk is nearly full. */
export async function checkDisk(enough: () => Promise<boolean>): Promise<void> {
  if (!await enough()) throw noRoom();
}

async function isRoom(db: Database, comune: string, bytes: number, limits: PhotoLimits): Promise<boolean> {
  const weight = sql<string>`coalesce(sum(greatest(bytes, ${LEAST}::int)), 0)`;
  const { all, own } = await db.selectFrom('attachments').where('report_id', 'is', null)
    .select([weight.as('all'), sql<string>`coalesce(sum(greatest(bytes, ${LEAST}::int)) filter (where comune = ${comune}), 0)`.as('own')]).executeTakeFirstOrThrow();
  return Number(all) + weightOf(bytes) <= limits.server && Number(own) + weightOf(bytes) <= limits.town;
}
