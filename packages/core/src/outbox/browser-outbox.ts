import { createStore, delMany, entries, set } from 'idb-keyval';
import { Outbox, type FindPorts } from './outbox.ts';
import type { Outcome, Submission, SubmissionStore } from './submission.ts';
import { noteWaiting } from './waiting.ts';

const NAME = 'civico-outbox';
/** Pause between tries while something waits and the browser gives no sign of a network, in ms; doubles up to the last. */
const FIRST_PAUSE = 5_000;
const LAST_PAUSE = 300_000;

/** IndexedDB where there is one; memory in windows that forbid it, so that sending still works while the page is open. */
function submissionStore(): SubmissionStore {
  const memory = new Map<string, Submission>();
  const open = (): ReturnType<typeof createStore> | undefined => {
    try { return createStore(NAME, 'submissions'); } catch { return undefined; }
  };
  const store = open();
  const guarded = async <T>(action: () => Promise<T>, otherwise: () => T): Promise<T> => {
    try { return store ? await action() : otherwise(); } catch { return otherwise(); }
  };
  return {
    put: (submission) => guarded(
      async () => { await set(submission.key, submission, store); noteWaiting(true); },
      () => void memory.set(submission.key, submission)),
    remove: async (key) => {
      memory.delete(key);
      await guarded(() => delMany([key], store), () => undefined);
    },
    all: async () => {
      const kept = await guarded(() => entries<string, Submission>(store), () => []);
      return [...kept.map(([, submission]) => submission), ...memory.values()];
    },
  };
}

/** One tab at a time. Where Web Locks are missing (plain http) the backend's idempotency alone keeps it to once. */
async function exclusively<T>(task: () => Promise<T>): Promise<T | undefined> {
  return navigator.locks ? await navigator.locks.request(NAME, task) as T : task();
}

let shared: Outbox | undefined;
let ownPorts: Set<FindPorts> | undefined;

/**
 * The outbox of the page: one for all elements. `findPorts` of each element is asked in turn. It tries when the page loads, when the network
 * comes back, when the page is shown again, and with growing pauses while something waits.
 */
export function pageOutbox(findPorts: FindPorts): Outbox {
  ownPorts ??= new Set();
  ownPorts.add(findPorts);
  shared ??= startOutbox(ownPorts);
  return shared;
}

function startOutbox(finders: Set<FindPorts>): Outbox {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME);
  const outbox = new Outbox({
    store: submissionStore(),
    exclusively,
    announce: (key, outcome) => channel?.postMessage({ key, status: outcome.status, ...(outcome.status === 'sent' ? { result: outcome.result } : {}) }),
    findPorts: async (submission) => {
      for (const find of finders) {
        try { return await find(submission); } catch { /* the next element may know this backend */ }
      }
      throw new Error('no element on this page reaches the backend of this submission');
    },
  });
  if (channel) channel.onmessage = ({ data }: MessageEvent<{ key: string } & Outcome>) => outbox.tell(data.key, data);

  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = async (): Promise<void> => {
    clearTimeout(timer);
    await outbox.drain().catch(() => undefined);
    const waits = (await outbox.pending()).some((submission) => !submission.refused);
    noteWaiting(waits);
    if (!waits) { pause = FIRST_PAUSE; return; }
    timer = setTimeout(() => void attempt(), pause);
    pause = Math.min(pause * 2, LAST_PAUSE);
  };
  const soon = (): void => { pause = FIRST_PAUSE; void attempt(); };
  addEventListener('online', soon);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) soon(); });
  outbox.listen((_, outcome) => { if (outcome.status === 'waiting' && timer === undefined) timer = setTimeout(() => void attempt(), pause); });
  void attempt();
  return outbox;
}
