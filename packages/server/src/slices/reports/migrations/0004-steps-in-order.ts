import { type Kysely, sql } from 'kysely';

/** One index instead of two: steps are only ever read by their report, in order. */
const STATEMENTS = [
  'alter table report_steps drop constraint report_steps_pkey, add primary key (report_id, seq)',
  'drop index report_steps_of',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
