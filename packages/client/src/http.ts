import { PortError, type PortErrorKind, type Problem, type ReadOptions } from '@civico/contract';
import { isRecord } from './shape.ts';

/** What a page or a test may set; none is needed. */
export interface ConnectOptions {
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch;
  /** Milliseconds one request may take in all, repetitions included. */
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

const LIMITS = { read: 10_000, write: 20_000, upload: 60_000 };
const TRIES = 3;
/** A longer Retry-After is told to the caller instead of being waited for, in seconds. */
const LONGEST_WAIT = 5;

const KINDS: Record<number, PortErrorKind> = {
  400: 'invalid', 401: 'unauthorized', 403: 'refused', 404: 'not-found', 409: 'conflict', 413: 'refused', 415: 'refused', 422: 'refused',
};

/** The sender for an endpoint that ends with a slash. `credentials` is asked at each request: signing in changes it. */
export function sender(base: URL, credentials: () => RequestCredentials, options: ConnectOptions): Send {
  const { fetch: ask = fetch, limits, pause = 400 } = options;

  return async ({ method, path, body, key, accept = 'application/json', counterToken, signal, language }) => {
    const upload = body instanceof Blob;
    const headers: Record<string, string> = { accept };
    if (language) headers['accept-language'] = language;
    if (key) headers['idempotency-key'] = key;
    if (counterToken) headers['counter-token'] = counterToken;
    if (body) headers['content-type'] = upload ? body.type : 'application/json';

    signal?.throwIfAborted();
    // By hand: Safari before 17.4 has no AbortSignal.any.
    const control = new AbortController();
    const abort = (): void => control.abort(signal!.reason);
    let nap: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(() => control.abort(new PortError('timeout')), { ...LIMITS, ...limits }[upload ? 'upload' : method ? 'write' : 'read']);
    signal?.addEventListener('abort', abort);
    const ended = new Promise<never>((_, reject) => { control.signal.onabort = () => reject(control.signal.reason); });

    const once = async (): Promise<unknown> => {
      let response: Response;
      let text: string;
      try {
        response = await ask(new URL(path, base), {
          method: method ?? 'GET', headers, signal: control.signal, credentials: credentials(),
          // The address of the citizen's page stays on the citizen's page.
          referrerPolicy: 'strict-origin',
          ...(body ? { body: upload ? body : JSON.stringify(body) } : {}),
        });
        text = await response.text();
      } catch (cause) {
        throw new PortError('offline', { cause });
      }
      return read(response, text);
    };

    const tries = async (): Promise<unknown> => {
      for (let done = 1; ; done++) {
        if (globalThis.navigator?.onLine === false) throw new PortError('offline');
        try {
          return await once();
        } catch (error) {
          if (done === TRIES || control.signal.aborted || (method && !key) || !(error instanceof PortError) || !passes(error)) throw error;
          const wait = error.retryAfter ?? 0;
          if (wait > LONGEST_WAIT) throw error;
          // Jitter: what failed together should not come back together.
          await new Promise((resolve) => { nap = setTimeout(resolve, wait * 1000 + pause * 2 ** (done - 1) * (0.5 + Math.random())); });
        }
      }
    };

    try {
      return await Promise.race([ended, tries()]);
    } finally {
      clearTimeout(timer);
      clearTimeout(nap);
      signal?.removeEventListener('abort', abort);
    }
  };
}

/** Whether a moment later the same request may well succeed. A `conflict` passes only while the first request is still being served. */
const passes = ({ temporary, problem }: PortError): boolean => temporary || isProblem(problem, 'in-flight');

/** Whether a problem bears this name, whatever stands before it in `type`. */
export const isProblem = (problem: Problem | undefined, name: string): boolean => String(problem?.type).endsWith(name);

function read({ status, headers }: Response, text: string): unknown {
  let json: unknown;
  let cause: unknown = headers.get('content-type');
  // A sign-out has nothing to say; where an answer is needed, its shape is missed later.
  if (status === 204) return json;
  if (/[/+]json\b/.test(String(cause))) {
    try { json = JSON.parse(text); } catch (error) { cause = error; }
  }
  if (status < 300 && isRecord(json)) return json;
  // Only a problem says no in the name of the office; a page of a proxy or a hotel's network does not.
  const problem = isRecord(json) && typeof (json['title'] && json['type']) === 'string' ? json as unknown as Problem : undefined;
  if (problem && !Array.isArray(problem.errors)) delete problem.errors;
  const busy = status > 499 || status === 429;
  throw new PortError(busy ? 'unavailable' : (problem && KINDS[status]) ?? 'unexpected', { problem, retryAfter: seconds(headers), cause });
}

/** Retry-After in seconds. A date is compared with the server's own clock: the device's may be wrong. */
function seconds(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? '';
  const wait = Number(value) || (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000;
  return wait > 0 ? Math.ceil(wait) : undefined;
}
