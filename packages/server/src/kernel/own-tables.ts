import { sql } from 'kysely';
import { KEY_DAYS } from './idempotency.ts';
import type { Tables } from './schema.ts';
import type { TableRule } from './slice.ts';

/** The retention lines of the kernel's own tables. */
export const KERNEL_TABLES = {
  idempotency: {
    holds: 'the answer to each submission, sealed, and a hash of what was sent', term: `${KEY_DAYS} days from the submission`, then: 'the row is deleted',
    sweep: (db) => db.deleteFrom('idempotency').where('expires_at', '<=', sql<string>`now()`).execute(),
  },
  rate_limits: {
    holds: 'hashes of addresses and names that are counted', term: 'until the window of the count is over', then: 'the row is deleted',
    sweep: (db) => db.deleteFrom('rate_limits').where('resets_at', '<=', sql<string>`now()`).execute(),
  },
  secret_fingerprint: { holds: 'nobody' },
} satisfies Partial<Record<keyof Tables, TableRule>>;
