/** All events of a calendar, searched by day: what stands behind a file in the browser and behind the server's routes alike. */
import type { EventDays, EventFacets, EventFilter, EventPage, SkippedEntry } from '@civico/contract';
import { daysIn, facetsIn, locate, pageOf, type Located } from './answers.ts';
import { plainDay, readEntry, type CalendarEntry, type ReadEntry, type Reason } from './entry.ts';
import { matcher } from './matcher.ts';
import { firstFrom, isLong, lastDay, order, SHORT, touches, type Occurrence } from './occurrence.ts';
import { isRepeated, MOST_STEPS, seriesOf, stepsOfMonth, timesOf, withinBudget, type Phase, type Series } from './series.ts';
import { SingleDays } from './single-days.ts';
import { finish, type Steps } from './steps.ts';
import { DAY, dayNumber, toLocal, toMoment } from './zone.ts';

const MOST_SKIPPED = 1000;
/** Months and occurrences kept; a visitor goes back and forth over a few. */
const [MOST_MONTHS, MOST_KEPT] = [60, 200_000];
/** Occurrences, and entries, between two places where work may be interrupted; of an entry in a rare zone its changes of the clock are looked up. */
const [AT_A_TIME, ENTRIES_AT_A_TIME] = [128, 16];

/**
 * Every question has two forms: `page` answers at once, `pageInSteps` can be interrupted (steps.ts); likewise the others. `EventIndex.inSteps` builds one so.
 */
export class EventIndex {
  readonly skipped: SkippedEntry[] = [];
  readonly zone: string;
  readonly single: SingleDays;
  readonly series: Series[] = [];
  /** Entries, and times looked at for a month at most: what asking costs. */
  weight = 0;
  /** Over midnight, for a week at most. */
  private readonly short: Occurrence[] = [];
  private readonly long: Occurrence[] = [];
  /** By the number of a month: what is over midnight or repeated, in order. */
  private readonly months = new Map<number, readonly Occurrence[]>();
  private kept = 0;
  /** Versions of an entry that a later one replaces. */
  private readonly outdated = new Set<CalendarEntry>();

  /** @param zone IANA name of the town's zone, in which days begin and end */
  constructor(entries: Iterable<CalendarEntry>, zone = 'Europe/Rome', skipped: readonly SkippedEntry[] = []) {
    this.zone = zone;
    this.skipped.push(...skipped.slice(0, MOST_SKIPPED));
    this.single = new SingleDays(zone, this.outdated);
    finish(this.take(entries));
  }

  static *inSteps(entries: Iterable<CalendarEntry>, zone?: string, skipped?: readonly SkippedEntry[]): Steps<EventIndex> {
    const index = new EventIndex([], zone, skipped);
    yield* index.take(entries);
    return index;
  }

  private *take(entries: Iterable<CalendarEntry>): Steps<void> {
    const latest = new Map<string, CalendarEntry>();
    const others: ReadEntry[] = [];
    for (const entry of entries) {
      if (++this.weight % ENTRIES_AT_A_TIME === 0) yield;
      const day = plainDay(entry, this.zone);
      const read = Number.isNaN(day) ? readEntry(entry, this.zone) : undefined;
      if (typeof read === 'string') {
        this.skip(entry, read);
        continue;
      }
      const key = read?.recurrenceId === undefined ? entry.uid : `${entry.uid} ${read.recurrenceId}`;
      const before = latest.get(key);
      if (before === entry || (before && (entry.sequence ?? 0) < (before.sequence ?? 0))) continue;
      if (before) this.outdated.add(before);
      latest.set(key, entry);
      if (read) others.push(read); else this.single.keepPlain(day, entry);
    }
    yield* this.keepOthers(others.filter(({ entry }) => !this.outdated.has(entry)));
  }

  private skip(entry: CalendarEntry, reason: Reason): void {
    if (this.skipped.length < MOST_SKIPPED) this.skipped.push({ name: entry.title.trim() || entry.uid, reason });
  }

