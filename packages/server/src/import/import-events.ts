import { sql } from 'kysely';
import { finish, isRepeated, MOST_STEPS, readEntry, readJson, stepsOfMonth, withinBudget, type CalendarEntry, type ReadCalendar, type ReadEntry } from '@civico/calendar';
import { readIcs } from '@civico/calendar/read-ics.ts';
import { ZONE } from '../events/zone.ts';
import type { Database } from '../kernel/database.ts';
import type { Town } from '../towns/registry.ts';
import { readText } from './csv.ts';

/** `already` were there and say the same; `changed` were there and said something else. */
export interface EventsResult { read: number; added: number; changed: number; already: number; refused: { name: string; line: number | undefined; why: string }[] }

const BATCH = 500;

const WHY: Record<string, string> = {
  'unreadable': 'cannot be read', 'no-title': 'has no title', 'no-start': 'has no start', 'wrong-date': 'has a date that is none', 'ends-before-start': 'ends before it starts',
  'wrong-rule': 'has a rule of repetition that is none', 'too-frequent': 'is repeated more than once an hour', 'unknown-zone': 'has an unknown time zone', 'too-many': 'is beyond the 50,000th entry',
  'too-many-times': 'is repeated more often than the calendar has room for: let it come less often, or write its hours in the description of one event a day',
};

/** Reads an .ics or .json file. Throws a sentence when it is neither. */
export async function readEventsFile(path: string): Promise<ReadCalendar> {
  const { text } = await readText(path);
  try {
    return /^\uFEFF?\s*[[{]/.test(text) ? readJson(text) : await readIcs(text);
  } catch (error) {
    throw new Error(`${path} is neither iCalendar nor a list of events in JSON.`, { cause: error });
  }
}

const keyOf = ({ uid, recurrenceId }: CalendarEntry): string => JSON.stringify([uid, recurrenceId ?? '']);

/** What the repeated entries of a town cost already, without those that are brought up to date. */
async function stepsTaken(db: Database, { id }: Pick<Town, 'id'>, replaced: ReadonlyMap<string, unknown>): Promise<number> {
  const rows = await db.selectFrom('calendar_entries').select('entry').where('comune', '=', id).where(sql<boolean>`entry->'rule' is not null or entry->'dates' is not null`).execute();
  let steps = 0;
  for (const { entry } of rows) {
    const read = replaced.has(keyOf(entry)) ? 'replaced' : readEntry(entry, ZONE);
    if (typeof read === 'object' && isRepeated(read)) steps += stepsOfMonth(read);
  }
  return steps;
}

/**
 * Takes the entries of a calendar. One already there under the same UID and RECURRENCE-ID is brought up to date, so running again adds nothing
 * twice. Every batch is a transaction; a run that is interrupted is finished by the next one.
 * Without a database it only looks: `added` is then what is good.
 */
export async function importEvents(db: Database | undefined, town: Pick<Town, 'id'>, calendar: ReadCalendar, onProgress: (result: EventsResult) => void = () => undefined): Promise<EventsResult> {
  const refused = calendar.skipped.map(({ name, line, reason }) => ({ name, line, why: WHY[reason] ?? reason }));
  const result: EventsResult = { read: calendar.entries.length + refused.length, added: 0, changed: 0, already: 0, refused };
  const entries = new Map<string, CalendarEntry>();
  const repeated = new Map<string, ReadEntry>();
  for (const entry of calendar.entries) {
    const read = readEntry(entry, ZONE);
    if (typeof read === 'string') {
      refused.push({ name: entry.title || entry.uid, line: undefined, why: WHY[read] ?? read });
      continue;
    }
    const key = keyOf(entry);
    const before = entries.get(key);
    if (before) refused.push({ name: entry.title, line: undefined, why: 'has the UID and recurrence of another entry of the file' });
    if (before && (entry.sequence ?? 0) < (before.sequence ?? 0)) continue;
    entries.set(key, entry);
    if (isRepeated(read)) repeated.set(key, read); else repeated.delete(key);
  }
  const room = MOST_STEPS - (db === undefined ? 0 : await stepsTaken(db, town, entries));
  const tooMany = new Set(finish(withinBudget([...repeated.values()], room)).refused.map(({ entry }) => entry));
  for (const [key, entry] of entries) {
    if (!tooMany.has(entry)) continue;
    entries.delete(key);
    refused.push({ name: entry.title, line: undefined, why: WHY['too-many-times']! });
  }
  const all = [...entries.values()];
  if (db === undefined) return { ...result, added: all.length };
  for (let at = 0; at < all.length; at += BATCH) {
    const rows = all.slice(at, at + BATCH).map((entry) => ({ comune: town.id, uid: entry.uid, recurrence: entry.recurrenceId ?? '', entry: JSON.stringify(entry) }));
    await db.transaction().execute(async (trx) => {
      const written = await trx.insertInto('calendar_entries').values(rows).onConflict((conflict) => conflict.columns(['comune', 'uid', 'recurrence'])
        .doUpdateSet((eb) => ({ entry: eb.ref('excluded.entry'), updated_at: sql<string>`now()` })).where(sql<boolean>`calendar_entries.entry is distinct from excluded.entry`))
        .returning(sql<boolean>`xmax = 0`.as('added')).execute();
      const added = written.filter((one) => one.added).length;
      result.added += added;
      result.changed += written.length - added;
      result.already += rows.length - written.length;
      if (written.length === 0) return;
      await trx.insertInto('calendars').values({ comune: town.id, revision: '1' })
        .onConflict((conflict) => conflict.column('comune').doUpdateSet({ revision: sql<string>`calendars.revision + 1` })).execute();
    });
    onProgress(result);
  }
  return result;
}
