import { type Kysely, sql } from 'kysely';

/** One row: which secret the sealed and hashed columns of this database belong to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("create table secret_fingerprint (only_row boolean primary key default true check (only_row), fingerprint text not null, created_at timestamptz not null default now())").execute(db);
}
