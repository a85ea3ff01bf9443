import { sql } from 'kysely';
import type { Tables, Timestamp, TimestampByDefault } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';

export interface SessionsTable { token_hash: Buffer; comune: string; username: string; name: string; created_at: TimestampByDefault; expires_at: Timestamp }

declare module '../../kernel/schema.ts' {
  interface Tables { sessions: SessionsTable }
}

export const tables = {
  sessions: {
    holds: 'the name of a clerk who has signed in', term: 'when the session ends', then: 'the row is deleted',
    sweep: (db) => db.deleteFrom('sessions').where('expires_at', '<=', sql<string>`now()`).execute(),
  },
} satisfies Partial<Record<keyof Tables, TableRule>>;
