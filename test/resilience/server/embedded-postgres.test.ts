/** The PostgreSQL in the data directory ends, crashes, finds its disk full: the server brings it back, loses nothing, and says in its log what happened. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openCluster, runningCluster } from '@civico/server/kernel/postgres/cluster.ts';
import { startServer } from '@civico/server';
import { temporaryDirectory } from '../../helpers/postgres.ts';
import { newReport, testOptions } from '../../helpers/server.ts';
import { startChild, type ServerChild } from '../../helpers/server-child.ts';

const pidOf = (dataDir: string): number => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

async function eventually(what: string, condition: () => Promise<boolean> | boolean): Promise<void> {
  for (const deadline = performance.now() + 60_000; !await condition();) {
    assert.ok(performance.now() < deadline, `in vain: ${what}`);
    await pause(50);
  }
}

const report = (server: ServerChild) => server.call('POST', '/reports', { body: newReport() }).then(({ status }) => status);

/** How many reports there are, asked of the database itself. */
async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try { return (await client.query<Row>(text)).rows; } finally { await client.end(); }
}

/** A server on an embedded PostgreSQL, ended before its files go. `prepare` is given the data directory first, and what it returns undoes that last. */
async function started(t: TestContext, prepare: (dataDir: string) => Promise<void | (() => void)> = async () => undefined): Promise<{ dataDir: string; server: ServerChild }> {
  const dataDir = temporaryDirectory();
  const held: { server?: ServerChild; undo?: void | (() => void) } = {};
  t.after(async () => {
    held.server?.kill('SIGTERM');
    await held.server?.gone;
    held.undo?.();
    rmSync(dataDir, { recursive: true, force: true });
  });
  held.undo = await prepare(dataDir);
  const server = held.server = await startChild({ dataDir, databaseUrl: undefined });
  return { dataDir, server };
}

describe('the embedded PostgreSQL', () => {
  test('is brought back when it crashes or is stopped, with all that was acknowledged', async (t) => {
    const { dataDir, server } = await started(t);
    let acknowledged = 0;
    for (const signal of ['SIGKILL', 'SIGINT', 'SIGQUIT'] as const) {
      if (await report(server) === 201) acknowledged += 1;
      const pid = pidOf(dataDir);
      process.kill(pid, signal);
      await eventually('it is another process', () => { try { return pidOf(dataDir) !== pid; } catch { return false; } });
      await eventually('reports are taken', async () => {
        const status = await report(server);
        if (status === 201) acknowledged += 1;
        else assert.equal(status, 503);
        return status === 201;
      });
    }
    const [row] = await query<{ n: number }>(await runningCluster(dataDir) ?? '', 'select count(*)::int as n from reports');
    assert.equal(row?.n, acknowledged);
    assert.match(readFileSync(join(dataDir, 'postgres.log'), 'utf8'), /not properly shut down; automatic recovery in progress/);
    assert.equal(statSync(join(dataDir, 'postgres.log')).mode & 0o777, 0o600);
  });

  test('serves a role without power over anything but its own tables, also where an earlier version was superuser', async (t) => {
    const { dataDir, server } = await started(t, async (place) => {
      // As an earlier version left it: everything belongs to the administrator.
      const old = await openCluster(place);
      await startServer(await testOptions(old.administratorUrl)).then((one) => one.close());
      assert.deepEqual(await query(old.administratorUrl, "select tableowner from pg_tables where tablename = 'reports'"), [{ tableowner: 'civico' }]);
      await old.close();
    });
    assert.equal(await report(server), 201);
    const url = await runningCluster(dataDir) ?? '';
    assert.deepEqual(await query(url, 'select rolsuper or rolcreaterole or rolcreatedb or rolreplication as mighty from pg_roles where rolname = current_user'), [{ mighty: false }]);
    assert.deepEqual(await query(url, "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relowner <> current_user::regrole"), [{ n: 0 }]);
    await assert.rejects(query(url, "select pg_read_file('/etc/passwd')"), /permission denied/);
  });

  test('after a full disk it comes back with the room', { skip: smallDisk() }, async (t) => {
    const { dataDir, server } = await started(t, async (place) => {
      assert.equal(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=755', 'tmpfs', place]).status, 0);
      return () => { spawnSync('umount', ['-l', place]); };
    });
    assert.equal(await report(server), 201);
    let acknowledged = 1;
    const ballast = join(dataDir, 'ballast');
    fill(ballast);
    // What is there has room for a while; then the log of writes has none, and PostgreSQL ends.
    await eventually('the disk is full', async () => {
      const status = await report(server);
      if (status === 201) acknowledged += 1;
      return status === 503;
    });
    assert.equal((await fetch(new URL('/live', server.url))).status, 200);
    rmSync(ballast);
    await eventually('reports are taken again', async () => {
      const status = await report(server);
      if (status === 201) acknowledged += 1;
      return status === 201;
    });
    const [row] = await query<{ n: number }>(await runningCluster(dataDir) ?? '', 'select count(*)::int as n from reports');
    assert.equal(row?.n, acknowledged);
  });
});

/** Why no small disk can be made here; false when one can. */
function smallDisk(): string | false {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can make a small disk';
  const place = temporaryDirectory();
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (made) spawnSync('umount', [place]);
  rmSync(place, { recursive: true, force: true });
  return made ? false : 'no small disk can be made here';
}

/** Takes all the room there is. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  for (let size = 1024 ** 2; size >= 1024; size /= 2) {
    try { for (;;) if (writeSync(file, Buffer.alloc(size)) < size) break; } catch (error) { if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error; }
  }
  assert.ok(fstatSync(file).size > 0);
  closeSync(file);
}
