import type { NewRating, Rating, RatingReason, RatingSummary } from '@civico/contract';
import { sql } from 'kysely';
import { claimed, fingerprintOf, once } from '../kernel/idempotency.ts';
import { handler, type Handlers, type Kernel } from '../kernel/kernel.ts';
import { invalidInput } from '../kernel/problem.ts';
import { publicId } from '../kernel/secrets.ts';
import { createdFrom, createdUntil } from '../kernel/period.ts';
import { ENOUGH, wilson } from './wilson.ts';

interface SummaryQuery { subjectKind?: NewRating['subject']['kind']; subjectId?: string; scale: 3 | 5; from?: string; to?: string }

const INSERT = {
  name: 'create-rating',
  text: claimed((n) => `work as (
    insert into ratings (id, comune, subject_kind, subject_id, subject_url, scale, value, reasons, comment, channel, voted_at, created_at)
    select $${n}, $1, $${n + 1}, $${n + 2}, $${n + 3}, $${n + 4}::smallint, $${n + 5}::smallint, $${n + 6}::text[], $${n + 7}, $${n + 8}, $${n + 9}::timestamptz, $${n + 10}::timestamptz
    from claim)`),
};

/** A rating can wait offline this long; what a device claims beyond it, or in the future, is a wrong clock. */
const LONGEST_WAIT = 60 * 86_400_000;

/** Ratings are recorded one by one and only ever published as aggregates. */
export function ratingHandlers({ db, idempotency }: Kernel): Handlers {
  return {
    createRating: handler<unknown, unknown, NewRating>(async ({ town, key, body }) => {
      if (body.value > body.scale) throw invalidInput({ pointer: '/value', code: 'too-big', values: { limit: body.scale } });
      const now = new Date();
      const createdAt = now.toISOString();
      const rating: Rating = { id: publicId(), subject: body.subject, scale: body.scale, value: body.value, createdAt };
      const claim = { comune: town.id, operation: 'createRating', key, fingerprint: fingerprintOf(body) };
      return once(idempotency, claim, { status: 201, body: rating }, INSERT, [
        rating.id, body.subject.kind, body.subject.id, body.subject.url ?? null, body.scale, body.value, body.reasons,
        body.comment?.trim() || null, body.channel, votedAt(body.votedAt, now), createdAt,
      ]);
    }),

    getRatingSummary: handler<unknown, SummaryQuery>(async ({ town, query }) => {
      let chosen = db.selectFrom('ratings').where('comune', '=', town.id).where('scale', '=', query.scale);
      if (query.subjectKind !== undefined) chosen = chosen.where('subject_kind', '=', query.subjectKind);
      if (query.subjectId !== undefined) chosen = chosen.where('subject_id', '=', query.subjectId);
      if (query.from !== undefined) chosen = chosen.where('voted_at', '>=', createdFrom(query.from));
      if (query.to !== undefined) chosen = chosen.where('voted_at', '<', createdUntil(query.to));
      const [values, reasons] = await Promise.all([
        chosen.select(['value', sql<number>`count(*)::int`.as('count')]).groupBy('value').execute(),
        chosen.innerJoin(sql<{ reason: RatingReason }>`unnest(reasons)`.as<'given'>(sql`given(reason)`), (join) => join.onTrue())
          .select(['given.reason', sql<number>`count(*)::int`.as('count')]).groupBy('given.reason').orderBy('count', 'desc').orderBy('given.reason').execute(),
      ]);
      return { status: 200, body: summaryOf(query.scale, new Map(values.map((row) => [row.value, row.count])), reasons) };
    }),
  };
}

function summaryOf(scale: 3 | 5, counts: ReadonlyMap<number, number>, reasons: RatingSummary['reasons']): RatingSummary {
  const distribution = Array.from({ length: scale }, (_, index) => ({ value: index + 1, count: counts.get(index + 1) ?? 0 }));
  const count = distribution.reduce((sum, one) => sum + one.count, 0);
  const total = distribution.reduce((sum, one) => sum + one.value * one.count, 0);
  const positive = distribution.filter((one) => one.value >= (scale === 5 ? 4 : 3)).reduce((sum, one) => sum + one.count, 0);
  return { scale, count, average: count < ENOUGH ? null : Math.round((total / count) * 100) / 100, distribution, positive: wilson(positive, count), reasons };
}

function votedAt(claimedTime: string | undefined, now: Date): string {
  if (claimedTime === undefined) return now.toISOString();
  const time = Date.parse(claimedTime);
  return Number.isNaN(time) || time > now.getTime() || time < now.getTime() - LONGEST_WAIT ? now.toISOString() : new Date(time).toISOString();
}
