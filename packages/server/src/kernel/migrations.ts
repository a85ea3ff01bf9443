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
/** Milliseconds a change of a table waits for those who use it: whoever comes after it waits as long, also to read. */
const LOCK = 2000;
/** How often, and after how many milliseconds, it asks again: longer than a `pg_dump` of a town takes. */
const ASKED = { times: 60, pause: 5000 };
/** Any constant will do; this is the one that versions with another migrator hold, so that they wait for each other. */
const MIGRATION_LOCK = '3853314791062309107';

export interface MigrateOptions {
  /** Completes "The database …". */
  which?: string | undefined;
  /** Milliseconds a change waits for those who use its table. Default 2,000. */
  lock?: number;
  /** Milliseconds until it asks again. Default 5,000. */
  pause?: number;
}

/**
 * Brings the tables up to date, each migration in a transaction of its own. Safe from several processes at once and through a pooler: the lock is of the
 * transaction, and waited for 30 seconds at most. Beside a running server nobody waits longer than `lock`: a change that does not get its table by then lets
 * everybody through and asks again, for some minutes. A start that finds nothing to do takes no lock and writes nothing. Throws DatabaseRefused.
 */
export async function migrate(db: Database, migrations: Migrations, { which, lock = LOCK, pause = ASKED.pause }: MigrateOptions = {}): Promise<void> {
  await patiently(which, async () => {
    for (let left = ASKED.times; (await pending(db, migrations)).length > 0;) {
      try {
        await runNext(db, migrations, lock);
      } catch (error) {
        left -= 1;
        if (left === 0 || !(error instanceof TableInUse)) throw error instanceof TableInUse ? error.cause : error;
        await new Promise((done) => { setTimeout(done, pause); });
      }
    }
  });
}

/** A change has not got its table in time. */
class TableInUse extends Error {}

/** Runs the first migration that is still to be run, if any is. */
async function runNext(db: Database, migrations: Migrations, lock: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select set_config('lock_timeout', '30s', true), set_config('statement_timeout', '0', true)`.execute(trx);
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)}::bigint)`.execute(trx);
    await sql`select set_config('lock_timeout', ${`${lock}ms`}, true)`.execute(trx);
    try {
      await sql`create table if not exists kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(trx);
      const [name] = await pending(trx, migrations);
      if (name === undefined) return;
      await addMark(trx);
      const { up, kind } = migrations[name]!;
      await up(trx);
      await sql`insert into kysely_migration (name, timestamp, compatible) values (${name}, ${new Date().toISOString()}, ${kind === 'compatible'})`.execute(trx);
    } catch (cause) {
      throw (cause as { code?: string }).code === '55P03' ? new TableInUse('', { cause }) : cause;
    }
  });
}

/** Throws DatabaseRefused when a database does not answer, or is not up to date; `advice` says what to do then. */
export async function checkUpToDate(db: Database, migrations: Migrations, advice: string, which?: string): Promise<void> {
  await patiently(which, async () => {
    if ((await pending(db, migrations)).length > 0) throw new Error(`its tables are not up to date. ${advice}`);
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
