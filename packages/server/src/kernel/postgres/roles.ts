import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** The superuser that `initdb` makes. It prepares the database when a server starts, and nothing else. */
export const ADMINISTRATOR = 'civico';
/** Who the server is to its database: the owner of its tables, without power over anything else. */
const SERVER = 'civico_server';
export const DATABASE = 'civico';

type Role = typeof ADMINISTRATOR | typeof SERVER;
const FILES: Readonly<Record<Role, string>> = { [ADMINISTRATOR]: 'civico-password', [SERVER]: 'civico-server-password' };

const passwordOf = (directory: string, role: Role): Promise<string> => readFile(join(directory, FILES[role]), 'utf8').catch(() => '');

export async function writePassword(directory: string, role: Role, password: string): Promise<void> {
  await writeFile(join(directory, FILES[role]), password, { mode: 0o600 });
}

/** Where the PostgreSQL of a directory is reached on a port; undefined when the directory does not say how. */
export async function addressOf(directory: string, port: number, role: Role = ADMINISTRATOR, database = DATABASE): Promise<string | undefined> {
  const password = await passwordOf(directory, role);
  return password === '' ? undefined : `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** The same for the server's role, or, in a directory of an earlier version that no newer server has opened yet, for the only one there is. */
export const serverAddress = async (directory: string, port: number): Promise<string | undefined> =>
  await addressOf(directory, port, SERVER) ?? await addressOf(directory, port);

/** What earlier versions made as superuser becomes the server's. A sequence of a column follows its table. */
const HAND_OVER = `do $$
declare one record;
begin
  for one in
    select format('alter table %s owner to ${SERVER}', oid::regclass) as statement from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and relowner <> '${SERVER}'::regrole
        and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    union all
    select format('alter routine %s owner to ${SERVER}', oid::regprocedure) from pg_proc
      where pronamespace = 'public'::regnamespace and proowner <> '${SERVER}'::regrole
        and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
  loop execute one.statement; end loop;
end $$`;

/** Makes the database the first time. `url` is the administrator's. */
export async function createDatabase(url: string): Promise<void> {
  const anywhere = new URL(url);
  anywhere.pathname = '/postgres';
  await asAdministrator(anywhere.href, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount !== 0) return;
    await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => { if (error.code !== '42P04' && error.code !== '23505') throw error; });
  });
}

/** Makes the server's role, and gives it what is its own. Only for whoever owns the data directory. `url` is the administrator's. */
export async function prepareServerRole(directory: string, url: string): Promise<void> {
  await asAdministrator(url, async (client) => {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [SERVER]);
    if (rowCount === 0 || await passwordOf(directory, SERVER) === '') {
      const password = randomBytes(24).toString('base64url');
      if (rowCount === 0) await client.query(`create role ${SERVER} login`);
      await client.query(`alter role ${SERVER} password ${client.escapeLiteral(password)}`);
      await writePassword(directory, SERVER, password);
    }
    await client.query(`alter database ${DATABASE} owner to ${SERVER}; alter schema public owner to ${SERVER}; ${HAND_OVER}`);
  });
}

async function asAdministrator(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try { await work(client); } finally { await client.end(); }
}
