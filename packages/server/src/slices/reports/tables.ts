import type { Answer, Contact, ReportStatus } from '@civico/contract';
import type { ColumnType, Generated } from 'kysely';
import type { Tables, Timestamp, TimestampByDefault } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';
import { eraseContacts } from './erase-contacts.ts';
import { CONTACT_MONTHS } from './retention.ts';

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

declare module '../../kernel/schema.ts' {
  interface Tables { reports: ReportsTable; report_steps: ReportStepsTable; report_notes: ReportNotesTable; followers: FollowersTable }
}

export const tables = {
  reports: {
    holds: 'the contact of who reported', term: `${CONTACT_MONTHS} months from the closing, or what the town says (contactMonths)`, then: 'the contact is erased, with the addresses that followed and the messages to them',
    sweep: eraseContacts,
  },
  report_steps: { holds: 'nobody' },
  report_notes: { holds: 'the name of the clerk who wrote a note', term: 'as long as the report, which is an act of the town', then: 'nothing' },
  followers: { holds: 'nobody' },
} satisfies Partial<Record<keyof Tables, TableRule>>;
