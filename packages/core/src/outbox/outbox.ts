import { isPortError, PortError, type Ports, type WriteOptions } from '@civico/contract';
import { newKey } from '../key.ts';
import type { NewSubmission, Outcome, Settled, Submission, SubmissionStore } from './submission.ts';

/** Finds the port of a submission; rejects when this page cannot reach it (another page will). */
export type FindPorts = (submission: Submission) => Promise<Partial<Ports>>;

export interface OutboxEnvironment {
  store: SubmissionStore;
  findPorts: FindPorts;
  /** Runs the task while no other tab does; resolves to undefined without running when another tab is at it. */
  exclusively<T>(task: () => Promise<T>): Promise<T | undefined>;
  /** Tells the other tabs of this device. */
  announce(key: string, outcome: Outcome): void;
  now?: () => number;
}

type Listener = (key: string, outcome: Outcome) => void;
/** How many parts of a submission, such as its photos, the backend has. */
type ProgressListener = (key: string, done: number, total: number) => void;

/** How long a receipt nobody asked for stays, in ms. */
const RECEIPT_STAYS = 7 * 86_400_000;
/** How long the word of another tab, which has sent it, may be on its way, in ms. */
const WORD_TRAVELS = 1_000;

/**
 * Sends submissions so that each arrives exactly once: first to the device's store, then to the backend under the same idempotency key
 * until it acknowledges, and only then out of the store. A crash, a closed tab or a lost answer at any point leads to a repetition under the
 * same key, which the backend answers without doing it twice.
 */
export class Outbox {
  private readonly listeners = new Set<Listener>();
  private readonly watchers = new Set<ProgressListener>();
  private readonly env: OutboxEnvironment;
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private lastCreated = 0;
  /** How often each has failed although there was a network: what fails most goes last, so that it never holds up the others. */
  private readonly failures = new Map<string, number>();

  constructor(env: OutboxEnvironment) {
    this.env = env;
  }

  /** Told of every outcome, also of those of other tabs. Returns how to stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * Told once what became of one submission, wherever it was sent from and also when that was before the call; then it listens no more.
   * @returns stops earlier
   */
  follow(key: string, settled: (outcome: Settled) => void): () => void {
    const stop = this.listen((told, outcome) => {
      if (told === key && outcome.status !== 'waiting') settle(outcome);
    });
    let open = true;
    const settle = (outcome: Settled | undefined): void => {
      if (!open || !outcome) return;
      end();
      settled(outcome);
    };
    const end = (): void => {
      open = false;
      stop();
    };
    // A store that cannot be read now says nothing; who sends it will.
    this.fateOf(key).then(settle).catch(() => undefined);
    return end;
  }

  /** What the device's store knows of a submission that was in it; undefined while it waits. */
  private async fateOf(key: string): Promise<Settled | undefined> {
    const kept = (await this.env.store.all()).find((submission) => submission.key === key);
    if (kept?.refused) return { status: 'refused', error: new PortError('refused', 'type' in kept.refused ? { problem: kept.refused } : {}) };
    return !kept || kept.sent ? { status: 'sent', result: kept?.sent?.result } : undefined;
  }

  /** Told how far this page is with what it sends, where the port tells it. Returns how to stop. */
  watch(watcher: ProgressListener): () => void {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  }

  /** Everything that still waits or was refused, oldest first. */
  async pending(): Promise<Submission[]> {
    return (await this.env.store.all()).filter(({ sent }) => !sent).sort((a, b) => a.createdAt - b.createdAt);
  }

  /** What has arrived and asked to keep its receipt, until it is discarded. */
  async receipts(): Promise<Submission[]> {
    return (await this.env.store.all()).filter(({ sent }) => sent).sort((a, b) => a.createdAt - b.createdAt);
  }

  /** Puts a submission into the store without trying to send it. */
  async keep(submission: NewSubmission): Promise<Submission> {
    // Two of the same millisecond keep their order, also when the clock was set back meanwhile.
    const before = submission.lane === undefined ? [] : await this.env.store.all();
    this.lastCreated = Math.max(this.now(), this.lastCreated + 1, ...before.filter(({ lane }) => lane === submission.lane).map(({ createdAt }) => createdAt + 1));
    const complete: Submission = { ...submission, key: submission.key ?? newKey(), createdAt: this.lastCreated };
    await this.env.store.put(complete);
    return complete;
  }

  /** Keeps and tries at once. Never rejects because of the network: then the outcome is `waiting`. */
  async send(submission: NewSubmission): Promise<Outcome> {
    const { key } = await this.keep(submission);
    let outcome: Outcome | undefined;
    let heard = (): void => undefined;
    const word = new Promise<void>((resolve) => { heard = resolve; });
    const stop = this.listen((told, result) => {
      if (told !== key) return;
      outcome = result;
      heard();
    });
    try {
      await this.drain();
      if (!outcome && !await this.stillWaits(key)) {
        // Another tab has taken it out of the store; what it learned is on its way.
        const timer = setTimeout(heard, WORD_TRAVELS);
        await word;
        clearTimeout(timer);
        outcome ??= { status: 'sent', result: (await this.receipts()).find((receipt) => receipt.key === key)?.sent?.result };
      }
    } catch (error) {
      outcome ??= { status: 'waiting', error };
    } finally {
      stop();
    }
    return outcome ?? { status: 'waiting', error: undefined };
  }

