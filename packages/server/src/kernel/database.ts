import { createHash } from 'node:crypto';
import { Kysely, type Migration, Migrator, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import * as ratingsAndReports from './migrations/0001-ratings-and-reports.ts';
import * as countersAndIndicators from './migrations/0003-counters-and-indicators.ts';
import * as events from './migrations/0002-events.ts';
import * as stepsInOrder from './migrations/0004-steps-in-order.ts';
import * as subscriptions from './migrations/0006-subscriptions.ts';
import { problemOf } from './errors.ts';
import type { Tables } from './schema.ts';

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
  close(): Promise<void>;
}

const TIMESTAMPTZ = 1184;
/** With the time zone at UTC PostgreSQL writes `2026-05-08 10:00:00.12+00`; this makes it ISO 8601 with milliseconds, without a Date in between. */
const asIso = (text: string) => `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (oid === TIMESTAMPTZ && format !== 'binary' ? asIso : pg.types.getTypeParser(oid, format as 'text'))) as typeof pg.types.getTypeParser,
};

/** Opens a pool of at most `size` connections. Does not connect yet. */
export function openStore(url: string, size = 10): Store {
  const pool = new pg.Pool({
    connectionString: url, max: size, types, application_name: 'civico',
    connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000, keepAlive: true,
    statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000, options: '-c timezone=UTC',
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) as unknown as pg.Pool }) });
  return { db, pool, close: async () => { await pool.end(); } };
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

/** Nobody answers at the database's address, or it does not let us in. The message is for whoever starts the server and names no password. */
export class DatabaseRefused extends Error {
  constructor(cause: unknown) {
    const { code = '' } = cause as { code?: string };
    const why = code.startsWith('28') ? 'it refuses the user or the password' : code === '3D000' ? 'it has no database of that name' : 'nothing answers at its address';
    super(`The database of DATABASE_URL cannot be used: ${why}. Check the address and that the database is running.`, { cause });
    this.name = 'DatabaseRefused';
  }
}

const REFUSALS = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', '28000', '28P01', '3D000']);

/** Brings the tables up to date. Safe from several processes at once: the migrator holds an advisory lock. Throws what went wrong. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } });
  for (let attempt = 1; ; attempt += 1) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    if (attempt === TRIES && REFUSALS.has((error as { code?: string }).code ?? '')) throw new DatabaseRefused(error);
    if (attempt === TRIES || problemOf(error).problemName !== 'unavailable') throw new Error('The database could not be brought up to date.', { cause: error });
    await new Promise((done) => { setTimeout(done, 500 * attempt); });
  }
}
