/** One time that something happens, and how the contract tells it. */
import type { CalendarEvent } from '@civico/contract';
import { written, type ReadEntry } from './entry.ts';
import { shortId } from './text.ts';
import { categoryName } from './vocabulary.ts';
import { DAY, dayNumber, minuteText } from './zone.ts';

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

/** By start, the longer first, then by title. */
export const order = (a: Occurrence, b: Occurrence): number => a.start - b.start || b.end - a.end || byTitle(a.read.entry.title, b.read.entry.title);

const byTitle = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** An event of several days is looked for one by one beyond this length; there are few. */
export const SHORT = 7 * DAY;
export const isLong = ({ start, end }: Occurrence): boolean => end - start > SHORT;

/** Whether it is on at any time from `from` to before `to`. */
export const touches = ({ start, end }: Occurrence, from: number, to: number): boolean => start < to && (end > from || (end === start && start >= from));

/** Index of the first that starts at `time` or later, in a list in order. */
export function firstFrom(list: readonly Occurrence[], time: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start < time) low = middle + 1; else high = middle;
  }
  return low;
}

/** The last day that sees anything of it. */
export const lastDay = ({ start, end }: Occurrence): number => dayNumber(Math.max(start, end - 1));

export function idOf({ read, recurrence }: Occurrence): string {
  return shortId(`${read.entry.uid}\n${recurrence === undefined ? '' : minuteText(recurrence)}`);
}

/** An occurrence as the contract gives it. */
export function eventOf(occurrence: Occurrence, language?: string): CalendarEvent {
  const { read, own, recurrence } = occurrence;
  const { entry, zone, allDay, length } = read;
  const { uid, title, description, status = 'scheduled', category, place, image, url, free, price, accessible, audiences, organizer } = entry;
  const name = category && (categoryName(category, language) ?? entry.categoryName);
  const event: { -readonly [Key in keyof CalendarEvent]: CalendarEvent[Key] } = {
    id: idOf(occurrence), uid, title, status, allDay, recurring: recurrence !== undefined,
    start: written(own, allDay, zone), end: written(own + length, allDay, zone),
  };
  if (!allDay) event.timeZone = zone;
  // The day it was on, when it was moved from a time to whole days or back.
  if (recurrence !== undefined && recurrence !== own) event.movedFrom = written(recurrence, allDay, zone);
  if (description) event.description = description;
  if (category) event.category = category;
  if (name) event.categoryName = name;
  if (place) event.place = place;
  if (image) event.image = image;
  if (url) event.url = url;
  if (free !== undefined) event.free = free;
  if (price) event.price = price;
  if (accessible !== undefined) event.accessible = accessible;
  if (audiences?.length) event.audiences = [...audiences];
  if (organizer) event.organizer = organizer;
  return event;
}
