import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Account, accountOf, giveTo, spawnAs } from './account.ts';
import { postgresBinaries } from './binaries.ts';

/** Any constant will do: this is the one lock a cluster knows, held by the server that owns the data directory. */
const OWNER_LOCK = 4_206_181;
const DATABASE = 'civico';
const USER = 'civico';

/** The PostgreSQL inside a data directory, started and owned by this process. */
export interface Cluster {
  /** `postgres://…` of the database. */
  url: string;
  /** Stops PostgreSQL and gives the data directory free. */
  close(): Promise<void>;
}

/** The data directory belongs to another running server. The message is for whoever started this one. */
export class DataDirectoryInUse extends Error {
  constructor(dataDir: string) {
    super(`Another Civico server is already using the data directory ${dataDir}. Stop it first, or choose another directory.`);
    this.name = 'DataDirectoryInUse';
  }
}

/**
 * Starts the PostgreSQL of a data directory, creating it the first time. Whoever holds the advisory lock owns the directory: the lock dies
 * with its connection, so a server killed with -9 leaves nothing stale, and a PostgreSQL it left running is taken over as it is.
 * Throws DataDirectoryInUse when another server lives there.
 */
export async function openCluster(dataDir: string, { maxConnections = 60 }: { maxConnections?: number } = {}): Promise<Cluster> {
  const directory = join(resolve(dataDir), 'postgres');
  await mkdir(resolve(dataDir), { recursive: true });
  const account = await accountOf();
  await createOnce(directory, account);
  let child: ChildProcess | undefined;
  let url = await runningUrl(directory);
  for (let attempt = 1; url === undefined; attempt += 1) {
    try {
      child = await launch(directory, account, maxConnections);
    } catch (error) {
      // Another server may have started it between our look and our launch; the lock below tells which of us owns it.
      if (attempt >= 3 && await runningUrl(directory) === undefined) throw error;
    }
    url = await runningUrl(directory);
  }
  const ownership = new Ownership(await withDatabase(url));
  if (!await ownership.take()) throw new DataDirectoryInUse(resolve(dataDir));
  return {
    url,
    async close() {
      await stop(directory, child);
      await ownership.release();
    },
  };
}

/** The lock of a data directory. It lives as long as its connection; when PostgreSQL is restarted meanwhile, it is taken again. */
class Ownership {
  readonly #url: string;
  #client: pg.Client | undefined;
  #released = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Whether nobody else holds it. */
  async take(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ owned: boolean }>(`select pg_try_advisory_lock(${OWNER_LOCK}) as owned`);
    if (rows[0]?.owned !== true || this.#released) {
      await client.end();
      return false;
    }
    this.#client = client;
    client.once('end', () => { void this.#takeAgain(); });
    return true;
  }

  async #takeAgain(): Promise<void> {
    while (!this.#released && !await this.take().catch(() => false)) await pause(500, undefined, { ref: false });
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#client?.end().catch(() => undefined);
  }
}

/** The address of the PostgreSQL running in a data directory, whoever owns it; undefined when none answers. */
export async function runningCluster(dataDir: string): Promise<string | undefined> {
  return runningUrl(join(resolve(dataDir), 'postgres'));
}

async function createOnce(directory: string, account: Account): Promise<void> {
  if (await exists(join(directory, 'PG_VERSION'))) return;
  const { initdb } = await postgresBinaries(account);
  const password = randomBytes(24).toString('base64url');
  const draft = `${directory}.${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await giveTo(account, draft, passwordFile);
  try {
    await ended(await spawnAs(account, initdb, [draft, passwordFile], ([data, secret]) => [
      `--pgdata=${data}`, `--username=${USER}`, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C', '--lc-messages=C', '--no-instructions',
    ]));
    await writeFile(join(draft, 'civico-password'), password, { mode: 0o600 });
    // Made aside and moved into place, so that a server killed meanwhile leaves no half cluster behind.
    await rename(draft, directory).catch(async (error: unknown) => { if (!await exists(join(directory, 'PG_VERSION'))) throw error; });
  } catch (cause) {
    throw new Error(`PostgreSQL could not create its files in ${directory}.`, { cause });
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

/** Throws what the program said when it fails. */
async function ended(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-2000); });
  await new Promise<void>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => { if (code === 0) done(); else fail(new Error(`it ended with code ${code}: ${said}`)); });
  });
}

async function launch(directory: string, account: Account, maxConnections: number): Promise<ChildProcess> {
  const { postgres } = await postgresBinaries(account);
  await dropForeignPid(directory);
  const port = await freePort();
  const child = await spawnAs(account, postgres, [directory], ([data = directory]) => ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=',
    '-c', `max_connections=${maxConnections}`, '-c', 'shared_buffers=64MB', '-c', 'timezone=UTC']);
  await new Promise<void>((done, fail) => {
    let said = '';
    child.on('error', fail);
    child.on('exit', (code) => fail(new Error(`PostgreSQL ended with code ${code} instead of starting: ${said.slice(-500)}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
      if (said.includes('ready to accept connections')) done();
    });
  });
  child.removeAllListeners('exit');
  // What PostgreSQL says later is not kept: it may quote rows.
  child.stderr?.removeAllListeners('data').resume();
  (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
  child.unref();
  return child;
}

