/** What an index answers, in steps that can be interrupted. */
import type { CalendarEvent, EventAudience, EventDays, EventFacets, EventFilter, EventPage } from '@civico/contract';
import type { ReadEntry } from './entry.ts';
import type { EventIndex } from './event-index.ts';
import { matcher } from './matcher.ts';
import { eventOf, idOf, isLong, lastDay, order, type Occurrence } from './occurrence.ts';
import type { Steps } from './steps.ts';
import { collatorOf, idMatcher } from './text.ts';
import { categoryName } from './vocabulary.ts';
import { DAY, dayNumber, dayText, minuteText } from './zone.ts';

export interface Located { event: CalendarEvent; occurrence: Occurrence }

/** A day of a grid: how many there are, the first that are on that very day, the first that last long. */
interface Day { count: number; items: Occurrence[]; late: Occurrence[]; mixed: number }

/** What a filter can offer of one kind, at most. */
const MOST_CHOICES = 200;
const AT_A_TIME = 128;
/** Days around today in which an occurrence is looked for by its id. */
const NEAR = [[-62, 366], [-1100, 1100]] as const;

export function* pageOf(index: EventIndex, from: number, to: number, filter: EventFilter, limit: number, cursor?: string, language?: string): Steps<EventPage> {
  const [after, skip] = readCursor(cursor);
  const items: CalendarEvent[] = [];
  let last: Occurrence | undefined;
  let same = 0;
  let toSkip = skip;
  // What began before the cursor was told before it.
  for (const one of index.walk(Math.max(from, cursor === undefined ? from : dayNumber(after)), to, filter)) {
    if (!one) { yield; continue; }
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
export function* daysIn(index: EventIndex, from: number, to: number, filter: EventFilter, most: number, language?: string): Steps<EventDays> {
  const days = new Map<number, Day>();
  const filtered = matcher(filter) !== undefined;
  // Without a filter nobody looks at more of a day than is shown: a full month costs nearly what an empty one does.
  for (let day = from; !filtered && day <= to; day++) {
    const list = index.single.on(day);
    if (list.length) days.set(day, { count: list.length, items: list.slice(0, most), late: [], mixed: 0 });
    yield;
  }
  for (const one of filtered ? index.walk(from, to, filter) : index.walkOthers(from, to)) {
    if (!one) { yield; continue; }
    const last = Math.min(to, lastDay(one));
    for (let day = Math.max(from, dayNumber(one.start)); day <= last; day++) {
      let slot = days.get(day);
      if (!slot) days.set(day, slot = { count: 0, items: [], late: [], mixed: 0 });
      slot.count += 1;
      // They come in order: of each kind no more is needed than is shown.
      if (isLong(one)) { if (slot.late.length < most) slot.late.push(one); } else if (slot.mixed < most) { slot.items.push(one); slot.mixed += 1; }
    }
  }
  const made = new Map<Occurrence, CalendarEvent>();
  const event = (one: Occurrence): CalendarEvent => {
    let known = made.get(one);
    if (!known) made.set(one, known = eventOf(one, language));
    return known;
  };
  const result: EventDays['days'] = [];
  for (const [day, { count, items, late, mixed }] of [...days].sort(([a], [b]) => a - b)) {
    // Those that last long are on from before: they wait for the others to be put in order.
    if (mixed && !filtered) items.sort(order);
    result.push({ day: dayText(day), count, items: [...items, ...late].slice(0, most).map(event) });
    yield;
  }
  return { days: result };
}

/** Found without writing out repetitions: a series is in a period as soon as one of its times is. */
export function* facetsIn(index: EventIndex, from: number, to: number, language?: string): Steps<EventFacets> {
  const categories = new Map<string, { name: string; count: number }>();
  const places = new Map<string, number>();
  const audiences = new Set<EventAudience>();
  const seen = new Set<ReadEntry>();
  for (const read of entriesBetween(index, from, to)) {
    if (!read) { yield; continue; }
    if (seen.has(read)) continue;
    seen.add(read);
    const { category, categoryName: own, place, audiences: forWhom = [] } = read.entry;
    if (category) {
      const known = categories.get(category);
      if (known) known.count += 1; else categories.set(category, { name: categoryName(category, language) ?? own ?? category, count: 1 });
    }
    if (place) places.set(place.name, (places.get(place.name) ?? 0) + 1);
    for (const one of forWhom) audiences.add(one);
  }
  yield;
  const { compare } = collatorOf(language);
  /** The most frequent; a list that goes on for ever helps nobody. */
  const first = <Choice>(all: Iterable<Choice>, countOf: (one: Choice) => number): Choice[] => [...all].sort((a, b) => countOf(b) - countOf(a)).slice(0, MOST_CHOICES);
  return {
    categories: first(categories, ([, { count }]) => count).map(([id, { name }]) => ({ id, name })).sort((a, b) => compare(a.name, b.name)),
    places: first(places, ([, count]) => count).map(([name]) => name).sort(compare),
    audiences: (['everyone', 'families', 'children', 'young-people', 'adults', 'seniors'] as const).filter((one) => audiences.has(one)),
  };
}

/** Entries that have an occurrence on the days `from` to `to`; undefined where work may be interrupted. */
function* entriesBetween(index: EventIndex, from: number, to: number): Generator<ReadEntry | undefined> {
  const [begin, end] = [from * DAY, (to + 1) * DAY];
  let seen = 0;
  for (let day = from; day <= to; day++) {
    yield;
    for (const { read } of index.single.on(day)) {
      if (++seen % AT_A_TIME === 0) yield;
      yield read;
    }
  }
  for (const { read } of index.onceBetween(begin, end)) {
    if (++seen % AT_A_TIME === 0) yield;
    yield read;
  }
  for (const series of index.series) {
    yield;
    for (const phase of series.phases) if (!index.ofPhase(series, phase, begin, end).next().done) yield phase.read;
  }
}

export function* locate(index: EventIndex, id: string, near: number, language?: string): Steps<Located | undefined> {
  const located = (occurrence: Occurrence): Located => ({ event: eventOf(occurrence, language), occurrence });
  let seen = 0;
  for (const occurrence of index.allOnce()) {
    if (idOf(occurrence) === id) return located(occurrence);
    if (++seen % AT_A_TIME === 0) yield;
  }
  for (const [back, ahead] of NEAR) {
    for (const series of index.series) {
      yield;
      for (const phase of series.phases) {
        const matches = idMatcher(id, `${phase.read.entry.uid}\n`);
        for (const time of index.timesOfPhase(series, phase, (near + back) * DAY, (near + ahead + 1) * DAY)) {
          if (matches(minuteText(time))) return located(index.occurrence(phase.read, time + phase.shift, time));
          if (++seen % AT_A_TIME === 0) yield;
        }
      }
    }
  }
  return undefined;
}

/** The start after which a page goes on, and how many that begin then it has shown. @throws RangeError for what is no cursor */
function readCursor(cursor: string | undefined): [after: number, skip: number] {
  if (cursor === undefined) return [-Infinity, 0];
  const [, sign, at = '', skip = ''] = /^t(n?)(\d{1,15})-(\d{1,6})$/.exec(cursor) ?? [];
  if (!at) throw new RangeError('no cursor');
  return [sign ? -Number(at) : Number(at), Number(skip)];
}
