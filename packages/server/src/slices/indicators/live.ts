import type { Indicator, Observation } from '@civico/contract';
import { italianDay } from '@civico/domain/day.ts';
import { positiveFrom } from '@civico/domain/rating.ts';
import { ENOUGH, wilson } from '@civico/domain/wilson.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Town } from '../../kernel/towns.ts';
import { fill, type Language } from '../../kernel/words.ts';
import { counts } from '../counters/bursts.ts';
import { share } from '../ratings/participation.ts';
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

/** The positive share of ratings with its 95 % interval, grouped; a group with fewer than five answers says so and nothing else. */
async function satisfaction(db: Database, { town, from, to }: Wanted, { where, period, category }: { where: RawBuilder<boolean>; period: RawBuilder<string>; category: RawBuilder<string | null> }): Promise<Observation[]> {
  const { rows } = await sql<Positive>`
    select ${period} as period, ${category} as category, (count(*) filter (where value >= case scale when 5 then ${positiveFrom(5)}::int else ${positiveFrom(3)}::int end))::int as good, count(*)::int as count
    from (select *, (voted_at at time zone 'Europe/Rome')::date as day, ${counts()} as counts from ratings where comune = ${town.id} and ${where}) as vote
    left join counters on counters.comune = vote.comune and counters.id = vote.subject_id and vote.subject_kind = 'counter'
    where vote.counts and day between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`.execute(db);
  return rows.map(({ period: at, category: of, good, count }) => {
    const interval = wilson(good, count);
    const base = { period: at, n: count, ...(of === null ? {} : { category: of }) };
    return interval === null ? { ...base, value: null, missing: 'not-enough' as const }
      : { ...base, value: percent(interval.share), low: percent(interval.low), high: percent(interval.high) };
  });
}

const MONTH = sql<string>`to_char(day, 'YYYY-MM')`;
const onWeb = sql<boolean>`subject_kind in ('page', 'service')`;
const atCounters = sql<boolean>`subject_kind = 'counter' and scale = 3`;

export const LIVE: readonly LiveIndicator[] = [
  live('satisfaction-channels', { unit: 'percent', aggregation: 'mean', chart: 'bar', better: 'higher' }, async (db, wanted) => {
    const category = sql<string>`case subject_kind when 'counter' then ${CHANNELS.counters[wanted.language]}::text else ${CHANNELS.web[wanted.language]}::text end`;
    return satisfaction(db, wanted, { where: sql<boolean>`(${onWeb} or ${atCounters})`, period: sql<string>`to_char(day, 'YYYY')`, category });
  }),
  live('satisfaction-web', { unit: 'percent', aggregation: 'mean', chart: 'line', better: 'higher' }, (db, wanted) =>
    satisfaction(db, wanted, { where: onWeb, period: MONTH, category: sql<null>`null::text` })),
  live('satisfaction-counters', { unit: 'percent', aggregation: 'mean', chart: 'bar', better: 'higher' }, (db, wanted) =>
    satisfaction(db, wanted, { where: atCounters, period: sql<string>`to_char(day, 'YYYY')`, category: sql<string>`coalesce(counters.name, subject_id)` })),
  live('participation-counters', { unit: 'percent', aggregation: 'mean', chart: 'bar', better: 'higher' }, async (db, { town, from, to }) => {
    const { rows } = await sql<{ period: string; category: string; judged: number; served: number }>`
      select to_char(known.day, 'YYYY') as period, counters.name as category, sum(known.served)::int as served, sum(coalesce(voted.judged, 0))::int as judged
      from served_days as known join counters on counters.comune = known.comune and counters.id = known.counter
      left join (select subject_id, day, count(*) as judged from (
          select subject_id, (voted_at at time zone 'Europe/Rome')::date as day, ${counts()} as counts from ratings where comune = ${town.id} and ${atCounters}) as vote
        where counts group by 1, 2) as voted on voted.subject_id = known.counter and voted.day = known.day
      where known.comune = ${town.id} and known.day between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`.execute(db);
    return rows.map(({ period, category, judged, served }): Observation => {
      const part = share(judged, served);
      return { period, category, n: served, ...(part ? { value: percent(part.share) } : { value: null, missing: 'not-collected' as const }) };
    });
  }),
  live('reports-received', { unit: 'count', aggregation: 'sum', chart: 'line', better: 'none' }, async (db, { town, from, to }) => {
    const { rows } = await sql<{ period: string; value: number }>`
      select to_char(created_at at time zone 'Europe/Rome', 'YYYY-MM') as period, count(*)::int as value from reports
      where comune = ${town.id} and (created_at at time zone 'Europe/Rome')::date between ${from}::date and ${to}::date group by 1 order by 1`.execute(db);
    return rows;
  }),
  live('reports-closing-time', { unit: 'days', aggregation: 'mean', chart: 'bar', better: 'lower', target: { value: 30 } }, async (db, { town, from, to }) => {
    const names = new Map(town.categories.map(({ id, name }) => [id, name]));
    const { rows } = await sql<{ period: string; category: string; value: number; count: number }>`
      select to_char(created_at at time zone 'Europe/Rome', 'YYYY') as period, category, count(*)::int as count,
        round((percentile_cont(0.5) within group (order by extract(epoch from closed_at - created_at) / 86400))::numeric, 1)::float as value
      from (select reports.category, reports.created_at, min(report_steps.at) as closed_at from reports join report_steps on report_steps.report_id = reports.id and report_steps.status = 'resolved'
        where reports.comune = ${town.id} group by reports.id) as closed
      where (created_at at time zone 'Europe/Rome')::date between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`.execute(db);
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
