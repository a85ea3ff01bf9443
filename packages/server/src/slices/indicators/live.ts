import type { Indicator, Observation } from '@civico/contract';
import { italianDay } from '@civico/domain/day.ts';
import { positiveFrom } from '@civico/domain/rating.ts';
import { ENOUGH, wilson } from '@civico/domain/wilson.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import { createdFrom, createdUntil } from '../../kernel/period.ts';
import type { Town } from '../../kernel/towns.ts';
import { fill, type Language } from '../../kernel/words.ts';
import { share } from '../ratings/participation.ts';
import { dayTotals } from '../ratings/totals.ts';
import { CHANNELS, WORDS } from './live.messages.ts';

interface Wanted { town: Town; /** Days, both included. */ from: string; to: string; language: Language }

/** A figure computed from what is in the database at the moment it is asked for. */
export interface LiveIndicator {
  id: keyof typeof WORDS;
  define(town: Town, language: Language): Indicator;
  observe(db: Database, wanted: Wanted): Promise<Observation[]>;
}

const LICENCE = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
const percent = (value: number) => Math.round(value * 1e3) / 10;

type Form = Pick<Indicator, 'unit' | 'aggregation' | 'chart' | 'better'> & Pick<Partial<Indicator>, 'target'>;

const live = (id: LiveIndicator['id'], form: Form, observe: LiveIndicator['observe']): LiveIndicator => ({
  id, observe,
  define: (town, language) => {
    const { source, ...words } = WORDS[id][language];
    return { id, ...words, ...form, source: { name: fill(source, { town: town.name }, language) }, licence: LICENCE, updatedAt: italianDay(new Date()) };
  },
});

interface Positive { period: string; category: string | null; good: number; count: number }

/** SQL: how many of a day's votes were positive. */
const positiveCounts = (scale: 3 | 5) => sql.join(Array.from({ length: scale + 1 - positiveFrom(scale) }, (_, index) => sql.ref(`count_${positiveFrom(scale) + index}`)), sql` + `);

interface Grouping { where: RawBuilder<boolean>; period: RawBuilder<string>; category: RawBuilder<string | null> }

/** The positive share of ratings with its 95 % interval, grouped; a group with fewer than five answers says so and nothing else. */
async function satisfaction(db: Database, { town, from, to }: Wanted, { where, period, category }: Grouping): Promise<Observation[]> {
  const { rows } = await sql<Positive>`
    select period, category, sum(good)::int as good, sum(count)::int as count from (
      select ${period} as period, ${category} as category, count_1 + count_2 + count_3 + count_4 + count_5 as count, case scale when 5 then ${positiveCounts(5)} else ${positiveCounts(3)} end as good
      from ${dayTotals({ comune: town.id, from, to }, { cut: false })} as total
      left join counters on counters.comune = ${town.id} and counters.id = total.subject_id and total.subject_kind = 'counter'
      where ${where}) as day
    where count > 0 group by 1, 2 order by 1, 2`.execute(db);
  return rows.map(({ period: at, category: of, good, count }) => {
    const interval = wilson(good, count);
    const base = { period: at, n: count, ...(of === null ? {} : { category: of }) };
    return interval === null ? { ...base, value: null, missing: 'not-enough' as const }
      : { ...base, value: percent(interval.share), low: percent(interval.low), high: percent(interval.high) };
  });
}

/** As moments, so that an index serves; both days included. */
const createdWithin = (from: string, to: string) => sql<boolean>`created_at >= ${createdFrom(from)} and created_at < ${createdUntil(to)}`;
const YEAR = sql<string>`to_char(day, 'YYYY')`;
const WEB = ['page', 'service'];

