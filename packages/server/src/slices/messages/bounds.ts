/** How often the server writes to addresses that nobody has proved to be theirs: anybody can type anybody's. */
import { sql } from 'kysely';
import { countInto } from '../../kernel/attempts.ts';
import type { Database } from '../../kernel/database.ts';
import { networkOf } from '../../kernel/limits/network.ts';
import { type Secrets, sha256 } from '../../kernel/secrets.ts';

/** At most `max` in `seconds` for whatever the bucket stands for. */
export interface Bound { bucket: Buffer; max: number; seconds: number }

const DAY = 86_400;

/** One mailbox is one address, however its name is written: without case and without what follows a plus. */
const mailbox = (email: string) => email.trim().toLowerCase().replace(/\+[^@]*(?=@)/, '');

const bound = (bucket: string, max: number, seconds: number): Bound => ({ bucket: sha256(bucket), max, seconds });
const hashed = (secrets: Secrets, email: string) => secrets.keyedHash(`mailbox ${mailbox(email)}`).toString('base64url');

/** One request to confirm for an address and a report in a day, five a day for an address, and ten in thirty days while it confirms none. */
export function confirmationBounds(secrets: Secrets, email: string, report: string): Bound[] {
  const address = hashed(secrets, email);
  return [bound(`confirm ${report} ${address}`, 1, DAY), bound(`confirm ${address}`, 5, DAY), unansweredBound(secrets, email)];
}

/** Forgotten as soon as the address confirms something. */
export function unansweredBound(secrets: Secrets, email: string): Bound {
  return bound(`unanswered ${hashed(secrets, email)}`, 10, 30 * DAY);
}

/** Ten receipts a day for an address, and what one network may cause in an hour. Beyond, the report is taken and nobody is written to. */
export function receiptBounds(secrets: Secrets, email: string, ip: string, perHour: number | undefined): Bound[] {
  return [bound(`receipt ${hashed(secrets, email)}`, 10, DAY), ...(perHour === undefined ? [] : [bound(`receipts from ${networkOf(ip)}`, perHour, 3600)])];
}

/** The same as columns, for `unnest`. */
export const columnsOf = (bounds: readonly Bound[]) => ({ buckets: bounds.map((one) => one.bucket), max: bounds.map((one) => one.max), seconds: bounds.map((one) => one.seconds) });

/** Whether none of the bounds has been reached. */
export async function withinBounds(db: Database, bounds: readonly Bound[]): Promise<boolean> {
  const { buckets, max } = columnsOf(bounds);
  const { rows: [reached] } = await sql<{ n: number }>`
    select count(*)::int as n from unnest(${buckets}::bytea[], ${max}::int[]) as given (bucket, most) join rate_limits using (bucket) where resets_at > now() and count >= most`.execute(db);
  return reached?.n === 0;
}

/** Counts `amount` more for each of the bounds. */
export async function countBounds(db: Database, bounds: readonly Bound[], amount: 0 | 1): Promise<void> {
  const { buckets, seconds } = columnsOf(bounds);
  await countInto(sql`unnest(${buckets}::bytea[], ${seconds}::int[]) as given (bucket, seconds)`, sql`${amount}::int`).execute(db);
}
