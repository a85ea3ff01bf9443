import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openCluster, runningCluster } from '@civico/server/kernel/postgres/cluster.ts';

/** A real PostgreSQL for one test file. */
export interface TestPostgres {
  /** A new, empty database; returns its address. */
  database(): Promise<string>;
  /** Runs one statement on a database. */
  query<Row extends pg.QueryResultRow>(url: string, text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** That of the whole run where there is one, else its own. */
export async function startPostgres(): Promise<TestPostgres> {
  const { url, close } = clusterOfRun() ?? await ownCluster();
  return on(url, close);
}

function on(cluster: string, close: () => Promise<void>): TestPostgres {
  const query = async <Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try { return (await client.query<Row>(text, values)).rows; } finally { await client.end(); }
  };
  return {
    query,
    async database() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await query(cluster, `create database ${name}`);
      return cluster.replace(/\/civico$/, `/${name}`);
    },
    close,
  };
}

interface TestCluster { url: string; close(): Promise<void> }

function clusterOfRun(): TestCluster | undefined {
  const url = process.env['CIVICO_TEST_POSTGRES'];
  return url ? { url, close: () => Promise.resolve() } : undefined;
}

/** One that may be stopped under those who use it. */
export interface RestartablePostgres extends TestPostgres {
  /** Stops PostgreSQL as `pg_ctl restart` does, cutting every connection, and starts it again at the same address. */
  restart(): Promise<void>;
}

export async function startRestartablePostgres(): Promise<RestartablePostgres> {
  const { dir, url, close } = await ownCluster();
  return { ...on(url, close), restart: () => restart(dir) };
}

/** Whoever owns the cluster starts it again. */
async function restart(dir: string): Promise<void> {
  const pid = () => readFileSync(join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
  const before = pid();
  process.kill(Number(before), 'SIGINT');
  while (existsSync(join(dir, 'postgres', 'postmaster.pid')) && pid() === before) await pause(20);
  while (await runningCluster(dir) === undefined) await pause(20);
}

async function ownCluster(): Promise<TestCluster & { dir: string }> {
  const dir = temporaryDirectory();
  const cluster = await openCluster(dir);
  return {
    dir, url: cluster.administratorUrl,
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
