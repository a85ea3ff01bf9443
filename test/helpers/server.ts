import { randomUUID } from 'node:crypto';
import type { NewRating, NewReport } from '@civico/contract';
import { hashPassword, type RunningServer, type ServerOptions, startServer } from '@civico/server';
import { TEST_TOWNS } from './server-towns.ts';

export const TEST_SECRET = 'a secret for tests, of thirty-two characters or more';
export const PASSWORD = 'girasole-in-giardino';

/** Of PASSWORD, made once for all: hashing is slow by design, and servers start often here. */
let passwordHash: Promise<string> | undefined;

/** Options of a silent server without rate limits on a database of its own. */
export async function testOptions(databaseUrl: string, overrides: Partial<ServerOptions> = {}): Promise<ServerOptions> {
  const hash = overrides.staff === undefined ? await (passwordHash ??= hashPassword(PASSWORD)) : '';
  return {
    port: 0, dataDir: '/nonexistent', databaseUrl, towns: TEST_TOWNS, defaultTown: 'vallechiara', allowedOrigins: ['https://www.vallechiara.example'],
    publicUrl: 'https://servizi.vallechiara.example',
    staff: [
      { username: 'anna', passwordHash: hash, name: 'Anna Bianchi', comune: 'vallechiara' },
      { username: 'bruno', passwordHash: hash, name: 'Bruno Neri', comune: 'pontelungo' },
    ],
    secret: TEST_SECRET, logger: false, rateLimits: false, ...overrides,
  };
}

/** What came back: `json` is the parsed body, undefined when it is none. */
export interface Reply { status: number; headers: Headers; text: string; json: any } // eslint-disable-line @typescript-eslint/no-explicit-any

export interface TestServer extends RunningServer { call: Caller }

type Caller = (method: string, path: string, options?: { body?: unknown; headers?: Record<string, string>; key?: string | false }) => Promise<Reply>;

export async function startTestServer(databaseUrl: string, overrides: Partial<ServerOptions> = {}): Promise<TestServer> {
  const server = await startServer(await testOptions(databaseUrl, overrides));
  return { ...server, call: callerOf(server.url) };
}

/** Calls a path below `/api/v1`, or an absolute one. A POST gets a fresh Idempotency-Key unless told otherwise. */
export function callerOf(url: string): Caller {
  return async (method, path, { body, headers = {}, key } = {}) => {
    const binary = body instanceof Uint8Array;
    const given: Record<string, string> = {
      ...(body === undefined || binary ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' && key !== false ? { 'idempotency-key': key ?? randomUUID() } : {}), ...headers,
    };
    const target = path.includes('/api/v1') ? path : `/api/v1${path}`;
    const payload = body === undefined ? {} : { body: binary ? body as Uint8Array<ArrayBuffer> : typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(url + target, { method, headers: given, ...payload });
    const text = await response.text();
    let json: unknown;
    try { json = JSON.parse(text); } catch { json = undefined; }
    return { status: response.status, headers: response.headers, text, json };
  };
}

/** Signs in and returns the Cookie header. */
export async function signIn(call: Caller, username = 'anna', town = 'vallechiara'): Promise<string> {
  const reply = await call('POST', `/${town}/api/v1/session`, { body: { username, password: PASSWORD } });
  if (reply.status !== 201) throw new Error(`sign in: ${reply.status}`);
  return (reply.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
}

export function newRating(change: Partial<NewRating> = {}): NewRating {
  return { subject: { kind: 'page', id: '/servizi/anagrafe' }, scale: 5, value: 4, reasons: ['clear'], channel: 'web', ...change };
}

export function newReport(change: Partial<NewReport> = {}): NewReport {
  return { category: 'roads', title: 'Buca in via Roma', description: 'Profonda, davanti al numero 4.', position: { lat: 44.5, lon: 10.5 }, attachments: [], ...change };
}
