/** The counters over HTTP, for the page of an office; no citizen's page downloads it. */
import type { Counter, CounterDay, CountersPort, ServedDay } from '@civico/contract';
import { endpointUrl, sender, type ConnectOptions } from './http.ts';
import { query } from './query.ts';
import { list, shaped } from './shape.ts';
import { watched } from './watched.ts';

/** @throws TypeError when `endpoint` is no URL */
export function connectCounters(endpoint: string, options: ConnectOptions = {}): CountersPort {
  const base = endpointUrl(endpoint);
  const send = sender(base, () => 'include', options);
  const served = (counter: string): string => `counters/${encodeURIComponent(counter)}/served`;
  return watched<CountersPort>({
    counters: async (read) => list<Counter>(await send({ ...read, path: 'counters' }), 'items', 'id name office'),
    servedDays: async ({ counter, ...period }, read) => list<CounterDay>(await send({ ...read, path: served(counter) + query({ ...period }) }), 'items', 'day votes#'),
    setServed: async ({ counter, day, served: count }, read) =>
      shaped<ServedDay>(await send({ ...read, method: 'PUT', path: `${served(counter)}/${day}`, body: { served: count } }), 'day served#'),
  }, base);
}
