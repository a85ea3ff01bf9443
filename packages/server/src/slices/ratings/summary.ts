import type { RatingSummary } from '@civico/contract';
import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { CallOf } from '../../kernel/handlers.ts';
import { participationOf } from './participation.ts';
import { dayTotals } from './totals.ts';
import { ENOUGH, wilson } from './wilson.ts';

type SummaryQuery = CallOf<'getRatingSummary'>['query'];

/** What the votes asked for come to. `db` is a transaction that sees one moment. */
export async function summarize(db: Database, comune: string, query: SummaryQuery): Promise<RatingSummary> {
  const { rows: [total] } = await sql<{ counts: number[]; set_aside: number; reasons: RatingSummary['reasons'] | null }>`
    with total as materialized (select * from ${dayTotals({ ...query, comune }, { cut: true })} as total)
    select array[${sql.join([1, 2, 3, 4, 5].map((value) => sql`coalesce(sum(${sql.ref(`count_${value}`)}), 0)`))}]::int[] as counts, coalesce(sum(set_aside), 0)::int as set_aside,
      (select json_agg(one order by one.count desc, one.reason) from (
        select reason, sum(n)::int as count from total, unnest(reasons, reason_counts) as given (reason, n) group by reason) as one) as reasons
    from total`.execute(db);
  const participation = query.subjectKind === 'counter' ? await participationOf(db, comune, query) : null;
  return { ...summaryOf(query.scale, total?.counts ?? [], total?.reasons ?? []), setAside: total?.set_aside ?? 0, participation };
}

function summaryOf(scale: 3 | 5, counts: readonly number[], reasons: RatingSummary['reasons']): RatingSummary {
  const distribution = Array.from({ length: scale }, (_, index) => ({ value: index + 1, count: counts[index] ?? 0 }));
  const count = distribution.reduce((sum, one) => sum + one.count, 0);
  const total = distribution.reduce((sum, one) => sum + one.value * one.count, 0);
  const positive = distribution.filter((one) => one.value >= (scale === 5 ? 4 : 3)).reduce((sum, one) => sum + one.count, 0);
  return { scale, count, average: count < ENOUGH ? null : Math.round((total / count) * 100) / 100, distribution, positive: wilson(positive, count), reasons };
}
