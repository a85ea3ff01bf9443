/** Servers are killed with -9, some times in every run and a thousand times in the long one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { often } from '../../helpers/long.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { killServers } from './kills.ts';

// Each of the named points is met.
const kills = often(12, 1000);

let postgres: TestPostgres;
before(async () => { postgres = await startPostgres(); });
after(async () => { await postgres.close(); });

test(`after ${kills} kill -9 every acknowledged submission is there exactly once`, { timeout: 60_000 + kills * 10_000 }, async (t) => {
  const report = await killServers(postgres, await postgres.database(), kills);
  t.diagnostic(`${report.kills} kills, ${report.submissions} submissions, ${report.retried} of them sent more than once`);
  assert.deepEqual(report.faults, []);
  assert.ok(report.retried > 0, 'no kill came between a submission and its answer');
});
