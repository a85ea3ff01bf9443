import type { Indicator, Observation } from '@civico/contract';
import { daysOf } from '@civico/contract/period.ts';
import { alike, inGrain, monthsOf, yearsOf, type Grain } from './period.ts';
import { runningBy, today, type Part, type Row } from './unfinished.ts';

/** Years, both included. */
export interface Years { from?: number | undefined; to?: number | undefined }

/** The values of an indicator made ready to be shown: what cannot be compared is out and counted, what is too much is combined. */
export interface Figures {
  rows: readonly Row[];
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
  /** The newest value of a whole period and the one before it, of an indicator without categories. Where no period is whole, the newest there is. */
  latest: Row | undefined;
  previous: Row | undefined;
  /** The newest value, when it is newer than `latest` and its period is not whole. */
  unfinished: Row | undefined;
  /** How many values there are that can be drawn. */
  drawable: number;
}

/** More periods than this are combined into coarser ones. */
const MOST_PERIODS = 60;
/** More rows than this are not put into a page; the file has them all. */
export const MOST_ROWS = 500;
/** How many items a chart shows before it cannot be read: beside each other, as lines, and periods of each. */
export const MOST_CATEGORIES = 20;
export const MOST_LINES = 12;
export const MOST_GENERATIONS = 3;
/** Fewer answers than these tell nothing of where things go. */
const ENOUGH = 5;

export function figuresOf(indicator: Indicator, observations: readonly Observation[], { from = -Infinity, to = Infinity }: Years = {}, now = today()): Figures {
  const left = { notNumbers: 0, otherUnits: 0, outOfRange: 0 };
  const running = runningBy(indicator, observations, now);
  let rows: Row[] = [];
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
  rows = rows.map((row) => withPart(row, running(row)));
  let combined: Figures['combined'];
  for (const grain of ['month', 'year'] as const) {
    if (distinct(rows, 'period').length <= MOST_PERIODS && rows.length <= MOST_ROWS) break;
    combined = { grain, count: rows.length };
    rows = combine(rows, grain, indicator.aggregation, running);
  }
  if (combined) combined.count = observations.length;
  const categories = distinct(rows, 'category');
  const known = categories.length === 0 ? rows.filter(({ value }) => value !== null) : [];
  const whole = known.filter(({ part }) => !part);
  const newest = known.at(-1);
  const latest = whole.at(-1) ?? newest;
  return { rows, periods: distinct(rows, 'period'), categories, combined, ...left, latest, previous: whole.at(-2), unfinished: newest === latest ? undefined : newest, drawable: rows.filter(({ value }) => value !== null).length };
}

const withPart = (row: Observation, part: Part | undefined): Row => (part ? { ...row, part } : row);

const distinct = (rows: readonly Observation[], name: 'period' | 'category'): string[] => [...new Set(rows.flatMap((row) => row[name] ?? []))];

/** One row a category and coarser period. Missing values stay out of it, and a sum says so; where all are missing, so is the row. */
function combine(rows: readonly Row[], grain: Grain, how: Indicator['aggregation'], running: ReturnType<typeof runningBy>): Row[] {
  const groups = new Map<string, Row[]>();
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
    // A mean of means has more digits than anybody has measured.
    const value = known.length === 0 ? null : how === 'sum' ? tidy(total) : how === 'mean' ? Math.round(total / weight * 100) / 100 : known.at(-1)!.value;
    const n = group.every((one) => one.n !== undefined) ? group.reduce((sum, one) => sum + one.n!, 0) : undefined;
    const { category } = group[0]!;
    const period = key.split('\n')[0]!;
    const missing = value === null && group.every((one) => one.missing === group[0]!.missing) ? group[0]!.missing : undefined;
    const row: Observation = { period, value, ...(category === undefined ? {} : { category }), ...(n === undefined ? {} : { n }), ...(missing ? { missing } : {}) };
    return withPart(row, value === null ? undefined : runningIn(running({ period }), known.at(-1)!) ?? (how === 'sum' && hasGaps(period, group, known) ? { kind: 'gaps' } : undefined));
  });
}

/** What a sum of decimals leaves behind the sixth digit is no figure. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A period that is not over goes as far as what was combined into it. */
function runningIn(part: Part | undefined, { period, part: own }: Row): Part | undefined {
  const last = own?.kind === 'running' ? own.until : daysOf(period)?.last;
  return part?.kind === 'running' && last !== undefined ? { kind: 'running', until: part.until !== undefined && part.until < last ? part.until : last } : part;
}

/** Whether something is missing from a sum: a value that is said to be, or a month of a year that nobody speaks of. */
function hasGaps(period: string, group: readonly Row[], known: readonly Row[]): boolean {
  return known.length < group.length || (period.length === 4 && new Set(known.flatMap((row) => monthsOf(row.period, period))).size < 12);
}

/** "tra 84,9 % e 91,2 %" needs both ends. */
export const hasInterval = ({ low, high }: Observation): boolean => Number.isFinite(low) && Number.isFinite(high);

/**
 * Where the newest value went, seen from the one before it, and whether that is good. `unclear` where the confidence intervals of the two overlap:
 * with few answers a difference may be chance.
 */
export function trendOf({ better }: Indicator, { latest, previous }: Figures): { way: 'up' | 'down' | 'same' | 'unclear'; change: number; good: boolean | undefined } | undefined {
  if (latest?.value == null || previous?.value == null) return undefined;
  // Twenty days against three years, half a year against a whole one, "over 6,000" against 320, or what three people said, tell nothing of where things go.
  const plain = ({ qualifier, part, n = ENOUGH }: Row): boolean => !qualifier && !part && n >= ENOUGH;
  if (!plain(latest) || !plain(previous) || !alike(latest.period, previous.period)) return undefined;
  const change = tidy(latest.value - previous.value);
  if (change && hasInterval(latest) && hasInterval(previous) && latest.low! <= previous.high! && previous.low! <= latest.high!) return { way: 'unclear', change, good: undefined };
  const way = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  return { way, change, good: better === 'none' || way === 'same' ? undefined : (way === 'up') === (better === 'higher') };
}

/** Whether the target is reached; undefined when there is none, no value, or one of another kind than the target's: of part of a period, or a sum of several. */
export function targetReached({ target, better, aggregation }: Indicator, { latest, combined }: Figures): boolean | undefined {
  if (!target || latest?.value == null || latest.part || (combined && aggregation === 'sum') || better === 'none') return undefined;
  return better === 'higher' ? latest.value >= target.value : latest.value <= target.value;
}
