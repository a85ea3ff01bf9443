import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { Callers, type Exchange } from '@civico/server/kernel/limits/callers.ts';
import { CONNECTION_LIMITS } from '@civico/server/kernel/limits/connection-limits.ts';
import { networkOf } from '@civico/server/kernel/limits/network.ts';
import { RequestCounts } from '@civico/server/kernel/limits/request-counts.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, startTestServer, type TestServer } from '../../helpers/server.ts';

let postgres: TestPostgres;
let url: string;
let server: TestServer;
const LIMITS = { reads: 12, writes: 12, uploads: 3 };
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url, { rateLimits: LIMITS, trustProxy: '127.0.0.1' });
});
after(async () => { await server.close(); await postgres.close(); });

/** A caller of an address of its own. */
const from = (address: string, at = server) => async (method: string, path: string, options: Parameters<TestServer['call']>[2] = {}) => {
  const { status, headers } = await at.call(method, path, { ...options, headers: { ...options.headers, 'x-forwarded-for': address } });
  return { status, left: headers.get('x-ratelimit-remaining'), limit: headers.get('x-ratelimit-limit'), retryAfter: headers.get('retry-after') };
};

describe('requests of one caller', () => {
  test('count once, whichever town, operation and method of reading they are for', async () => {
    const call = from('192.0.2.1');
    const asked = [
      ['GET', '/report-categories'], ['HEAD', '/report-categories'], ['GET', '/vallechiara/api/v1/report-categories'], ['GET', '/pontelungo/api/v1/report-categories'],
      ['GET', '/reports?limit=1'], ['HEAD', '/pontelungo/api/v1/reports?limit=1'], ['GET', '/nothing'], ['GET', '/elsewhere/api/v1/status'], ['GET', '/reports/not-an-id'], ['GET', '/reports?limit=x'],
    ] as const;
    const left = [];
    for (const [method, path] of asked) left.push((await call(method, path)).left);
    assert.deepEqual(left, ['11', '10', '9', '8', '7', '6', '5', '4', '3', '2']);
  });
  test('writes and uploads have their own, and what is refused counts as well', async () => {
    const call = from('192.0.2.2');
    const json = { 'content-type': 'application/json' };
    const large = { ...newRating(), comment: 'x'.repeat(70_000) };
    const writes = [
      await call('POST', '/ratings', { body: newRating() }), await call('POST', '/pontelungo/api/v1/ratings', { body: newRating() }), await call('POST', '/ratings', { body: '{"scale":', headers: json }),
      await call('POST', '/ratings', { body: 'a=1', headers: { 'content-type': 'text/plain' } }), await call('PUT', '/reports'), await call('POST', '/ratings', { body: large }),
      await call('POST', '/nothing'), await call('DELETE', '/session'), await call('POST', '/ratings', { body: newRating(), headers: { origin: 'https://evil.example' } }),
    ];
    assert.deepEqual(writes.map(({ status, left }) => [status, left]), [[201, '11'], [201, '10'], [400, '9'], [415, '8'], [405, '7'], [413, '6'], [404, '5'], [401, '4'], [403, '3']]);
    const photo = { body: new Uint8Array([1]), headers: { 'content-type': 'image/jpeg' } };
    const uploads = [await call('POST', '/attachments', photo), await call('POST', '/pontelungo/api/v1/attachments', photo), await call('POST', '/attachments', photo), await call('POST', '/attachments', photo)];
    assert.deepEqual(uploads.map(({ status, left, limit }) => [status, left, limit]), [[415, '2', '3'], [415, '1', '3'], [415, '0', '3'], [429, '0', '3']]);
    assert.ok(Number(uploads[3]?.retryAfter) >= 1 && Number(uploads[3]?.retryAfter) <= 60);
    assert.equal((await call('GET', '/report-categories')).left, '11', 'reading goes on');
  });
  test('a household is one caller, and IPv4 is IPv4 however it is written', async () => {
    const left = async (address: string) => (await from(address)('GET', '/report-categories')).left;
    assert.deepEqual([await left('2001:db8:1:1::1'), await left('2001:db8:1:1:ffff::2'), await left('2001:db8:1:2::1')], ['11', '10', '11']);
    assert.deepEqual([await left('192.0.2.3'), await left('::ffff:192.0.2.3'), await left('::ffff:c000:203')], ['11', '10', '9']);
    assert.deepEqual(['0:0:0:0:0:ffff:c000:0203', '::', 'fe80::1%eth0', 'unknown', '2001:db8::192.0.2.1'].map(networkOf), ['192.0.2.3', '0:0:0:0', 'fe80:0:0:0', 'unknown', '2001:db8:0:0']);
  });
  test('are heard of by the other processes', async (t) => {
    const second = await startTestServer(url, { rateLimits: LIMITS, trustProxy: '127.0.0.1' });
    t.after(() => second.close());
    const [here, there] = [from('192.0.2.4'), from('192.0.2.4', second)];
    for (let i = 0; i < 8; i += 1) assert.equal((await here('POST', '/nothing')).status, 404);
    // Told once a second, as soon as the caller is worth it there: until then each process has all of its limit.
    let asked = 0;
    let refused;
    do { refused = await there('POST', '/nothing'); asked += 1; await pause(150); } while (refused.status === 404 && asked < 13);
    assert.equal(refused.status, 429);
    assert.ok(asked <= LIMITS.writes, `${asked} of the second process, after 8 of the first`);
  });
});

