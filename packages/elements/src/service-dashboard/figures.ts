import type { Indicator, Observation } from '@civico/contract';
import { inGrain, yearsOf, type Grain } from './period.ts';

/** Years, both included. */
export interface Years { from?: number | undefined; to?: number | undefined }

/** The values of an indicator made ready to be shown: what cannot be compared is out and counted, what is too much is combined. */
export interface Figures {
  rows: readonly Observation[];
  /** In order of time. */
  periods: readonly string[];
  /** In the order in which they come; empty when the indicator has none. */
  categories: readonly string[];
  /** What was combined into each row, when there were too many values to show one by one. */
  combined: { grain: Grain; count: number } | undefined;
  /** Values left out because they are no numbers, are in another unit, or are no percentages. */
  notNumbers: number;
  otherUnits: number;
  outOfRange: number;
  /** The newest value there is and the one before it, of an indicator without categories. */
  latest: Observation | undefined;
  previous: Observation | undefined;
  /** How many values there are that can be drawn. */
  drawable: number;
}

/** More periods than this are combined into coarser ones. */
const MOST_PERIODS = 60;
/** More rows than this are not put into a page; the file has them all. */
export const MOST_ROWS = 500;
/** How many items a chart shows before it cannot be read. */
export const MOST_CATEGORIES = 20;

export function figuresOf(indicator: Indicator, observations: readonly Observation[], { from = -Infinity, to = Infinity }: Years = {}): Figures {
  const left = { notNumbers: 0, otherUnits: 0, outOfRange: 0 };
  let rows: Observation[] = [];
  for (const one of observations) {
    const [first, last] = yearsOf(one.period);
    if (last < from || first > to) continue;
    if (one.unit !== undefined && one.unit !== indicator.unit) left.otherUnits += 1;
    else if (one.value !== null && !Number.isFinite(one.value)) {
      left.notNumbers += 1;
      rows.push({ ...one, value: null });
    } else if (indicator.unit === 'percent' && one.value !== null && (one.value < 0 || one.value > 100)) left.outOfRange += 1;
    else rows.push(one);
  }
  rows.sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
  let combined: Figures['combined'];
  for (const grain of ['month', 'year'] as const) {
    if (distinct(rows, 'period').length <= MOST_PERIODS && rows.length <= MOST_ROWS) break;
    combined = { grain, count: rows.length };
    rows = combine(rows, grain, indicator.aggregation);
  }
  if (combined) combined.count = observations.length;
  const categories = distinct(rows, 'category');
  const known = categories.length === 0 ? rows.filter(({ value }) => value !== null) : [];
  return { rows, periods: distinct(rows, 'period'), categories, combined, ...left, latest: known.at(-1), previous: known.at(-2), drawable: rows.filter(({ value }) => value !== null).length };
}

const distinct = (rows: readonly Observation[], name: 'period' | 'category'): string[] => [...new Set(rows.flatMap((row) => row[name] ?? []))];

/** One row a category and coarser period. Missing values stay out of it; where all are missing, so is the row. */
function combine(rows: readonly Observation[], grain: Grain, how: Indicator['aggregation']): Observation[] {
  const groups = new Map<string, Observation[]>();
  for (const row of rows) {
    const key = `${inGrain(row.period, grain)}\n${row.category ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(row); else groups.set(key, [row]);
  }
  return [...groups].map(([key, group]) => {
    const known = group.filter(({ value }) => value !== null);
    const weighted = known.every(({ n }) => n);
    const total = known.reduce((sum, { value, n }) => sum + value! * (how === 'mean' && weighted ? n! : 1), 0);
    const weight = known.reduce((sum, { n }) => sum + (weighted ? n! : 1), 0);
    const value = known.length === 0 ? null : how === 'sum' ? total : how === 'mean' ? total / weight : known.at(-1)!.value;
    const n = group.every((one) => one.n !== undefined) ? group.reduce((sum, one) => sum + one.n!, 0) : undefined;
    const { category } = group[0]!;
    return { period: key.split('\n')[0]!, value, ...(category === undefined ? {} : { category }), ...(n === undefined ? {} : { n }) };
  });
}

/** "tra 84,9 % e 91,2 %" needs both ends. */
export const hasInterval = ({ low, high }: Observation): boolean => Number.isFinite(low) && Number.isFinite(high);

/**
 * Where the newest value went, seen from the one before it, and whether that is good. `unclear` where the confidence intervals of the two overlap:
 * with few answers a difference may be chance.
 */
export function trendOf({ better }: Indicator, { latest, previous }: Figures): { way: 'up' | 'down' | 'same' | 'unclear'; change: number; good: boolean | undefined } | undefined {
  if (latest?.value == null || previous?.value == null) return undefined;
  // Twenty days against three years, or "over 6,000" against 320, say nothing of where things go.
  const plain = ({ period, qualifier }: Observation): boolean => !qualifier && !period.includes('/');
  if (!plain(latest) || !plain(previous) || latest.period.length !== previous.period.length) return undefined;
  const change = latest.value - previous.value;
  if (change && hasInterval(latest) && hasInterval(previous) && latest.low! <= previous.high! && previous.low! <= latest.high!) return { way: 'unclear', change, good: undefined };
  const way = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  return { way, change, good: better === 'none' || way === 'same' ? undefined : (way === 'up') === (better === 'higher') };
}

/** Whether the target is reached; undefined when there is none, or no value. */
export function targetReached({ target, better }: Indicator, { latest }: Figures): boolean | undefined {
  if (!target || latest?.value == null || better === 'none') return undefined;
  return better === 'higher' ? latest.value >= target.value : latest.value <= target.value;
}
