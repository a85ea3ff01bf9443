/** The events port alone: a page that only shows a calendar does not download how reports are sent. */
import type { EventsPort } from '@civico/contract';
import { events } from './events.ts';
import { endpointUrl, sender, type ConnectOptions } from './http.ts';
import { watched } from './watched.ts';

/** @throws TypeError when `endpoint` is no URL */
export function connectEvents(endpoint: string, options: ConnectOptions = {}): EventsPort {
  const base = endpointUrl(endpoint);
  return watched(events(sender(base, () => 'same-origin', options), base), base);
}
