import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { accountOf, spawnAs } from '@civico/server/kernel/postgres/account.ts';
import { postgresBinaries } from '@civico/server/kernel/postgres/binaries.ts';
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

export interface TestCluster { url: string; close(): Promise<void> }

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
  return { ...on(url, close), restart: () => restart(dir, url) };
}

async function restart(dir: string, url: string): Promise<void> {
  const directory = join(dir, 'postgres');
  const account = await accountOf();
  const { postgres } = await postgresBinaries(account);
  const [pid] = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGINT');
  while (existsSync(join(directory, 'postmaster.pid'))) await pause(20);
  const child = await spawnAs(account, postgres, [directory], ([data = directory]) => ['-D', data, '-p', new URL(url).port, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=60']);
  child.stderr?.resume();
  (child.stderr as unknown as { unref(): void } | null)?.unref();
  child.unref();
  while (await runningCluster(dir) === undefined) await pause(20);
}

async function ownCluster(): Promise<TestCluster & { dir: string }> {
  const dir = temporaryDirectory();
  const cluster = await openCluster(dir);
  return {
    dir, url: cluster.url,
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
