/** What a start does with the tables it finds: of the same version, of an earlier and of a later one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { bringDatabaseUpToDate, startServer } from '@civico/server';
import { COMPOSITION, migrate as migrateServer } from '@civico/server/assembly.ts';
import { type Database, openStore, type Store } from '@civico/server/kernel/database.ts';
import { checkUpToDate, migrate, type Migration, type Migrations } from '@civico/server/kernel/migrations.ts';
import { KERNEL_TABLES } from '@civico/server/kernel/own-tables.ts';
import { SLICES } from '@civico/server/slices.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { testOptions } from '../../helpers/server.ts';

let postgres: TestPostgres;
before(async () => { postgres = await startPostgres(); });
after(async () => { await postgres.close(); });

/** A database of its own, empty at first. */
async function onDatabase(work: (db: Database, url: string) => Promise<void>): Promise<void> {
  const url = await postgres.database();
  const store: Store = openStore(url, { size: 2 });
  try { await work(store.db, url); } finally { await store.close(); }
}

const creating = (table: string, kind: Migration['kind']): Migration => ({ kind, up: async (db) => { await sql`create table ${sql.table(table)} (id text primary key)`.execute(db); } });
const recorded = (url: string) => postgres.query<{ name: string; compatible: boolean | null }>(url, "select name, (to_jsonb(run)->>'compatible')::boolean as compatible from kysely_migration as run order by name");

const released: Migrations = { '0001-trees': creating('trees', 'compatible') };
const compatible: Migrations = { ...released, '0002-leaves': creating('leaves', 'compatible') };
const breaking: Migrations = { ...compatible, '0003-roots': creating('roots', 'breaking') };

test('after a rollback from a compatible change a server starts, and its database is not touched', () => onDatabase(async (db, url) => {
  await migrate(db, compatible);
  assert.deepEqual(await recorded(url), [{ name: '0001-trees', compatible: true }, { name: '0002-leaves', compatible: true }]);
  await migrate(db, released);
  await checkUpToDate(db, released, '');
  assert.deepEqual(await recorded(url), [{ name: '0001-trees', compatible: true }, { name: '0002-leaves', compatible: true }]);
}));

test('after a rollback from a breaking change it does not start, and says which', () => onDatabase(async (db, url) => {
  await migrate(db, breaking);
  assert.deepEqual((await recorded(url)).at(-1), { name: '0003-roots', compatible: false });
  for (const start of [() => migrate(db, released), () => checkUpToDate(db, released, ''), () => migrate(db, compatible)]) {
    await assert.rejects(start(), /The database of DATABASE_URL cannot be used: its tables are those of a newer version of Civico, which has run the migration 0003-roots\. Start that version, or one after it/);
  }
}));

test('what a version without marks has run is known here, and refused where it is not', () => onDatabase(async (db, url) => {
  await postgres.query(url, 'create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)');
  await postgres.query(url, "insert into kysely_migration values ('0001-trees', '2026-05-08')");
  await migrate(db, released);
  assert.deepEqual(await recorded(url), [{ name: '0001-trees', compatible: null }]);
  const columns = async () => (await postgres.query<{ column_name: string }>(url, "select column_name from information_schema.columns where table_name = 'kysely_migration' order by ordinal_position")).map((one) => one.column_name);
  assert.deepEqual(await columns(), ['name', 'timestamp'], 'a start with nothing to do writes nothing');
  await migrate(db, compatible);
  assert.deepEqual(await recorded(url), [{ name: '0001-trees', compatible: null }, { name: '0002-leaves', compatible: true }]);
  await migrate(db, released);
  // As a version without marks goes on writing.
  await postgres.query(url, "insert into kysely_migration (name, timestamp) values ('0009-unmarked', '2026-05-08')");
  await assert.rejects(migrate(db, compatible), /has run the migration 0009-unmarked/);
}));

