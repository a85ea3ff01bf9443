import { type Kysely, sql } from 'kysely';

/**
 * Indexes for what goes through many reports. `if not exists`, because building one keeps reports waiting: on a large table whoever runs the server can build it
 * beforehand, with `create index concurrently`.
 */
const STATEMENTS = [
  // What figures are made of, so that they need not look at the reports themselves.
  'create index if not exists reports_received on reports (comune, created_at) include (id, category)',
  "create index if not exists report_steps_resolved on report_steps (comune, report_id, at) where status = 'resolved'",
  // A search looks for words by their beginnings. Who may not create the extension searches without an index; the server says so when it starts.
  `do $$ begin
    create extension if not exists pg_trgm;
  exception when others then
    raise notice 'no pg_trgm: %', sqlerrm;
  end $$`,
  `do $$ declare home text := (select quote_ident(nspname) from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm'); begin
    if home is not null then
      execute 'create index if not exists reports_search on reports using gin (search ' || home || '.gin_trgm_ops) where not hidden';
    end if;
  end $$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
