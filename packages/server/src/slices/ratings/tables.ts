import type { ColumnType } from 'kysely';
import type { Tables, Timestamp } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';

export interface RatingsTable {
  id: string; comune: string; subject_kind: string; subject_id: string; subject_url: string | null;
  scale: number; value: number; reasons: string[]; comment: string | null; channel: string; voted_at: Timestamp; created_at: Timestamp; ticket_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
}

declare module '../../kernel/schema.ts' {
  interface Tables { ratings: RatingsTable }
}

export const tables = {
  ratings: { holds: 'what somebody may have written of themselves in a comment', term: 'none: nobody is named, and comments are never published', then: 'nothing' },
} satisfies Partial<Record<keyof Tables, TableRule>>;
