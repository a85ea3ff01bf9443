/** A real HTTP server for element tests: pages with any CSP, the CDN build at `/civico/`, and a handler that stands for a backend. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants as zlib } from 'node:zlib';
import { ensureBuild, output } from '../../scripts/built.ts';

/** As strict as a Comune's site may be: nothing inline, nothing evaluated, no other origin, Trusted Types. */
export const STRICT_CSP = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "font-src 'self'", "connect-src 'self'",
  "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html',
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.geojson': 'application/geo+json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
};

/** What stands at a path: a body, typed by the path's extension, or a function from the request to an answer. */
export type ServedFile = string | Uint8Array | ((request: Request) => Response | Promise<Response>);

export interface ServeOptions {
  /** The page at `/`: a whole document, or a body fragment that is put into a minimal Italian document. */
  html?: string;
  /** Elements for the head of the minimal document, such as the script tag. Default: the CDN build's script tag. */
  head?: string;
  /** Content-Security-Policy of every HTML answer. Default `STRICT_CSP`; `null` for none. */
  csp?: string | null;
  /** More headers for every HTML answer. */
  headers?: Record<string, string>;
  /** By path, such as `/second.html` or `/host.css`. */
  files?: Record<string, ServedFile>;
  /** Asked for every path nobody else answers, e.g. `/api/v1/ratings`; `undefined` is a 404. */
  handler?: (request: Request) => Response | undefined | Promise<Response | undefined>;
  /** Another build than dist/cdn; `null` serves none and builds none. */
  civico?: string | null;
  /** Answer with brotli at the quality a CDN stores (11). */
  brotli?: boolean;
}

export interface ServedRequest { method: string; path: string }

export interface ServedPage {
  /** `http://localhost:PORT` */
  url: string;
  port: number;
  /** The same server under another origin: `http://NAME.localhost:PORT`. */
  origin(name: string): string;
  /** Every request so far, in order. */
  requests: ServedRequest[];
  /** Puts or replaces a file while the server runs. */
  put(path: string, file: ServedFile): void;
  /** Refuses (destroys) every connection until called with false: the network is away. */
  away(away: boolean): void;
  close(): Promise<void>;
}

/** A minimal valid Italian document around a body fragment. */
export function pageDocument(body: string, head = '<script type="module" src="/civico/civico.js"></script>'): string {
  return `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Pagina di prova</title>
${head}</head><body><main><h1>Pagina di prova</h1>
${body}
</main></body></html>`;
}

async function asRequest(incoming: IncomingMessage, base: string): Promise<Request> {
  const parts: Uint8Array[] = [];
  for await (const part of incoming) parts.push(part as Uint8Array);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) for (const one of [value ?? []].flat()) headers.append(name, one);
  const method = incoming.method ?? 'GET';
  const init: RequestInit = { method, headers };
  if (method !== 'GET' && method !== 'HEAD') init.body = Buffer.concat(parts);
  return new Request(new URL(incoming.url ?? '/', base), init);
}

/** Serves until `close()`. Listens on the loopback address, at a free port. */
export async function servePage(options: ServeOptions = {}): Promise<ServedPage> {
  const cdn = options.civico === undefined ? output : options.civico;
  if (options.civico === undefined) await ensureBuild();
  const files = new Map(Object.entries(options.files ?? {}));
  if (options.html !== undefined) files.set('/', /^\s*<(!doctype|html)/i.test(options.html) ? options.html : pageDocument(options.html, options.head));
  const requests: ServedRequest[] = [];
  const compressed = new Map<string, Buffer>();
  let isAway = false;
  let base = '';

  async function find(path: string, request: () => Promise<Request>): Promise<Response | undefined> {
    const file = files.get(path);
    const type = types[extname(path)] ?? 'text/html; charset=utf-8';
    if (typeof file === 'function') return file(await request());
    if (file !== undefined) return new Response(file as BodyInit, { headers: { 'content-type': type } });
    if (cdn && path.startsWith('/civico/')) {
      const body = await readFile(join(cdn, normalize(path.slice('/civico'.length)))).catch(() => undefined);
      // Any page of any origin may load the build, as from a CDN.
      if (body) return new Response(body, { headers: { 'content-type': type, 'access-control-allow-origin': '*' } });
    }
    if (path === '/favicon.ico') return new Response(null, { status: 204 });
    return options.handler?.(await request());
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = new URL(incoming.url ?? '/', base).pathname;
    requests.push({ method: incoming.method ?? 'GET', path: incoming.url ?? '/' });
    const response = await find(path, () => asRequest(incoming, base)) ?? new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
    const headers = Object.fromEntries(response.headers);
    let body: Buffer = Buffer.from(await response.arrayBuffer());
    if (headers['content-type']?.startsWith('text/html')) {
      const csp = options.csp === undefined ? STRICT_CSP : options.csp;
      if (csp !== null) headers['content-security-policy'] ??= csp;
      Object.assign(headers, options.headers);
    }
    if (options.brotli && body.length && incoming.headers['accept-encoding']?.includes('br')) {
      const key = `${path}:${body.length}`;
      body = compressed.get(key) ?? brotli(body);
      if (path.startsWith('/civico/')) compressed.set(key, body);
      headers['content-encoding'] = 'br';
    }
    outgoing.writeHead(response.status, { ...headers, 'content-length': String(body.length) }).end(body);
  }

  const server = createServer((incoming, outgoing) => {
    if (isAway) { incoming.socket.destroy(); return; }
    answer(incoming, outgoing).catch((error: unknown) => {
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(0, '127.0.0.1', resolve); });
  // A test that failed before it closed its server must not keep the file alive.
  server.unref();
  const { port } = server.address() as AddressInfo;
  base = `http://localhost:${port}`;
  return {
    url: base, port, requests,
    origin: (name) => `http://${name}.localhost:${port}`,
    put: (path, file) => { files.set(path, file); },
    away: (away) => { isAway = away; if (away) server.closeAllConnections(); },
    close: () => new Promise((resolve) => { server.close(() => { resolve(); }); server.closeAllConnections(); }),
  };
}

/** Brotli as a CDN stores it. */
export function brotli(body: Uint8Array): Buffer {
  return brotliCompressSync(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: body.length } });
}

/** A JSON answer for handlers. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type, ...headers } });
}
