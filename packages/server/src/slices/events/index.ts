import { defineSlice } from '../../kernel/slice.ts';
import { openCalendars } from './calendars.ts';
import { problems } from './events.messages.ts';
import { eventHandlers } from './events.ts';
import * as events from './migrations/0002-events.ts';
import { tables } from './tables.ts';

export const slice = defineSlice({
  name: 'events',
  access: { listEvents: 'anyone', listEventDays: 'anyone', listEventFacets: 'anyone', getEvent: 'anyone', getEventsFeed: 'anyone' },
  tables,
  migrations: { '0002-events': { ...events, kind: 'compatible' } },
  problems,
  open({ db, logger, options }) {
    const calendars = openCalendars(db, logger, options.calendarLimits);
    return { handlers: eventHandlers(calendars), close: calendars.close };
  },
});
