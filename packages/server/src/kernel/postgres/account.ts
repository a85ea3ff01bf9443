import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, open } from 'node:fs/promises';
import { platform } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who PostgreSQL runs as; nothing set means whoever runs this process. */
export interface Account { uid?: number; gid?: number }

/** PostgreSQL refuses to run as root: then the system's `postgres` account runs it, created when missing. */
export async function accountOf(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const ids = async () => ({ uid: Number((await run('id', ['-u', 'postgres'])).stdout), gid: Number((await run('id', ['-g', 'postgres'])).stdout) });
  try {
    return await ids();
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return ids();
  }
}

/** Gives files to the account; nothing to do when it is ours. */
export async function giveTo({ uid, gid }: Account, ...paths: readonly string[]): Promise<void> {
  if (uid === undefined) return;
  for (const path of paths) await chown(path, uid, gid ?? uid);
}

/** Whether the account may run a program where it stands, below directories that may be somebody's alone. */
export async function mayRun({ uid, gid }: Account, program: string): Promise<boolean> {
  if (uid === undefined) return true;
  return run('test', ['-x', program], { uid, gid, cwd: '/' }).then(() => true, () => false);
}

/**
 * Starts a program as the account, with files and directories that are its own but may stand below directories it cannot enter, such as
 * root's home: they are opened here and handed over as descriptors, which Linux lets it follow. `args` is given the paths to use for
 * `files`. Only standard error is piped.
 */
export async function spawnAs(account: Account, program: string, files: readonly string[], args: (paths: readonly string[]) => readonly string[]): Promise<ChildProcess> {
  // Detached: a Ctrl-C in the terminal is for the server, which stops PostgreSQL after the requests it has accepted.
  const settings = { ...account, cwd: '/', detached: true, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  if (account.uid === undefined || platform() !== 'linux') return spawn(program, args(files), { ...settings, stdio: ['ignore', 'ignore', 'pipe'] });
  const handles = await Promise.all(files.map((file) => open(file, 'r')));
  try {
    return spawn(program, args(files.map((_, index) => `/proc/self/fd/${3 + index}`)), { ...settings, stdio: ['ignore', 'ignore', 'pipe', ...handles.map((handle) => handle.fd)] });
  } finally {
    for (const handle of handles) await handle.close();
  }
}
