/** The one place that loads what reads and writes calendar files: the adapters with ical.js, and the writer. */
import type { CalendarEvent, EventsPort } from '@civico/contract';
import { fileUrl } from './addresses.ts';

const known = new WeakMap<object, { key: string; port: Promise<EventsPort> }>();

/**
 * The port of the file an element shows, fetched once for it: `.json` is a town's own list, anything else iCalendar; `webcal:` is how feeds are written
 * for calendar programs.
 */
export function eventsOf(owner: object, src: string, zone: string): Promise<EventsPort> {
  const key = `${zone} ${src}`;
  const before = known.get(owner);
  if (before?.key === key) return before.port;
  const port = openEvents(src, zone);
  // What could not be loaded may be there at the next try.
  port.catch(() => known.delete(owner));
  known.set(owner, { key, port });
  return port;
}

async function openEvents(src: string, zone: string): Promise<EventsPort> {
  const url = fileUrl(src.replace(/^webcals?:/i, 'https:'));
  if (/\.json$/i.test(url.pathname)) return (await import('@civico/adapters/static/events.ts')).jsonEvents(url.href, { zone });
  return (await import('@civico/adapters/ical/index.ts')).icalEvents(url.href, { zone });
}

/** Events as an .ics file, to save. */
export async function icsOf(events: readonly CalendarEvent[]): Promise<Blob> {
  const { writeIcs } = await import('@civico/calendar/write-ics.ts');
  return new Blob([writeIcs(events)], { type: 'text/calendar;charset=utf-8' });
}
