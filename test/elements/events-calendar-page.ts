/** A page with the events calendar, before a backend in memory or a file: what all its browser tests stand on. */
import { memoryServer, type MemoryServer } from '../helpers/memory-server.ts';
import { someEvents } from '@civico/adapters/memory/memory-events.ts';
import { servePage, type ServedFile, type ServedPage } from '../helpers/serve-page.ts';

export interface EventsPage { url: string; server: ServedPage; backend: MemoryServer; close(): Promise<void> }

export interface EventsPageOptions {
  /** Default `endpoint="/api/v1" date="2026-06-15"`. */
  attributes?: string;
  files?: Record<string, ServedFile>;
  head?: string;
  civico?: string;
}

const css = 'html{color-scheme:light dark} body{margin:0;padding:1rem;font-family:sans-serif;background:light-dark(#fff,#12202d)} main>h1{font-size:1rem;margin:0 0 1rem;color:light-dark(#17324d,#e9eef3)}';

export const june = Date.UTC(2026, 5, 15, 8);

export async function eventsPage(options: EventsPageOptions = {}): Promise<EventsPage> {
  const backend = await memoryServer({ now: () => june, events: someEvents });
  const origin = new URL(backend.endpoint).origin;
  const server = await servePage({
    ...(options.civico !== undefined && { civico: options.civico }),
    html: `<civico-events-calendar ${options.attributes ?? 'endpoint="/api/v1" date="2026-06-15"'}><a href="/programma.pdf">Il programma</a></civico-events-calendar>`,
    head: `<script type="module" src="/civico/civico.js"></script><link rel="stylesheet" href="/page.css">${options.head ?? ''}`,
    files: { '/page.css': css, ...options.files },
    // Passed on, so that page and API share an origin as on a Comune's site.
    handler: async (request) => {
      const { pathname, search } = new URL(request.url);
      if (!pathname.startsWith('/api/v1/')) return undefined;
      const answer = await fetch(`${origin}${pathname}${search}`, { headers: { accept: request.headers.get('accept') ?? '*/*', 'accept-language': request.headers.get('accept-language') ?? 'it' } });
      // Any page may ask, so that a test can put a bad network between.
      return new Response(await answer.arrayBuffer(), { status: answer.status, headers: { 'content-type': answer.headers.get('content-type') ?? 'text/plain', 'access-control-allow-origin': '*' } });
    },
  });
  return { url: server.url, server, backend, close: async () => { await server.close(); await backend.close(); } };
}
