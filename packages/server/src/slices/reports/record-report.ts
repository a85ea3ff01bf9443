import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { NewReport } from '@civico/contract';
import { OneStatement } from '../../kernel/idempotency.ts';
import { insertFrom, type Value } from '../../kernel/prepared.ts';
import type { Tables } from '../../kernel/schema.ts';
import { countInto } from '../../kernel/attempts.ts';
import { CONFIRM_DAYS } from '../subscriptions/retention.ts';

/** A report as it arrives. */
export interface ReportValues {
  id: string; comune: string; code_hash: Buffer; category: string; title: string; description: string; lat: number | null; lon: number | null; address: string | null;
  /** JSON. */
  contact: string | null;
  /** JSON. */
  answers: string;
  search: string; created_at: string;
}

/** The receipt for whoever left an email, the address to be told of every step once it is confirmed, and how often such addresses may be written to. */
export interface ReceiptValues {
  buckets: readonly Buffer[]; max: readonly number[]; seconds: readonly number[];
  subscription: string; email: string; language: string; message: string; sealed: Buffer;
}

/** The report and its first step. */
const report = (value: Value<ReportValues>): Readonly<Record<string, RawBuilder<unknown>>> => {
  const at = value('created_at', 'timestamptz');
  return {
    report: insertFrom('claim', 'reports', {
      id: value('id'), comune: value('comune'), code_hash: value('code_hash', 'bytea'), category: value('category'), title: value('title'), description: value('description'),
      lat: value('lat', 'float8'), lon: value('lon', 'float8'), address: value('address'), contact: value('contact', 'jsonb'), answers: value('answers', 'jsonb'),
      status: sql.lit('received'), search: value('search'), created_at: at, updated_at: at,
    }),
    step: insertFrom('claim', 'report_steps', { report_id: value('id'), comune: value('comune'), at, status: sql.lit('received') }),
  };
};

/** The receipt, unless the address or the network has had enough. */
const receipt = (value: Value<ReportValues & ReceiptValues>): Readonly<Record<string, RawBuilder<unknown>>> => ({
  bound: sql`${countInto(sql`claim, unnest(${value('buckets', 'bytea[]')}, ${value('seconds', 'int[]')}) as given (bucket, seconds)`, sql.lit(1))} returning bucket, count`,
  within: sql`select true from bound join unnest(${value('buckets', 'bytea[]')}, ${value('max', 'int[]')}) as given (bucket, most) using (bucket) having bool_and(count <= most)`,
  subscription: insertFrom('within', 'subscriptions', {
    id: value('subscription'), comune: value('comune'), report_id: value('id'), email: value('email'), language: value('language'), state: sql.lit('waiting'), expires_at: sql`now() + make_interval(days => ${sql.lit(CONFIRM_DAYS)})`,
  }),
  message: insertFrom('within', 'messages', { id: value('message'), comune: value('comune'), sealed: value('sealed', 'bytea'), subscription_id: value('subscription') }),
});

export const RECORD = new OneStatement<ReportValues>(report);
export const RECORD_AND_WRITE = new OneStatement<ReportValues & ReceiptValues>((value) => ({ ...report(value), ...receipt(value) }));

/** Gives the photos to a report, in their order; whether all of them were there to be taken. */
export async function takePhotos(trx: Transaction<Tables>, { id, comune }: ReportValues, photos: NewReport['attachments']): Promise<boolean> {
  const ids = photos.map((one) => one.id);
  const texts = photos.map((one) => one.alternativeText?.trim() || null);
  const { numAffectedRows } = await sql`
    with chosen as (select id, alternative_text, ordinal from unnest(${ids}::text[], ${texts}::text[]) with ordinality as given(id, alternative_text, ordinal)),
    free as (
      select id from attachments where comune = ${comune} and id = any (${ids}) and report_id is null and expires_at > now() order by id for update)
    update attachments set report_id = ${id}, ordinal = chosen.ordinal, alternative_text = chosen.alternative_text, expires_at = null
    from chosen join free using (id) where attachments.id = chosen.id`.execute(trx);
  return numAffectedRows === BigInt(photos.length);
}