describe('counts', () => {
  test('stay bounded however many addresses come, and forget who asked least recently', () => {
    const counts = new RequestCounts(100);
    const now = Date.now();
    for (let i = 0; i < 10_000; i += 1) {
      counts.add('reads', `198.51.${i >> 8}.${i & 255}`, now);
      counts.add('reads', 'always here', now);
    }
    assert.equal(counts.size, 100);
    assert.equal(counts.add('reads', 'always here', now).own, 10_001);
  });
  test('begin anew a minute after the first request', () => {
    const counts = new RequestCounts();
    const now = Date.UTC(2026, 4, 1, 10);
    const { endsAt } = counts.add('writes', 'a', now);
    assert.equal(endsAt, now + 60_000);
    assert.equal(counts.add('writes', 'a', endsAt - 1).own, 2);
    assert.equal(counts.add('writes', 'a', endsAt).own, 1);
    assert.equal([...counts.running(endsAt + 120_000)].length, 0);
    assert.equal(counts.size, 0, 'what has ended is forgotten');
  });
});

describe('what callers hold', () => {
  const holding = { ...CONNECTION_LIMITS, requests: 3, unread: 100, unreadInAll: 250 };
  const begin = (callers: Callers, network: string, cut: string[] = [], name = network): Exchange => callers.begin(network, () => { cut.push(name); })!;

  test('requests under way are counted by caller, and forgotten with the last one', () => {
    const callers = new Callers(holding);
    const mine = [begin(callers, 'a'), begin(callers, 'a'), begin(callers, 'a')];
    assert.equal(begin(callers, 'a'), undefined);
    assert.ok(begin(callers, 'b'));
    callers.end(mine[0]!);
    callers.end(mine[0]!);
    const again = begin(callers, 'a');
    assert.ok(again);
    assert.equal(begin(callers, 'a'), undefined);
    for (const one of [...mine, again]) callers.end(one);
    assert.equal(callers.size, 1);
  });
  test('a caller is given no more than they may leave unread, but one answer of any size', () => {
    const callers = new Callers(holding);
    const [first, second, third] = [begin(callers, 'a'), begin(callers, 'a'), begin(callers, 'a')];
    assert.deepEqual([callers.offer(first, 60), callers.offer(second, 60), callers.offer(third, 40), callers.isFull(third)], [true, false, true, true]);
    callers.end(first);
    assert.deepEqual([callers.unread, callers.isFull(third), callers.offer(second, 60)], [40, false, true]);
    assert.equal(callers.offer(begin(callers, 'b'), 1000), true);
  });
  test('where it is too much in all, whoever leaves most unread is cut off, the oldest first', () => {
    const callers = new Callers(holding);
    const cut: string[] = [];
    callers.offer(begin(callers, 'b', cut), 70);
    callers.offer(begin(callers, 'a', cut, 'a1'), 50);
    callers.offer(begin(callers, 'a', cut, 'a2'), 50);
    callers.offer(begin(callers, 'c', cut), 60);
    assert.deepEqual([callers.unread, cut], [230, []]);
    callers.offer(begin(callers, 'd', cut), 60);
    assert.deepEqual([callers.unread, cut], [240, ['a1']]);
  });
  test('whoever reads more slowly than the pace is cut off', () => {
    const callers = new Callers(holding);
    const cut: string[] = [];
    callers.offer(begin(callers, 'a', cut), 80, 0);
    callers.offer(begin(callers, 'b', cut), 10, 0);
    begin(callers, 'c', cut);
    callers.keepPace((bytes) => 100 + bytes, 150);
    assert.deepEqual([cut, callers.unread], [['b'], 80]);
  });
});
