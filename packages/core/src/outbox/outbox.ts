import { isPortError, type Ports } from '@civico/contract';
import { newKey } from '../key.ts';
import type { NewSubmission, Outcome, Submission, SubmissionStore } from './submission.ts';

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

/**
 * Sends submissions so that each arrives exactly once: first to the device's store, then to the backend under the same idempotency key
 * until it acknowledges, and only then out of the store. A crash, a closed tab or a lost answer at any point leads to a repetition under the
 * same key, which the backend answers without doing it twice.
 */
export class Outbox {
  private readonly listeners = new Set<Listener>();
  private readonly env: OutboxEnvironment;
  private draining: Promise<void> | undefined;

  constructor(env: OutboxEnvironment) {
    this.env = env;
  }

  /** Told of every outcome, also of those of other tabs. Returns how to stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Everything that still waits or was refused, oldest first. */
  async pending(): Promise<Submission[]> {
    return (await this.env.store.all()).sort((a, b) => a.createdAt - b.createdAt);
  }

  /** Puts a submission into the store without trying to send it. */
  async keep(submission: NewSubmission): Promise<Submission> {
    const complete: Submission = { ...submission, key: submission.key ?? newKey(), createdAt: (this.env.now ?? Date.now)() };
    await this.env.store.put(complete);
    return complete;
  }

  /** Keeps and tries at once. Never rejects because of the network: then the outcome is `waiting`. */
  async send(submission: NewSubmission): Promise<Outcome> {
    const kept = await this.keep(submission);
    let outcome: Outcome | undefined;
    const stop = this.listen((key, result) => { if (key === kept.key) outcome = result; });
    await this.drain();
    stop();
    return outcome ?? { status: 'waiting', error: undefined };
  }

  /** Gives up a submission, on the wish of the person. */
  async discard(key: string): Promise<void> {
    await this.env.store.remove(key);
  }

  /** Tries everything that waits, in order. Calls while one runs are joined to a run that starts after it. */
  drain(): Promise<void> {
    const run = (this.draining ?? Promise.resolve()).then(() => this.env.exclusively(() => this.drainOnce())).then(() => undefined);
    this.draining = run.catch(() => undefined);
    return run;
  }

  private async drainOnce(): Promise<void> {
    const unreachable = new Set<string | undefined>();
    for (const submission of await this.pending()) {
      if (submission.refused || unreachable.has(submission.endpoint)) continue;
      const outcome = await this.attempt(submission);
      // One failure of a backend speaks for the rest of what waits for it; order is kept.
      if (outcome.status === 'waiting') unreachable.add(submission.endpoint);
      this.tell(submission.key, outcome);
      this.env.announce(submission.key, outcome);
    }
  }

  private async attempt(submission: Submission): Promise<Outcome> {
    try {
      const ports = await this.env.findPorts(submission);
      const port = ports[submission.port] as unknown as Record<string, (input: unknown, options: { key: string }) => Promise<unknown>> | undefined;
      const method = port?.[submission.method];
      if (!method) return { status: 'waiting', error: new Error(`no ${submission.port}.${submission.method} on this page`) };
      const result = await method.call(port, submission.input, { key: submission.key });
      await this.env.store.remove(submission.key);
      return { status: 'sent', result };
    } catch (error) {
      if (!isPortError(error) || error.temporary || error.kind === 'conflict') return { status: 'waiting', error };
      // Kept, not dropped: what the person wrote is theirs until they say otherwise.
      await this.env.store.put({ ...submission, refused: error.problem ?? { title: error.message } });
      return { status: 'refused', error };
    }
  }

  /** Passes an outcome on to this page's listeners. */
  tell(key: string, outcome: Outcome): void {
    for (const listener of this.listeners) listener(key, outcome);
  }
}
