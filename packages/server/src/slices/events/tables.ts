import type { CalendarEntry } from '@civico/calendar';
import type { ColumnType } from 'kysely';
import type { Tables, TimestampByDefault } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';

export interface CalendarEntriesTable { comune: string; uid: string; recurrence: string; entry: ColumnType<CalendarEntry, string, string>; updated_at: TimestampByDefault }
export interface CalendarsTable { comune: string; revision: string }

declare module '../../kernel/schema.ts' {
  interface Tables { calendar_entries: CalendarEntriesTable; calendars: CalendarsTable }
}

export const tables = {
  calendar_entries: { holds: 'nobody' },
  calendars: { holds: 'nobody' },
} satisfies Partial<Record<keyof Tables, TableRule>>;
