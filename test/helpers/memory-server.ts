/** The contract over real HTTP, kept by a memory backend: what the client talks to in tests that need no database. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { memoryPorts, type MemorySeed } from '@civico/adapters/memory';
import { isPortError, type EventAudience, type EventFilter, type EventPeriod, type Ports, type ReportStatus } from '@civico/contract';

/** A request as the server saw it. */
export interface Seen { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }

export interface MemoryServer {
  /** `http://127.0.0.1:PORT/api/v1` */
  endpoint: string;
  port: number;
  ports: Ports;
  seen: Seen[];
  /** Forgets loose photos, as a backend does after a day; what comes under their keys is answered as before. */
  forgetPhotos(): void;
  /** Answers in the server's place when it gives true. */
  intercept: ((seen: Seen, response: ServerResponse) => boolean) | undefined;
  close(): Promise<void>;
}

const STATUS: Record<string, number> = { 'invalid': 400, 'unauthorized': 401, 'not-found': 404, 'conflict': 409, 'refused': 422 };

export async function memoryServer(seed?: MemorySeed): Promise<MemoryServer> {
  const ports = memoryPorts(seed);
  const photos = new Map<string, WaitingPhoto>();
  const answer = answerer(ports, photos);
  const result: MemoryServer = {
    endpoint: '', port: 0, ports, seen: [], forgetPhotos: () => photos.forEach((photo) => { photo.blob = undefined; }),
    intercept: undefined, close: () => stop(server),
  };
  const server = createServer((request, response) => void serve(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  }));
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const seen: Seen = { method: request.method!, url: request.url!, headers: request.headers, body: Buffer.concat(parts) };
    result.seen.push(seen);
    if (result.intercept?.(seen, response)) return;
    const { status, body, type } = await answer(seen);
    const text = body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, { ...(text ? { 'content-type': type } : {}), 'content-length': Buffer.byteLength(text) }).end(text);
  }
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(0, '127.0.0.1', resolve); });
  result.port = (server.address() as AddressInfo).port;
  result.endpoint = `http://127.0.0.1:${result.port}/api/v1`;
  return result;
}

const stop = (server: Server): Promise<void> => new Promise((resolve) => {
  server.close(() => resolve());
  server.closeAllConnections();
});

interface WaitingPhoto { blob: Blob | undefined; fingerprint: string }

interface Answer { status: number; body: unknown; type: string }

