import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Failpoint } from '../../kernel/idempotency.ts';
import type { Secrets } from '../../kernel/secrets.ts';
import { openMessage, type OutgoingMessage } from './outgoing.ts';

/** The mail system will never take this message, whoever tries again: an address that does not exist, a message it does not want. */
export class RefusedForGood extends Error {}

/** Hands a message to the mail system; throws when it was not taken, RefusedForGood when it never will be. Gives up when told to. */
export type Carrier = (message: OutgoingMessage & { messageId: string }, signal: AbortSignal) => Promise<void>;

export interface DeliveryOptions {
  db: Database;
  secrets: Secrets;
  carry: Carrier;
  /** Hears what failed; the message is tried again by itself. */
  onError(error: unknown): void;
  /** Milliseconds between looks. Default 5,000. */
  every?: number | undefined;
  /** Messages on their way at once: one that hangs does not hold up the others. Default 4. */
  atOnce?: number | undefined;
  /** Milliseconds that carrying one message may take. Default ten minutes: so long a mail server may take over what it has been given (RFC 5321, 4.5.3.2.6). */
  limit?: number | undefined;
  failpoint?: Failpoint | undefined;
}

interface Claimed { id: string; sealed: Buffer; attempts: number }

const LIMIT = 10 * 60_000;
/** A message is claimed for this many times as long as it may be carried: whoever claims it next does not meet the one before. */
const LEASE = 2;
/** After the first hour of trying, once an hour for about a week; then it is given up and stays in the table. */
const MOST_ATTEMPTS = 180;
/** Hours after which what nobody has tried to send is old news: no mail system was configured when it was written. */
const MOST_HOURS_UNTRIED = 24;
const AT_ONCE = 4;
/** Milliseconds for the messages on their way when delivery is stopped. */
const FAREWELL = 10_000;

/**
 * Delivers what waits. Each message is claimed for a while and the claim committed, then carried outside any transaction, then marked; several servers
 * share the work. A server that dies in between leaves a message that comes free again when the claim runs out, and a copy bears the same Message-ID.
 */
export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #limit: number;
  /** Taken by the mail system and not marked yet. Nothing else is claimed until it is: nobody is written to twice because the database was away. */
  #taken: string | undefined;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#limit = options.limit ?? LIMIT;
  }

  /** Carries one message that waits, if any does; whether one did. Throws when the database fails. */
  async deliverNext(stopped: AbortSignal): Promise<boolean> {
    const { secrets, carry, onError, failpoint } = this.#options;
    await this.settle();
    // Counted from before the claim, so that it ends before the claim does.
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(this.#limit)]);
    const message = await this.#claim();
    if (message === undefined) return false;
    const { id, sealed, attempts } = message;
    if (failpoint) await failpoint('message-claimed');
    try {
      await carry({ ...openMessage(secrets, id, sealed), messageId: id }, signal);
    } catch (error) {
      onError(error);
      await this.#postpone(id, attempts, error instanceof RefusedForGood);
      return true;
    }
    this.#taken = id;
    if (failpoint) await failpoint('message-carried');
    await this.settle();
    return true;
  }

  /** Marks the message that has been taken, if its mark is still missing. */
  async settle(): Promise<void> {
    if (this.#taken === undefined) return;
    await this.#options.db.updateTable('messages').set({ sent_at: sql<string>`now()` }).where('id', '=', this.#taken).execute();
    this.#taken = undefined;
  }

  /** A statement of its own is a transaction of its own. The time of the next attempt is the claim: versions that know no claims respect it too. */
  async #claim(): Promise<Claimed | undefined> {
    const { rows } = await sql<Claimed>`
      update messages set attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ${(this.#limit * LEASE) / 1000}::float8)
      where id = (select id from messages where sent_at is null and gave_up_at is null and next_attempt_at <= now()
        and (attempts > 0 or created_at > now() - make_interval(hours => ${MOST_HOURS_UNTRIED}::int)) order by next_attempt_at limit 1 for update skip locked)
      returning id, sealed, attempts`.execute(this.#options.db);
    return rows[0];
  }

  async #postpone(id: string, attempts: number, forGood: boolean): Promise<void> {
    const minutes = Math.min(60, 2 ** Math.min(attempts - 1, 6));
    await this.#options.db.updateTable('messages').set({
      next_attempt_at: sql<string>`now() + make_interval(mins => ${minutes}::int)`, gave_up_at: forGood || attempts >= MOST_ATTEMPTS ? sql<string>`now()` : null,
    }).where('id', '=', id).where('attempts', '=', attempts).where('sent_at', 'is', null).execute();
  }
}

/** Looks for waiting messages until stopped; stopping waits a while for those on their way, which are tried again otherwise. */
export function startDelivery(options: DeliveryOptions): () => Promise<void> {
  const deliveries = Array.from({ length: options.atOnce ?? AT_ONCE }, () => new Delivery(options));
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const work = async (delivery: Delivery) => {
    while (!stopping.signal.aborted) {
      const more = await delivery.deliverNext(givingUp.signal).catch((error: unknown) => { options.onError(error); return false; });
      if (!more) await pause(options.every ?? 5000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = Promise.all(deliveries.map(work));
  return async () => {
    stopping.abort();
    const timer = setTimeout(() => { givingUp.abort(); }, FAREWELL);
    await ended;
    clearTimeout(timer);
    for (const delivery of deliveries) await delivery.settle().catch(options.onError);
  };
}
