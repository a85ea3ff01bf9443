/** Behind the real PgBouncer in transaction mode, with a database whose time zone is not UTC: everything answers, times are right, a start never hangs or fails silently. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { accountOf, giveTo } from '@civico/server/kernel/postgres/account.ts';
import { startPostgres, temporaryDirectory, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, startTestServer } from '../../helpers/server.ts';

const PROGRAM = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path));
// 1.18, which Debian has, knows no max_prepared_statements: `always` behind a pooler that keeps them is not tried here.
const skip = PROGRAM === undefined ? 'PgBouncer is not installed' : false;

/** PgBouncer in transaction mode before the databases of a PostgreSQL. */
async function startPooler(database: string): Promise<{ url(of: string): string; close(): void }> {
  const dir = temporaryDirectory();
  const { port: to, password } = new URL(database);
  const port = await freePort();
  writeFileSync(join(dir, 'users'), `"civico" "${decodeURIComponent(password)}"\n`);
  writeFileSync(join(dir, 'ini'), `[databases]\n* = host=127.0.0.1 port=${to}\n[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port=${port}\nunix_socket_dir=\nauth_type=scram-sha-256\nauth_file=${join(dir, 'users')}\n`
    + 'pool_mode=transaction\ndefault_pool_size=3\nmax_client_conn=100\nserver_round_robin=1\n');
  const account = await accountOf();
  await giveTo(account, dir, join(dir, 'users'), join(dir, 'ini'));
  const child: ChildProcess = spawn(PROGRAM ?? '', [join(dir, 'ini')], { ...account, cwd: '/', stdio: 'ignore' });
  while (!await new Promise<boolean>((done) => { const socket = connect(port, '127.0.0.1', () => { socket.destroy(); done(true); }).on('error', () => { done(false); }); })) await pause(20);
  return {
    url: (of) => Object.assign(new URL(of), { port: String(port) }).href,
    close: () => { child.kill('SIGKILL'); rmSync(dir, { recursive: true, force: true }); },
  };
}

const freePort = () => new Promise<number>((done) => { const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address() as AddressInfo; probe.close(() => { done(port); }); }); });

describe('behind PgBouncer in transaction mode', { skip }, () => {
  let postgres: TestPostgres;
  let pooler: Awaited<ReturnType<typeof startPooler>>;
  before(async () => {
    postgres = await startPostgres();
    pooler = await startPooler(await postgres.database());
  });
  after(async () => { pooler.close(); await postgres.close(); });

  test('everything answers, also after a restart, and times are in UTC whatever the zone of the database', async (t) => {
    const url = await postgres.database();
    await postgres.query(url, `alter database ${new URL(url).pathname.slice(1)} set timezone = 'Asia/Kathmandu'`);
    for (let start = 0; start < 2; start += 1) {
      const server = await startTestServer(pooler.url(url));
      t.after(() => server.close());
      const created = await server.call('POST', '/reports', { body: newReport() });
      // One caller may ask so much at once.
      const work = (round: number) => Promise.all(Array.from({ length: 20 }, (_, i) => [
        server.call('POST', '/ratings', { body: newRating() }), server.call('GET', '/reports?count=true'), server.call('GET', `/reports/${created.json.id}`),
        server.call('GET', '/ratings/summary?subjectKind=counter&scale=3'), server.call('POST', `/reports/${created.json.id}/followers`, { body: { email: `p${round}-${i}@posta.example` } }),
      ]).flat());
      const replies = [...await work(1), ...await work(2), ...await work(3)];
      assert.deepEqual(replies.filter(({ status }) => status >= 300).map(({ status, text }) => `${status} ${text}`), []);
      const { json: report } = await server.call('GET', `/reports/${created.json.id}`);
      assert.deepEqual([report.createdAt, report.timeline[0].at], [created.json.createdAt, created.json.createdAt]);
      const [first] = (await server.call('GET', '/reports?limit=1')).json.items;
      assert.equal(first.createdAt, created.json.createdAt);
      await server.close();
    }
    assert.deepEqual(await postgres.query(url, 'select count(*)::int as n from ratings'), [{ n: 120 }]);
  });

  test('migrations go to the database itself when its address is given; another database there is refused', async () => {
    const url = await postgres.database();
    const server = await startTestServer(pooler.url(url), { databaseDirectUrl: url });
    assert.equal((await server.call('POST', '/ratings', { body: newRating() })).status, 201);
    await server.close();
    const other = await postgres.database();
    await assert.rejects(startTestServer(pooler.url(other), { databaseDirectUrl: url }), /DATABASE_URL cannot be used: its tables are not up to date/);
  });

  test('a start that cannot be says why and what to do', async () => {
    const url = await postgres.database();
    await assert.rejects(startTestServer(`${pooler.url(url)}?options=-c%20search_path%3Dx`), /refuses the setting "options"\. Take it out of the address, or name it in ignore_startup_parameters/);
    await assert.rejects(startTestServer(pooler.url(url).replace(/:[^:@/]+@/, ':wrong@')), /refuses the user or the password/);
    await assert.rejects(startTestServer(url.replace(/:[^:@/]+@/, ':wrong@')), /refuses the user or the password/);
    await postgres.query(url, `alter database ${new URL(url).pathname.slice(1)} set datestyle = 'SQL, DMY'`);
    await assert.rejects(startTestServer(pooler.url(url)), /writes times in the style "SQL, DMY".*set datestyle = 'ISO'/);
    await (await startTestServer(url)).close();
  });

  test('a lock of migrations that a pooler has kept stops no start that has nothing to do', async () => {
    const url = await postgres.database();
    await (await startTestServer(url)).close();
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('select pg_advisory_lock(3853314791062309107)');
    await (await startTestServer(pooler.url(url))).close();
    await holder.end();
  });
});
