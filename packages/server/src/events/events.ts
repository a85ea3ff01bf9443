import type { EventAudience, EventFilter } from '@civico/contract';
import { eventOf, LONGEST_GRID, LONGEST_LIST, periodOf, writeIcs, type EventIndex } from '@civico/calendar';
import { handler, type Handlers, type Kernel } from '../kernel/kernel.ts';
import { invalidInput, ProblemError } from '../kernel/problem.ts';
import { calendarCache, ZONE } from './calendar-cache.ts';

interface FilterQuery { category?: string[]; place?: string; audience?: EventAudience[]; free?: boolean; accessible?: boolean; q?: string }
interface PeriodQuery { from?: string; to?: string }
type ListQuery = FilterQuery & PeriodQuery & { cursor?: string; limit: number };
type DaysQuery = FilterQuery & PeriodQuery & { most: number };

/** Events of a feed: beyond it a calendar program gives up. */
const MOST_IN_FEED = 5000;
/** Days a feed looks back, so that what has just been is not deleted from people's calendars. */
const FEED_BACK = 30;

const filterOf = ({ category, place, audience, free, accessible, q }: FilterQuery): EventFilter => ({
  ...(category && { categories: category }), ...(place !== undefined && { place }), ...(audience && { audiences: audience }),
  ...(free && { free }), ...(accessible && { accessible }), ...(q !== undefined && { text: q }),
});

function page(index: EventIndex, { from, to, limit, cursor, ...query }: ListQuery, language: string): unknown {
  try {
    return index.page(...checkedPeriod(from, to, LONGEST_LIST), filterOf(query), limit, cursor, language);
  } catch (error) {
    if (error instanceof RangeError) throw invalidInput({ pointer: '#query/cursor', code: 'format' });
    throw error;
  }
}

/** A period that ends before it begins, or in a year no calendar has, is a mistake worth telling. */
function checkedPeriod(from: string | undefined, to: string | undefined, longest: number): [first: number, last: number] {
  const [first, last] = periodOf(from, to, longest, ZONE);
  for (const [name, day] of [['from', from], ['to', to]] as const) {
    if (day !== undefined && (day < '1970-01-01' || day > '2199-12-31')) throw invalidInput({ pointer: `#query/${name}`, code: 'format' });
  }
  if (last < first) throw invalidInput({ pointer: '#query/to', code: 'format' });
  return [first, last];
}

/** Public events: imported, expanded when asked for. */
export function eventHandlers({ db }: Kernel): Handlers {
  const calendar = calendarCache(db);
  const headers = { vary: 'Accept-Language', 'cache-control': 'no-cache' };
  return {
    listEvents: handler<unknown, ListQuery>(async ({ town, query, raw }) =>
      ({ status: 200, headers, body: page(await calendar(town.id), query, raw.acceptLanguage) })),

    listEventDays: handler<unknown, DaysQuery>(async ({ town, query: { from, to, most, ...query }, raw }) => {
      const index = await calendar(town.id);
      return { status: 200, headers, body: index.days(...checkedPeriod(from, to, LONGEST_GRID), filterOf(query), most, raw.acceptLanguage) };
    }),

    listEventFacets: handler<unknown, PeriodQuery>(async ({ town, query: { from, to }, raw }) =>
      ({ status: 200, headers, body: (await calendar(town.id)).facets(...checkedPeriod(from, to, LONGEST_LIST), raw.acceptLanguage) })),

    getEvent: handler<{ id: string }>(async ({ town, params, raw }) => {
      const index = await calendar(town.id);
      const found = index.find(params.id, periodOf(undefined, undefined, 1, ZONE)[0], raw.acceptLanguage);
      if (!found) throw new ProblemError('not-found');
      return { status: 200, headers, body: found.event };
    }),

    getEventsFeed: handler<unknown, FilterQuery>(async ({ town, query, raw }) => {
      const index = await calendar(town.id);
      const [today] = periodOf(undefined, undefined, 1, ZONE);
      const events = [];
      for (const one of index.walk(today - FEED_BACK, today + LONGEST_LIST, filterOf(query))) {
        if (events.length >= MOST_IN_FEED) break;
        events.push(eventOf(one, raw.acceptLanguage));
      }
      return {
        status: 200, type: 'text/calendar; charset=utf-8',
        headers: { vary: 'Accept-Language', 'cache-control': 'public, max-age=600', 'content-disposition': 'inline; filename="eventi.ics"' },
        body: writeIcs(events, { name: `Eventi, Comune di ${town.name}` }),
      };
    }),
  };
}
