import type { RatingSummary } from '@civico/contract';
import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import { withinCalendar } from '../../kernel/period.ts';
import { dayTotals } from './totals.ts';

type Participation = NonNullable<RatingSummary['participation']> | null;
interface Chosen { subjectId?: string; scale: 3 | 5; from?: string; to?: string }

/**
 * Who voted among who was served, at counters. Only the days of a counter whose number of people served is known are looked at, for both:
 * otherwise the share would be of nothing. Null when no day is known, or when fewer were served than voted (then the number is wrong).
 */
export async function participationOf(db: Database, comune: string, chosen: Chosen): Promise<Participation> {
  const { subjectId, from, to } = chosen;
  let known = db.selectFrom('served_days').where('comune', '=', comune).select(['counter', 'day', 'served']);
  if (subjectId !== undefined) known = known.where('counter', '=', subjectId);
  if (from !== undefined) known = known.where('day', '>=', withinCalendar(from));
  if (to !== undefined) known = known.where('day', '<=', withinCalendar(to));
  const { rows: [sum] } = await sql<{ judged: number; served: number }>`
    select coalesce(sum(served), 0)::int as served, coalesce(sum(count_1 + count_2 + count_3 + count_4 + count_5), 0)::int as judged
    from ${known} as known left join ${dayTotals({ ...chosen, comune, subjectKind: 'counter' }, { cut: true })} as total on total.subject_id = known.counter and total.day = known.day`.execute(db);
  return share(sum?.judged ?? 0, sum?.served ?? 0);
}

/** Rounded to four digits. */
export function share(judged: number, served: number): Participation {
  return served === 0 || judged > served ? null : { judged, served, share: Math.round((judged / served) * 1e4) / 1e4 };
}
