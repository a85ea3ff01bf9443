/** All events of a calendar, searched by day: what stands behind a file in the browser and behind the server's routes alike. */
import type { CalendarEvent, EventAudience, EventDays, EventFacets, EventFilter, EventPage, SkippedEntry } from '@civico/contract';
import { readEntry, written, type CalendarEntry, type ReadEntry } from './entry.ts';
import { repetitions } from './rule.ts';
import { fold, shortId } from './text.ts';
import { categoryName } from './vocabulary.ts';
import { DAY, dayNumber, dayText, toLocal, toMoment } from './zone.ts';

/** One time that something happens. */
export interface Occurrence {
  /** In the town's local time; whole days run from midnight to midnight. */
  readonly start: number;
  readonly end: number;
  readonly read: ReadEntry;
  /** Start in the entry's own local time. */
  readonly own: number;
  /** Start of the occurrence before it was moved, in the entry's own local time; of a repeated event. */
  readonly recurrence: number | undefined;
}

/** An event of several days is looked for one by one beyond this length; there are few. */
const SHORT = 7 * DAY;
/** Repetitions of one event that are written out for one month. */
const MOST = 800;
const MOST_SKIPPED = 1000;
/** Months kept; a visitor goes back and forth over a few. */
const MOST_MONTHS = 60;

const order = (a: Occurrence, b: Occurrence): number => a.start - b.start || b.end - a.end || (a.read.entry.title < b.read.entry.title ? -1 : 1);

interface Series { master: ReadEntry; replaced: Set<number>; future: ReadEntry[] }

export interface Located { event: CalendarEvent; occurrence: Occurrence }

export class EventIndex {
  readonly skipped: SkippedEntry[] = [];
  readonly zone: string;
  private readonly short: Occurrence[] = [];
  private readonly long: Occurrence[] = [];
  private readonly series: Series[] = [];
  private readonly words = new WeakMap<ReadEntry, string>();
  private readonly months = new Map<number, readonly Occurrence[]>();