/** A pid file whose process is no PostgreSQL (its number was given to another, common in containers) would stop ours from starting. */
async function dropForeignPid(directory: string): Promise<void> {
  const pid = await pidOf(directory);
  if (pid === undefined) return;
  const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  if (program !== undefined && program.trim() !== 'postgres') await rm(join(directory, 'postmaster.pid'), { force: true });
}

async function pidOf(directory: string): Promise<number | undefined> {
  const text = await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number.parseInt(text, 10) || undefined;
}

/** Waits while a PostgreSQL is starting or recovering after a crash; undefined when none is there. */
async function runningUrl(directory: string): Promise<string | undefined> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const text = await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '');
    const port = Number(text.split('\n')[3]);
    const password = await readFile(join(directory, 'civico-password'), 'utf8').catch(() => '');
    if (text === '' || password === '') return undefined;
    if (port > 0) {
      const url = `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
      const client = new pg.Client({ connectionString: url.replace(/\/civico$/, '/postgres'), connectionTimeoutMillis: 3000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.end();
        return url;
      } catch (error) {
        const code = (error as { code?: string }).code;
        // 57P03: starting up, shutting down or recovering: look again. Anything else: nobody of ours listens there.
        if (code !== '57P03') return undefined;
      }
    }
    await new Promise((done) => { setTimeout(done, 100); });
  }
  return undefined;
}

/** Makes the database the first time and gives its address back. */
async function withDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url.replace(/\/civico$/, '/postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) {
      await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => { if (error.code !== '42P04' && error.code !== '23505') throw error; });
    }
  } finally {
    await client.end();
  }
  return url;
}

/** Fast shutdown: open connections are cut, everything committed is safe on disk. */
async function stop(directory: string, child: ChildProcess | undefined): Promise<void> {
  const pid = await pidOf(directory);
  if (pid === undefined) return;
  const gone = child === undefined || child.exitCode !== null ? undefined : new Promise<void>((done) => { child.once('exit', () => done()); });
  // Referenced again: the process must not end before PostgreSQL has.
  child?.ref();
  try { process.kill(pid, 'SIGINT'); } catch { return; }
  if (gone !== undefined) return gone;
  for (let attempt = 0; attempt < 300 && await exists(join(directory, 'postmaster.pid')); attempt += 1) {
    await new Promise((done) => { setTimeout(done, 50); });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(() => true, () => false);
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => { done(typeof address === 'object' && address !== null ? address.port : 0); });
    });
  });
}
