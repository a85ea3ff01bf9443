/**
 * Time zones by the browser's or Node's own tables (Intl), so that a calendar without VTIMEZONE, or with an outdated one, is still right.
 * A local time is a number like an epoch in which the clock's digits stand as if they were UTC.
 */

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A stretch of time with one offset from UTC, in milliseconds. */
interface Stretch { from: number; offset: number }

const formats = new Map<string, Intl.DateTimeFormat | undefined>();
/** By zone and year. */
const known = new Map<string, Map<number, readonly Stretch[]>>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    let format: Intl.DateTimeFormat | undefined;
    try {
      format = new Intl.DateTimeFormat('en', {
        timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
      });
    } catch { /* No such zone. */ }
    formats.set(zone, format);
  }
  return formats.get(zone);
}

export const isZone = (zone: string): boolean => /^[A-Za-z]/.test(zone) && formatOf(zone) !== undefined;

function measuredOffset(format: Intl.DateTimeFormat, moment: number): number {
  const values: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(moment)) values[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = values;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

/** The offsets of a year and the moments between them, found once: asking Intl for each event would take longer than reading it. */
function stretches(zone: string, year: number): readonly Stretch[] {
  const found = known.get(zone)?.get(year);
  if (found) return found;
  const format = formatOf(zone);
  if (!format) throw new RangeError(`no time zone ${zone}`);
  const list: Stretch[] = [];
  // From the last day of the year before, and beyond the next: local times near midnight ask for them.
  const end = Date.UTC(year + 1, 0, 2);
  let before = Date.UTC(year, 0, 1) - DAY;
  let offset = measuredOffset(format, before);
  list.push({ from: -Infinity, offset });
  for (let at = before + 14 * DAY; before < end; at = Math.min(at + 14 * DAY, end)) {
    const next = measuredOffset(format, at);
    if (next !== offset) {
      let [low, high] = [before, at];
      while (high - low > 60_000) {
        const middle = Math.floor((low + high) / 120_000) * 60_000;
        if (measuredOffset(format, middle) === offset) low = middle; else high = middle;
      }
      list.push({ from: high, offset: next });
      offset = next;
    }
    before = at;
    if (at === end) break;
  }
  const years = known.get(zone) ?? new Map<number, readonly Stretch[]>();
  // A year or a zone too many was made up; a town's calendar has a few.
  if (years.size > 400) years.clear();
  if (known.size > 100) known.clear();
  known.set(zone, years.set(year, list));
  return list;
}

/** Offset from UTC at a moment, in milliseconds. */
export function offsetAt(zone: string, moment: number): number {
  const list = stretches(zone, new Date(moment).getUTCFullYear());
  let { offset } = list[0]!;
  for (const stretch of list) if (stretch.from <= moment) offset = stretch.offset;
  return offset;
}

/** The local time of a moment. */
export const toLocal = (moment: number, zone: string): number => moment + offsetAt(zone, moment);

/**
 * The moment of a local time. A time the clock skips in spring counts on from before the change (02:30 is an hour after 01:30); of a time it
 * shows twice in autumn the first is meant (RFC 5545, 3.3.5).
 */
export function toMoment(local: number, zone: string): number {
  const before = offsetAt(zone, local - DAY);
  const after = offsetAt(zone, local + DAY);
  for (const offset of before === after ? [before] : [before, after]) {
    const moment = local - offset;
    if (offsetAt(zone, moment) === offset) return moment;
  }
  return local - before;
}

/** Day as a number since 1970-01-01. */
export const dayNumber = (local: number): number => Math.floor(local / DAY);
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

let [lastDay, lastText] = [NaN, ''];
const pad = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** A local time to the minute, `2026-11-24T10:00`. */
export function minuteText(local: number): string {
  const day = dayNumber(local);
  if (day !== lastDay) [lastDay, lastText] = [day, dayText(day)];
  const minutes = Math.floor((local - day * DAY) / 60_000);
  return `${lastText}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The number that two digits write; they must be there. */
export const two = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * ZERO;

const ZERO = 48;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day that the first ten characters write as `2026-11-24`, digits and dashes in their places; NaN when the calendar has no such day. */
export function dayAt(text: string): number {
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  // Comparisons with NaN are false.
  if (!(day >= 1 && day <= lengths[month - 1]! + leap)) return NaN;
  // Date.UTC takes the first hundred years for those of the last century.
  return (year < 100 ? new Date(0).setUTCFullYear(year, month - 1, day) : Date.UTC(year, month - 1, day)) / DAY;
}

/** NaN for what is no day. */
export const dayOf = (text: string): number => (/^\d{4}-\d\d-\d\d$/.test(text) ? dayAt(text) : NaN);
