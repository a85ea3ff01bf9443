import type { Answer, Contact, Indicator, Observation, ReportStatus } from '@civico/contract';
import type { CalendarEntry } from '@civico/calendar';
import type { ColumnType, Generated } from 'kysely';
import type { Language } from './problem.ts';

/** ISO 8601 in UTC; the connection reads and writes timestamps as text. */
type Timestamp = string;
type TimestampByDefault = ColumnType<string, string | undefined, string>;

export interface RatingsTable {
  id: string; comune: string; subject_kind: string; subject_id: string; subject_url: string | null;
  scale: number; value: number; reasons: string[]; comment: string | null; channel: string; voted_at: Timestamp; created_at: Timestamp; ticket_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
}
export interface ReportsTable {
  id: string; comune: string; code_hash: Buffer | null; category: string; title: string; description: string;
  lat: number | null; lon: number | null; address: string | null;
  contact: ColumnType<Contact | null, string | null, string | null>; answers: ColumnType<Answer[], string | undefined, string>;
  status: ReportStatus; office: string | null; duplicate_of: string | null; hidden: Generated<boolean>; version: Generated<number>;
  followers: Generated<number>; source: Generated<string>; external_id: string | null; search: string;
  created_at: Timestamp; updated_at: Timestamp; closed_at: ColumnType<Timestamp | null, Timestamp | null | undefined, Timestamp | null>;
}
export interface ReportStepsTable { seq: Generated<string>; report_id: string; comune: string; at: Timestamp; status: ReportStatus; office: string | null; note: string | null }
export interface ReportNotesTable { seq: Generated<string>; report_id: string; comune: string; at: Timestamp; text: string; author: string }
export interface FollowersTable { id: string; report_id: string; comune: string; created_at: TimestampByDefault }
export interface SubscriptionsTable {
  id: string; comune: string; report_id: string; email: string | null; language: Generated<Language>; state: 'waiting' | 'active' | 'left';
  counted: Generated<boolean>; proven: Generated<boolean>; created_at: TimestampByDefault; expires_at: Timestamp | null;
}
export interface AttachmentsTable {
  id: string; comune: string; report_id: string | null; ordinal: number; alternative_text: string | null;
  width: number; height: number; bytes: number; image: Buffer; created_at: TimestampByDefault; expires_at: Timestamp | null;
}
export interface MessagesTable {
  id: string; comune: string; sealed: Buffer; created_at: TimestampByDefault; next_attempt_at: TimestampByDefault;
  attempts: Generated<number>; sent_at: Timestamp | null; gave_up_at: Timestamp | null; subscription_id: ColumnType<string | null, string | null | undefined, string | null>;
}
export interface SessionsTable { token_hash: Buffer; comune: string; username: string; name: string; created_at: TimestampByDefault; expires_at: Timestamp }
export interface RateLimitsTable { bucket: Buffer; count: number; resets_at: Timestamp }
export interface IdempotencyTable {
  comune: string; operation: string; key: string; fingerprint: Buffer; status: number; answer: Buffer;
  created_at: TimestampByDefault; expires_at: Timestamp;
}
export interface PlacesTable { comune: string; id: string; kind: string; name: string; detail: string | null; lat: number | null; lon: number | null; search: string; source: string }
export interface CountersTable { comune: string; id: string; name: string; office: string; token_hash: Buffer }
export interface ServedDaysTable { comune: string; counter: string; day: string; served: number }
export interface IndicatorsTable { comune: string; id: string; position: number; definition: ColumnType<Indicator, string, string> }
export interface ObservationsTable {
  comune: string; indicator: string; ordinal: number; period: string; first_day: string; last_day: string; category: string | null; value: number | null;
  details: ColumnType<Partial<Observation>, string | undefined, string>;
}

export interface CalendarEntriesTable { comune: string; uid: string; recurrence: string; entry: ColumnType<CalendarEntry, string, string>; updated_at: TimestampByDefault }
export interface CalendarsTable { comune: string; revision: string }

/** The tables, as the migrations leave them. */
export interface Tables {
  calendar_entries: CalendarEntriesTable; calendars: CalendarsTable;
  ratings: RatingsTable; reports: ReportsTable; report_steps: ReportStepsTable; report_notes: ReportNotesTable; followers: FollowersTable; subscriptions: SubscriptionsTable;
  attachments: AttachmentsTable; messages: MessagesTable; sessions: SessionsTable; rate_limits: RateLimitsTable;
  idempotency: IdempotencyTable; places: PlacesTable; counters: CountersTable; served_days: ServedDaysTable;
  indicators: IndicatorsTable; observations: ObservationsTable;
}
