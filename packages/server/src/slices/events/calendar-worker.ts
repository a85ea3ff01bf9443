import { Worker } from 'node:worker_threads';
import type { Question, Reply } from './questions.ts';

/** What a calendar's thread does: one at a time. */
export type Task = { kind: 'take'; entries: readonly string[] } | { kind: 'index' } | { kind: 'ask'; question: Question };

export interface Loaded { readonly leftOut: number }

export interface ThreadLimits {
  /** Megabytes of memory. */
  memory: number;
  /** Milliseconds a question may take, and the index of all entries. */
  answer: number;
  load: number;
  /** Questions that may wait for one another. */
  waiting: number;
}

/** The thread is no more: out of memory, out of time, or closed. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
}

/** What was done on it threw; the thread is still there. */
export class ThreadFailed extends Error {
  override readonly name = 'ThreadFailed';
}

/** More wait already than could be answered while anybody still waits. */
export class ThreadBusy extends Error {
  override readonly name = 'ThreadBusy';
}

interface Waiting { task: Task; most: number; resolve(result: unknown): void; reject(error: unknown): void }

/** The near side of a calendar's thread. Whatever becomes of the thread, each question is answered or refused. */
export class CalendarWorker {
  private readonly worker: Worker;
  private readonly limits: ThreadLimits;
  private readonly queue: Waiting[] = [];
  private current: Waiting | undefined;
  private timer: NodeJS.Timeout | undefined;
  private ended: ThreadEnded | undefined;
  private retired = false;
  private readonly onEnd: (reason: string) => void;

  /** @param onEnd told once why it ended, unless it was closed */
  constructor(zone: string, limits: ThreadLimits, onEnd: (reason: string) => void) {
    this.limits = limits;
    this.onEnd = onEnd;
    this.worker = new Worker(new URL('./calendar-thread.ts', import.meta.url), {
      workerData: { zone }, resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: Math.max(16, limits.memory / 8) },
    });
    // Nobody's end waits for it.
    this.worker.unref();
    this.worker.on('message', (outcome: { result: unknown } | { failed: { name: string; stack: string | undefined } }) => { this.settle(outcome); });
    this.worker.on('error', (error: NodeJS.ErrnoException) => { this.end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : error.name); });
    this.worker.on('exit', () => { this.end('ended'); });
  }

  get busy(): boolean {
    return this.current !== undefined;
  }

  take(entries: readonly string[]): Promise<unknown> {
    return this.call({ kind: 'take', entries }, this.limits.load);
  }

  index(): Promise<Loaded> {
    return this.call({ kind: 'index' }, this.limits.load) as Promise<Loaded>;
  }

  /** @throws ThreadEnded, ThreadBusy */
  ask(question: Question): Promise<Reply> {
    return this.call({ kind: 'ask', question }, this.limits.answer) as Promise<Reply>;
  }

  async close(): Promise<void> {
    this.refuseAll('closed');
    await this.worker.terminate();
  }

  /** Answers what it has been asked, then ends. */
  retire(): void {
    this.retired = true;
    if (!this.current) void this.close();
  }

  private call(task: Task, most: number): Promise<unknown> {
    if (this.ended) return Promise.reject(this.ended);
    if (this.queue.length >= this.limits.waiting) return Promise.reject(new ThreadBusy('too many questions wait for this calendar'));
    return new Promise((resolve, reject) => {
      this.queue.push({ task, most, resolve, reject });
      if (!this.current) this.next();
    });
  }

  private next(): void {
    const current = this.current = this.queue.shift();
    if (!current) return;
    this.timer = setTimeout(() => { this.end('out of time'); }, current.most);
    this.worker.postMessage(current.task);
  }

  private settle(outcome: { result: unknown } | { failed: { name: string; stack: string | undefined } }): void {
    clearTimeout(this.timer);
    const { current } = this;
    if ('result' in outcome) current?.resolve(outcome.result);
    else current?.reject(Object.assign(new ThreadFailed(outcome.failed.name), { stack: outcome.failed.stack }));
    this.next();
    if (this.retired && !this.current) void this.close();
  }

  private end(reason: string): void {
    if (this.ended) return;
    this.refuseAll(reason);
    void this.worker.terminate();
    this.onEnd(reason);
  }

  private refuseAll(reason: string): void {
    this.ended ??= new ThreadEnded(reason);
    clearTimeout(this.timer);
    for (const waiting of [this.current, ...this.queue.splice(0)]) waiting?.reject(this.ended);
    this.current = undefined;
  }
}