  private *keepOthers(others: readonly ReadEntry[]): Steps<void> {
    const changes = new Map<string, ReadEntry[]>();
    const longest = new Map<string, number>();
    for (const read of others) {
      const { uid, andFuture } = read.entry;
      if (!andFuture || read.recurrenceId === undefined) continue;
      changes.set(uid, [...changes.get(uid) ?? [], read]);
      longest.set(uid, Math.max(longest.get(uid) ?? 0, read.length));
    }
    const { kept, refused } = yield* withinBudget(others.filter(isRepeated), MOST_STEPS, longest);
    for (const { entry } of refused) this.skip(entry, 'too-many-times');
    const masters = new Map<string, Series>();
    for (const master of kept) {
      const { uid } = master.entry;
      masters.set(uid, seriesOf(master, changes.get(uid)));
      this.weight += stepsOfMonth(master, Math.max(master.length, longest.get(uid) ?? 0));
      yield;
    }
    for (const [at, read] of others.entries()) {
      if (at % AT_A_TIME === 0) yield;
      if (isRepeated(read)) continue;
      if (read.recurrenceId !== undefined) masters.get(read.entry.uid)?.replaced.add(read.recurrenceId);
      this.keep(this.occurrence(read, read.start, read.recurrenceId));
    }
    this.series.push(...masters.values());
    this.short.sort(order);
    this.long.sort(order);
  }

  private keep(occurrence: Occurrence): void {
    const day = dayNumber(occurrence.start);
    if (lastDay(occurrence) === day) this.single.keep(day, occurrence);
    else (isLong(occurrence) ? this.long : this.short).push(occurrence);
  }

  occurrence(read: ReadEntry, own: number, recurrence: number | undefined): Occurrence {
    const { zone, allDay, length } = read;
    // Whole days are days wherever one stands; a moment is shown by the town's clock.
    const town = (local: number): number => (allDay || zone === this.zone ? local : toLocal(toMoment(local, zone), this.zone));
    return { start: town(own), end: town(own + length), read, own, recurrence };
  }

  /** Events over midnight that happen once and touch the time from `from` to before `to` (town's local). */
  *onceBetween(from: number, to: number): Generator<Occurrence> {
    const { long, short } = this;
    for (const one of long) if (touches(one, from, to)) yield one;
    for (let at = firstFrom(short, from - SHORT); at < short.length && short[at]!.start < to; at++) if (touches(short[at]!, from, to)) yield short[at]!;
  }

  /** Every event over midnight that happens once. */
  *allOnce(): Generator<Occurrence> {
    yield* this.single.all();
    yield* this.short;
    yield* this.long;
  }

  /** Occurrences of a series that touch a time, in any order. */
  *repeated(series: Series, from: number, to: number): Generator<Occurrence> {
    for (const phase of series.phases) yield* this.ofPhase(series, phase, from, to);
  }

  /** Those of one phase. */
  *ofPhase(series: Series, phase: Phase, from: number, to: number): Generator<Occurrence> {
    for (const time of this.timesOfPhase(series, phase, from, to)) {
      const one = this.occurrence(phase.read, time + phase.shift, time);
      if (touches(one, from, to)) yield one;
    }
  }

  /** Times of a phase, as they were written, from which it may touch a time. Zones differ by at most a day. */
  timesOfPhase(series: Series, { read, since, until, shift }: Phase, from: number, to: number): Iterable<number> {
    const [first, end] = [Math.max(since, from - DAY - read.length - shift), Math.min(until, to + DAY - shift)];
    return first < end ? timesOf(series, first, end) : [];
  }