test('migrations run in the order of their names, from whichever slice they come; one that fails leaves nothing of itself', () => onDatabase(async (db, url) => {
  const order: string[] = [];
  const told = (name: string): Migration => ({ kind: 'compatible', up: () => { order.push(name); return Promise.resolve(); } });
  await assert.rejects(migrate(db, { '0002-b': told('b'), '0001-trees': creating('trees', 'compatible'), '0003-c': { kind: 'compatible', up: async (db) => { await creating('halves', 'compatible').up(db); throw new Error('no'); } } }), /cannot be used: no/);
  assert.deepEqual(await postgres.query(url, "select to_regclass('trees')::text as trees, to_regclass('halves')::text as halves"), [{ trees: 'trees', halves: null }]);
  assert.deepEqual((await recorded(url)).map(({ name }) => name), ['0001-trees', '0002-b']);
}));

test('two servers that start at once run each once, in order', () => onDatabase(async (db) => {
  const order: string[] = [];
  const told = (name: string): Migration => ({ kind: 'compatible', up: () => { order.push(name); return Promise.resolve(); } });
  await Promise.all([migrate(db, { '0002-b': told('b'), '0010-d': told('d'), '0001-a': told('a') }), migrate(db, { '0002-b': told('b'), '0010-d': told('d'), '0001-a': told('a') })]);
  assert.deepEqual(order, ['a', 'b', 'd'], 'once, by whichever of two comes first');
}));

test('beside a long read a change waits briefly, lets the others read, and comes when it may', () => onDatabase(async (db, url) => {
  await migrate(db, released);
  const change: Migrations = { ...released, '0002-taller': { kind: 'compatible', up: async (trx) => { await sql`alter table trees add column height int`.execute(trx); } } };
  // As a dump of the database holds it.
  const dump = new pg.Client({ connectionString: url });
  await dump.connect();
  await dump.query('begin; select from trees');
  let over = false;
  const changed = migrate(db, change, { lock: 100, pause: 20 }).finally(() => { over = true; });
  const waiting = "select count(*) = 1 as so from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'alter table trees%'";
  while ((await postgres.query<{ so: boolean }>(url, waiting))[0]?.so !== true) assert.equal(over, false);
  // A hundred times what the change may keep others waiting.
  await postgres.query(url, "set statement_timeout = '10s'; select from trees");
  assert.equal(over, false, 'whoever reads is answered while the change still waits');
  await dump.query('commit');
  await dump.end();
  await changed;
  await postgres.query(url, 'select height from trees');
}));

test('another secret on the same database is refused', async () => {
  const url = await postgres.database();
  await startServer(await testOptions(url)).then((server) => server.close());
  await assert.rejects(startServer(await testOptions(url, { secret: 'another secret, which is long enough as well' })), /The database of DATABASE_URL cannot be used: it was filled with another CIVICO_SECRET\. Start with that one/);
  await startServer(await testOptions(url)).then((server) => server.close());
});

test('a server that may not change tables waits for the command', async () => {
  const url = await postgres.database();
  const options = await testOptions(url, { migrations: 'command' });
  await assert.rejects(startServer(options), /its tables are not up to date\. Bring them up to date first: node packages\/server\/src\/migrate\.ts/);
  await bringDatabaseUpToDate(options);
  await startServer(options).then((server) => server.close());
});

test('released migrations keep name and order, and every table they leave has a retention line', () => onDatabase(async (db, url) => {
  assert.deepEqual(Object.keys(COMPOSITION.migrations).sort().slice(0, 5), ['0001-ratings-and-reports', '0002-events', '0003-counters-and-indicators', '0004-steps-in-order', '0006-subscriptions']);
  await migrateServer(db);
  const tables = (await postgres.query<{ name: string }>(url, "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'kysely_migration'")).map((one) => one.name);
  assert.deepEqual(tables.sort(), [...SLICES.flatMap((one) => Object.keys(one.tables)), ...Object.keys(KERNEL_TABLES)].sort());
}));