  /** @param zone IANA name of the town's zone, in which days begin and end */
  constructor(entries: Iterable<CalendarEntry>, zone = 'Europe/Rome', skipped: readonly SkippedEntry[] = []) {
    this.zone = zone;
    this.skipped.push(...skipped.slice(0, MOST_SKIPPED));
    const byKey = new Map<string, ReadEntry>();
    for (const entry of entries) {
      const read = readEntry(entry, zone);
      if (typeof read === 'string') {
        if (this.skipped.length < MOST_SKIPPED) this.skipped.push({ name: entry.title.trim() || entry.uid, reason: read });
        continue;
      }
      const key = read.recurrenceId === undefined ? entry.uid : `${entry.uid} ${read.recurrenceId}`;
      const before = byKey.get(key);
      if (!before || (entry.sequence ?? 0) >= (before.entry.sequence ?? 0)) byKey.set(key, read);
    }
    const masters = new Map<string, Series>();
    for (const read of byKey.values()) {
      if (read.recurrenceId === undefined && (read.rule || read.dates.length)) masters.set(read.entry.uid, { master: read, replaced: new Set(), future: [] });
    }
    for (const read of byKey.values()) {
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

  get size(): number {
    return this.short.length + this.long.length + this.series.length;
  }

  private keep(occurrence: Occurrence): void {
    (occurrence.end - occurrence.start > SHORT ? this.long : this.short).push(occurrence);
  }

  private occurrence(read: ReadEntry, own: number, recurrence: number | undefined): Occurrence {
    const { zone, allDay, length } = read;
    // Whole days are days wherever one stands; a moment is shown by the town's clock.
    const town = (local: number): number => (allDay || zone === this.zone ? local : toLocal(toMoment(local, zone), this.zone));
    return { start: town(own), end: town(own + length), read, own, recurrence };
  }

  /** Occurrences that touch the time from `from` to before `to` (town's local), in order. */
  private between(from: number, to: number): Occurrence[] {
    const touches = ({ start, end }: Occurrence): boolean => start < to && (end > from || (end === start && start >= from));
    const found: Occurrence[] = this.long.filter(touches);
    const { short } = this;
    let [low, high] = [0, short.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (short[middle]!.start < from - SHORT) low = middle + 1; else high = middle;
    }
    for (; low < short.length && short[low]!.start < to; low++) if (touches(short[low]!)) found.push(short[low]!);
    const plain = found.length;
    // Zones differ by at most a day; what is too much falls through `touches`.
    for (const series of this.series) for (const one of this.repeated(series, from - DAY, to + DAY)) if (touches(one)) found.push(one);
    // Both lists are in order: only what joins them needs sorting, and for most calendars that is little.
    return found.length > plain || this.long.length ? found.sort(order) : found;
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

  /** A month's occurrences; the month it began in, or the first of the window, brings each to the list exactly once. */
  private month(number: number): readonly Occurrence[] {
    let found = this.months.get(number);
    if (!found) {
      found = this.between(Date.UTC(1970, number), Date.UTC(1970, number + 1));
      if (this.months.size >= MOST_MONTHS) this.months.clear();
      this.months.set(number, found);
    }
    return found;
  }

  /** Days `from` to `to` (numbers, both included), in order, each once. */
  *walk(from: number, to: number, filter: EventFilter = {}): Generator<Occurrence> {
    const matches = this.matcher(filter);
    const [begin, end] = [from * DAY, (to + 1) * DAY];
    const monthOf = (local: number): number => (new Date(local).getUTCFullYear() - 1970) * 12 + new Date(local).getUTCMonth();
    for (let month = monthOf(begin), first = month; month <= monthOf(end - 1); month++) {
      const opens = Date.UTC(1970, month);
      for (const one of this.month(month)) {
        if (one.start >= end) break;
        if (one.end < begin || (one.end === begin && one.start < begin)) continue;
        // Begun in an earlier month of this walk: told already.
        if (month > first && one.start < opens) continue;
        if (matches(one)) yield one;
      }
    }
  }

  page(from: number, to: number, filter: EventFilter, limit: number, cursor?: string, language?: string): EventPage {
    const [after, skip] = readCursor(cursor);
    const items: CalendarEvent[] = [];
    let last: Occurrence | undefined;
    let same = 0;
    let toSkip = skip;
    for (const one of this.walk(from, to, filter)) {
      if (one.start < after || (one.start === after && toSkip-- > 0)) continue;
      if (items.length === limit) {
        const at = last!.start;
        return { items, nextCursor: `t${at < 0 ? `n${-at}` : at}-${at === after ? skip + same : same}` };
      }
      same = last?.start === one.start ? same + 1 : 1;
      last = one;
      items.push(this.event(one, language));
    }
    return { items, nextCursor: null };
  }

  days(from: number, to: number, filter: EventFilter, most: number, language?: string): EventDays {
    const days = new Map<number, { count: number; items: Occurrence[] }>();
    for (const one of this.walk(from, to, filter)) {
      const last = Math.min(to, lastDay(one));
      for (let day = Math.max(from, dayNumber(one.start)); day <= last; day++) {
        let slot = days.get(day);
        if (!slot) days.set(day, slot = { count: 0, items: [] });
        slot.count += 1;
        if (slot.items.length < most) slot.items.push(one);
      }
    }
    const made = new Map<Occurrence, CalendarEvent>();
    const event = (one: Occurrence): CalendarEvent => {
      let known = made.get(one);
      if (!known) made.set(one, known = this.event(one, language));
      return known;
    };
    return { days: [...days].sort(([a], [b]) => a - b).map(([day, { count, items }]) => ({ day: dayText(day), count, items: items.map(event) })) };
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
      for (const occurrence of this.walk(from, to)) if (idOf(occurrence) === id) return { event: this.event(occurrence, language), occurrence };
    }
    for (const occurrence of [...this.short, ...this.long]) if (idOf(occurrence) === id) return { event: this.event(occurrence, language), occurrence };
    return undefined;
  }

  /** An occurrence as the contract gives it. */
  event(occurrence: Occurrence, language?: string): CalendarEvent {
    const { read, own, recurrence } = occurrence;
    const { entry, zone, allDay, length } = read;
    const { uid, title, description, status = 'scheduled', category, place, image, url, free, price, accessible, audiences, organizer } = entry;
    const name = category && (categoryName(category, language) ?? entry.categoryName);
    const moved = recurrence !== undefined && recurrence !== own;
    return {
      id: idOf(occurrence), uid, title, status, allDay, recurring: recurrence !== undefined,
      start: written(own, allDay, zone), end: written(own + length, allDay, zone),
      ...(!allDay && { timeZone: zone }),
      // The day it was on, when it was moved from a time to whole days or back.
      ...(moved && { movedFrom: written(recurrence, allDay, zone) }),
      ...(description && { description }), ...(category && { category }), ...(name && { categoryName: name }), ...(place && { place }), ...(image && { image }),
      ...(url && { url }), ...(free !== undefined && { free }), ...(price && { price }), ...(accessible !== undefined && { accessible }),
      ...(audiences?.length && { audiences: [...audiences] }), ...(organizer && { organizer }),
    };
  }

  private matcher({ categories = [], place, audiences = [], free, accessible, text }: EventFilter): (one: Occurrence) => boolean {
    const words = fold(text ?? '').split(' ').filter(Boolean).slice(0, 8);
    if (!categories.length && !place && !audiences.length && !free && !accessible && !words.length) return () => true;
    const known = new Map<ReadEntry, boolean>();
    const test = (read: ReadEntry): boolean => {
      const { entry } = read;
      return (!categories.length || categories.some((one) => entry.category === one || entry.category?.startsWith(`${one}.`)))
        && (!place || entry.place?.name === place) && (!free || entry.free === true) && (!accessible || entry.accessible === true)
        // What is for everyone is also for them.
        && (!audiences.length || audiences.some((one) => entry.audiences?.includes(one)) || (entry.audiences?.includes('everyone') ?? false))
        && words.every((word) => this.wordsOf(read).includes(` ${word}`));
    };
    return ({ read }) => {
      let is = known.get(read);
      if (is === undefined) known.set(read, is = test(read));
      return is;
    };
  }

  private wordsOf(read: ReadEntry): string {
    let words = this.words.get(read);
    if (words === undefined) {
      const { title, description = '', place, category, categoryName: own } = read.entry;
      words = ` ${fold(`${title} ${place?.name ?? ''} ${place?.address ?? ''} ${(category && categoryName(category)) ?? own ?? ''} ${description}`)}`;
      this.words.set(read, words);
    }
    return words;
  }
}

/** The last day that sees anything of it. */
export const lastDay = ({ start, end }: Occurrence): number => dayNumber(Math.max(start, end - 1));

export function idOf({ read, recurrence }: Occurrence): string {
  return shortId(`${read.entry.uid}\n${recurrence === undefined ? '' : new Date(recurrence).toISOString().slice(0, 16)}`);
}

/** The start after which a page goes on, and how many that begin then it has shown. @throws RangeError for what is no cursor */
function readCursor(cursor: string | undefined): [after: number, skip: number] {
  if (cursor === undefined) return [-Infinity, 0];
  const [, sign, at = '', skip = ''] = /^t(n?)(\d{1,15})-(\d{1,6})$/.exec(cursor) ?? [];
  if (!at) throw new RangeError('no cursor');
  return [sign ? -Number(at) : Number(at), Number(skip)];
}
