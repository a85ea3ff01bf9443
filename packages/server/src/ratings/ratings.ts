import type { NewRating, Rating, RatingReason, RatingSummary } from '@civico/contract';
import { italianDay } from '@civico/domain/day.ts';
import { ratingFaults, summaryOfRatings, votedAt } from '@civico/domain/rating.ts';
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { claimed, fingerprintOf, once } from '../kernel/idempotency.ts';
import { handler, type Handlers, type Kernel } from '../kernel/kernel.ts';
import { checkCounterToken } from '../counters/counters.ts';
import { invalidInput, ProblemError } from '../kernel/problem.ts';
import { publicId } from '../kernel/secrets.ts';
import { createdFrom, createdUntil } from '../kernel/period.ts';
import { counts } from './counted.ts';
import { participationOf } from './participation.ts';

interface SummaryQuery { subjectKind?: NewRating['subject']['kind']; subjectId?: string; scale: 3 | 5; from?: string; to?: string }

const INSERT = {
  name: 'create-rating',
  text: claimed((n) => `work as (
    insert into ratings (id, comune, subject_kind, subject_id, subject_url, scale, value, reasons, comment, channel, voted_at, created_at, ticket_hash)
    select $${n}, $1, $${n + 1}, $${n + 2}, $${n + 3}, $${n + 4}::smallint, $${n + 5}::smallint, $${n + 6}::text[], $${n + 7}, $${n + 8}, $${n + 9}::timestamptz, $${n + 10}::timestamptz, $${n + 11}::bytea
    from claim)`),
};

/** Ratings are recorded one by one and only ever published as aggregates. */
export function ratingHandlers({ db, aggregates, idempotency, secrets }: Kernel): Handlers {
  return {
    createRating: handler<unknown, unknown, NewRating>(async ({ town, key, body, raw }) => {
      const faults = ratingFaults(body);
      if (faults.length > 0) throw invalidInput(...faults);
      const { subject, ticket } = body;
      if (subject.kind === 'counter') await checkCounterToken(db, town.id, subject.id, raw.counterToken);
      const now = new Date();
      const voted = votedAt(body.votedAt, now);
      const ticketHash = ticket === undefined ? null : secrets.keyedHash(`ticket ${town.id} ${subject.id} ${italianDay(new Date(voted))} ${ticket.toUpperCase()}`);
      const createdAt = now.toISOString();
      const rating: Rating = { id: publicId(), subject: body.subject, scale: body.scale, value: body.value, createdAt };
      const claim = { comune: town.id, operation: 'createRating', key, fingerprint: fingerprintOf(body) };
      return once(idempotency, claim, { status: 201, body: rating }, INSERT, [
        rating.id, body.subject.kind, body.subject.id, body.subject.url ?? null, body.scale, body.value, body.reasons,
        body.comment?.trim() || null, body.channel, voted, createdAt, ticketHash,
      ]).catch((error: { code?: string; constraint?: string }) => {
        throw error.code === '23505' && error.constraint === 'ratings_of_ticket' ? new ProblemError('ticket-used') : error;
      });
    }),

    getRatingSummary: handler<unknown, SummaryQuery>(async (call) =>
      ({ status: 200, body: await aggregates.answer(call, ['getRatingSummary', call.query], (scan) => summarize(scan, call.town.id, call.query)) })),
  };
}

async function summarize(db: Database, comune: string, query: SummaryQuery): Promise<RatingSummary> {
  let chosen = db.selectFrom('ratings').where('comune', '=', comune).where('scale', '=', query.scale);
  if (query.subjectKind !== undefined) chosen = chosen.where('subject_kind', '=', query.subjectKind);
  if (query.subjectId !== undefined) chosen = chosen.where('subject_id', '=', query.subjectId);
  if (query.from !== undefined) chosen = chosen.where('voted_at', '>=', createdFrom(query.from));
  if (query.to !== undefined) chosen = chosen.where('voted_at', '<', createdUntil(query.to));
  // Only votes at counters can be bursts, and telling them takes much longer than counting.
  const elsewhere = chosen.where('subject_kind', '<>', 'counter').select(['value', 'reasons', sql<boolean>`true`.as('counts')]);
  const atCounters = chosen.where('subject_kind', '=', 'counter').select(['value', 'reasons', counts().as('counts')]);
  const given = query.subjectKind === undefined ? elsewhere.unionAll(atCounters) : query.subjectKind === 'counter' ? atCounters : elsewhere;
  const values = await db.selectFrom(given.as('given')).select(['value', 'counts', sql<number>`count(*)::int`.as('count')]).groupBy(['value', 'counts']).execute();
  const reasons = await db.selectFrom(given.as('one')).where('counts', '=', true)
    .innerJoin(sql<{ reason: RatingReason }>`unnest(one.reasons)`.as<'given'>(sql`given(reason)`), (join) => join.onTrue())
    .select(['given.reason', sql<number>`count(*)::int`.as('count')]).groupBy('given.reason').orderBy('count', 'desc').orderBy('given.reason').execute();
  const participation = query.subjectKind === 'counter' ? await participationOf(db, comune, query) : null;
  const counted = new Map(values.filter((row) => row.counts).map((row) => [row.value, row.count]));
  const setAside = values.filter((row) => !row.counts).reduce((sum, row) => sum + row.count, 0);
  return { ...summaryOfRatings(query.scale, counted, reasons), setAside, participation };
}
