import { PortError, type Ports, type ReadOptions } from '@civico/contract';

/** The network a citizen may have: at once; after some seconds; a server that cannot answer; none. */
export type Network = 'fast' | 'slow' | 'failing' | 'offline';

/** Methods that ask nobody: they only say an address, and at once. */
const AT_ONCE = new Set(['eventsFeed']);

/** Milliseconds every answer takes on a slow network. */
const SLOW = 2_500;

/**
 * The same ports behind a network. `network` may be a function, asked at each call, so that a story or a test can change it.
 * `delay` is how long an answer takes when it is slow, in ms.
 */
export function withNetwork<P extends Partial<Ports>>(ports: P, network: Network | (() => Network), { delay = SLOW } = {}): P {
  const through = <T extends object>(port: T): T => Object.fromEntries(
    Object.entries(port).map(([name, method]) => [name, AT_ONCE.has(name) ? method : async (...all: unknown[]) => {
      const signal = (all.at(-1) as ReadOptions | undefined)?.signal;
      signal?.throwIfAborted();
      const now = typeof network === 'function' ? network() : network;
      if (now === 'offline') throw new PortError('offline');
      if (now === 'failing') throw new PortError('unavailable', { retryAfter: 30 });
      if (now === 'slow') await pause(delay, signal);
      return (method as (...all: unknown[]) => unknown).apply(port, all);
    }]),
  ) as T;
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, through(port)])) as P;
}

/** Waits; rejects with the reason of the signal when that aborts. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => { clearTimeout(timer); reject(signal!.reason); };
    const timer = setTimeout(() => { signal?.removeEventListener('abort', abort); resolve(); }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