export const LIVE: readonly LiveIndicator[] = [
  live('satisfaction-channels', { unit: 'percent', aggregation: 'mean', chart: 'bar', better: 'higher' }, async (db, wanted) => {
    const category = sql<string>`case subject_kind when 'counter' then ${CHANNELS.counters[wanted.language]}::text else ${CHANNELS.web[wanted.language]}::text end`;
    return satisfaction(db, wanted, { where: sql<boolean>`(subject_kind = any (${WEB}) or subject_kind = 'counter' and scale = 3)`, period: YEAR, category });
  }),
  live('satisfaction-web', { unit: 'percent', aggregation: 'mean', chart: 'line', better: 'higher' }, (db, wanted) =>
    satisfaction(db, wanted, { where: sql<boolean>`subject_kind = any (${WEB})`, period: sql<string>`to_char(day, 'YYYY-MM')`, category: sql<null>`null::text` })),
  live('satisfaction-counters', { unit: 'percent', aggregation: 'mean', chart: 'bar', better: 'higher' }, (db, wanted) =>
    satisfaction(db, wanted, { where: sql<boolean>`subject_kind = 'counter' and scale = 3`, period: YEAR, category: sql<string>`coalesce(counters.name, subject_id)` })),
  live('participation-counters', { unit: 'percent', aggregation: 'mean', chart: 'bar', better: 'higher' }, async (db, { town, from, to }) => {
    const { rows } = await sql<{ period: string; category: string; judged: number; served: number }>`
      select to_char(known.day, 'YYYY') as period, counters.name as category, sum(known.served)::int as served, coalesce(sum(count_1 + count_2 + count_3), 0)::int as judged
      from served_days as known join counters on counters.comune = known.comune and counters.id = known.counter
      left join ${dayTotals({ comune: town.id, scale: 3, subjectKind: 'counter', from, to }, { cut: false })} as voted on voted.subject_id = known.counter and voted.day = known.day
      where known.comune = ${town.id} and known.day between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`.execute(db);
    return rows.map(({ period, category, judged, served }): Observation => {
      const part = share(judged, served);
      return { period, category, n: served, ...(part ? { value: percent(part.share) } : { value: null, missing: 'not-collected' as const }) };
    });
  }),
  live('reports-received', { unit: 'count', aggregation: 'sum', chart: 'line', better: 'none' }, async (db, { town, from, to }) => {
    // Month by month through the index, without a look at any report.
    const { rows } = await sql<{ period: string; value: number }>`
      select to_char(month, 'YYYY-MM') as period, value
      from (select min(created_at) as first, max(created_at) as last from reports where comune = ${town.id} and ${createdWithin(from, to)}) as bounds
      cross join lateral generate_series(date_trunc('month', first at time zone 'Europe/Rome'), last at time zone 'Europe/Rome', interval '1 month') as month
      cross join lateral (select count(*)::int as value from reports
        where comune = ${town.id} and ${createdWithin(from, to)} and created_at >= month at time zone 'Europe/Rome' and created_at < (month + interval '1 month') at time zone 'Europe/Rome') as counted
      where value > 0 order by 1`.execute(db);
    return rows;
  }),
  live('reports-closing-time', { unit: 'days', aggregation: 'mean', chart: 'bar', better: 'lower', target: { value: 30 } }, async (db, { town, from, to }) => {
    const names = new Map(town.categories.map(({ id, name }) => [id, name]));
    const { rows } = await sql<{ period: string; category: string; value: number; count: number }>`
      select to_char(year, 'YYYY') as period, category, count(*)::int as count, round((percentile_cont(0.5) within group (order by took) / 86400)::numeric, 1)::float as value
      from (
        select date_trunc('year', created_at at time zone 'Europe/Rome') as year, category, extract(epoch from resolved.at - created_at)::float8 as took
        from (select report_id, min(at) as at from report_steps where comune = ${town.id} and status = 'resolved' group by report_id) as resolved
        join reports on reports.id = resolved.report_id where reports.comune = ${town.id} and ${createdWithin(from, to)}) as closed
      group by year, category order by 1, 2`.execute(db);
    return rows.map(({ period, category, value, count }): Observation => {
      const base = { period, category: names.get(category) ?? category, n: count };
      return count < ENOUGH ? { ...base, value: null, missing: 'not-enough' } : { ...base, value };
    });
  }),
];

/** Whether a live figure belongs to a theme, by the theme's name in any language: a page asks for one by name, whatever the person speaks. */
export function isOfTheme(id: LiveIndicator['id'], theme: string): boolean {
  return Object.values(WORDS[id]).some((words) => words.theme === theme);
}
