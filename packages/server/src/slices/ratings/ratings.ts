import { italianDay } from '@civico/domain/day.ts';
import { ratingFaults, summaryOfRatings, votedAt } from '@civico/domain/rating.ts';
import type { Rating, RatingReason, RatingSummary } from '@civico/contract';
import { type Insertable, sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { CallOf, HandlersFor } from '../../kernel/handlers.ts';
import { OneStatement } from '../../kernel/idempotency.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { createdFrom, createdUntil } from '../../kernel/period.ts';
import { insertFrom } from '../../kernel/prepared.ts';
import { faultsInWords, invalidInput, ProblemError } from '../../kernel/problem.ts';
import type { Tables } from '../../kernel/schema.ts';
import { publicId } from '../../kernel/secrets.ts';
import { counts } from '../counters/bursts.ts';
import { checkCounterToken } from '../counters/counters.ts';
import { participationOf } from './participation.ts';
import { problems } from './ratings.messages.ts';

type SummaryQuery = CallOf<'getRatingSummary'>['query'];

type RatingValues = Insertable<Tables['ratings']>;

const RECORD = new OneStatement<RatingValues>((value) => ({
  rating: insertFrom('claim', 'ratings', {
    id: value('id'), comune: value('comune'), subject_kind: value('subject_kind'), subject_id: value('subject_id'), subject_url: value('subject_url'),
    scale: value('scale', 'smallint'), value: value('value', 'smallint'), reasons: value('reasons', 'text[]'), comment: value('comment'), channel: value('channel'),
    voted_at: value('voted_at', 'timestamptz'), created_at: value('created_at', 'timestamptz'), ticket_hash: value('ticket_hash', 'bytea'),
  }),
}));

/** Ratings are recorded one by one and only ever published as aggregates. */
export function ratingHandlers({ db, aggregates, once, secrets }: Kernel): HandlersFor<'createRating' | 'getRatingSummary'> {
  return {
    async createRating(call) {
      const { town, body, raw } = call;
      const faults = ratingFaults(body);
      if (faults.length > 0) throw invalidInput(...faultsInWords(faults));
      const { subject, ticket } = body;
      if (subject.kind === 'counter') await checkCounterToken(db, town.id, subject.id, raw.counterToken);
      const now = new Date();
      const voted = votedAt(body.votedAt, now);
      const ticketHash = ticket === undefined ? null : secrets.keyedHash(`ticket ${town.id} ${subject.id} ${italianDay(new Date(voted))} ${ticket.toUpperCase()}`);
      const createdAt = now.toISOString();
      const rating: Rating = { id: publicId(), subject: body.subject, scale: body.scale, value: body.value, createdAt };
      const values: RatingValues = {
        id: rating.id, comune: town.id, subject_kind: subject.kind, subject_id: subject.id, subject_url: subject.url ?? null, scale: body.scale, value: body.value, reasons: body.reasons,
        comment: body.comment?.trim() || null, channel: body.channel, voted_at: voted, created_at: createdAt, ticket_hash: ticketHash,
      };
      return once(call, { statement: RECORD, values, answer: { status: 201, body: rating } }).catch((error: { code?: string; constraint?: string }) => {
        throw error.code === '23505' && error.constraint === 'ratings_of_ticket' ? new ProblemError(problems['ticket-used']) : error;
      });
    },

    getRatingSummary: async (call) => ({ status: 200, body: await aggregates.answer(call, ['getRatingSummary', call.query], (scan) => summarize(scan, call.town.id, call.query)) }),
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
