import { isPortError, type PortError } from '@civico/contract';
import { isProblem } from './answer.ts';
import type { Fault } from './fault.ts';

const TRIES = 3;
/** A longer Retry-After is told to the caller instead of being waited for, in seconds. */
const LONGEST_WAIT = 5;

/**
 * Does it, and does it again, at most twice, while a moment later it may well succeed. Only for what may be done twice.
 * @param pause milliseconds before the first repetition, on average; doubles each time
 */
export async function repeated<T>(task: () => Promise<T>, pause: number, signal?: AbortSignal): Promise<T> {
  for (let done = 1; ; done++) {
    try {
      return await task();
    } catch (error) {
      const wait = isPortError(error) ? error.retryAfter ?? 0 : 0;
      if (done === TRIES || signal?.aborted || !isPortError(error) || !passes(error) || wait > LONGEST_WAIT) throw error;
      // Jitter: what failed together should not come back together.
      await after(wait * 1000 + pause * 2 ** (done - 1) * (0.5 + Math.random()), signal);
    }
  }
}

/**
 * Who has no network, or has waited long already, waits for nothing; a page that says no says it again. A `conflict` passes only while the first request is still
 * being served.
 */
const passes = ({ kind, temporary, problem, cause }: PortError): boolean =>
  (temporary && kind !== 'offline' && kind !== 'timeout' && !(kind === 'unexpected' && (cause as Fault).reason === 'status')) || isProblem(problem, 'in-flight');

const after = (ms: number, signal: AbortSignal | undefined): Promise<void> => new Promise((resolve, reject) => {
  const stop = (): void => {
    clearTimeout(timer);
    reject(signal!.reason);
  };
  const timer = setTimeout(() => {
    signal?.removeEventListener('abort', stop);
    resolve();
  }, ms);
  signal?.addEventListener('abort', stop, { once: true });
});
