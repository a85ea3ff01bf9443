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

/** That of the whole run where there is one, else its own; always its own for a test that stops it or looks at all of it. */
export async function startPostgres({ alone = false } = {}): Promise<TestPostgres> {
  const { url, close } = (alone ? undefined : clusterOfRun()) ?? await ownCluster();
  const query = async <Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try { return (await client.query<Row>(text, values)).rows; } finally { await client.end(); }
  };
  return {
    query,
    async database() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await query(url, `create database ${name}`);
      return url.replace(/\/civico$/, `/${name}`);
    },
    close,
  };
}

interface TestCluster { url: string; close(): Promise<void> }

function clusterOfRun(): TestCluster | undefined {
  const url = process.env['CIVICO_TEST_POSTGRES'];
  return url ? { url, close: () => Promise.resolve() } : undefined;
}

async function ownCluster(): Promise<TestCluster> {
  const dir = temporaryDirectory();
  const cluster = await openCluster(dir);
  return {
    url: cluster.url,
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
