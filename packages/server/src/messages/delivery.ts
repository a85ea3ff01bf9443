import { createTransport } from 'nodemailer';
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Secrets } from '../kernel/secrets.ts';
import { leaveHeaders, openMessage, type OutgoingMessage } from './outgoing.ts';

/** Hands a message to the mail system; throws when it was not taken. */
export type Carrier = (message: OutgoingMessage & { messageId: string }) => Promise<void>;

interface DeliveryOptions {
  db: Database;
  secrets: Secrets;
  carry: Carrier;
  /** Hears what failed; the message is tried again by itself. */
  onError(error: unknown): void;
  /** Milliseconds between looks. */
  every?: number;
}

const BATCH = 10;
/** After the first hour of trying, once an hour for about a week; then it is given up and stays in the table. */
const MOST_ATTEMPTS = 180;

/** A carrier over SMTP. `from` is the sender; its domain makes the Message-ID. */
export function smtpCarrier(smtpUrl: string, from: string): { carry: Carrier; close(): void } {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, disableFileAccess: true, disableUrlAccess: true } as never);
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'civico.invalid';
  return {
    carry: async (message) => {
      const { to, subject, text, messageId } = message;
      // The address as an object: no header or second recipient can hide in it.
      await transport.sendMail({ from, to: { name: '', address: to }, subject: subject.replace(/[\r\n]+/g, ' '), text, messageId: `<${messageId}@${domain}>`, headers: { 'Auto-Submitted': 'auto-generated', ...leaveHeaders(message) } });
    },
    close: () => { transport.close(); },
  };
}

/**
 * Delivers what waits, at least once each: a row is locked while it is carried (several servers share the work) and marked after the mail
 * system has taken it. A copy after a crash bears the same Message-ID. Returns how many were delivered.
 */
export async function deliverWaiting({ db, secrets, carry, onError }: DeliveryOptions): Promise<number> {
  let delivered = 0;
  for (let step = 0; step < BATCH; step += 1) {
    const more = await db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom('messages').select(['id', 'sealed', 'attempts']).where('sent_at', 'is', null).where('gave_up_at', 'is', null)
        .where('next_attempt_at', '<=', sql<string>`now()`).orderBy('next_attempt_at').limit(1).forUpdate().skipLocked().executeTakeFirst();
      if (row === undefined) return false;
      try {
        await carry({ ...openMessage(secrets, row.id, row.sealed), messageId: row.id });
        await trx.updateTable('messages').set({ sent_at: sql<string>`now()`, attempts: row.attempts + 1 }).where('id', '=', row.id).execute();
        delivered += 1;
      } catch (error) {
        onError(error);
        const minutes = Math.min(60, 2 ** Math.min(row.attempts, 6));
        await trx.updateTable('messages').set({
          attempts: row.attempts + 1, next_attempt_at: sql<string>`now() + make_interval(mins => ${minutes}::int)`,
          gave_up_at: row.attempts + 1 >= MOST_ATTEMPTS ? sql<string>`now()` : null,
        }).where('id', '=', row.id).execute();
      }
      return true;
    });
    if (!more) break;
  }
  return delivered;
}

/** Looks for waiting messages until stopped; stopping waits for the one on its way. */
export function startDelivery(options: DeliveryOptions): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const look = () => {
    round = deliverWaiting(options).then((delivered) => delivered, (error: unknown) => { options.onError(error); return 0; })
      .then((delivered) => { if (!stopped) timer = setTimeout(look, delivered === BATCH ? 0 : options.every ?? 5000); });
  };
  look();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}
