import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openCluster } from '@civico/server/kernel/postgres/cluster.ts';

/** A real PostgreSQL for one test file. */
export interface TestPostgres {
  /** A new, empty database; returns its address. */
  database(): Promise<string>;
  /** Runs one statement on a database. */
  query<Row extends pg.QueryResultRow>(url: string, text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const dir = temporaryDirectory();
  const cluster = await openCluster(dir);
  const query = async <Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try { return (await client.query<Row>(text, values)).rows; } finally { await client.end(); }
  };
  return {
    query,
    async database() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await query(cluster.url, `create database ${name}`);
      return cluster.url.replace(/\/civico$/, `/${name}`);
    },
    async close() {
      await cluster.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A directory of its own that the account of PostgreSQL can enter. */
export function temporaryDirectory(): string {
  const dir = mkdtempSync(join(tmpdir(), 'civico-'));
  chmodSync(dir, 0o755);
  return dir;
}
