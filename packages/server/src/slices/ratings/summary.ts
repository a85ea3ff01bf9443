import type { RatingSummary } from '@civico/contract';
import { summaryOfRatings } from '@civico/domain/rating.ts';
import { toldPeriod } from '@civico/domain/told-period.ts';
import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { CallOf } from '../../kernel/handlers.ts';
import { participationOf } from './participation.ts';
import { dayTotals } from './totals.ts';

type SummaryQuery = CallOf<'getRatingSummary'>['query'];

interface Figures { counts: ReadonlyMap<number, number>; setAside: number; reasons: RatingSummary['reasons'] }

/** How many votes were asked for, and of those that may be told, what they come to. `db` is a transaction that sees one moment. */
export async function summarize(db: Database, comune: string, query: SummaryQuery): Promise<RatingSummary> {
  const all = await figuresOf(db, comune, query);
  const told = query.from === undefined && query.to === undefined ? all : await toldFigures(db, comune, query);
  const participation = query.subjectKind === 'counter' ? await participationOf(db, comune, query) : null;
  const count = [...all.counts.values()].reduce((sum, one) => sum + one, 0);
  return { ...summaryOfRatings(query.scale, count, told?.counts ?? new Map(), told?.reasons ?? []), setAside: all.setAside, participation };
}

/** The figures of the part of a period that is told; undefined where there is none. */
async function toldFigures(db: Database, comune: string, query: SummaryQuery): Promise<Figures | undefined> {
  const { from: _from, to: _to, ...always } = query;
  const { rows: days } = await sql<{ day: string; count: number }>`
    select day::text as day, sum(count_1 + count_2 + count_3 + count_4 + count_5)::int as count from ${dayTotals({ ...always, comune }, { cut: false })} as total
    group by day having sum(count_1 + count_2 + count_3 + count_4 + count_5) > 0 order by day`.execute(db);
  const period = toldPeriod(days, query);
  return period === undefined ? undefined : figuresOf(db, comune, { ...query, ...period });
}

/** The figures of all votes asked for, before it is judged what of them may be told. */
export async function figuresOf(db: Database, comune: string, query: SummaryQuery): Promise<Figures> {
  const { rows: [total] } = await sql<{ counts: number[]; set_aside: number; reasons: RatingSummary['reasons'] | null }>`
    with total as materialized (select * from ${dayTotals({ ...query, comune }, { cut: true })} as total)
    select array[${sql.join([1, 2, 3, 4, 5].map((value) => sql`coalesce(sum(${sql.ref(`count_${value}`)}), 0)`))}]::int[] as counts, coalesce(sum(set_aside), 0)::int as set_aside,
      (select json_agg(one order by one.count desc, one.reason) from (
        select reason, sum(n)::int as count from total, unnest(reasons, reason_counts) as given (reason, n) group by reason) as one) as reasons
    from total`.execute(db);
  return { counts: new Map(total?.counts.map((count, index) => [index + 1, count])), setAside: total?.set_aside ?? 0, reasons: total?.reasons ?? [] };
}
