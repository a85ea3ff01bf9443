/**
 * The contract answered from memory over HTTP: for pages that need a backend which is there at once and always says the same. It keeps what is sent,
 * for the test to look at; it checks nothing. Rules and storage are the reference server's.
 */
import type { Attachment, Outline, Place, ReportCategory, ReportReceipt, ReportSummary } from '@civico/contract';
import { figures } from '@civico/adapters/memory';
import { json } from './serve-page.ts';

export interface MemoryBackendOptions {
  categories?: readonly ReportCategory[];
  places?: readonly Place[];
  outline?: Outline;
  reports?: readonly ReportSummary[];
}

export interface Received { method: string; path: string; key: string | null; body: unknown }

export type MemoryBackend = ((request: Request) => Promise<Response | undefined>) & { received: Received[] };

const square: Outline = {
  type: 'FeatureCollection', name: 'Prova', source: 'invented', bbox: [10.7, 44.5, 10.8, 44.6],
  features: [{
    type: 'Feature', properties: { kind: 'boundary', name: 'Prova' },
    geometry: { type: 'Polygon', coordinates: [[[10.7, 44.5], [10.8, 44.5], [10.8, 44.6], [10.7, 44.6], [10.7, 44.5]]] },
  }],
} as Outline;

const page = (items: readonly unknown[]): unknown => ({ items, total: items.length, nextCursor: null });

/** A handler for `servePage`, under `/api/v1`. */
export function memoryBackend(options: MemoryBackendOptions = {}): MemoryBackend {
  const received: Received[] = [];
  const reports = options.reports ?? [];
  let count = 0;
  const id = (): string => `${(count += 1)}`.padStart(22, '0');

  const reads: Record<string, () => Response> = {
    '/status': () => json({ type: 'about:blank', title: 'OK', status: 200 }, 200, { 'content-type': 'application/problem+json' }),
    '/report-categories': () => json({ items: options.categories ?? [{ id: 'lighting', name: 'Illuminazione pubblica', questions: [] }] }),
    '/reports': () => json(page(reports)),
    '/events': () => json({ items: [], nextCursor: null }),
    '/event-days': () => json({ days: [] }),
    '/event-facets': () => json({ categories: [], places: [], audiences: [] }),
    '/places': () => json({ items: options.places ?? [{ id: 'piazza', kind: 'square', name: 'Piazza di prova', position: { lat: 44.55, lon: 10.75 } }] }),
    '/places/outline': () => json(options.outline ?? square, 200, { 'content-type': 'application/geo+json' }),
    '/indicators': () => json({ items: figures.map(({ observations: _, ...definition }) => definition) }),
    ...Object.fromEntries(figures.map(({ id: figure, observations }) => [`/indicators/${figure}/observations`, () => json({ items: observations })])),
    '/ratings/summary': () => json({ scale: 5, count: 0, average: null, distribution: [1, 2, 3, 4, 5].map((value) => ({ value, count: 0 })), positive: null, reasons: [] }),
  };
  const points = (): Response => json({
    type: 'FeatureCollection',
    features: reports.filter(({ position }) => position).map(({ position, ...properties }) => ({
      type: 'Feature', id: properties.id, geometry: { type: 'Point', coordinates: [position?.lon, position?.lat] }, properties,
    })),
  }, 200, { 'content-type': 'application/geo+json' });

  const answer = async (request: Request): Promise<Response | undefined> => {
    const { pathname } = new URL(request.url);
    const path = pathname.replace(/^.*\/api\/v1/, '');
    if (path === pathname) return undefined;
    if (request.method === 'GET') {
      if (path === '/reports' && request.headers.get('accept')?.includes('geo+json')) return points();
      return reads[path]?.() ?? json({ type: 'about:blank', title: 'Not found', status: 404 }, 404);
    }
    const text = await request.text();
    const body: unknown = request.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text.length;
    received.push({ method: request.method, path, key: request.headers.get('idempotency-key'), body });
    const createdAt = new Date().toISOString();
    if (path === '/ratings') return json({ id: id(), ...body as object, createdAt }, 201);
    if (path === '/reports') return json({ id: id(), code: '0PR0V-ADAZZ-0PR0V-ADAZZ', status: 'received', createdAt } satisfies ReportReceipt, 201);
    if (path === '/attachments') return json({ id: id(), url: '/api/v1/attachments/1', width: 640, height: 480, bytes: 1000 } satisfies Attachment, 201);
    if (path.endsWith('/followers')) return json({ followers: 1 }, 201);
    return json({ type: 'about:blank', title: 'Not found', status: 404 }, 404);
  };
  return Object.assign(answer, { received });
}