  private async stillWaits(key: string): Promise<boolean> {
    return (await this.pending()).some((submission) => submission.key === key);
  }

  /** Gives up a submission, or puts away a receipt, on the wish of the person. */
  async discard(key: string): Promise<void> {
    await this.env.store.remove(key);
  }

  /** Tries everything that waits, in order. Calls while one runs are joined to one run that starts after it. */
  drain(): Promise<void> {
    if (!this.running) return this.run();
    this.next ??= this.running.catch(() => undefined).then(() => {
      this.next = undefined;
      return this.run();
    });
    return this.next;
  }

  private run(): Promise<void> {
    const run = Promise.resolve(this.env.exclusively(() => this.drainOnce())).then(() => undefined);
    this.running = run;
    const done = (): void => { if (this.running === run) this.running = undefined; };
    run.then(done, done);
    return run;
  }

  private async drainOnce(): Promise<void> {
    await this.forgetReceipts();
    // A lane fails as a whole, so that its order stays.
    const owner = ({ key, lane }: Submission): string => (lane === undefined ? key : `lane ${lane}`);
    const failed = (submission: Submission): number => this.failures.get(owner(submission)) ?? 0;
    const held = new Set<string | undefined>();
    const unreachable = new Set<string | undefined>();
    for (const submission of (await this.pending()).sort((a, b) => failed(a) - failed(b))) {
      if (submission.refused || unreachable.has(submission.endpoint) || held.has(owner(submission))) continue;
      const outcome = await this.attempt(submission);
      if (outcome.status === 'waiting') {
        // One failure of a backend speaks for the rest of what waits for it.
        unreachable.add(submission.endpoint);
        held.add(owner(submission));
        if (!isWithoutNetwork(outcome.error)) this.failures.set(owner(submission), failed(submission) + 1);
      } else {
        this.failures.delete(owner(submission));
      }
      this.tell(submission.key, outcome);
      this.env.announce(submission.key, outcome);
    }
  }

  private async attempt(submission: Submission): Promise<Outcome> {
    let result: unknown;
    try {
      const ports = await this.env.findPorts(submission);
      const port = ports[submission.port] as unknown as Record<string, (input: unknown, options: WriteOptions) => Promise<unknown>> | undefined;
      const method = port?.[submission.method];
      if (!method) return { status: 'waiting', error: new Error(`no ${submission.port}.${submission.method} on this page`) };
      const { key } = submission;
      result = await method.call(port, submission.input, { key, onProgress: (done, total) => each(this.watchers, (watcher) => watcher(key, done, total)) });
    } catch (error) {
      // Who must sign in first, or a tablet with an old token, sends it later.
      if (!isPortError(error) || error.temporary || error.kind === 'conflict' || error.kind === 'unauthorized') return { status: 'waiting', error };
      // Kept, not dropped: what the person wrote is theirs until they say otherwise.
      await this.put({ ...submission, refused: error.problem ?? { title: error.message } });
      return { status: 'refused', error };
    }
    // It has arrived, whatever the device's store says now: at worst it is sent again under its key, which does nothing twice.
    if (submission.keepReceipt) await this.put({ ...submission, input: undefined, sent: { at: this.now(), result } });
    else await this.env.store.remove(submission.key).catch(() => undefined);
    return { status: 'sent', result };
  }

  /** Changes what is kept; what was discarded meanwhile stays discarded. */
  private async put(submission: Submission): Promise<void> {
    try {
      if (await this.stillWaits(submission.key)) await this.env.store.put(submission);
    } catch { /* as it was before is safe too */ }
  }

  private async forgetReceipts(): Promise<void> {
    for (const { key, sent } of await this.receipts()) {
      if (sent && Math.abs(this.now() - sent.at) > RECEIPT_STAYS) await this.env.store.remove(key);
    }
  }

  /** Passes an outcome on to this page's listeners. */
  tell(key: string, outcome: Outcome): void {
    each(this.listeners, (listener) => listener(key, outcome));
  }

  private now(): number {
    return (this.env.now ?? Date.now)();
  }
}

/** One that throws must not keep the others, or the next submission, from their turn. */
function each<T>(listeners: Iterable<T>, tell: (listener: T) => void): void {
  for (const listener of listeners) {
    try { tell(listener); } catch (error) { console.error(error); }
  }
}

/** The device itself has no network: nothing is learned about this submission. */
const isWithoutNetwork = (error: unknown): boolean => isPortError(error) && error.kind === 'offline';