  /** The others of a month, by its number since January 1970: over midnight or repeated, in order. */
  private *others(month: number): Steps<readonly Occurrence[]> {
    const known = this.months.get(month);
    if (known) return known;
    const [from, to] = [Date.UTC(1970, month), Date.UTC(1970, month + 1)];
    // Put in order day by day: a month at once may be tens of thousands.
    const days: Occurrence[][] = Array.from({ length: (to - from) / DAY + 1 }, () => []);
    const put = (one: Occurrence): unknown => days[one.start < from ? 0 : 1 + Math.floor((one.start - from) / DAY)]!.push(one);
    for (const one of this.onceBetween(from, to)) put(one);
    let seen = 0;
    for (const series of this.series) {
      yield;
      for (const one of this.repeated(series, from, to)) {
        put(one);
        if (++seen % AT_A_TIME === 0) yield;
      }
    }
    const found: Occurrence[] = [];
    for (const day of days) {
      for (const one of day.sort(order)) found.push(one);
      yield;
    }
    if (this.months.size >= MOST_MONTHS || this.kept + found.length > MOST_KEPT) {
      this.months.clear();
      this.kept = 0;
    }
    this.months.set(month, found);
    this.kept += found.length;
    return found;
  }

  /** Days `from` to `to` (numbers, both included), in order, each once. Undefined is where work may be interrupted. */
  *walk(from: number, to: number, filter: EventFilter = {}): Generator<Occurrence | undefined> {
    const matches = matcher(filter);
    for (const one of this.told(from, to, (month) => this.merged(month))) if (!one || !matches || matches(one)) yield one;
  }

  /** The same of what is over midnight or repeated alone. */
  *walkOthers(from: number, to: number): Generator<Occurrence | undefined> {
    yield* this.told(from, to, (month) => this.othersOf(month));
  }

  /** What months hold for the days `from` to `to`, each once. */
  private *told(from: number, to: number, held: (month: number) => Generator<Occurrence | undefined>): Generator<Occurrence | undefined> {
    const [begin, end] = [from * DAY, (to + 1) * DAY];
    let seen = 0;
    for (let month = monthOf(begin), first = month; month <= monthOf(end - 1); month++) {
      const opens = Date.UTC(1970, month);
      for (const one of held(month)) {
        if (!one || ++seen % AT_A_TIME === 0) yield undefined;
        if (!one) continue;
        if (one.start >= end) break;
        // What began in an earlier month has been told there.
        if (month > first && one.start < opens) continue;
        if (one.end > begin || (one.end === one.start && one.start >= begin)) yield one;
      }
    }
  }

  private *othersOf(month: number): Generator<Occurrence | undefined> {
    yield* yield* this.others(month);
  }

  private *merged(month: number): Generator<Occurrence | undefined> {
    const others = yield* this.others(month);
    let at = 0;
    for (let day = Date.UTC(1970, month) / DAY, end = Date.UTC(1970, month + 1) / DAY; day < end; day++) {
      for (const one of this.single.on(day)) {
        while (at < others.length && order(others[at]!, one) < 0) yield others[at++]!;
        yield one;
      }
    }
    while (at < others.length) yield others[at++]!;
  }

  /** @throws RangeError when `cursor` is none */
  page(...asked: Parameters<EventIndex['pageInSteps']>): EventPage { return finish(this.pageInSteps(...asked)); }
  pageInSteps(from: number, to: number, filter: EventFilter, limit: number, cursor?: string, language?: string): Steps<EventPage> {
    return pageOf(this, from, to, filter, limit, cursor, language);
  }

  days(...asked: Parameters<EventIndex['daysInSteps']>): EventDays { return finish(this.daysInSteps(...asked)); }
  daysInSteps(from: number, to: number, filter: EventFilter, most: number, language?: string): Steps<EventDays> {
    return daysIn(this, from, to, filter, most, language);
  }

  facets(...asked: Parameters<EventIndex['facetsInSteps']>): EventFacets { return finish(this.facetsInSteps(...asked)); }
  facetsInSteps(from: number, to: number, language?: string): Steps<EventFacets> {
    return facetsIn(this, from, to, language);
  }

  /** The occurrence with an id, looked for in the days around `near` first. */
  find(...asked: Parameters<EventIndex['findInSteps']>): Located | undefined { return finish(this.findInSteps(...asked)); }
  findInSteps(id: string, near: number, language?: string): Steps<Located | undefined> {
    return locate(this, id, near, language);
  }
}

/** Number of the month since January 1970 in which a local time lies. */
const monthOf = (local: number): number => {
  const date = new Date(local);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
};
