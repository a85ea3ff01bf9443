import type { ReadOptions } from '@civico/contract';
import { readJson } from './answer.ts';
import { exchange, textOf } from './exchange.ts';
import { plainAddress } from './fault.ts';
import { repeated } from './repeat.ts';

/** What a page or a test may set; none is needed. */
export interface ConnectOptions {
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch;
  /** Milliseconds of silence after which one request is given up; what is sent adds the time it takes on a slow line. */
  limits?: Partial<typeof LIMITS>;
  /** Milliseconds before the first repetition, on average; doubles each time. */
  pause?: number;
}

export interface Request extends ReadOptions {
  /** Default GET. */
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the endpoint, with its query. */
  path: string;
  body?: unknown;
  /** Idempotency key; without one a write is never repeated. */
  key?: string;
  accept?: string;
  /** Secret of a counter's tablet. */
  counterToken?: string | undefined;
}

/** Sends one request and gives the JSON of the answer (`undefined` for an empty 204). Throws only PortError and the caller's own abort. */
export type Send = (request: Request) => Promise<unknown>;

const LIMITS = { read: 10_000, write: 20_000, upload: 30_000 };
/** Bytes: three times what a map of 50,000 reports needs. */
const LONGEST_ANSWER = 50 * 2 ** 20;

/**
 * The absolute address of an endpoint, with the slash at its end.
 * @throws TypeError that says to the web team what to write
 */
export function endpointUrl(endpoint: string): URL {
  const text = `${endpoint.trim().replace(/\/+$/, '')}/`;
  const base = globalThis.document?.baseURI;
  try {
    return new URL(text, base);
  } catch (cause) {
    throw new TypeError(`Civico: endpoint="${endpoint}" is no address. Write endpoint="/api/v1", or the whole address with https://.`, { cause });
  }
}

/** The sender for an endpoint. `credentials` is asked at each request: signing in changes it. */
export function sender(base: URL, credentials: () => RequestCredentials, options: ConnectOptions): Send {
  const { fetch: ask = fetch, limits, pause = 400 } = options;

  return async ({ method, path, body, key, accept = 'application/json', counterToken, signal, language }) => {
    const upload = body instanceof Blob;
    const headers: Record<string, string> = { accept };
    if (language) headers['accept-language'] = language;
    if (key) headers['idempotency-key'] = key;
    if (counterToken) headers['counter-token'] = counterToken;
    if (body) headers['content-type'] = upload ? body.type : 'application/json';
    const asked = { method: method ?? 'GET', address: plainAddress(base, path) };

    const once = async (): Promise<unknown> => {
      const { response, bytes } = await exchange(new URL(path, base), {
        fetch: ask, address: asked.address, silence: { ...LIMITS, ...limits }[upload ? 'upload' : method ? 'write' : 'read'], most: LONGEST_ANSWER, signal,
        init: {
          method: asked.method, headers, credentials: credentials(),
          // The address of the citizen's page stays on the citizen's page.
          referrerPolicy: 'strict-origin',
          ...(body ? { body: upload ? body : JSON.stringify(body) } : {}),
        },
      });
      return readJson(response, textOf(bytes), asked);
    };
    return method && !key ? once() : repeated(once, pause, signal);
  };
}
