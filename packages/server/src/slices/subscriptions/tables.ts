import { sql, type Generated } from 'kysely';
import type { Tables, Timestamp, TimestampByDefault } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';
import { CONFIRM_DAYS } from './retention.ts';

export interface SubscriptionsTable {
  id: string; comune: string; report_id: string; email: string | null; /** A language tag (BCP 47): of any version of the server. */ language: Generated<string>; state: 'waiting' | 'active' | 'left';
  counted: Generated<boolean>; proven: Generated<boolean>; created_at: TimestampByDefault; expires_at: Timestamp | null;
}

declare module '../../kernel/schema.ts' {
  interface Tables { subscriptions: SubscriptionsTable }
}

export const tables = {
  subscriptions: {
    holds: 'the address of who follows a report', term: `${CONFIRM_DAYS} days when nobody confirms it; as long as the contact of the report otherwise`, then: 'the row is deleted',
    sweep: (db) => db.deleteFrom('subscriptions').where('expires_at', '<=', sql<string>`now()`).execute(),
  },
} satisfies Partial<Record<keyof Tables, TableRule>>;
