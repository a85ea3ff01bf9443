/** Events that are repeated: when they are on, what looking that up costs, and how many of them a calendar has room for. */
import type { ReadEntry } from './entry.ts';
import { stepsIn, timesBetween, withoutCount } from './rule.ts';
import type { Steps } from './steps.ts';
import { DAY, dayNumber } from './zone.ts';

/**
 * Times looked at for a month of one calendar, at most: 26 events every hour, or 570 every day, or 2,500 every week. What goes beyond it is left out and
 * named, the most frequent first: a calendar that cannot be asked is worth less than one without them.
 */
export const MOST_STEPS = 40_000;
/** Steps for finding out when a counted rule ends: of one entry, and of all. */
const [MOST_COUNTING, MOST_COUNTING_ALL] = [100_000, 1_000_000];
const LAST = Date.UTC(2200, 0, 1);
const LONGEST_MONTH = 31;

export interface Series {
  readonly master: ReadEntry;
  /** The first time and those written out, in order. */
  readonly dates: readonly number[];
  readonly exceptTimes: ReadonlySet<number>;
  readonly exceptDays: ReadonlySet<number>;
  /** Times that entries of their own stand for. */
  readonly replaced: Set<number>;
  /** The entry as it was written, and its changes of all that follow: each holds for the times from `since` to before `until`. */
  readonly phases: readonly Phase[];
}

export interface Phase {
  readonly read: ReadEntry;
  readonly since: number;
  readonly until: number;
  /** From the time it was written for to the time it is on. */
  readonly shift: number;
}

const none: ReadonlySet<number> = new Set();

/** @param changes entries that change all that follow */
export function seriesOf(master: ReadEntry, changes: readonly ReadEntry[] = []): Series {
  const { except, start, dates } = master;
  const starts = [...changes].sort((a, b) => a.recurrenceId! - b.recurrenceId!);
  const phases = [{ read: master, since: -Infinity, shift: 0 }, ...starts.map((read) => ({ read, since: read.recurrenceId!, shift: read.start - read.recurrenceId! }))];
  const setOf = (allDay: boolean): ReadonlySet<number> => (except.length ? new Set(except.filter((one) => one.allDay === allDay).map(({ local }) => (allDay ? dayNumber(local) : local))) : none);
  return { master, dates: [...new Set([start, ...dates])].sort((a, b) => a - b), exceptTimes: setOf(false), exceptDays: setOf(true), replaced: new Set(), phases: phases.map((phase, at) => ({ ...phase, until: phases[at + 1]?.since ?? Infinity })) };
}

/** Times at which a series is on as it was written, from `from` to before `to`, in its own local time: those of its rule in order, then others. */
export function* timesOf({ master: { rule, start }, dates, exceptTimes, exceptDays, replaced }: Series, from: number, to: number): Generator<number, void> {
  const shown = (time: number): boolean => !replaced.has(time) && !exceptTimes.has(time) && !(exceptDays.size && exceptDays.has(dayNumber(time)));
  // The first time counts also where the rule misses it.
  const others = new Set(dates.slice(firstOf(dates, from), firstOf(dates, to)));
  if (rule) {
    for (const time of timesBetween(rule, start, from, to)) {
      others.delete(time);
      if (shown(time)) yield time;
    }
  }
  for (const time of others) if (shown(time)) yield time;
}

/** Index of the first number from `least` on, in a list in order. */
function firstOf(list: readonly number[], least: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < least) low = middle + 1; else high = middle;
  }
  return low;
}

/** Whether an entry is on more than once. */
export const isRepeated = ({ rule, dates, recurrenceId }: ReadEntry): boolean => recurrenceId === undefined && (rule !== undefined || dates.length > 0);

/**
 * What a repeated entry costs in any month, at most. One that is still on when it comes again is on as often as it has begun.
 * @param length of it, or of its longest change
 */
export function stepsOfMonth({ rule, dates, ...read }: ReadEntry, length = read.length): number {
  const days = LONGEST_MONTH + 2 + Math.ceil(length / DAY);
  const inOrder = [...dates].sort((a, b) => a - b);
  let [densest, first] = [0, 0];
  for (const [index, date] of inOrder.entries()) {
    while (date - inOrder[first]! >= days * DAY) first += 1;
    densest = Math.max(densest, index - first + 1);
  }
  return 1 + densest + (rule ? stepsIn(days, rule) : 0);
}

/**
 * The repeated entries a calendar has room for, rarest first, their rules without a count; and those it has not.
 * @param longest length of an entry's longest change, by its UID
 */
export function* withinBudget(repeated: readonly ReadEntry[], room = MOST_STEPS, longest: ReadonlyMap<string, number> = new Map()): Steps<{ kept: ReadEntry[]; refused: ReadEntry[] }> {
  const [kept, refused]: [ReadEntry[], ReadEntry[]] = [[], []];
  const priced: { read: ReadEntry; steps: number }[] = [];
  for (const read of repeated) {
    priced.push({ read, steps: stepsOfMonth(read, Math.max(read.length, longest.get(read.entry.uid) ?? 0)) });
    yield;
  }
  priced.sort((a, b) => a.steps - b.steps);
  let [left, counting] = [room, MOST_COUNTING_ALL];
  for (const { read, steps } of priced) {
    yield;
    const counted = steps > left ? undefined : read.rule ? withoutCount(read.rule, read.start, LAST, Math.min(MOST_COUNTING, counting)) : { rule: undefined, steps: 0 };
    if (!counted) {
      refused.push(read);
      continue;
    }
    left -= steps;
    counting -= counted.steps;
    kept.push(counted.rule === read.rule ? read : { ...read, rule: counted.rule });
  }
  return { kept, refused };
}
