import { createHash } from 'node:crypto';
import { CompiledQuery, Kysely, type Migration, PostgresDialect, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';
import { Connection, type PreparedStatements, ready, SILENCE, types } from './connection.ts';
import * as ratingsAndReports from './migrations/0001-ratings-and-reports.ts';
import * as countersAndIndicators from './migrations/0003-counters-and-indicators.ts';
import * as events from './migrations/0002-events.ts';
import * as stepsInOrder from './migrations/0004-steps-in-order.ts';
import * as subscriptions from './migrations/0006-subscriptions.ts';
import { problemOf } from './errors.ts';
import { DatabaseRefused } from './refusal.ts';
import type { Tables } from './schema.ts';

export { DatabaseRefused } from './refusal.ts';

export type Database = Kysely<Tables>;

/** In the order they are run; a migration that has been released is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-ratings-and-reports': ratingsAndReports,
  '0002-events': events,
  '0003-counters-and-indicators': countersAndIndicators,
  '0004-steps-in-order': stepsInOrder,
  '0006-subscriptions': subscriptions,
};

/** The database of the server: Kysely for what is composed, the pool for the few statements whose every round trip counts. */
export interface Store {
  db: Database;
  pool: pg.Pool;
  /** Ends every connection at once; what is under way fails as `unavailable`. */
  giveUp(): void;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Connections at most. Default 10. */
  size?: number | undefined;
  /** Default `auto`. */
  prepared?: PreparedStatements | undefined;
  /** Milliseconds without a sign of life after which a connection that owes an answer is given up; 0 waits for ever. Default 20,000. */
  silence?: number | undefined;
}

/** SQL made by hand, with its numbered values. */
export interface Statement { text: string; values: unknown[] }

/** The rows of a statement made by hand. */
export const runStatement = async <Row>(db: Database, { text, values }: Statement): Promise<Row[]> => (await db.executeQuery<Row>(CompiledQuery.raw(text, values))).rows;

/** Opens a pool of connections. Does not connect yet. */
export function openStore(url: string, { size = 10, prepared = 'auto', silence = SILENCE }: StoreOptions = {}): Store {
  const open = new Set<Connection>();
  const pool = new pg.Pool({
    connectionString: url, max: size, types, application_name: 'civico', Client: Connection as never,
    connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000, keepAlive: true,
    onConnect: (client) => {
      open.add(client as Connection);
      client.once('end', () => { open.delete(client as Connection); });
      return ready(client as Connection, prepared, silence);
    },
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) as unknown as pg.Pool }) });
  return { db, pool, giveUp: () => { for (const connection of open) connection.giveUp(); }, close: async () => { await pool.end(); } };
}

const names = new Map<string, string>();
/** PostgreSQL keeps every prepared statement of a connection: what comes after so many different texts is not prepared any more. */
const MOST_PREPARED = 500;

/** Under which name to prepare a statement; empty (not prepared) when there are too many already. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_PREPARED) {
    name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
  }
  return name ?? '';
}

/** Prepares what Kysely writes: the texts are few and repeat, so PostgreSQL need not parse and plan them each time. */
function preparing(pool: pg.Pool) {
  const query = (client: pg.PoolClient, text: string, values: unknown[]) => {
    const name = /^(select|insert|update|delete|with)\b/.test(text) ? statementName(text) : '';
    return client.query({ name, text, values });
  };
  return {
    async connect(): Promise<PostgresPoolClient> {
      const client = await pool.connect();
      return {
        query: ((text: string, values: unknown[]) => query(client, text, values)) as unknown as PostgresPoolClient['query'],
        release: () => { client.release(); },
      };
    },
    end: () => Promise.resolve(),
  };
}

/** How often a start tries: a database that is busy, or starting itself, does not answer the first time. */
const TRIES = 4;
/** Any constant will do; this is the one that versions with another migrator hold, so that they wait for each other. */
const MIGRATION_LOCK = '3853314791062309107';

/**
 * Brings the tables up to date, in one transaction. Safe from several processes at once and through a pooler: the lock is of the transaction, and waited
 * for 30 seconds at most. A start that finds nothing to do takes no lock and writes nothing. Throws DatabaseRefused; `which` completes "The database …".
 */
export async function migrate(db: Database, which?: string): Promise<void> {
  await patiently(which, async () => {
    if ((await pending(db)).length === 0) return;
    await db.transaction().execute(async (trx) => {
      await sql`select set_config('lock_timeout', '30s', true), set_config('statement_timeout', '0', true)`.execute(trx);
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)}::bigint)`.execute(trx);
      await sql`create table if not exists kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(trx);
      for (const name of await pending(trx)) {
        await MIGRATIONS[name]?.up(trx);
        await sql`insert into kysely_migration (name, timestamp) values (${name}, ${new Date().toISOString()})`.execute(trx);
      }
    });
  });
}

/** Throws DatabaseRefused when a database does not answer, or is not up to date. */
export async function checkUpToDate(db: Database, which?: string): Promise<void> {
  await patiently(which, async () => {
    if ((await pending(db)).length > 0) throw new Error('its tables are not up to date: it is another database than the one of DATABASE_DIRECT_URL');
  });
}

/** The migrations still to be run, in order. */
async function pending(db: Database): Promise<string[]> {
  const { rows: [known] } = await sql<{ present: boolean }>`select to_regclass('kysely_migration') is not null as present`.execute(db);
  const { rows } = known?.present === true ? await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db) : { rows: [] };
  const done = new Set(rows.map(({ name }) => name));
  const strange = [...done].find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (strange !== undefined) throw new Error(`its tables are those of a newer version of Civico, which has run the migration ${strange}. Start that version, or one after it`);
  return Object.keys(MIGRATIONS).filter((name) => !done.has(name)).sort();
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
