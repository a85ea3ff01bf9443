import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, giveTo, spawnAs } from './account.ts';
import { postgresBinaries } from './binaries.ts';
import { ADMINISTRATOR, writePassword } from './roles.ts';

/** Creates the files of a cluster where there are none. */
export async function createOnce(directory: string, account: Account): Promise<void> {
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
      `--pgdata=${data}`, `--username=${ADMINISTRATOR}`, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C', '--lc-messages=C', '--no-instructions',
    ]));
    await writePassword(draft, ADMINISTRATOR, password);
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

/** The process number PostgreSQL has written down; undefined when it does not run. */
export async function pidOf(directory: string): Promise<number | undefined> {
  const text = await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number.parseInt(text, 10) || undefined;
}

export async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(() => true, () => false);
}

