/** All events of a calendar, searched by day: what stands behind a file in the browser and behind the server's routes alike. */
import type { CalendarEvent, EventAudience, EventDays, EventFacets, EventFilter, EventPage, SkippedEntry } from '@civico/contract';
import { plainDay, readEntry, type CalendarEntry, type ReadEntry } from './entry.ts';
import { matcher } from './matcher.ts';
import { eventOf, firstFrom, idOf, lastDay, order, type Occurrence } from './occurrence.ts';
import { repetitions } from './rule.ts';
import { SingleDays } from './single-days.ts';
import { categoryName } from './vocabulary.ts';
import { DAY, dayNumber, dayText, toLocal, toMoment } from './zone.ts';

/** An event of several days is looked for one by one beyond this length; there are few. */
const SHORT = 7 * DAY;
/** Repetitions of one event that are written out for one month. */
const MOST = 800;
const MOST_SKIPPED = 1000;
/** Months kept; a visitor goes back and forth over a few. */
const MOST_MONTHS = 60;

/** A day of a grid: how many there are, the first that are on that very day, the first that last long. */
interface Day { count: number; items: Occurrence[]; late: Occurrence[] }

const isLong = ({ start, end }: Occurrence): boolean => end - start > SHORT;

interface Series { master: ReadEntry; replaced: Set<number>; future: ReadEntry[] }

export interface Located { event: CalendarEvent; occurrence: Occurrence }

export class EventIndex {
  readonly skipped: SkippedEntry[] = [];
  readonly zone: string;
  private readonly single: SingleDays;
  /** Over midnight, for a week at most. */
  private readonly short: Occurrence[] = [];
  private readonly long: Occurrence[] = [];
  private readonly series: Series[] = [];
  /** By the number of a month: what is over midnight or repeated, in order. */
  private readonly months = new Map<number, readonly Occurrence[]>();

  /** @param zone IANA name of the town's zone, in which days begin and end */
  constructor(entries: Iterable<CalendarEntry>, zone = 'Europe/Rome', skipped: readonly SkippedEntry[] = []) {
    this.zone = zone;
    this.skipped.push(...skipped.slice(0, MOST_SKIPPED));
    const latest = new Map<string, CalendarEntry>();
    /** Versions of an entry that a later one replaces. */
    const outdated = new Set<CalendarEntry>();
    const others: ReadEntry[] = [];
    this.single = new SingleDays(zone, outdated);
    for (const entry of entries) {
      const day = plainDay(entry, zone);
      const read = Number.isNaN(day) ? readEntry(entry, zone) : undefined;
      if (typeof read === 'string') {
        if (this.skipped.length < MOST_SKIPPED) this.skipped.push({ name: entry.title.trim() || entry.uid, reason: read });
        continue;
      }
      const key = read?.recurrenceId === undefined ? entry.uid : `${entry.uid} ${read.recurrenceId}`;
      const before = latest.get(key);
      if (before === entry || (before && (entry.sequence ?? 0) < (before.sequence ?? 0))) continue;
      if (before) outdated.add(before);
      latest.set(key, entry);
      if (read) others.push(read); else this.single.keepPlain(day, entry);
    }
    this.keepOthers(others.filter(({ entry }) => !outdated.has(entry)));
  }

  private keepOthers(others: readonly ReadEntry[]): void {
    const masters = new Map<string, Series>();
    for (const read of others) {
      if (read.recurrenceId === undefined && (read.rule || read.dates.length)) masters.set(read.entry.uid, { master: read, replaced: new Set(), future: [] });
    }
    for (const read of others) {
      if (read.recurrenceId === undefined && masters.has(read.entry.uid)) continue;
      const series = read.recurrenceId === undefined ? undefined : masters.get(read.entry.uid);
      series?.replaced.add(read.recurrenceId!);
      if (read.entry.andFuture) series?.future.push(read);
      this.keep(this.occurrence(read, read.start, read.recurrenceId));
    }
    this.series.push(...masters.values());
    for (const { future } of this.series) future.sort((a, b) => b.recurrenceId! - a.recurrenceId!);
    this.short.sort(order);
    this.long.sort(order);
  }

  private keep(occurrence: Occurrence): void {
    const day = dayNumber(occurrence.start);
    if (lastDay(occurrence) === day) this.single.keep(day, occurrence);
    else (isLong(occurrence) ? this.long : this.short).push(occurrence);
  }

