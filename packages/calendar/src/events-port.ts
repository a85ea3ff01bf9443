import { PortError, type EventsPort, type SkippedEntry } from '@civico/contract';
import type { EventIndex } from './event-index.ts';
import { dayNumber, dayOf, toLocal } from './zone.ts';

/** Days a list may look ahead, and a grid may show. */
export const LONGEST_LIST = 366;
export const LONGEST_GRID = 62;

/** First and last day of a period as numbers: from today, for at most `longest` days. A day that is none counts as not given. */
export function periodOf(from: string | undefined, to: string | undefined, longest: number, zone: string, now = Date.now()): [first: number, last: number] {
  const [a, b] = [dayOf(from ?? ''), dayOf(to ?? '')];
  const first = Number.isNaN(a) ? dayNumber(toLocal(now, zone)) : a;
  return [first, Number.isNaN(b) ? first + longest - 1 : Math.min(b, first + longest - 1)];
}

/** The port of a calendar that is here whole. */
export function indexPort(index: () => Promise<EventIndex>, now: () => number = Date.now): EventsPort {
  const named = ({ skipped }: EventIndex): { skipped?: SkippedEntry[] } => (skipped.length ? { skipped: [...skipped] } : {});
  const refused = (): never => { throw new PortError('invalid'); };
  return {
    async listEvents({ from, to, cursor, limit = 20, ...filter }, options) {
      const all = await index();
      const [first, last] = periodOf(from, to, LONGEST_LIST, all.zone, now());
      try {
        return { ...all.page(first, last, filter, limit, cursor, options?.language), ...named(all) };
      } catch (error) {
        return error instanceof RangeError ? refused() : Promise.reject(error);
      }
    },
    async eventDays({ from, to, most = 3, ...filter }, options) {
      const all = await index();
      return { ...all.days(...periodOf(from, to, LONGEST_GRID, all.zone, now()), filter, most, options?.language), ...named(all) };
    },
    async eventFacets({ from, to }, options) {
      const all = await index();
      return all.facets(...periodOf(from, to, LONGEST_LIST, all.zone, now()), options?.language);
    },
    async getEvent(id, options) {
      const all = await index();
      const found = all.find(id, dayNumber(toLocal(now(), all.zone)), options?.language);
      if (!found) throw new PortError('not-found');
      return found.event;
    },
    eventsFeed: () => undefined,
  };
}
