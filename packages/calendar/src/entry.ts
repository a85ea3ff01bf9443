import type { EventAudience, EventImage, EventPlace, EventStatus, SkippedEntry } from '@civico/contract';
import { parseRule, type Rule } from './rule.ts';
import { DAY, dayAt, isZone, toLocal, toMoment, two } from './zone.ts';

/** What an event says whenever it happens. */
export interface EventFacts {
  readonly title: string;
  readonly description?: string;
  readonly status?: EventStatus;
  /** Code of the vocabulary, or `x-…` with a name. */
  readonly category?: string;
  readonly categoryName?: string;
  readonly place?: EventPlace;
  readonly image?: EventImage;
  readonly url?: string;
  readonly free?: boolean;
  readonly price?: string;
  readonly accessible?: boolean;
  readonly audiences?: readonly EventAudience[];
  readonly organizer?: string;
}

/**
 * An event as a calendar holds it: a VEVENT, a row of the server, an item of a town's own JSON file. Times are a day (`2026-11-24`), a local time
 * (`2026-11-24T10:00`) or a moment (`2026-11-24T09:00:00Z`).
 */
export interface CalendarEntry extends EventFacts {
  readonly uid: string;
  /** Which occurrence of the event with this UID this entry replaces: its start before it was changed. */
  readonly recurrenceId?: string;
  /** Whether it replaces all later ones too. */
  readonly andFuture?: boolean;
  readonly start: string;
  /** The first moment, or day, after it. Without one: the whole day, or no duration. */
  readonly end?: string;
  /** IANA name; without it local times are those of the town. */
  readonly timeZone?: string;
  /** RRULE without its name. */
  readonly rule?: string;
  readonly dates?: readonly string[];
  readonly except?: readonly string[];
  /** Of two entries with one UID and recurrence the higher one counts. */
  readonly sequence?: number;
}

/** A time as the index computes with it. */
export interface Clock {
  /** Local time of the entry's zone, see zone.ts. */
  readonly local: number;
  readonly allDay: boolean;
}

/** An entry with its times understood. */
export interface ReadEntry {
  readonly entry: CalendarEntry;
  readonly zone: string;
  readonly allDay: boolean;
  readonly start: number;
  /** Local length; so an evening that ends at eleven does so also on the night the clock changes. */
  readonly length: number;
  readonly rule: Rule | undefined;
  /** Local, like `start`. */
  readonly dates: readonly number[];
  readonly except: readonly Clock[];
  readonly recurrenceId: number | undefined;
}

/** Years a public event can be in; beyond them a date is a mistake. */
const [FIRST, LAST] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)];
/** Longer is a mistake, too: an exhibition may stay three years. */
const LONGEST = 1100 * DAY;

const none: readonly never[] = [];

export type Reason = SkippedEntry['reason'];

const [DATE, TIME] = [String.raw`\d{4}-\d\d-\d\d`, String.raw`T(?:[01]\d|2[0-3]):[0-5]\d`];
/** A day, or a day with its time; then seconds, their fraction and the offset. */
const timePattern = new RegExp(String.raw`^${DATE}(?:${TIME}(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$`);

/** Milliseconds from midnight of a time written after its day. */
const timeAt = (text: string): number => two(text, 11) * 3_600_000 + two(text, 14) * 60_000;

/** Reads a written time as local to `zone`; undefined when it is none. */
export function readTime(text: string, zone: string): Clock | undefined {
  const [whole, seconds = '0', utc] = timePattern.exec(text) ?? [];
  if (whole === undefined || Number(seconds) > 60) return undefined;
  const allDay = text.length === 10;
  // 60 is a leap second.
  const exact = dayAt(text) * DAY + (allDay ? 0 : timeAt(text) + Math.min(59, Number(seconds)) * 1000);
  if (!within(exact)) return undefined;
  return { local: utc ? toLocal(utc === 'Z' ? exact : Date.parse(text), zone) : exact, allDay };
}

const within = (local: number): boolean => local >= FIRST && local < LAST;

/** Understands an entry, or says why it cannot be shown. */
export function readEntry(entry: CalendarEntry, townZone: string): ReadEntry | Reason {
  if (!entry.title.trim()) return 'no-title';
  if (!entry.start) return 'no-start';
  const zone = entry.timeZone && isZone(entry.timeZone) ? entry.timeZone : townZone;
  const start = readTime(entry.start, zone);
  const end = entry.end === undefined ? undefined : readTime(entry.end, zone);
  if (!start || (entry.end !== undefined && !end)) return 'wrong-date';
  const { allDay } = start;
  const length = end ? end.local - start.local : allDay ? DAY : 0;
  if (end && (end.allDay !== allDay || length > LONGEST)) return 'wrong-date';
  // Half the world writes an event of one day as ending on that day.
  if (length < 0) return 'ends-before-start';
  let rule: Rule | undefined;
  if (entry.rule) {
    const read = parseRule(entry.rule, (until) => untilOf(until, zone));
    if (typeof read === 'string') return read;
    rule = read;
  }
  const times = (list: readonly string[] | undefined): readonly Clock[] => list?.map((one) => readTime(one, zone)).filter((one) => one !== undefined) ?? none;
  const recurrenceId = entry.recurrenceId === undefined ? undefined : readTime(entry.recurrenceId, zone)?.local;
  if (entry.recurrenceId !== undefined && recurrenceId === undefined) return 'wrong-date';
  return { entry, zone, allDay, start: start.local, length: allDay ? Math.max(DAY, length) : length, rule, dates: times(entry.dates).map(({ local }) => local), except: times(entry.except), recurrenceId };
}

/** From one local time to another of the same day. */
const ofOneDay = new RegExp(String.raw`^(${DATE})${TIME}(?::00)?/\1${TIME}(?::00)?$`);

/**
 * The day of an entry of the most frequent kind: local times of one day, once; such an entry can be read. NaN for any other, which says nothing of it. Much
 * cheaper than to understand it.
 */
export function plainDay(entry: CalendarEntry, townZone: string): number {
  const { title, start, end, timeZone } = entry;
  if (end === undefined || end < start || !ofOneDay.test(`${start}/${end}`) || entry.rule || entry.dates || entry.recurrenceId !== undefined) return NaN;
  if ((timeZone !== undefined && timeZone !== townZone) || !title.trim()) return NaN;
  const day = dayAt(start);
  return within(day * DAY) ? day : NaN;
}

/** A plain entry, understood. @param day what `plainDay` said of it */
export function readPlain(entry: CalendarEntry, day: number, zone: string): ReadEntry {
  const start = day * DAY + timeAt(entry.start);
  return { entry, zone, allDay: false, start, length: day * DAY + timeAt(entry.end!) - start, rule: undefined, dates: none, except: none, recurrenceId: undefined };
}

/** UNTIL is written `20261231`, `20261231T225959Z`, or with dashes and colons. A day counts to its end. */
function untilOf(text: string, zone: string): number | undefined {
  const plain = text.replace(/[-:]/g, '');
  const [, date = '', time, utc = ''] = /^(\d{8})(?:T(\d{6})(Z?))?$/.exec(plain) ?? [];
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  const clock = readTime(time ? `${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}${utc}` : day, zone);
  return clock && clock.local + (clock.allDay ? DAY - 1 : 0);
}

/** A local time of an entry as the contract writes it: a day, or a moment in UTC. */
export function written(local: number, allDay: boolean, zone: string): string {
  const text = new Date(allDay ? local : toMoment(local, zone)).toISOString();
  return allDay ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}
