import { createHash } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { Connection, type PreparedStatements, ready, SILENCE, types } from './connection.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;

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
