/** How long an Idempotency-Key is remembered, and what becomes of it then. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openStore } from '@civico/server/kernel/database.ts';
import { registerTowns, sweep } from '@civico/server/assembly.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, startTestServer, type TestServer } from '../../helpers/server.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

let postgres: TestPostgres;
let url: string;
let server: TestServer;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url);
});
after(async () => { await server.close(); await postgres.close(); });

/** As if so many days had passed for every key. */
const pass = (days: number) => postgres.query(url, 'update idempotency set created_at = created_at - $1 * interval \'1 day\', expires_at = expires_at - $1 * interval \'1 day\'', [days]);

test('a device that was offline for 89 days gets its first answer again; from 90 on its key is new, swept or not', async () => {
  const store = openStore(url, { size: 1 });
  try {
    const rating = { body: newRating(), key: randomUUID() };
    const report = { body: newReport(), key: randomUUID() };
    const first = [await server.call('POST', '/ratings', rating), await server.call('POST', '/reports', report)];
    await pass(89);
    await sweep(store.db, registerTowns(TEST_TOWNS));
    const late = [await server.call('POST', '/ratings', rating), await server.call('POST', '/reports', report)];
    assert.deepEqual(late.map((one) => [one.status, one.text]), first.map((one) => [201, one.text]));
    await pass(1);
    const other = await server.call('POST', '/ratings', { ...rating, body: newRating({ value: 1 }) });
    assert.deepEqual([other.status, other.json.id === first[0]?.json.id], [201, false]);
    await sweep(store.db, registerTowns(TEST_TOWNS));
    assert.deepEqual(await postgres.query(url, 'select operation from idempotency'), [{ operation: 'createRating' }]);
  } finally {
    await store.close();
  }
});

test('sent many times at once, a submission is one and everyone gets its answer', async () => {
  for (let round = 0; round < 10; round += 1) {
    const submission = { body: newReport({ title: `Insieme ${round}` }), key: randomUUID() };
    const replies = await Promise.all(Array.from({ length: 8 }, () => server.call('POST', '/reports', submission)));
    assert.deepEqual(replies.map((one) => [one.status, one.text]), replies.map(() => [201, replies[0]?.text]));
  }
  assert.deepEqual(await postgres.query(url, 'select count(*)::int as n, count(distinct title)::int as titles from reports where title like \'Insieme%\''), [{ n: 10, titles: 10 }]);
});

test('a photo and a report without one cannot share a key', async () => {
  const key = randomUUID();
  assert.equal((await server.call('POST', '/reports', { body: newReport(), key })).status, 201);
  const other = await server.call('POST', '/reports', { body: newReport({ attachments: [{ id: 'A'.repeat(22) }] }), key });
  assert.deepEqual([other.status, other.json.type], [422, 'urn:civico:problem:idempotency-key-reused']);
});
