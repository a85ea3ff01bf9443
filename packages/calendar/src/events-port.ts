import { PortError, type EventsPort, type SkippedEntry } from '@civico/contract';
import type { EventIndex } from './event-index.ts';
import { inSlices } from './steps.ts';
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

/**
 * The port of a calendar that is here whole.
 * @param pause gives the page a turn between stretches of work
 */
export function indexPort(index: () => Promise<EventIndex>, now: () => number = Date.now, pause: () => Promise<void> = nextTask): EventsPort {
  const named = ({ skipped }: EventIndex): { skipped?: SkippedEntry[] } => (skipped.length ? { skipped: [...skipped] } : {});
  return {
    async listEvents({ from, to, cursor, limit = 20, ...filter }, options) {
      const all = await index();
      const [first, last] = periodOf(from, to, LONGEST_LIST, all.zone, now());
      try {
        return { ...await inSlices(all.pageInSteps(first, last, filter, limit, cursor, options?.language), pause, options?.signal), ...named(all) };
      } catch (error) {
        throw error instanceof RangeError ? new PortError('invalid') : error;
      }
    },
    async eventDays({ from, to, most = 3, ...filter }, options) {
      const all = await index();
      return { ...await inSlices(all.daysInSteps(...periodOf(from, to, LONGEST_GRID, all.zone, now()), filter, most, options?.language), pause, options?.signal), ...named(all) };
    },
    async eventFacets({ from, to }, options) {
      const all = await index();
      return inSlices(all.facetsInSteps(...periodOf(from, to, LONGEST_LIST, all.zone, now()), options?.language), pause, options?.signal);
    },
    async getEvent(id, options) {
      const all = await index();
      const found = await inSlices(all.findInSteps(id, dayNumber(toLocal(now(), all.zone)), options?.language), pause, options?.signal);
      if (!found) throw new PortError('not-found');
      return found.event;
    },
    eventsFeed: () => undefined,
  };
}

/** Lets the page draw and answer. A timer would wait four milliseconds each time. */
export const nextTask = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); resolve(); };
  port2.postMessage(0);
});
