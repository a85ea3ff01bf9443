import { PortError } from '@civico/contract';
import { factsOf, type Fault } from './fault.ts';

export interface ExchangeOptions {
  /** Sends it; normally the global `fetch`. */
  fetch: typeof fetch;
  init: RequestInit;
  /** As it may stand in the console. */
  address: string;
  /** Longest silence in milliseconds, until the answer begins and between its parts. As long as bytes come, nothing is given up. */
  silence: number;
  /** Bytes beyond which an answer is given up. */
  most: number;
  signal?: AbortSignal | undefined;
}

/** A body leaves in silence, for `fetch` tells nothing of it. It is given the time it needs at this pace, in bytes a millisecond (200 kbit/s). */
const SLOWEST = 25;

/** How long, in ms, nothing may be heard before the answer to `body` begins. */
export const patience = (silence: number, body: BodyInit | null | undefined): number =>
  silence + (body instanceof Blob ? body.size : typeof body === 'string' ? body.length : 0) / SLOWEST;

/**
 * One request, and the whole of its answer.
 * @throws PortError `offline`, `unreachable`, `timeout` or (too long an answer) `unexpected`, with a Fault as its cause; the reason of `signal` when that aborts
 */
export async function exchange(url: URL | string, { fetch: ask, init, address, silence, most, signal }: ExchangeOptions): Promise<{ response: Response; bytes: Uint8Array }> {
  signal?.throwIfAborted();
  // By hand: Safari before 17.4 has no AbortSignal.any.
  const control = new AbortController();
  const abort = (): void => control.abort(signal!.reason);
  signal?.addEventListener('abort', abort);
  const ended = new Promise<never>((_, reject) => { control.signal.onabort = () => reject(control.signal.reason); });
  const fault = (reason: Fault['reason'], response?: Response): Fault => ({ reason, method: init.method ?? 'GET', address, ...(response && factsOf(response)) });

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Waits in two halves: after the device has slept, what came meanwhile is still read before the second is over. */
  const waitFor = (ms: number, halves = 2): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (halves > 1 ? waitFor(ms, halves - 1) : control.abort(new PortError('timeout', { cause: fault('silence') }))), ms / 2);
  };

  const attempt = async (): Promise<{ response: Response; bytes: Uint8Array }> => {
    let response: Response | undefined;
    try {
      waitFor(patience(silence, init.body));
      response = await ask(url, { ...init, signal: control.signal });
      const parts: Uint8Array[] = [];
      let size = 0;
      const reader = response.body?.getReader();
      for (let part = await reader?.read(); part?.value; part = await reader!.read()) {
        waitFor(silence);
        size += part.value.length;
        if (size > most) control.abort(new PortError('unexpected', { cause: fault('too-long', response) }));
        parts.push(part.value);
      }
      return { response, bytes: joined(parts, size) };
    } catch {
      throw new PortError(hasNoNetwork() ? 'offline' : 'unreachable', { cause: fault(response ? 'cut' : 'no-answer', response) });
    }
  };

  try {
    return await Promise.race([ended, attempt()]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** The device says so. It may be wrong (a server in the house answers all the same), so that it is only asked once something has failed. */
export const hasNoNetwork = (): boolean => globalThis.navigator?.onLine === false;

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** UTF-8, as it should be, or else what older programs write: the encoding of the desk they stand on. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
