/** `npm test -- kills` kills fifty times; `CIVICO_KILLS=1000 npm test -- kills`, or this file with `--kills 1000`, as often as asked. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { killServers } from './kills.ts';

const given = process.argv.indexOf('--kills');
const kills = Number(given > 0 ? process.argv[given + 1] : process.env['CIVICO_KILLS'] ?? 50);

let postgres: TestPostgres;
before(async () => { postgres = await startPostgres(); });
after(async () => { await postgres.close(); });

test(`after ${kills} kill -9 every acknowledged submission is there exactly once`, { timeout: 60_000 + kills * 4000 }, async (t) => {
  const report = await killServers(postgres, await postgres.database(), kills);
  t.diagnostic(`${report.kills} kills, ${report.submissions} submissions, ${report.retried} of them sent more than once`);
  assert.deepEqual(report.faults, []);
  assert.ok(report.retried > 0, 'no kill came between a submission and its answer');
});
