import { PortError, type PortErrorKind, type Problem } from '@civico/contract';
import { hasNoNetwork } from './exchange.ts';
import { factsOf, type Fault } from './fault.ts';
import { isRecord } from './shape.ts';

const KINDS: Record<number, PortErrorKind> = {
  400: 'invalid', 401: 'unauthorized', 403: 'refused', 404: 'not-found', 409: 'conflict', 413: 'refused', 415: 'refused', 422: 'refused',
};

/** The JSON of an answer, `undefined` for an empty 204. @throws PortError for any other, with a Fault as its cause */
export function readJson(response: Response, text: string, asked: Pick<Fault, 'method' | 'address'>): unknown {
  const { status, headers } = response;
  let json: unknown;
  // A sign-out has nothing to say; where an answer is needed, its shape is missed later.
  if (status === 204) return json;
  if (/[/+]json\b/.test(headers.get('content-type') ?? '')) {
    try { json = JSON.parse(text); } catch { /* then it is none */ }
  }
  if (status < 300 && isRecord(json)) return json;
  // Only a problem says no in the name of the office; a page of a proxy or a hotel's network does not.
  const problem = isRecord(json) && typeof (json['title'] && json['type']) === 'string' ? json as unknown as Problem : undefined;
  if (problem && !Array.isArray(problem.errors)) delete problem.errors;
  const kind = isBusy(status) ? 'unavailable' : KINDS[status];
  if (problem && kind) throw new PortError(kind, { problem, retryAfter: retryAfter(headers) });
  throw refusal(response, asked, problem, status < 300 && json !== undefined ? 'is JSON, but a list or a single value' : undefined);
}

/** The error for an answer that is not in the words of the contract. */
export function refusal(response: Response, asked: Pick<Fault, 'method' | 'address'>, problem?: Problem, lacks?: string): PortError {
  const { status, headers } = response;
  const kind = isBusy(status) ? 'unavailable' : status === 413 ? 'too-large' : strangeAnswer(isPage(response));
  const cause: Fault = { ...asked, ...factsOf(response), reason: status < 300 ? 'content' : 'status', ...(lacks ? { lacks } : {}) };
  return new PortError(kind, { problem, retryAfter: retryAfter(headers), cause });
}

const isBusy = (status: number): boolean => status > 499 || status === 429;

export const isPage = ({ headers }: Response): boolean => /html/.test(headers.get('content-type') ?? '');

/**
 * What an answer is that the service cannot have given. A web page may come from somebody else: the page's own worker when there is no network, or the
 * network of a hotel, where no TLS keeps it from answering for others.
 */
export function strangeAnswer(isPage: boolean): PortErrorKind {
  if (!isPage) return 'unexpected';
  if (hasNoNetwork()) return 'offline';
  return globalThis.isSecureContext === false || globalThis.navigator?.serviceWorker?.controller ? 'unreachable' : 'unexpected';
}

/** Whether a problem bears this name, whatever stands before it in `type`. */
export const isProblem = (problem: Problem | undefined, name: string): boolean => String(problem?.type).endsWith(name);

/**
 * Retry-After in seconds. A date is compared with the server's own clock, for the device's may be wrong; where another origin does not show its clock, with the
 * device's.
 */
function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? '';
  const wait = Number(value) || (Date.parse(value) - (Date.parse(headers.get('date') ?? '') || Date.now())) / 1000;
  return wait > 0 ? Math.ceil(wait) : undefined;
}
