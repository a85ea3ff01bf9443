import type { Rating, RatingReason, RatingSummary } from '@civico/contract';
import { toldPeriod } from '@civico/contract/told-period.ts';
import { type Insertable, sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { CallOf, HandlersFor } from '../../kernel/handlers.ts';
import { OneStatement } from '../../kernel/idempotency.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { createdFrom, createdUntil } from '../../kernel/period.ts';
import { insertFrom } from '../../kernel/prepared.ts';
import { invalidInput, ProblemError } from '../../kernel/problem.ts';
import type { Tables } from '../../kernel/schema.ts';
import { publicId } from '../../kernel/secrets.ts';
import { counts } from '../counters/bursts.ts';
import { checkCounterToken } from '../counters/counters.ts';
import { participationOf } from './participation.ts';
import { problems } from './ratings.messages.ts';
import { ENOUGH, wilson } from './wilson.ts';

type SummaryQuery = CallOf<'getRatingSummary'>['query'];

type RatingValues = Insertable<Tables['ratings']>;

const RECORD = new OneStatement<RatingValues>((value) => ({
  rating: insertFrom('claim', 'ratings', {
    id: value('id'), comune: value('comune'), subject_kind: value('subject_kind'), subject_id: value('subject_id'), subject_url: value('subject_url'),
    scale: value('scale', 'smallint'), value: value('value', 'smallint'), reasons: value('reasons', 'text[]'), comment: value('comment'), channel: value('channel'),
    voted_at: value('voted_at', 'timestamptz'), created_at: value('created_at', 'timestamptz'), ticket_hash: value('ticket_hash', 'bytea'),
  }),
}));

/** A rating can wait offline this long; what a device claims beyond it, or in the future, is a wrong clock. */
const LONGEST_WAIT = 60 * 86_400_000;

/** Ratings are recorded one by one and only ever published as aggregates. */
export function ratingHandlers({ db, aggregates, once, secrets }: Kernel): HandlersFor<'createRating' | 'getRatingSummary'> {
  return {
    async createRating(call) {
      const { town, body, raw } = call;
      if (body.value > body.scale) throw invalidInput({ pointer: '/value', code: 'too-big', values: { limit: body.scale } });
      const { subject, ticket } = body;
      if (subject.kind === 'counter') await checkCounterToken(db, town.id, subject.id, raw.counterToken);
      else if (ticket !== undefined) throw invalidInput({ pointer: '/ticket', code: 'unknown' });
      const now = new Date();
      const voted = votedAt(body.votedAt, now);
      const ticketHash = ticket === undefined ? null : secrets.keyedHash(`ticket ${town.id} ${subject.id} ${romeDay.format(new Date(voted))} ${ticket.toUpperCase()}`);
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

/** How many there are, and of the stretches with enough of them more. */
async function summarize(db: Database, comune: string, query: SummaryQuery): Promise<RatingSummary> {
  const { counted, setAside, reasons } = await figuresOf(db, comune, query);
  const told = query.from === undefined && query.to === undefined ? { counted, reasons } : await detailsOf(db, comune, query);
  const participation = query.subjectKind === 'counter' ? await participationOf(db, comune, query) : null;
  return { ...summaryOf(query.scale, total(counted), told.counted, told.reasons), setAside, participation };
}

const total = (counted: ReadonlyMap<number, number>): number => [...counted.values()].reduce((sum, one) => sum + one, 0);

/** What is told of a period, see `toldPeriod`. */
async function detailsOf(db: Database, comune: string, query: SummaryQuery): Promise<Pick<Figures, 'counted' | 'reasons'>> {
  const { from: _from, to: _to, ...always } = query;
  const days = await db.selectFrom(chosenOf(db, comune, always).as('given')).where('counts', '=', true)
    .select([sql<string>`(voted_at at time zone 'Europe/Rome')::date::text`.as('day'), sql<number>`count(*)::int`.as('count')]).groupBy('day').orderBy('day').execute();
  const period = toldPeriod(days, query);
  return period === undefined ? { counted: new Map(), reasons: [] } : figuresOf(db, comune, { ...query, ...period });
}

interface Figures { counted: ReadonlyMap<number, number>; setAside: number; reasons: RatingSummary['reasons'] }

/** Ratings of a query, each with whether it counts. */
function chosenOf(db: Database, comune: string, query: SummaryQuery) {
  let chosen = db.selectFrom('ratings').where('comune', '=', comune).where('scale', '=', query.scale);
  if (query.subjectKind !== undefined) chosen = chosen.where('subject_kind', '=', query.subjectKind);
  if (query.subjectId !== undefined) chosen = chosen.where('subject_id', '=', query.subjectId);
  if (query.from !== undefined) chosen = chosen.where('voted_at', '>=', createdFrom(query.from));
  if (query.to !== undefined) chosen = chosen.where('voted_at', '<', createdUntil(query.to));
  // Only votes at counters can be bursts, and telling them takes much longer than counting.
  const elsewhere = chosen.where('subject_kind', '<>', 'counter').select(['value', 'reasons', 'voted_at', sql<boolean>`true`.as('counts')]);
  const atCounters = chosen.where('subject_kind', '=', 'counter').select(['value', 'reasons', 'voted_at', counts().as('counts')]);
  return query.subjectKind === undefined ? elsewhere.unionAll(atCounters) : query.subjectKind === 'counter' ? atCounters : elsewhere;
}

async function figuresOf(db: Database, comune: string, query: SummaryQuery): Promise<Figures> {
  const given = chosenOf(db, comune, query);
  const values = await db.selectFrom(given.as('given')).select(['value', 'counts', sql<number>`count(*)::int`.as('count')]).groupBy(['value', 'counts']).execute();
  const reasons = await db.selectFrom(given.as('one')).where('counts', '=', true)
    .innerJoin(sql<{ reason: RatingReason }>`unnest(one.reasons)`.as<'given'>(sql`given(reason)`), (join) => join.onTrue())
    .select(['given.reason', sql<number>`count(*)::int`.as('count')]).groupBy('given.reason').orderBy('count', 'desc').orderBy('given.reason').execute();
  const setAside = values.filter((row) => !row.counts).reduce((sum, row) => sum + row.count, 0);
  return { counted: new Map(values.filter((row) => row.counts).map((row) => [row.value, row.count])), setAside, reasons };
}

/** `count` of all; the rest of those in `counts`, when they are enough. */
function summaryOf(scale: 3 | 5, count: number, counts: ReadonlyMap<number, number>, reasons: RatingSummary['reasons']): RatingSummary {
  const told = total(counts);
  if (told < ENOUGH) return { scale, count, average: null, distribution: [], positive: null, reasons: [] };
  const distribution = Array.from({ length: scale }, (_, index) => ({ value: index + 1, count: counts.get(index + 1) ?? 0 }));
  const sum = distribution.reduce((all, one) => all + one.value * one.count, 0);
  const positive = distribution.filter((one) => one.value >= (scale === 5 ? 4 : 3)).reduce((all, one) => all + one.count, 0);
  return { scale, count, average: Math.round((sum / told) * 100) / 100, distribution, positive: wilson(positive, told), reasons };
}

const romeDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

function votedAt(claimedTime: string | undefined, now: Date): string {
  if (claimedTime === undefined) return now.toISOString();
  const time = Date.parse(claimedTime);
  return Number.isNaN(time) || time > now.getTime() || time < now.getTime() - LONGEST_WAIT ? now.toISOString() : new Date(time).toISOString();
}
