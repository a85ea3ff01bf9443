/**
 * What begins and ends on one day, by day; most events of a town do. A plain entry is understood, and a day put in order, when somebody first looks at that
 * day: of a calendar of a year a visitor sees a month or two.
 */
import { readPlain, type CalendarEntry } from './entry.ts';
import { order, type Occurrence } from './occurrence.ts';

interface SingleDay { readonly occurrences: Occurrence[]; waiting: CalendarEntry[]; inOrder: boolean }

const none: readonly Occurrence[] = [];

export class SingleDays {
  private readonly days = new Map<number, SingleDay>();
  private readonly zone: string;
  private readonly outdated: ReadonlySet<CalendarEntry>;

  /**
   * @param zone the town's
   * @param outdated plain entries that do not count after all
   */
  constructor(zone: string, outdated: ReadonlySet<CalendarEntry>) {
    this.zone = zone;
    this.outdated = outdated;
  }

  /** @param day its number, see zone.ts */
  keep(day: number, occurrence: Occurrence): void {
    const of = this.day(day);
    of.occurrences.push(occurrence);
    of.inOrder = false;
  }

  /** @param day what `plainDay` says of the entry */
  keepPlain(day: number, entry: CalendarEntry): void {
    this.day(day).waiting.push(entry);
  }

  /** In order. */
  on(day: number): readonly Occurrence[] {
    const of = this.days.get(day);
    if (!of) return none;
    if (of.waiting.length) {
      for (const entry of of.waiting) {
        if (this.outdated.has(entry)) continue;
        const read = readPlain(entry, day, this.zone);
        of.occurrences.push({ start: read.start, end: read.start + read.length, read, own: read.start, recurrence: undefined });
      }
      of.waiting = [];
      of.inOrder = false;
    }
    if (!of.inOrder) {
      of.occurrences.sort(order);
      of.inOrder = true;
    }
    return of.occurrences;
  }

  *all(): Generator<Occurrence> {
    for (const day of this.days.keys()) yield* this.on(day);
  }

  private day(day: number): SingleDay {
    let of = this.days.get(day);
    if (!of) this.days.set(day, of = { occurrences: [], waiting: [], inOrder: true });
    return of;
  }
}
