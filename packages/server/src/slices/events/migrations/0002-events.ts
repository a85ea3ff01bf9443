import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // One row an entry of a calendar; the entry itself as packages/calendar reads it. `revision` rises with every change, so that a server knows whether what it has read is still so.
  `create table calendar_entries (
    comune text not null, uid text not null, recurrence text not null default '', entry jsonb not null,
    updated_at timestamptz not null default now(), primary key (comune, uid, recurrence))`,
  'create table calendars (comune text primary key, revision bigint not null)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