  private occurrence(read: ReadEntry, own: number, recurrence: number | undefined): Occurrence {
    const { zone, allDay, length } = read;
    // Whole days are days wherever one stands; a moment is shown by the town's clock.
    const town = (local: number): number => (allDay || zone === this.zone ? local : toLocal(toMoment(local, zone), this.zone));
    return { start: town(own), end: town(own + length), read, own, recurrence };
  }

  /** Occurrences of more than one day or of a series that touch the time from `from` to before `to` (town's local), in order. */
  private othersBetween(from: number, to: number): Occurrence[] {
    const touches = ({ start, end }: Occurrence): boolean => start < to && (end > from || (end === start && start >= from));
    const { short } = this;
    const found = [...this.long.filter(touches), ...short.slice(firstFrom(short, from - SHORT), firstFrom(short, to)).filter(touches)];
    // Zones differ by at most a day; what is too much falls through `touches`.
    for (const series of this.series) for (const one of this.repeated(series, from - DAY, to + DAY)) if (touches(one)) found.push(one);
    return found.sort(order);
  }

  private repeated({ master, replaced, future }: Series, from: number, to: number): Occurrence[] {
    const { start, length, rule, dates, except } = master;
    const since = from - length;
    const times = rule ? repetitions(rule, start, since, to, MOST) : [];
    // The first time counts also where the rule misses it.
    for (const { local } of [{ local: start }, ...dates]) if (local >= since && local < to && !times.includes(local)) times.push(local);
    return times
      .filter((time) => !replaced.has(time) && !except.some(({ local, allDay }) => (allDay ? dayNumber(local) === dayNumber(time) : local === time)))
      .map((time) => {
        const changed = future.find((one) => one.recurrenceId! <= time);
        return changed ? this.occurrence(changed, time + changed.start - changed.recurrenceId!, time) : this.occurrence(master, time, time);
      });
  }

  /** The others of a month, by its number since January 1970. */
  private others(month: number): readonly Occurrence[] {
    let found = this.months.get(month);
    if (!found) {
      found = this.othersBetween(Date.UTC(1970, month), Date.UTC(1970, month + 1));
      if (this.months.size >= MOST_MONTHS) this.months.clear();
      this.months.set(month, found);
    }
    return found;
  }

  /** Days `from` to `to` (numbers, both included), in order, each once. */
  *walk(from: number, to: number, filter: EventFilter = {}): Generator<Occurrence> {
    const matches = matcher(filter);
    for (const one of this.told(from, to, (month) => this.merged(month))) if (!matches || matches(one)) yield one;
  }

  /** What months hold for the days `from` to `to`, each once. */
  private *told(from: number, to: number, held: (month: number) => Iterable<Occurrence>): Generator<Occurrence> {
    const [begin, end] = [from * DAY, (to + 1) * DAY];
    for (let month = monthOf(begin), first = month; month <= monthOf(end - 1); month++) {
      const opens = Date.UTC(1970, month);
      for (const one of held(month)) {
        if (one.start >= end) break;
        if (one.end < begin || (one.end === begin && one.start < begin)) continue;
        // Begun in an earlier month of this walk: told already.
        if (month > first && one.start < opens) continue;
        yield one;
      }
    }
  }

  private *merged(month: number): Generator<Occurrence> {
    const others = this.others(month);
    let at = 0;
    for (let day = Date.UTC(1970, month) / DAY, end = Date.UTC(1970, month + 1) / DAY; day < end; day++) {
      for (const one of this.single.on(day)) {
        while (at < others.length && order(others[at]!, one) < 0) yield others[at++]!;
        yield one;
      }
    }
    while (at < others.length) yield others[at++]!;
  }

  page(from: number, to: number, filter: EventFilter, limit: number, cursor?: string, language?: string): EventPage {
    const [after, skip] = readCursor(cursor);
    const items: CalendarEvent[] = [];
    let last: Occurrence | undefined;
    let same = 0;
    let toSkip = skip;
    // What began before the cursor was told before it.
    for (const one of this.walk(Math.max(from, cursor === undefined ? from : dayNumber(after)), to, filter)) {
      if (one.start < after || (one.start === after && toSkip-- > 0)) continue;
      if (items.length === limit) {
        const at = last!.start;
        return { items, nextCursor: `t${at < 0 ? `n${-at}` : at}-${at === after ? skip + same : same}` };
      }
      same = last?.start === one.start ? same + 1 : 1;
      last = one;
      items.push(eventOf(one, language));
    }
    return { items, nextCursor: null };
  }

