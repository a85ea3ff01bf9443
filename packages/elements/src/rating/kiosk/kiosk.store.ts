import type { NewRating, RatingReason } from '@civico/contract';
import { BaseStore } from '@civico/core/store.ts';
import { isTicket } from '@civico/domain/ticket.ts';

/**
 * What the tablet shows: `ticket` the number is asked for; `faces` a touch votes; `reasons` after red; `thanks`; `resting` somebody keeps
 * touching, which is not a vote.
 */
export type KioskState =
  | { readonly status: 'ticket'; readonly problem?: 'missing' | 'used' }
  | { readonly status: 'faces'; readonly ticket?: string }
  | { readonly status: 'reasons'; readonly votedAt: number; readonly ticket?: string }
  | { readonly status: 'thanks' }
  | { readonly status: 'resting' };

export interface KioskEnvironment {
  /** Which counter, and whether tickets are used there; asked at each vote. */
  counter(): { id: string; tickets: boolean };
  /** Keeps a vote on the device, to be sent. */
  keep(rating: NewRating): Promise<void>;
  now(): number;
  /** Calls back once, after so many milliseconds. @returns takes it back */
  after(ms: number, task: () => void): () => void;
  /** The person has gone: the language of the house comes back. */
  reset(): void;
}

/** Touches without a ticket that follow a vote, or another touch, within this long are the same person's, in ms. The server counts by the same rule. */
export const QUIET = 20_000;
/** How long thanks stay, in ms. */
export const THANKS = 5_000;
/** How long the tablet waits for a reason or for who walked away, in ms. */
export const PATIENCE = 20_000;

export class KioskStore extends BaseStore<KioskState> {
  private readonly env: KioskEnvironment;
  private cancel = (): void => undefined;
  private lastTouch = -Infinity;
  /** Tickets that have voted here today, so that the person hears it at once; the backend knows for sure. */
  private readonly used = new Set<string>();
  private day = '';

  constructor(env: KioskEnvironment) {
    super({ status: 'faces' });
    this.env = env;
  }

  /** The number of the ticket, typed or given by the queue's own system. */
  enterTicket(text: string): void {
    if (this.now.status === 'thanks' || this.now.status === 'reasons') return;
    const ticket = text.trim().toUpperCase();
    const today = new Date(this.env.now()).toDateString();
    if (today !== this.day) this.used.clear();
    this.day = today;
    if (!isTicket(ticket)) this.wait({ status: 'ticket', problem: 'missing' });
    else if (this.used.has(ticket)) this.wait({ status: 'ticket', problem: 'used' });
    else this.wait({ status: 'faces', ticket });
  }

  /** One touch of a face: 3 green, 2 yellow, 1 red. A red one waits for its reason. */
  vote(value: number): void {
    const { now } = this;
    if (now.status !== 'faces') return;
    const time = this.env.now();
    const { ticket } = now;
    // A clock that was set back must not silence the counter.
    const since = Math.abs(time - this.lastTouch);
    this.lastTouch = time;
    if (ticket === undefined && since <= QUIET) {
      this.set({ status: 'resting' });
      this.later(THANKS);
    } else if (value === 1) {
      this.set({ status: 'reasons', votedAt: time, ...(ticket === undefined ? {} : { ticket }) });
      this.cancel();
      this.cancel = this.env.after(PATIENCE, () => this.reason(undefined));
    } else this.record(value, [], time, ticket);
  }

  /** Why the vote was red; undefined when nothing was said. */
  reason(reason: RatingReason | undefined): void {
    const { now } = this;
    if (now.status === 'reasons') this.record(1, reason ? [reason] : [], now.votedAt, now.ticket);
  }

  /** The page goes away: a red vote must not go with it. */
  leave(): void {
    this.reason(undefined);
    this.cancel();
  }

  /** Back to the first view, as for a new person. */
  start(): void {
    this.cancel();
    this.set(this.env.counter().tickets ? { status: 'ticket' } : { status: 'faces' });
  }

  /** Somebody is there, perhaps choosing the language: the tablet waits before it begins anew. */
  touch(): void {
    if (this.now.status === 'ticket' || this.now.status === 'faces') this.later(PATIENCE);
  }

  private wait(state: KioskState): void {
    this.set(state);
    this.later(PATIENCE);
  }

  private record(value: number, reasons: RatingReason[], votedAt: number, ticket: string | undefined): void {
    if (ticket !== undefined) this.used.add(ticket);
    this.lastTouch = this.env.now();
    const { id } = this.env.counter();
    void this.env.keep({ subject: { kind: 'counter', id }, scale: 3, value, reasons, channel: 'counter', votedAt: new Date(votedAt).toISOString(), ...(ticket === undefined ? {} : { ticket }) });
    this.set({ status: 'thanks' });
    this.later(THANKS);
  }

  private later(ms: number): void {
    this.cancel();
    this.cancel = this.env.after(ms, () => {
      this.env.reset();
      this.start();
    });
  }
}
