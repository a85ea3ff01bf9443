import { type Generated, sql } from 'kysely';
import type { Tables, Timestamp, TimestampByDefault } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';
import { PHOTO_HOURS, PHOTO_HOURS_AT_LEAST } from './retention.ts';

export interface AttachmentsTable {
  id: string; comune: string; report_id: string | null; ordinal: Generated<number>; alternative_text: string | null;
  width: number; height: number; bytes: number; image: Buffer; created_at: TimestampByDefault; expires_at: Timestamp | null;
}

declare module '../../kernel/schema.ts' {
  interface Tables { attachments: AttachmentsTable }
}

export const tables = {
  attachments: {
    holds: 'whoever may be seen in a photo', term: `${PHOTO_HOURS} hours when no report names it, where room is short ${PHOTO_HOURS_AT_LEAST}; as long as the report otherwise`, then: 'the row is deleted',
    sweep: (db) => db.deleteFrom('attachments').where('report_id', 'is', null).where('expires_at', '<=', sql<string>`now()`).execute(),
  },
} satisfies Partial<Record<keyof Tables, TableRule>>;