  /** What lasts longer than a week comes after what is on that very day: an exhibition of three months would take the first place of ninety days. */
  days(from: number, to: number, filter: EventFilter, most: number, language?: string): EventDays {
    const days = new Map<number, Day>();
    const filtered = matcher(filter) !== undefined;
    // Without a filter nobody looks at more of a day than is shown: a full month costs nearly what an empty one does.
    for (let day = from; !filtered && day <= to; day++) {
      const list = this.single.on(day);
      if (list.length) days.set(day, { count: list.length, items: list.slice(0, most), late: [] });
    }
    const mixed = new Set<Day>();
    for (const one of filtered ? this.walk(from, to, filter) : this.told(from, to, (month) => this.others(month))) {
      const last = Math.min(to, lastDay(one));
      for (let day = Math.max(from, dayNumber(one.start)); day <= last; day++) {
        let slot = days.get(day);
        if (!slot) days.set(day, slot = { count: 0, items: [], late: [] });
        slot.count += 1;
        const list = isLong(one) ? slot.late : slot.items;
        // What is in order already needs no more than is shown.
        if ((filtered || list === slot.late) && list.length >= most) continue;
        list.push(one);
        if (!filtered && list === slot.items) mixed.add(slot);
      }
    }
    for (const slot of mixed) slot.items.sort(order);
    const made = new Map<Occurrence, CalendarEvent>();
    const event = (one: Occurrence): CalendarEvent => {
      let known = made.get(one);
      if (!known) made.set(one, known = eventOf(one, language));
      return known;
    };
    return { days: [...days].sort(([a], [b]) => a - b).map(([day, { count, items, late }]) => ({ day: dayText(day), count, items: [...items, ...late].slice(0, most).map(event) })) };
  }

  facets(from: number, to: number, language?: string): EventFacets {
    const categories = new Map<string, string>();
    const places = new Map<string, number>();
    const audiences = new Set<EventAudience>();
    const seen = new Set<ReadEntry>();
    for (const { read } of this.walk(from, to)) {
      if (seen.has(read)) continue;
      seen.add(read);
      const { category, categoryName: own, place, audiences: forWhom = [] } = read.entry;
      if (category) categories.set(category, categoryName(category, language) ?? own ?? category);
      if (place) places.set(place.name, (places.get(place.name) ?? 0) + 1);
      for (const one of forWhom) audiences.add(one);
    }
    const byName = ([, a]: [string, string], [, b]: [string, string]): number => a.localeCompare(b, language ?? 'it');
    return {
      categories: [...categories].sort(byName).slice(0, 200).map(([id, name]) => ({ id, name })),
      places: [...places].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).slice(0, 200).map(([name]) => name).sort((a, b) => a.localeCompare(b, language ?? 'it')),
      audiences: (['everyone', 'families', 'children', 'young-people', 'adults', 'seniors'] as const).filter((one) => audiences.has(one)),
    };
  }

  /** The occurrence with an id, looked for in the days around `near` first. */
  find(id: string, near: number, language?: string): Located | undefined {
    for (const [from, to] of [[near - 62, near + 366], [near - 1100, near + 1100]] as const) {
      for (const occurrence of this.walk(from, to)) if (idOf(occurrence) === id) return { event: eventOf(occurrence, language), occurrence };
    }
    for (const occurrence of [...this.single.all(), ...this.short, ...this.long]) if (idOf(occurrence) === id) return { event: eventOf(occurrence, language), occurrence };
    return undefined;
  }
}

/** Number of the month since January 1970 in which a local time lies. */
const monthOf = (local: number): number => {
  const date = new Date(local);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
};

/** The start after which a page goes on, and how many that begin then it has shown. @throws RangeError for what is no cursor */
function readCursor(cursor: string | undefined): [after: number, skip: number] {
  if (cursor === undefined) return [-Infinity, 0];
  const [, sign, at = '', skip = ''] = /^t(n?)(\d{1,15})-(\d{1,6})$/.exec(cursor) ?? [];
  if (!at) throw new RangeError('no cursor');
  return [sign ? -Number(at) : Number(at), Number(skip)];
}
