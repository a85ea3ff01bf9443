import { sql, type ColumnType, type Generated } from 'kysely';
import type { Tables, Timestamp, TimestampByDefault } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';
import { MESSAGE_DAYS } from './retention.ts';

export interface MessagesTable {
  id: string; comune: string; sealed: Buffer; created_at: TimestampByDefault; next_attempt_at: TimestampByDefault;
  attempts: Generated<number>; sent_at: Timestamp | null; gave_up_at: Timestamp | null; subscription_id: ColumnType<string | null, string | null | undefined, string | null>;
}

declare module '../../kernel/schema.ts' {
  interface Tables { messages: MessagesTable }
}

export const tables = {
  messages: {
    // Also what nobody could deliver: it names a person all the same, and is old news.
    holds: 'the address and the text of a message, sealed', term: `${MESSAGE_DAYS} days, delivered or not`, then: 'the row is deleted',
    sweep: (db) => db.deleteFrom('messages').where('created_at', '<=', sql<string>`now() - make_interval(days => ${MESSAGE_DAYS}::int)`).execute(),
  },
} satisfies Partial<Record<keyof Tables, TableRule>>;
