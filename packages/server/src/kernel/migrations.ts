import { type Migration as KyselyMigration, sql } from 'kysely';
import type { Database } from './database.ts';
import { problemOf } from './errors.ts';
import { DatabaseRefused } from './refusal.ts';

/** A change of the tables. One that has been released is never changed, nor its name: the order is that of the names. */
export interface Migration extends Pick<KyselyMigration, 'up'> {
  /**
   * Whether the version before it goes on working on the changed tables. `compatible`: a rollback starts. `breaking`: it is refused, because it would fail or
   * do harm.
   */
  kind: 'compatible' | 'breaking';
}

export type Migrations = Readonly<Record<string, Migration>>;

/** How often a start tries: a database that is busy, or starting itself, does not answer the first time. */
const TRIES = 4;
/** Any constant will do; this is the one that versions with another migrator hold, so that they wait for each other. */
const MIGRATION_LOCK = '3853314791062309107';

/**
 * Brings the tables up to date, in one transaction. Safe from several processes at once and through a pooler: the lock is of the transaction, and waited
 * for 30 seconds at most. A start that finds nothing to do takes no lock and writes nothing. Throws DatabaseRefused; `which` completes "The database …".
 */
export async function migrate(db: Database, migrations: Migrations, which?: string): Promise<void> {
  await patiently(which, async () => {
    if ((await pending(db, migrations)).length === 0) return;
    await db.transaction().execute(async (trx) => {
      await sql`select set_config('lock_timeout', '30s', true), set_config('statement_timeout', '0', true)`.execute(trx);
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)}::bigint)`.execute(trx);
      await sql`create table if not exists kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(trx);
      const names = await pending(trx, migrations);
      if (names.length > 0) await addMark(trx);
      for (const name of names) {
        const { up, kind } = migrations[name]!;
        await up(trx);
        await sql`insert into kysely_migration (name, timestamp, compatible) values (${name}, ${new Date().toISOString()}, ${kind === 'compatible'})`.execute(trx);
      }
    });
  });
}

/** Throws DatabaseRefused when a database does not answer, or is not up to date. */
export async function checkUpToDate(db: Database, migrations: Migrations, which?: string): Promise<void> {
  await patiently(which, async () => {
    if ((await pending(db, migrations)).length > 0) throw new Error('its tables are not up to date: it is another database than the one of DATABASE_DIRECT_URL');
  });
}

/** The migrations still to be run, in order. Throws when a newer version has run one that this one cannot live with. */
async function pending(db: Database, migrations: Migrations): Promise<string[]> {
  const { rows: [known] } = await sql<{ present: boolean }>`select to_regclass('kysely_migration') is not null as present`.execute(db);
  // As JSON, because the table of an earlier version has no such column. What that version ran has no mark, nor does it need one: it is known here.
  const { rows } = known?.present === true
    ? await sql<{ name: string; compatible: string | null }>`select name, to_jsonb(run)->>'compatible' as compatible from kysely_migration as run order by name`.execute(db) : { rows: [] };
  const strange = rows.find(({ name, compatible }) => !Object.hasOwn(migrations, name) && compatible !== 'true');
  if (strange !== undefined) throw new Error(`its tables are those of a newer version of Civico, which has run the migration ${strange.name}. Start that version, or one after it`);
  const done = new Set(rows.map(({ name }) => name));
  return Object.keys(migrations).filter((name) => !done.has(name)).sort();
}

/** Room for the mark, made only where it is missing: it locks out servers that are starting. */
async function addMark(db: Database): Promise<void> {
  const { rows } = await sql`select from pg_attribute where attrelid = 'kysely_migration'::regclass and attname = 'compatible' and not attisdropped`.execute(db);
  if (rows.length === 0) await sql`alter table kysely_migration add column compatible boolean`.execute(db);
}

async function patiently(which: string | undefined, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      // A lock has been waited for already.
      const again = problemOf(error).problemName === 'unavailable' && (error as { code?: string }).code !== '55P03';
      if (attempt === TRIES || !again) throw new DatabaseRefused(error, which);
      await new Promise((done) => { setTimeout(done, 500 * attempt); });
    }
  }
}
