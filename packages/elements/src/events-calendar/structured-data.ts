import type { CalendarEvent } from '@civico/contract';

const statuses = { scheduled: 'EventScheduled', cancelled: 'EventCancelled', postponed: 'EventPostponed' };
const MS = 86_400_000;

type Item = { type: string; [property: string]: string | Item | undefined };

/**
 * Events as schema.org knows them (https://schema.org/Event), in microdata: a JSON-LD block would be a script, which no element may write under Trusted
 * Types. Nothing of it is drawn.
 */
export function structuredData(events: readonly CalendarEvent[], page: string): HTMLElement {
  const block = document.createElement('div');
  block.hidden = true;
  // A slot that does not exist, so that it is never shown with the fallback content.
  block.slot = 'structured-data';
  block.append(...events.map((event) => itemOf(eventOf(event, page))));
  return block;
}

function eventOf({ title, description, start, end, allDay, status, movedFrom, place, image, url, free, organizer }: CalendarEvent, page: string): Item {
  const absolute = (address: string | undefined): string | undefined => (address && URL.canParse(address, page) ? new URL(address, page).href : undefined);
  return {
    type: 'Event', name: title, description, startDate: start,
    // The last of whole days is itself included there.
    endDate: allDay ? new Date(Math.max(Date.parse(start), Date.parse(end) - MS)).toISOString().slice(0, 10) : end,
    eventStatus: `https://schema.org/${movedFrom && status === 'scheduled' ? 'EventRescheduled' : statuses[status]}`, previousStartDate: movedFrom,
    location: place && {
      type: 'Place', name: place.name, address: place.address ?? place.name,
      geo: place.position && { type: 'GeoCoordinates', latitude: String(place.position.lat), longitude: String(place.position.lon) },
    },
    image: absolute(image?.url), url: absolute(url) ?? page, isAccessibleForFree: free === undefined ? undefined : String(free),
    organizer: organizer ? { type: 'Organization', name: organizer } : undefined,
  };
}

function itemOf({ type, ...properties }: Item): HTMLElement {
  const item = document.createElement('div');
  item.setAttribute('itemscope', '');
  item.setAttribute('itemtype', `https://schema.org/${type}`);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === '') continue;
    const node = typeof value === 'object' ? itemOf(value) : document.createElement('meta');
    node.setAttribute('itemprop', name);
    if (typeof value === 'string') node.setAttribute('content', value);
    item.append(node);
  }
  return item;
}
