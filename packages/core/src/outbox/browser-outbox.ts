import { isPortError } from '@civico/contract';
import { Outbox, type FindPorts } from './outbox.ts';
import { submissionStore } from './submission-store.ts';
import type { Outcome } from './submission.ts';

const NAME = 'civico-outbox';
/** Pause between tries while something waits and the browser gives no sign of a network, in ms; doubles up to the last. */
const FIRST_PAUSE = 5_000;
const LAST_PAUSE = 300_000;
/** A backend that asks for more than this, in ms, is asked after this all the same: nobody keeps a page open for a day. */
const LONGEST_WISH = 3_600_000;
/** A tab that the system has put to sleep may hold the lock for ever; after this long, in ms, the backend's idempotency alone must do. */
const LONGEST_LOCK = 90_000;

/** One tab at a time. Where Web Locks are missing (plain http) the backend's idempotency alone keeps it to once. */
async function exclusively<T>(task: () => Promise<T>): Promise<T> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), LONGEST_LOCK);
  let mine = false;
  try {
    return await navigator.locks.request(NAME, { signal: patience.signal }, () => {
      mine = true;
      clearTimeout(timer);
      return task();
    }) as T;
  } catch (error) {
    if (mine) throw error;
    return await task();
  } finally {
    clearTimeout(timer);
  }
}

let shared: Outbox | undefined;
const finders = new Set<WeakRef<FindPorts>>();
/** Kept strongly, so that there always is one; the others may go with their element. */
let newest: FindPorts | undefined;

/** Those of elements that are still there; the others are struck off. */
const living = (): FindPorts[] => [...finders].flatMap((known) => {
  const find = known.deref();
  if (!find) finders.delete(known);
  return find ?? [];
});

/**
 * The outbox of the page: one for all elements. `findPorts` of each element is asked in turn, and forgotten when its element is, but for the
 * newest. It tries when the page loads, when the network comes back, when the page is shown again, and with growing pauses while something waits.
 */
export function pageOutbox(findPorts: FindPorts): Outbox {
  if (!living().includes(findPorts)) finders.add(new WeakRef(findPorts));
  newest = findPorts;
  return shared ??= startOutbox();
}

const findPorts: FindPorts = async (submission) => {
  for (const find of new Set([newest, ...living()])) {
    try { if (find) return await find(submission); } catch { /* the next element may know this backend */ }
  }
  throw new Error('no element on this page reaches the backend of this submission');
};

function startOutbox(): Outbox {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME);
  const outbox = new Outbox({
    store: submissionStore(NAME), exclusively, findPorts,
    announce: (key, outcome) => channel?.postMessage({ key, status: outcome.status, ...(outcome.status === 'sent' ? { result: outcome.result } : {}) }),
  });
  if (channel) channel.onmessage = ({ data }: MessageEvent<{ key: string } & Outcome>) => outbox.tell(data.key, data);

  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The next try, unless one is due already. Half of the pause is chance: devices that lost the network together must not come back together. */
  const later = (atLeast = 0): void => {
    timer ??= setTimeout(attempt, Math.max(atLeast, pause * (0.5 + Math.random() / 2)));
  };
  const attempt = (): void => {
    clearTimeout(timer);
    timer = undefined;
    outbox.drain().catch(() => later());
  };
  /** Until then a backend asked to be left alone (Retry-After); by the clock that is never set. */
  let quietUntil = 0;
  const soon = (): void => {
    pause = FIRST_PAUSE;
    if (performance.now() >= quietUntil) attempt();
  };
  addEventListener('online', soon);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) soon(); });
  outbox.listen((_, outcome) => {
    if (outcome.status === 'sent') pause = FIRST_PAUSE;
    if (outcome.status !== 'waiting') return;
    // Grows once for each timer, however many elements and tabs tell of a failure meanwhile.
    const due = timer === undefined;
    const wish = isPortError(outcome.error) ? Math.min((outcome.error.retryAfter ?? 0) * 1000, LONGEST_WISH) : 0;
    quietUntil = performance.now() + wish;
    later(wish);
    if (due) pause = Math.min(pause * 2, LAST_PAUSE);
  });
  attempt();
  return outbox;
}
