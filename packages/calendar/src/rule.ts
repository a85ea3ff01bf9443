/**
 * Repetition rules (RFC 5545, 3.3.10), written out between two local times. It goes from period to period and never past the end it is given, so that no
 * rule, however hostile, keeps it: 30 February simply never comes. What a month may cost is known beforehand (`stepsIn`).
 */
import { DAY } from './zone.ts';

type Frequency = 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  /** Last local time, included. */
  readonly until: number | undefined;
  /** Weekday from 0 for Monday, with its ordinal or 0 for every one. */
  readonly byDay: readonly (readonly [ordinal: number, weekday: number])[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeek: readonly number[];
  readonly byPosition: readonly number[];
  readonly byHour: readonly number[];
  readonly byMinute: readonly number[];
  readonly weekStart: number;
}

/** Characters of a rule; one for each day of a year by its number has fewer. */
const LONGEST_RULE = 1500;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
const dayOfDate = (year: number, month: number, day = 1): number => Date.UTC(year, month, day) / DAY;

/** Reads a rule; a text says what is wrong with it. `untilLocal` makes a local time of an UNTIL as it is written. */
export function parseRule(text: string, untilLocal: (until: string) => number | undefined): Rule | 'wrong-rule' | 'too-frequent' {
  if (text.length > LONGEST_RULE) return 'wrong-rule';
  const parts = new Map<string, string>();
  for (const part of text.replace(/^RRULE:/i, '').toUpperCase().split(';').filter(Boolean)) {
    const at = part.indexOf('=');
    if (at < 1) return 'wrong-rule';
    parts.set(part.slice(0, at), part.slice(at + 1));
  }
  let good = true;
  const numbers = (name: string, low: number, high: number, signed = false): number[] => {
    const values = new Set((parts.get(name) ?? '').split(',').filter(Boolean).map(Number));
    for (const value of values) good &&= Number.isInteger(value) && Math.abs(value) >= low && Math.abs(value) <= high && (signed || value >= 0);
    return [...values];
  };
  const byDay = (parts.get('BYDAY') ?? '').split(',').filter(Boolean).map((one): readonly [number, number] => {
    const [, ordinal = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(one) ?? [];
    const weekday = weekdays.indexOf(name);
    good &&= weekday >= 0 && Math.abs(Number(ordinal)) <= 53 && ordinal !== '0';
    return [Number(ordinal), weekday];
  });
  const freq = parts.get('FREQ') ?? '';
  if (freq === 'SECONDLY' || freq === 'MINUTELY') return 'too-frequent';
  if (!['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq)) return 'wrong-rule';
  const [interval = 1] = numbers('INTERVAL', 1, 10_000);
  const [count] = numbers('COUNT', 1, 1_000_000);
  const written = parts.get('UNTIL');
  const until = written === undefined ? undefined : untilLocal(written);
  const weekStart = weekdays.indexOf(parts.get('WKST') ?? 'MO');
  const rule: Rule = {
    freq: freq as Frequency, interval, count, until, byDay, weekStart,
    byMonthDay: numbers('BYMONTHDAY', 1, 31, true), byMonth: numbers('BYMONTH', 1, 12), byYearDay: numbers('BYYEARDAY', 1, 366, true),
    byWeek: numbers('BYWEEKNO', 1, 53, true), byPosition: numbers('BYSETPOS', 1, 366, true), byHour: numbers('BYHOUR', 0, 23), byMinute: numbers('BYMINUTE', 0, 59),
  };
  return good && weekStart >= 0 && (written === undefined || until !== undefined) ? rule : 'wrong-rule';
}

/** Periods without a single day in a row after which a rule is taken to have none: the longest honest gap is 40 years of 29 February on one weekday. */
const LONGEST_GAP: Record<Frequency, number> = { HOURLY: 15_000, DAILY: 15_000, WEEKLY: 3000, MONTHLY: 600, YEARLY: 60 };

/** The first `most` of `timesBetween`. */
export function repetitions(rule: Rule, start: number, from: number, to: number, most: number): number[] {
  const found: number[] = [];
  for (const time of timesBetween(rule, start, from, to)) if (found.push(time) >= most) break;
  return found;
}

/** Local times at which something that begins at `start` is repeated, from `from` to before `to`, in order. The start itself counts only when the rule hits it. */
export function* timesBetween(rule: Rule, start: number, from: number, to: number): Generator<number, void> {
  const { count, until = Infinity } = rule;
  const end = Math.min(to, until + 1);
  // The first week of a year may begin in the year before.
  const early = rule.byWeek.length ? 7 * DAY : 0;
  let done = 0;
  let empty = 0;
  // Without a count nothing before the window matters: begin shortly before it.
  for (let period = count === undefined ? Math.max(0, firstPeriod(rule, start, from)) : 0; ;) {
    const begin = periodStart(rule, start, period);
    if (!(begin - early < end)) return;
    const times = timesOf(rule, start, begin);
    empty = times.length ? 0 : empty + 1;
    if (empty > LONGEST_GAP[rule.freq]) return;
    for (const time of times) {
      if (time < start) continue;
      if (time >= end) return;
      done += 1;
      if (time >= from) yield time;
      if (done === count) return;
    }
    period = times.length ? period + 1 : afterEmpty(rule, period, begin);
  }
}

/** The period to look at after one that has no day: hours and days that the same day or month rules out are passed over. */
function afterEmpty(rule: Rule, period: number, begin: number): number {
  const { freq, interval, byMonth } = rule;
  if (freq !== 'HOURLY' && freq !== 'DAILY') return period + 1;
  const date = new Date(begin);
  const day = Math.floor(begin / DAY);
  const next = byMonth.length && !byMonth.includes(date.getUTCMonth() + 1) ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) : fits(rule, day) ? begin : (day + 1) * DAY;
  return period + Math.max(1, Math.ceil((next - begin) / (periodMs[freq] * interval)));
}

/**
 * What the rule costs in any `days` days on end, at most: the periods that are looked at and the times that are found. It is reckoned, not tried, so that it
 * costs nothing itself.
 */
export function stepsIn(days: number, rule: Rule): number {
  const { freq, interval, byDay, byMonthDay, byMonth, byYearDay, byWeek, byPosition, byHour, byMinute } = rule;
  const periodDays = { HOURLY: 1 / 24, DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 }[freq];
  // One begun before, one after, and one to begin with.
  const periods = Math.ceil(days / periodDays / interval) + 3;
  const aDay = Math.max(1, byHour.length) * Math.max(1, byMinute.length);
  const months = byMonth.length || 12;
  const ofWeekdays = (monthsOf: number): number => byDay.reduce((sum, [ordinal]) => sum + (ordinal === 0 ? 5 * monthsOf : monthsOf), 0);
  const daysOfPeriod = {
    HOURLY: () => 1, DAILY: () => 1, WEEKLY: () => byDay.length || 1, MONTHLY: () => (byDay.length ? ofWeekdays(1) : byMonthDay.length || 1),
    YEARLY: () => byYearDay.length || (byWeek.length ? byWeek.length * (byDay.length || 1) : byDay.length ? ofWeekdays(months) : byMonthDay.length ? byMonthDay.length * months : byMonth.length || 1),
  }[freq]();
  const ofPeriod = daysOfPeriod * (freq === 'HOURLY' ? Math.max(1, byMinute.length) : aDay);
  const byPeriods = periods * (byPosition.length ? Math.min(ofPeriod, byPosition.length) : ofPeriod);
  return periods + Math.min(byPeriods, freq === 'HOURLY' && !byHour.length ? Infinity : (days + 1) * aDay);
}

/**
 * The same rule with an end instead of a count, so that no window is counted up to from the start. Undefined when it takes more than `most` steps to find.
 * @param last no time after this one matters
 */
export function withoutCount(rule: Rule, start: number, last: number, most: number): { rule: Rule; steps: number } | undefined {
  const { freq, count, interval, byDay, byMonthDay, byMonth, byYearDay, byHour, byMinute, byPosition } = rule;
  if (count === undefined) return { rule, steps: 0 };
  const ending = (end: number, steps: number): { rule: Rule; steps: number } => ({ rule: { ...rule, count: undefined, until: Math.min(rule.until ?? Infinity, end) }, steps });
  const even = freq === 'HOURLY' || freq === 'DAILY' || freq === 'WEEKLY';
  if (even && ![byDay, byMonthDay, byMonth, byYearDay, byHour, byMinute, byPosition].some((list) => list.length)) return ending(start + (count - 1) * interval * periodMs[freq], 1);
  const endless: Rule = { ...rule, count: undefined };
  let [found, steps] = [0, 0];
  // Year by year, so that also what is looked at in vain is paid for.
  for (let from = start; from < last; from += YEAR) {
    steps += stepsIn(366, rule);
    if (steps > most) return undefined;
    for (const time of timesBetween(endless, start, from, Math.min(last, from + YEAR))) if (++found === count) return ending(time, steps);
  }
  return ending(last, steps);
}

const YEAR = 366 * DAY;
const periodMs = { HOURLY: HOUR, DAILY: DAY, WEEKLY: 7 * DAY };

function firstPeriod({ freq, interval }: Rule, start: number, from: number): number {
  const [a, b] = [new Date(start), new Date(from)];
  const years = b.getUTCFullYear() - a.getUTCFullYear();
  const steps = freq === 'YEARLY' ? years : freq === 'MONTHLY' ? years * 12 + b.getUTCMonth() - a.getUTCMonth() : (from - start) / periodMs[freq];
  return Math.floor(steps / interval) - 1;
}

/** Local time at which a period of the rule begins. */
function periodStart({ freq, interval, weekStart }: Rule, start: number, period: number): number {
  const at = new Date(start);
  const step = period * interval;
  if (freq === 'YEARLY') return Date.UTC(at.getUTCFullYear() + step, 0, 1);
  if (freq === 'MONTHLY') return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + step, 1);
  if (freq === 'HOURLY') return Math.floor(start / HOUR) * HOUR + step * HOUR;
  const day = Math.floor(start / DAY);
  return (freq === 'WEEKLY' ? day - (weekdayOf(day) - weekStart + 7) % 7 + step * 7 : day + step) * DAY;
}

function timesOf(rule: Rule, start: number, begin: number): number[] {
  const time = start - Math.floor(start / DAY) * DAY;
  const [hour, minute] = [Math.floor(time / HOUR), Math.floor(time % HOUR / MINUTE)];
  const minutes = rule.byMinute.length ? rule.byMinute : [minute];
  const rest = time % MINUTE;
  if (rule.freq === 'HOURLY') {
    const day = Math.floor(begin / DAY);
    const own = Math.floor((begin - day * DAY) / HOUR);
    if (!fits(rule, day) || (rule.byHour.length && !rule.byHour.includes(own))) return [];
    return positions(rule, minutes.map((one) => begin + one * MINUTE + rest).sort((a, b) => a - b));
  }
  const hours = rule.byHour.length ? rule.byHour : [hour];
  const days = [...new Set(daysOf(rule, start, begin / DAY))].sort((a, b) => a - b);
  const times = days.flatMap((day) => hours.flatMap((one) => minutes.map((two) => day * DAY + one * HOUR + two * MINUTE + rest)));
  return positions(rule, hours.length > 1 || minutes.length > 1 ? times.sort((a, b) => a - b) : times);
}

function positions({ byPosition }: Rule, times: number[]): number[] {
  if (!byPosition.length) return times;
  return [...new Set(byPosition.map((one) => times.at(one > 0 ? one - 1 : one)!))].filter((one) => one !== undefined).sort((a, b) => a - b);
}

/** Whether a day passes the parts of the rule that only narrow. */
function fits({ byMonth, byMonthDay, byYearDay, byDay }: Rule, day: number): boolean {
  if (byDay.length && !byDay.some(([, weekday]) => weekday === weekdayOf(day))) return false;
  if (!byMonth.length && !byMonthDay.length && !byYearDay.length) return true;
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const hits = (list: readonly number[], first: number, next: number): boolean => list.length === 0 || list.includes(day - first + 1) || list.includes(day - next);
  return (!byMonth.length || byMonth.includes(month + 1)) && hits(byMonthDay, dayOfDate(year, month), dayOfDate(year, month + 1))
    && hits(byYearDay, dayOfDate(year, 0), dayOfDate(year + 1, 0));
}

/** The days of one period, in any order. */
function daysOf(rule: Rule, start: number, first: number): number[] {
  const { freq, byDay, byMonth, byMonthDay, byYearDay, byWeek } = rule;
  const startDay = Math.floor(start / DAY);
  const startDate = new Date(start);
  if (freq === 'DAILY') return fits(rule, first) ? [first] : [];
  if (freq === 'WEEKLY') {
    const weekday = byDay.length ? byDay.map(([, one]) => one) : [weekdayOf(startDay)];
    return range(first, first + 7).filter((day) => weekday.includes(weekdayOf(day)) && (!byMonth.length || byMonth.includes(new Date(day * DAY).getUTCMonth() + 1)));
  }
  const date = new Date(first * DAY);
  const year = date.getUTCFullYear();
  if (freq === 'MONTHLY') {
    const month = date.getUTCMonth();
    if (byMonth.length && !byMonth.includes(month + 1)) return [];
    const plain = !byDay.length && !byMonthDay.length ? [startDate.getUTCDate()] : byMonthDay;
    return within(rule, first, dayOfDate(year, month + 1), plain);
  }
  const next = dayOfDate(year + 1, 0);
  if (byYearDay.length) return byYearDay.map((one) => (one > 0 ? first + one - 1 : next + one)).filter((day) => day >= first && day < next && fits(rule, day));
  if (byWeek.length) {
    const weekday = byDay.length ? byDay.map(([, one]) => one) : [weekdayOf(startDay)];
    return weeksOf(rule, year).flatMap((monday) => range(monday, monday + 7)).filter((day) => weekday.includes(weekdayOf(day)));
  }
  if (byDay.length && !byMonth.length && !byMonthDay.length) return ordinals(byDay, first, next);
  const months = byMonth.length ? byMonth.map((one) => one - 1) : byMonthDay.length ? range(0, 12) : [startDate.getUTCMonth()];
  const plain = !byDay.length && !byMonthDay.length ? [startDate.getUTCDate()] : byMonthDay;
  return months.flatMap((month) => within(rule, dayOfDate(year, month), dayOfDate(year, month + 1), plain));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** Days of a month by number, by weekday, or by both. */
function within({ byDay }: Rule, first: number, next: number, byMonthDay: readonly number[]): number[] {
  const numbered = byMonthDay.map((one) => (one > 0 ? first + one - 1 : next + one)).filter((day) => day >= first && day < next);
  if (!byDay.length) return numbered;
  const named = ordinals(byDay, first, next);
  return byMonthDay.length ? numbered.filter((day) => named.includes(day)) : named;
}

/** Every, or the n-th, or the n-th last of a weekday between two days. */
function ordinals(byDay: Rule['byDay'], first: number, next: number): number[] {
  return byDay.flatMap(([ordinal, weekday]) => {
    const firstOne = first + (weekday - weekdayOf(first) + 7) % 7;
    const lastOne = next - 1 - (weekdayOf(next - 1) - weekday + 7) % 7;
    if (ordinal === 0) return Array.from({ length: (lastOne - firstOne) / 7 + 1 }, (_, index) => firstOne + index * 7);
    const day = ordinal > 0 ? firstOne + (ordinal - 1) * 7 : lastOne + (ordinal + 1) * 7;
    return day >= first && day < next ? [day] : [];
  });
}

/** First days of the numbered weeks of a year: week 1 is the first with four days in it. */
function weeksOf({ byWeek, weekStart }: Rule, year: number): number[] {
  const first = (one: number): number => {
    const fourth = dayOfDate(one, 0, 4);
    return fourth - (weekdayOf(fourth) - weekStart + 7) % 7;
  };
  const [one, next] = [first(year), first(year + 1)];
  return byWeek.map((week) => (week > 0 ? one + (week - 1) * 7 : next + week * 7)).filter((day) => day >= one && day < next);
}
