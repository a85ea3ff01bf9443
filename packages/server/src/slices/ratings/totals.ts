import { type RawBuilder, sql } from 'kysely';
import { withinCalendar } from '../../kernel/period.ts';
import { BURST_SECONDS, counts } from '../counters/bursts.ts';

/** Which votes to count. */
export interface Chosen { comune: string; scale?: 3 | 5 | undefined; subjectKind?: string | undefined; subjectId?: string | undefined; from?: string | undefined; to?: string | undefined }

/** A day of votes of one subject on one scale: how often each value and reason was given by votes that count, and how many do not. */
export interface DayTotal {
  scale: number; subject_kind: string; subject_id: string; day: string;
  count_1: number; count_2: number; count_3: number; count_4: number; count_5: number; set_aside: number; reasons: string[]; reason_counts: number[];
}

export const GROUP = sql`scale, subject_kind, subject_id, day`;
export const FIGURES = sql`count_1, count_2, count_3, count_4, count_5, set_aside, continued, reasons, reason_counts`;

/**
 * SQL for the figures of one group, counted from its votes: a lateral subquery for a row `one` with the columns of a group. With `since`, a day, no vote of the day
 * before sets one of that day aside.
 */
export function countedVotes(since?: string): RawBuilder<unknown> {
  const start = sql`(one.day::timestamp at time zone 'Europe/Rome')`;
  const lookBack = since === undefined ? sql`make_interval(secs => ${sql.lit(BURST_SECONDS)})` : sql`make_interval(secs => case when one.day > ${withinCalendar(since)}::date then ${sql.lit(BURST_SECONDS)} else 0 end)`;
  const count = (value: number) => sql`count(*) filter (where counts and value = ${sql.lit(value)})::int as ${sql.ref(`count_${value}`)}`;
  return sql`(
    with near as (
      select id, value, reasons, voted_at, ticket_hash is null as ticketless, ${counts()} as counts from ratings
      where comune = one.comune and scale = one.scale and subject_kind = one.subject_kind and subject_id = one.subject_id
        and voted_at >= ${start} - ${lookBack} and voted_at < ((one.day + 1)::timestamp at time zone 'Europe/Rome')),
    vote as materialized (select * from near where voted_at >= ${start}),
    reason as (select given as name, count(*)::int as n from vote, unnest(vote.reasons) as given where counts group by given)
    select ${sql.join([1, 2, 3, 4, 5].map(count))}, count(*) filter (where not counts)::int as set_aside,
      coalesce((select not counts from vote where ticketless order by voted_at, id limit 1), false) as continued,
      coalesce((select array_agg(name order by name) from reason), '{}') as reasons, coalesce((select array_agg(n order by name) from reason), '{}') as reason_counts
    from vote)`;
}

/**
 * SQL for the days of the votes chosen (`DayTotal`): totals of the groups that have not changed since they were counted, and the votes of those that have. Exact
 * when it is read in one statement, or in several of one snapshot. With `cut`, a vote of the day before `from` sets none aside, as if there were no votes before.
 */
export function dayTotals({ comune, scale, subjectKind, subjectId, from, to }: Chosen, { cut }: { cut: boolean }): RawBuilder<DayTotal> {
  const rome = sql`(voted_at at time zone 'Europe/Rome')::date`;
  const where = (day: RawBuilder<unknown>) => sql.join([
    sql`comune = ${comune}`,
    ...(scale === undefined ? [] : [sql`scale = ${scale}`]),
    ...(subjectKind === undefined ? [] : [sql`subject_kind = ${subjectKind}`]),
    ...(subjectId === undefined ? [] : [sql`subject_id = ${subjectId}`]),
    ...(from === undefined ? [] : [sql`${day} >= ${withinCalendar(from)}::date`]),
    ...(to === undefined ? [] : [sql`${day} <= ${withinCalendar(to)}::date`]),
  ], sql` and `);
  const since = cut ? from : undefined;
  // A group that goes on from the day before the first is not what its total says.
  const continued = since === undefined ? sql`` : sql`union select comune, ${GROUP} from rating_totals where ${where(sql`day`)} and day = ${withinCalendar(since)}::date and continued`;
  return sql`(
    with changed as materialized (
      select comune, ${GROUP} from rating_changes where ${where(sql`day`)}
      union select comune, scale, subject_kind, subject_id, ${rome} from ratings where exists (select from rating_backlog) and ${where(rome)}
      ${continued})
    select ${GROUP}, ${FIGURES} from rating_totals as total
    where ${where(sql`day`)} and not exists (select from changed where (changed.scale, changed.subject_kind, changed.subject_id, changed.day) = (total.scale, total.subject_kind, total.subject_id, total.day))
    union all select ${GROUP}, ${FIGURES} from changed as one cross join lateral ${countedVotes(since)} as counted)`;
}