/** Every route of the contract, on the ports. Photos wait under their keys until a report names them. */
function answerer(ports: Ports, photos: Map<string, WaitingPhoto>): (seen: Seen) => Promise<Answer> {
  const problem = (status: number, name: string): Answer => ({
    status, type: 'application/problem+json', body: { type: `urn:civico:problem:${name}`, title: name, status, detail: `Dettaglio di ${name}.` },
  });

  return async ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const path = pathname.replace('/api/v1/', '');
    const [, id = '', tail] = /^reports\/([\w-]+)(\/followers)?$/.exec(path) ?? [];
    const key = String(headers['idempotency-key'] ?? '');
    const language = headers['accept-language'] ?? 'it';
    const read = { language };
    const write = { key, language };
    const ok = (value: unknown, status = 200, type = 'application/json'): Answer => ({ status, body: value, type });
    const input = (): never => JSON.parse(body.toString()) as never;
    const filter = {
      categories: searchParams.getAll('category'), statuses: searchParams.getAll('status') as ReportStatus[], text: searchParams.get('q') ?? '',
      ...(searchParams.has('bbox') ? { bbox: searchParams.get('bbox')!.split(',').map(Number) as [number, number, number, number] } : {}),
      ...(searchParams.has('from') ? { from: searchParams.get('from')! } : {}), ...(searchParams.has('to') ? { to: searchParams.get('to')! } : {}),
    };
    const near = searchParams.get('near')?.split(',').map(Number);
    const needsKey = method === 'POST' && path !== 'session';
    if (needsKey && !/^[\w-]{16,64}$/.test(key)) return problem(400, 'idempotency-key-missing');
    try {
      switch (`${method} ${id ? `reports/:id${tail ?? ''}` : path}`) {
        case 'POST ratings': return ok(await ports.ratings.createRating(input(), write), 201);
        case 'GET ratings/summary': return ok(await ports.ratings.ratingSummary({}));
        case 'GET report-categories': return ok({ items: await ports.reports.reportCategories(read) });
        case 'POST attachments': {
          const photoId = createHash('sha256').update(key).digest('base64url').slice(0, 22);
          const fingerprint = body.toString('latin1');
          const before = photos.get(photoId);
          if (before && before.fingerprint !== fingerprint) return problem(422, 'idempotency-key-reused');
          if (!before) photos.set(photoId, { blob: new Blob([new Uint8Array(body)], { type: String(headers['content-type']) }), fingerprint });
          return ok({ id: photoId, url: `/api/v1/attachments/${photoId}`, width: 4, height: 3, bytes: body.length }, 201);
        }
        case 'POST reports': {
          const { attachments, ...rest } = input() as { attachments: { id: string; alternativeText?: string }[] };
          const named = attachments.map((one) => ({ blob: photos.get(one.id)?.blob, alternativeText: one.alternativeText ?? '' }));
          if (named.some(({ blob }) => !blob)) return problem(422, 'attachment-unusable');
          return ok(await ports.reports.createReport({ ...rest, photos: named } as never, write), 201);
        }
        case 'GET reports': return headers.accept === 'application/geo+json'
          ? ok(await ports.reports.reportPoints(filter), 200, 'application/geo+json')
          : ok(await ports.reports.listReports({
            ...filter, count: searchParams.get('count') === 'true', ...(searchParams.has('cursor') ? { cursor: searchParams.get('cursor')! } : {}),
            limit: Number(searchParams.get('limit') ?? 20),
          }));
        case 'GET reports/:id': return ok(await ports.reports.getReport(id, read));
        case 'PATCH reports/:id': return ok(await ports.office.updateReport(id, input(), read));
        case 'POST reports/:id/followers': {
          const followed = await ports.reports.followReport({ id, ...input() as object }, write);
          return ok(followed, followed.confirmation ? 202 : 201);
        }
        case 'GET places': return ok({
          items: near ? await ports.places.nearestPlaces({ lat: near[0]!, lon: near[1]! }) : await ports.places.searchPlaces(searchParams.get('q') ?? ''),
        });
        case 'GET events': return ok(await ports.events.listEvents({ ...eventQuery(searchParams), ...(searchParams.has('cursor') ? { cursor: searchParams.get('cursor')! } : {}), limit: Number(searchParams.get('limit') ?? 20) }, read));
        case 'GET event-days': return ok(await ports.events.eventDays({ from: '', to: '', ...eventQuery(searchParams), most: Number(searchParams.get('most') ?? 3) }, read));
        case 'GET event-facets': return ok(await ports.events.eventFacets(eventQuery(searchParams), read));
        case 'GET places/outline': return ok(await ports.places.outline(), 200, 'application/geo+json');
        case 'GET session': return ok(await ports.office.session() ?? (() => { throw notSignedIn; })());
        case 'POST session': return ok(await ports.office.signIn(input()), 201);
        case 'DELETE session': return ok(await ports.office.signOut(), 204);
        case 'DELETE sessions': return ok(await ports.office.signOutEverywhere(), 204);
        default: return path.startsWith('events/') ? ok(await ports.events.getEvent(path.slice('events/'.length), read)) : path.startsWith('reports/by-code/')
          ? ok(await ports.reports.getReportByCode(decodeURIComponent(path.slice('reports/by-code/'.length)), read)) : problem(404, 'not-found');
      }
    } catch (error) {
      if (error === notSignedIn) return problem(401, 'unauthorized');
      if (isPortError(error) && error.kind === 'not-found') return problem(404, 'not-found');
      if (!isPortError(error) || !error.problem) throw error;
      return { status: STATUS[error.kind] ?? 500, body: error.problem, type: 'application/problem+json' };
    }
  };
}

/** What of an events' query is the filter and the period. */
function eventQuery(query: URLSearchParams): EventFilter & EventPeriod {
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const given = { from: text('from'), to: text('to'), place: text('place'), text: text('q') };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)), categories: query.getAll('category'), audiences: query.getAll('audience') as EventAudience[],
    free: text('free') === 'true', accessible: text('accessible') === 'true',
  };
}

const notSignedIn = new Error('nobody is signed in');
