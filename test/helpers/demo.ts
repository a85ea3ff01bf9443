/** The demonstration with data of its own, for journeys. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startDemo } from '../../demo/start.ts';
import { ensureBuild, output } from '../../scripts/built.ts';
import { TEST_SECRET } from './server.ts';

export interface RunningDemo {
  /** `http://localhost:PORT`, as the ready line says. */
  url: string;
  port: number;
  /** Where its data is: what `openData` takes. */
  data: readonly [dataDir: string, databaseUrl: string | undefined];
  close(): Promise<void>;
}

/**
 * Starts the demonstration on a free port; `close` stops it. In a run with a PostgreSQL of its own each gets a copy of a database that was filled once,
 * else a data directory that is removed in the end.
 */
export async function runDemo(): Promise<RunningDemo> {
  const ofTheRun = process.env['CIVICO_TEST_POSTGRES'];
  await ensureBuild();
  return ofTheRun ? run('/nonexistent', await copyOfDemo(ofTheRun)) : runAlone();
}

async function run(dataDir: string, databaseUrl?: string): Promise<RunningDemo> {
  const server = await startDemo({ port: 0, dataDir, town: 'sassuolo', cdn: output, ...(databaseUrl === undefined ? {} : { databaseUrl, secret: TEST_SECRET }) });
  return { url: `http://localhost:${server.port}`, port: server.port, data: [dataDir, databaseUrl], close: () => server.close() };
}

async function runAlone(): Promise<RunningDemo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'civico-demo-'));
  // PostgreSQL runs under another account when the tests run as root, and must be able to enter.
  await chmod(dataDir, 0o755);
  const demo = await run(dataDir);
  return {
    ...demo,
    async close() {
      await demo.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const FILLED = 'demo_filled';
/** Any constant: whoever holds this lock fills the database that the others copy. */
const FILLING = 20_261;

/** A new database with what the demonstration puts into an empty one. */
async function copyOfDemo(cluster: string): Promise<string> {
  const urlOf = (name: string) => cluster.replace(/\/\w+$/, `/${name}`);
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${FILLING})`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [FILLED]);
    if (rowCount === 0) {
      await client.query(`create database ${FILLED}_draft`);
      await (await run('/nonexistent', urlOf(`${FILLED}_draft`))).close();
      await client.query(`alter database ${FILLED}_draft rename to ${FILLED}`);
    }
    const name = `demo_${randomBytes(6).toString('hex')}`;
    await client.query(`create database ${name} template ${FILLED}`);
    return urlOf(name);
  } finally {
    await client.end();
  }
}
