import { EventIndex } from '@civico/calendar';
import type { Database } from '../kernel/database.ts';

/** Italian towns share one clock. */
export const ZONE = 'Europe/Rome';

interface Known { revision: string; index: Promise<EventIndex> }

/**
 * The calendar of each town, read once and kept until it changes. Every request asks the database for the revision (one row), so that several
 * servers on one database show the same.
 */
export function calendarCache(db: Database): (comune: string) => Promise<EventIndex> {
  const known = new Map<string, Known>();
  const read = async (comune: string): Promise<EventIndex> => {
    const rows = await db.selectFrom('calendar_entries').select('entry').where('comune', '=', comune).orderBy('uid').orderBy('recurrence').execute();
    return new EventIndex(rows.map(({ entry }) => entry), ZONE);
  };
  return async (comune) => {
    const row = await db.selectFrom('calendars').select('revision').where('comune', '=', comune).executeTakeFirst();
    const revision = row?.revision ?? '0';
    let calendar = known.get(comune);
    if (calendar?.revision !== revision) {
      calendar = { revision, index: read(comune) };
      known.set(comune, calendar);
      calendar.index.catch(() => { known.delete(comune); });
    }
    return calendar.index;
  };
}
