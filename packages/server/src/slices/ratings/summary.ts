import type { RatingSummary } from '@civico/contract';
import { summaryOfRatings } from '@civico/domain/rating.ts';
import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { CallOf } from '../../kernel/handlers.ts';
import { participationOf } from './participation.ts';
import { dayTotals } from './totals.ts';

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
  return { ...summaryOfRatings(query.scale, new Map(total?.counts.map((count, index) => [index + 1, count])), total?.reasons ?? []), setAside: total?.set_aside ?? 0, participation };
}
