import type { CalendarEvent, EventDays, EventFacets, EventFilter, EventPage, EventsPort } from '@civico/contract';
import type { Send } from './http.ts';
import { query } from './query.ts';
import { list, shaped } from './shape.ts';

const EVENT = 'id title start end status';

const filtered = ({ categories, place, audiences, free, accessible, text }: EventFilter): Parameters<typeof query>[0] =>
  ({ category: categories, place, audience: audiences, free: free || undefined, accessible: accessible || undefined, q: text });

export function events(send: Send, base: URL): EventsPort {
  return {
    async listEvents({ from, to, cursor, limit, ...filter }, options) {
      const page = await send({ ...options, path: `events${query({ from, to, ...filtered(filter), cursor, limit })}` });
      list(page, 'items', EVENT);
      return page as EventPage;
    },
    async eventDays({ from, to, most, ...filter }, options) {
      const answer = await send({ ...options, path: `event-days${query({ from, to, ...filtered(filter), most })}` });
      for (const day of list(answer, 'days', 'day count#')) list(day, 'items', EVENT);
      return answer as EventDays;
    },
    eventFacets: async (period, options) => shaped<EventFacets>(await send({ ...options, path: `event-facets${query({ ...period })}` }), 'categories@ places@ audiences@'),
    getEvent: async (id, options) => shaped<CalendarEvent>(await send({ ...options, path: `events/${encodeURIComponent(id)}` }), EVENT),
    eventsFeed: (filter) => new URL(`events.ics${query(filtered(filter))}`, base).href,
  };
}
