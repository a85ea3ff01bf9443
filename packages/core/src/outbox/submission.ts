import type { Ports, Problem } from '@civico/contract';

/** One thing a citizen sent that must arrive exactly once. Kept as it is in IndexedDB, so everything in it is structured-cloneable. */
export interface Submission {
  /** Idempotency key; also the identity of the submission on this device. */
  readonly key: string;
  /** Where it goes; undefined when the page gave the element a port of its own. */
  readonly endpoint: string | undefined;
  readonly port: keyof Ports;
  readonly method: string;
  readonly input: unknown;
  /** What this is, in words of the person, e.g. the title of a report. */
  readonly label: string;
  /** Submissions of one lane arrive in the order in which they were made: one that fails holds up those after it, and no other lane. */
  readonly lane?: string;
  /** Milliseconds since the epoch, by the clock of the device. */
  readonly createdAt: number;
  /**
   * Whether the answer must reach the person even if nobody was looking when it came, e.g. the code of a report. Then a receipt stays on the
   * device until it is discarded, at most a week; without it nothing stays.
   */
  readonly keepReceipt?: boolean;
  /** Set when the backend refused it for good: the person must be asked. */
  readonly refused?: Problem | { title: string };
  /** Set when it has arrived; `input` is gone then. */
  readonly sent?: { readonly at: number; readonly result: unknown };
}

export type NewSubmission = Omit<Submission, 'key' | 'createdAt' | 'refused' | 'sent'> & { key?: string };

/** What became of a submission. */
export type Outcome =
  | { readonly status: 'sent'; readonly result: unknown }
  | { readonly status: 'waiting'; readonly error: unknown }
  | { readonly status: 'refused'; readonly error: unknown };

/** What became of a submission that is settled: it no longer waits. */
export type Settled = Exclude<Outcome, { status: 'waiting' }>;

/** Where submissions wait. IndexedDB in a browser; memory where there is none. */
export interface SubmissionStore {
  put(submission: Submission): Promise<void>;
  remove(key: string): Promise<void>;
  all(): Promise<Submission[]>;
}
