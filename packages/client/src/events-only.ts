/** The events port alone: a page that only shows a calendar does not download how reports are sent. */
import type { EventsPort } from '@civico/contract';
import { events } from './events.ts';
import { sender, type ConnectOptions } from './http.ts';

/** @throws TypeError when `endpoint` is no URL */
export function connectEvents(endpoint: string, options: ConnectOptions = {}): EventsPort {
  const base = new URL(`${endpoint.replace(/\/+$/, '')}/`, globalThis.document?.baseURI);
  return events(sender(base, () => 'same-origin', options), base);
}
