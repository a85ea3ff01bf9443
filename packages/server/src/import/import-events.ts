import { sql } from 'kysely';
import { readEntry, readJson, type CalendarEntry, type ReadCalendar, type ReadEntry } from '@civico/calendar';
import { readIcs } from '@civico/calendar/read-ics.ts';
import type { Database } from '../kernel/database.ts';
import type { Town } from '../kernel/towns.ts';
import { ZONE } from '../slices/events/zone.ts';
import { readText } from './csv.ts';
import { keyOf, needsRoom, roomFor, type Entries } from './events-room.ts';

export interface RefusedEvent { name: string; line: number | undefined; why: string }

/** What of a calendar can be taken, and what cannot. Entries of the town that would lose their place are among the refused: nobody sees them any more. */
export interface EventsPlan { read: number; entries: readonly CalendarEntry[]; refused: readonly RefusedEvent[] }

/** `already` were there and say the same; `changed` were there and said something else. */
export interface EventsResult { read: number; added: number; changed: number; already: number; refused: readonly RefusedEvent[] }

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

/** The town's entries that count towards the room of its calendar. */
async function storedOf(db: Database, { id }: Pick<Town, 'id'>): Promise<Entries> {
  const rows = await db.selectFrom('calendar_entries').select('entry').where('comune', '=', id)
    .where(sql<boolean>`entry->'rule' is not null or entry->'dates' is not null or entry->'andFuture' is not null`).orderBy('uid').orderBy('recurrence').execute();
  const stored = new Map<string, ReadEntry>();
  for (const { entry } of rows) {
    const read = readEntry(entry, ZONE);
    if (typeof read === 'object' && needsRoom(read)) stored.set(keyOf(entry), read);
  }
  return stored;
}

/** Finds out what of a calendar can be taken beside what the town has already; without a database, as if it had nothing. */
export async function planEvents(db: Database | undefined, town: Pick<Town, 'id'>, calendar: ReadCalendar): Promise<EventsPlan> {
  const refused: RefusedEvent[] = calendar.skipped.map(({ name, line, reason }) => ({ name, line, why: WHY[reason] ?? reason }));
  const read = calendar.entries.length + refused.length;
  const refuse = ({ title, uid }: CalendarEntry, why: string): void => void refused.push({ name: title || uid, line: undefined, why });
  const given = new Map<string, ReadEntry>();
  for (const entry of calendar.entries) {
    const one = readEntry(entry, ZONE);
    if (typeof one === 'string') { refuse(entry, WHY[one] ?? one); continue; }
    const key = keyOf(entry);
    const before = given.get(key)?.entry;
    if (before) refuse(entry, 'has the UID and recurrence of another entry of the file: take one of them away, or give it a UID of its own');
    if (before && (entry.sequence ?? 0) < (before.sequence ?? 0)) continue;
    given.set(key, one);
  }
  const room = roomFor(given, db === undefined ? new Map() : await storedOf(db, town));
  for (const key of room.refused) refuse(given.get(key)!.entry, WHY['too-many-times']!);
  for (const { entry } of room.pushedOut) refuse(entry, 'is in the calendar already and would have no room in it any more: let the new entries come less often');
  return { read, entries: [...given].flatMap(([key, { entry }]) => (room.refused.has(key) ? [] : [entry])), refused };
}

/**
 * Takes the entries of a plan. One already there under the same UID and RECURRENCE-ID is brought up to date, so running again adds nothing
 * twice. Every batch is a transaction; a run that is interrupted is finished by the next one.
 */
export async function takeEvents(db: Database, town: Pick<Town, 'id'>, { read, entries: all, refused }: EventsPlan, onProgress: (result: EventsResult) => void = () => undefined): Promise<EventsResult> {
  const result: EventsResult = { read, added: 0, changed: 0, already: 0, refused };
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

/** Takes what can be taken of a calendar. */
export const importEvents = async (db: Database, town: Pick<Town, 'id'>, calendar: ReadCalendar): Promise<EventsResult> => takeEvents(db, town, await planEvents(db, town, calendar));
