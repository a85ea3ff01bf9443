import type { CalendarEvent } from '@civico/contract';
import { parseUrl } from '@civico/core/parse-url.ts';

const MS = 86_400_000;

/**
 * Events as schema.org knows them (https://schema.org/Event), in microdata: a JSON-LD block would be a script, which no element may write under Trusted
 * Types. Nothing of it is drawn.
 */
export function structuredData(events: readonly CalendarEvent[], page: string): HTMLElement {
  const block = document.createElement('div');
  block.hidden = true;
  // A slot that does not exist, so that it is never shown with the fallback content.
  block.slot = 'structured-data';
  block.append(...events.map((event) => itemOf(event, page)));
  return block;
}

function itemOf({ title, description, start, end, allDay, status, movedFrom, place, image, url, free, organizer }: CalendarEvent, page: string): HTMLElement {
  const absolute = (address = ''): string => (address && (parseUrl(address, page)?.href ?? ''));
  return item('Event', {
    name: title, description, startDate: start,
    // The last of whole days is itself included there.
    endDate: allDay ? new Date(Math.max(Date.parse(start), Date.parse(end) - MS)).toISOString().slice(0, 10) : end,
    // Ours are schema.org's words: EventCancelled.
    eventStatus: `https://schema.org/Event${(movedFrom && status === 'scheduled' ? 'rescheduled' : status).replace(/^./, (first) => first.toUpperCase())}`, previousStartDate: movedFrom,
    location: place && item('Place', {
      name: place.name, address: place.address ?? place.name,
      geo: place.position && item('GeoCoordinates', { latitude: `${place.position.lat}`, longitude: `${place.position.lon}` }),
    }),
    image: absolute(image?.url), url: absolute(url) || page, isAccessibleForFree: free === undefined ? '' : `${free}`,
    organizer: organizer && item('Organization', { name: organizer }),
  });
}

function item(type: string, properties: Record<string, string | HTMLElement | undefined>): HTMLElement {
  const block = document.createElement('div');
  block.setAttribute('itemscope', '');
  block.setAttribute('itemtype', `https://schema.org/${type}`);
  for (const [name, value] of Object.entries(properties)) {
    if (!value) continue;
    const node = typeof value === 'string' ? Object.assign(document.createElement('meta'), { content: value }) : value;
    node.setAttribute('itemprop', name);
    block.append(node);
  }
  return block;
}
