import type { RatingSummary } from '@civico/contract';
import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import { createdFrom, createdUntil, withinCalendar } from '../../kernel/period.ts';
import { counts } from '../counters/bursts.ts';

type Participation = NonNullable<RatingSummary['participation']> | null;
interface Chosen { subjectId?: string; scale: 3 | 5; from?: string; to?: string }

/**
 * Who voted among who was served, at counters. Only the days of a counter whose number of people served is known are looked at, for both:
 * otherwise the share would be of nothing. Null when no day is known, or when fewer were served than voted (then the number is wrong).
 */
export async function participationOf(db: Database, comune: string, { subjectId, scale, from, to }: Chosen): Promise<Participation> {
  let chosen = db.selectFrom('ratings').where('comune', '=', comune).where('scale', '=', scale).where('subject_kind', '=', 'counter');
  let days = db.selectFrom('served_days').where('comune', '=', comune);
  if (subjectId !== undefined) { chosen = chosen.where('subject_id', '=', subjectId); days = days.where('counter', '=', subjectId); }
  if (from !== undefined) { chosen = chosen.where('voted_at', '>=', createdFrom(from)); days = days.where('day', '>=', withinCalendar(from)); }
  if (to !== undefined) { chosen = chosen.where('voted_at', '<', createdUntil(to)); days = days.where('day', '<=', withinCalendar(to)); }
  const votes = chosen.select(['subject_id', sql<string>`(voted_at at time zone 'Europe/Rome')::date`.as('voted_on'), counts().as('counts')]);
  const served = await days.select([sql<number>`sum(served)::int`.as('served')]).executeTakeFirst();
  const judged = await db.selectFrom(votes.as('vote')).innerJoin(days.select(['counter', 'day']).as('known'), (join) => join.onRef('known.counter', '=', 'vote.subject_id').onRef('known.day', '=', 'vote.voted_on'))
    .where('vote.counts', '=', true).select(sql<number>`count(*)::int`.as('judged')).executeTakeFirst();
  return share(judged?.judged ?? 0, served?.served ?? 0);
}

/** Rounded to four digits. */
export function share(judged: number, served: number): Participation {
  return served === 0 || judged > served ? null : { judged, served, share: Math.round((judged / served) * 1e4) / 1e4 };
}
