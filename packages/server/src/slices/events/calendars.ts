import { sql } from 'kysely';
import type { Logger } from 'pino';
import { EventIndex, inSlices, type CalendarEntry } from '@civico/calendar';
import type { Database } from '../../kernel/database.ts';
import { ProblemError } from '../../kernel/problem.ts';
import { CalendarWorker, ThreadBusy, ThreadEnded, ThreadFailed, type ThreadLimits } from './calendar-worker.ts';
import { problems } from './events.messages.ts';
import { replyTo, type Question, type Reply } from './questions.ts';
import { ZONE } from './zone.ts';

/** Entries asked of the database at once: as text, so that a large calendar is not even parsed here. */
const BATCH = 250;
/** What the main thread answers itself in a few milliseconds: entries, their characters, entries and repetitions of a month. Anything larger goes to a thread of its own. */
const SMALL = { entries: 1000, characters: 1_000_000, weight: 2000 };

export interface CalendarLimits extends ThreadLimits {
  /** Large calendars held at a time. */
  threads: number;
  /** Milliseconds before one that failed is tried again. */
  again: number;
}

/** Readings of a calendar that a request waits for while it changes. */
const MOST_TRIES = 3;
const LIMITS: CalendarLimits = { memory: 256, answer: 15_000, load: 60_000, waiting: 100, threads: 6, again: 60_000 };

declare module '../../kernel/options.ts' {
  interface ServerOptions {
    /** What a large calendar may take; the defaults are for a town's. */
    calendarLimits?: Partial<CalendarLimits>;
  }
}

export interface Calendars {
  /** @throws ProblemError when the calendar cannot be asked now */
  ask(comune: string, question: Question): Promise<Reply>;
  close(): Promise<void>;
}

/** A calendar that can be asked. */
interface Calendar { ask(question: Question): Reply | Promise<Reply>; worker?: CalendarWorker }

interface Known { revision: string; calendar: Promise<Calendar>; loading: boolean; worker?: CalendarWorker | undefined; asked: number; failedUntil: number }

/**
 * The calendar of each town, read once and kept until it changes. Every request asks the database for the revision (one row), so that several
 * servers on one database show the same. A large calendar has a thread of its own with bounded memory and time: whatever it holds, no other town
 * waits for it, and when it fails it alone answers 503 for a while.
 */
export function openCalendars(db: Database, logger: Pick<Logger, 'warn' | 'error'>, given: Partial<CalendarLimits> = {}): Calendars {
  const limits = { ...LIMITS, ...given };
  const known = new Map<string, Known>();
  let closed = false;

  const unavailable = (until: number): ProblemError => {
    const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
    return new ProblemError(problems['calendar-unavailable'], { retryAfter: seconds, values: { seconds } });
  };

  /** Makes room for one more thread: the one that has been idle longest goes. */
  const makeRoom = (): void => {
    const running = [...known].filter(([, { worker }]) => worker);
    if (running.length < limits.threads) return;
    const [idle] = running.filter(([, { worker }]) => !worker!.busy).sort(([, a], [, b]) => a.asked - b.asked);
    if (!idle) throw new ThreadBusy('all threads for calendars are at work');
    known.delete(idle[0]);
    void idle[1].worker!.close();
  };

  const onThread = async (comune: string, entry: Known, first: readonly (readonly string[])[], rest: AsyncIterable<readonly string[]>): Promise<Calendar> => {
    if (closed) throw new ThreadEnded('closed');
    makeRoom();
    const worker = entry.worker = new CalendarWorker(ZONE, limits, (reason) => {
      entry.worker = undefined;
      entry.failedUntil = Date.now() + limits.again;
      logger.error({ comune, reason }, 'the calendar of a town has failed and is tried again later');
    });
    for (const texts of first) await worker.take(texts);
    for await (const texts of rest) await worker.take(texts);
    tell(comune, (await worker.index()).leftOut);
    return { ask: (question) => worker.ask(question) };
  };

  const tell = (comune: string, leftOut: number): void => {
    if (leftOut) logger.warn({ comune, leftOut }, 'entries of a calendar are left out: they are repeated more often than it has room for');
  };

  const load = async (comune: string, entry: Known): Promise<Calendar> => {
    const rest = entriesOf(db, comune);
    const first: (readonly string[])[] = [];
    let [entries, characters] = [0, 0];
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      first.push(next.value);
      entries += next.value.length;
      for (const text of next.value) characters += text.length;
      if (entries > SMALL.entries || characters > SMALL.characters) return onThread(comune, entry, first, rest);
    }
    const read = first.flat().map((text) => JSON.parse(text) as CalendarEntry);
    const index = await inSlices(EventIndex.inSteps(read, ZONE), () => new Promise((resolve) => { setImmediate(resolve); }));
    if (index.weight > SMALL.weight) return onThread(comune, entry, first, rest);
    tell(comune, index.skipped.length);
    return { ask: (question) => replyTo(index, question) };
  };

  const start = (comune: string, revision: string): Known => {
    const entry: Known = { revision, calendar: undefined as never, loading: true, asked: 0, failedUntil: 0 };
    known.set(comune, entry);
    entry.calendar = load(comune, entry).finally(() => { entry.loading = false; });
    entry.calendar.catch((error: unknown) => {
      void entry.worker?.close();
      entry.worker = undefined;
      // What has failed by itself waits; what the database has refused, or had no room, may be there at the next try.
      if (error instanceof ThreadFailed) entry.failedUntil = Date.now() + limits.again;
      if (!entry.failedUntil && known.get(comune) === entry) known.delete(comune);
    });
    return entry;
  };

  const open = async (comune: string): Promise<Known> => {
    for (let tries = 1; ; tries++) {
      const row = await db.selectFrom('calendars').select('revision').where('comune', '=', comune).executeTakeFirst();
      const revision = row?.revision ?? '0';
      const before = known.get(comune);
      if (before?.revision === revision) {
        if (before.failedUntil > Date.now()) throw unavailable(before.failedUntil);
        if (!before.failedUntil) return before;
      }
      // An import raises the revision every few hundred entries: one reading at a time, and then only what is new.
      if (!before?.loading) {
        before?.worker?.retire();
        return start(comune, revision);
      }
      if (tries === MOST_TRIES) return before;
      await before.calendar.catch(() => undefined);
    }
  };

  return {
    async ask(comune, question) {
      const entry = await open(comune);
      entry.asked = Date.now();
      try {
        return await (await entry.calendar).ask(question);
      } catch (error) {
        // One that was closed for another revision, or to make room, is there again at once.
        if (error instanceof ThreadEnded || error instanceof ThreadBusy) throw unavailable(entry.failedUntil || Date.now() + 5000);
        throw error;
      }
    },
    async close() {
      closed = true;
      const workers = [...known.values()].map(({ worker }) => worker?.close());
      known.clear();
      await Promise.all(workers);
    },
  };
}

/** The entries of a calendar as they are written, a batch at a time. */
async function* entriesOf(db: Database, comune: string): AsyncGenerator<readonly string[], void> {
  for (let last: { uid: string; recurrence: string } | undefined; ;) {
    let query = db.selectFrom('calendar_entries').select(['uid', 'recurrence', sql<string>`entry::text`.as('text')]).where('comune', '=', comune);
    if (last) query = query.where(sql<boolean>`(uid, recurrence) > (${last.uid}, ${last.recurrence})`);
    const rows = await query.orderBy('uid').orderBy('recurrence').limit(BATCH).execute();
    if (rows.length) yield rows.map(({ text }) => text);
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}
