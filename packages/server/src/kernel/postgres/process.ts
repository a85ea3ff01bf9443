import type { ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Account, spawnAs } from './account.ts';
import { postgresBinaries } from './binaries.ts';
import { exists, pidOf } from './files.ts';
import { addressOf } from './roles.ts';

/** What PostgreSQL says of itself, without errors of statements, details and texts of statements: those quote rows. */
const DISCREET = ['log_min_messages=log', 'log_min_error_statement=panic', 'log_error_verbosity=terse'];

export interface LaunchOptions {
  maxConnections: number;
  /** Any free one when undefined. */
  port?: number | undefined;
  log(chunk: Buffer): void;
}

/** Starts PostgreSQL in a directory. Throws what it said when it does not. */
export async function launch(directory: string, account: Account, { maxConnections, port, log }: LaunchOptions): Promise<ChildProcess> {
  const { postgres } = await postgresBinaries(account);
  await dropForeignPid(directory);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `max_connections=${maxConnections}`, 'shared_buffers=64MB', 'timezone=UTC', ...DISCREET];
  const at = String(port ?? await freePort());
  const child = await spawnAs(account, postgres, [directory], ([data = directory]) => ['-D', data, '-p', at, ...settings.flatMap((setting) => ['-c', setting])]);
  await new Promise<void>((done, fail) => {
    let said = '';
    child.on('error', fail);
    child.on('exit', (code) => fail(new Error(`PostgreSQL ended with code ${code} instead of starting: ${said.slice(-500)}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      log(chunk);
      said = (said + chunk.toString()).slice(-2000);
      if (said.includes('ready to accept connections')) done();
    });
  });
  child.removeAllListeners('exit');
  child.stderr?.removeAllListeners('data').on('data', log);
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

/** The port PostgreSQL answers on, whoever started it; waits while it is starting or recovering after a crash. Undefined when none is there. */
export async function runningPort(directory: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const text = await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '');
    const port = Number(text.split('\n')[3]);
    const url = port > 0 ? await addressOf(directory, port, undefined, 'postgres') : undefined;
    if (text === '' || (port > 0 && url === undefined)) return undefined;
    if (url !== undefined) {
      const code = await errorOf(url);
      if (code === undefined) return port;
      // 57P03: starting up, shutting down or recovering: look again. Anything else: nobody of ours listens there.
      if (code !== '57P03') return undefined;
    }
    await pause(100);
  }
  return undefined;
}

/** Why nobody can sign in; undefined when one can. */
async function errorOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  }
}

/** Fast shutdown: open connections are cut, everything committed is safe on disk. */
export async function stop(directory: string, child: ChildProcess | undefined): Promise<void> {
  const pid = await pidOf(directory);
  if (pid === undefined) return;
  const gone = child === undefined || child.exitCode !== null || child.signalCode !== null ? undefined : new Promise<void>((done) => { child.once('exit', () => done()); });
  // Referenced again: the process must not end before PostgreSQL has.
  child?.ref();
  try { process.kill(pid, 'SIGINT'); } catch { return; }
  if (gone !== undefined) return gone;
  for (let attempt = 0; attempt < 300 && await exists(join(directory, 'postmaster.pid')); attempt += 1) await pause(50);
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
