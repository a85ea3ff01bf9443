/** Which repeated entries of a file a town's calendar has room for, beside those it holds. */
import { finish, isRepeated, MOST_STEPS, stepsOfMonth, withinBudget, type CalendarEntry, type ReadEntry } from '@civico/calendar';

/** Entries by `keyOf`. */
export type Entries = ReadonlyMap<string, ReadEntry>;

export interface Room {
  /** Keys of the file's entries that have none. What they would have replaced stays, and costs what it did. */
  refused: ReadonlySet<string>;
  /** Entries of the town that would be left out because of those that are taken. */
  pushedOut: readonly ReadEntry[];
}

export const keyOf = ({ uid, recurrenceId }: Pick<CalendarEntry, 'uid' | 'recurrenceId'>): string => JSON.stringify([uid, recurrenceId ?? '']);

/** Whether an entry changes all that follow: what it lasts counts for the cost of the entry it changes. */
const changesFollowing = ({ entry, recurrenceId }: ReadEntry): boolean => entry.andFuture === true && recurrenceId !== undefined;

/** Whether an entry counts towards the room of a calendar. */
export const needsRoom = (read: ReadEntry): boolean => isRepeated(read) || changesFollowing(read);

function longestChanges(entries: Entries): Map<string, number> {
  const longest = new Map<string, number>();
  for (const read of entries.values()) if (changesFollowing(read)) longest.set(read.entry.uid, Math.max(longest.get(read.entry.uid) ?? 0, read.length));
  return longest;
}

const priceOf = (read: ReadEntry | undefined, longest: ReadonlyMap<string, number>): number => (read && isRepeated(read) ? stepsOfMonth(read, Math.max(read.length, longest.get(read.entry.uid) ?? 0)) : 0);

/** What the index of the server leaves out of these entries. */
const leftOut = (entries: Entries): ReadEntry[] => {
  const known = new Map([...entries.values()].map((read) => [read.entry, read]));
  return finish(withinBudget([...entries.values()].filter(isRepeated), MOST_STEPS, longestChanges(entries))).refused.map(({ entry }) => known.get(entry)!);
};

/**
 * Gives out the room that is left, first to what needs least more than it has. An entry and its changes are taken together or not at all.
 * @param given the file's, all of them
 * @param stored the town's that need room
 */
export function roomFor(given: Entries, stored: Entries): Room {
  const units = new Map<string, string[]>();
  for (const [key, read] of given) if (needsRoom(read) || stored.has(key)) units.set(read.entry.uid, [...units.get(read.entry.uid) ?? [], key]);
  const after = new Map([...stored, ...given]);
  const [longestBefore, longestAfter] = [longestChanges(stored), longestChanges(after)];
  const more = (uid: string): number => priceOf(after.get(keyOf({ uid })), longestAfter) - priceOf(stored.get(keyOf({ uid })), longestBefore);
  const refused = new Set<string>();
  const refuse = (uid: string): void => { for (const key of units.get(uid)!) refused.add(key); };
  let left = MOST_STEPS - [...stored.values()].reduce((sum, read) => sum + priceOf(read, longestBefore), 0);
  for (const { uid, steps } of [...units.keys()].map((one) => ({ uid: one, steps: more(one) })).sort((a, b) => a.steps - b.steps)) {
    if (steps > Math.max(0, left)) refuse(uid); else left -= steps;
  }
  // The index has the last word: it also bounds what finding the end of counted rules costs.
  const before = new Set(leftOut(stored));
  for (;;) {
    const out = leftOut(new Map([...stored, ...[...given].filter(([key]) => !refused.has(key))]));
    const own = out.filter((read) => given.get(keyOf(read.entry)) === read);
    if (own.length === 0) return { refused, pushedOut: out.filter((read) => !before.has(read)) };
    for (const { entry } of own) refuse(entry.uid);
  }
}
