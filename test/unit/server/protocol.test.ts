import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, startTestServer, type TestServer } from '../../helpers/server.ts';

let postgres: TestPostgres;
let url: string;
let server: TestServer;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url, { rateLimits: { reads: 40, writes: 1000, uploads: 1000 } });
});
after(async () => { await server.close(); await postgres.close(); });

const SITE = 'https://www.vallechiara.example';

/** What comes back on a raw connection. */
function raw(text: string): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const socket = connect(server.port, '127.0.0.1', () => { socket.write(text); });
    socket.on('data', (chunk) => { said += chunk.toString(); });
    socket.on('close', () => { done(said); }).on('error', fail);
  });
}

/** `fetch` hides some headers from a caller that is no browser; this does not. */
function send(method: string, path: string, headers: Record<string, string>): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((done, fail) => {
    request({ port: server.port, host: '127.0.0.1', method, path, headers }, (response) => {
      response.resume().on('end', () => { done({ status: response.statusCode ?? 0, headers: response.headers }); });
    }).on('error', fail).end();
  });
}

describe('errors are problems', () => {
  const expect = async (status: number, name: string, ...[method, path, options]: Parameters<TestServer['call']>) => {
    const reply = await server.call(method, path, options);
    assert.deepEqual([reply.status, reply.json?.type, reply.headers.get('content-type')], [status, `urn:civico:problem:${name}`, 'application/problem+json; charset=utf-8'], `${method} ${path}`);
    return reply;
  };
  test('each with its status and type', async () => {
    await expect(404, 'not-found', 'GET', '/nothing');
    await expect(404, 'not-found', 'GET', '/elsewhere/api/v1/status');
    await expect(404, 'not-found', 'GET', '/reports/not-an-id');
    const wrong = await expect(405, 'method-not-allowed', 'PUT', '/reports');
    assert.equal(wrong.headers.get('allow'), 'GET, POST, HEAD, OPTIONS');
    await expect(415, 'unsupported-media-type', 'POST', '/reports', { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    await expect(415, 'unsupported-media-type', 'POST', '/attachments', { body: '<svg/>', headers: { 'content-type': 'image/svg+xml' } });
    await expect(400, 'malformed-body', 'POST', '/reports', { body: '{"title":' });
    await expect(400, 'malformed-body', 'POST', '/ratings', { body: `${'['.repeat(20_000)}${']'.repeat(20_000)}` });
    await expect(400, 'malformed-body', 'POST', '/ratings', { body: '{"__proto__":{"scale":5}}' });
    const large = await expect(413, 'too-large', 'POST', '/ratings', { body: { ...newRating(), comment: 'x'.repeat(70_000) } });
    assert.match(large.json.detail, /64 KB/);
    await expect(400, 'idempotency-key-missing', 'POST', '/ratings', { body: newRating(), key: false });
    await expect(400, 'idempotency-key-missing', 'POST', '/ratings', { body: newRating(), key: 'short' });
    await expect(400, 'invalid-input', 'POST', '/ratings', { body: newRating({ comment: 'a\u0000b' }) });
    for (const offset of ['+16:00', '-23:59', '+14:01']) {
      const impossible = await expect(422, 'impossible-time', 'POST', '/ratings', { body: newRating({ votedAt: `2026-05-01T10:00:00${offset}` }) });
      assert.deepEqual(impossible.json.errors.map((one: { pointer: string; code: string }) => [one.pointer, one.code]), [['/votedAt', 'no-such-offset']]);
    }
    await expect(400, 'invalid-input', 'GET', '/reports?q=%00');
    await expect(400, 'invalid-input', 'GET', '/reports?limit=1&limit=2');
    await expect(400, 'invalid-input', 'GET', '/reports?from=2023-02-30');
  });
  test('a title of another type is not made a text', async () => {
    const reply = await server.call('POST', '/reports', { body: newReport({ title: 5 as never }) });
    assert.deepEqual(reply.json.errors.map((one: { pointer: string; code: string }) => [one.pointer, one.code]), [['/title', 'type']]);
  });
  test('also what is hardly HTTP', async () => {
    const big = await raw(`GET /api/v1/status HTTP/1.1\r\nhost: x\r\nx-big: ${'a'.repeat(20_000)}\r\n\r\n`);
    assert.match(big, /^HTTP\/1\.1 431 [\s\S]*problem\+json[\s\S]*header-too-large/);
    assert.match(await raw('NONSENSE\r\n\r\n'), /^HTTP\/1\.1 400 [\s\S]*malformed-request/);
    assert.match(await raw('GET /api/v1/%E0%A4%A HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'), /^HTTP\/1\.1 400 [\s\S]*problem\+json/);
  });
});

describe('who may call from a browser', () => {
  test('an allowed site, with credentials, and no other', async () => {
    const allowed = await send('OPTIONS', '/api/v1/ratings', { origin: SITE, 'access-control-request-method': 'POST', 'access-control-request-headers': 'idempotency-key' });
    assert.deepEqual([allowed.status, allowed.headers['access-control-allow-origin'], allowed.headers['access-control-allow-credentials']], [204, SITE, 'true']);
    assert.match(String(allowed.headers['access-control-allow-headers']), /Idempotency-Key/);
    const exposed = String((await send('GET', '/api/v1/status', { origin: SITE })).headers['access-control-expose-headers']).toLowerCase().split(/, */);
    for (const name of ['retry-after', 'date', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'etag']) assert.ok(exposed.includes(name), `${name} is for the page to read`);
    for (const origin of ['https://evil.example', `${SITE}.evil.example`, 'null', SITE.replace('https', 'http')]) {
      assert.equal((await send('OPTIONS', '/api/v1/ratings', { origin, 'access-control-request-method': 'POST' })).headers['access-control-allow-origin'], undefined, origin);
      assert.equal((await send('GET', '/api/v1/status', { origin })).headers['access-control-allow-origin'], undefined, origin);
      assert.equal((await send('POST', '/api/v1/ratings', { origin })).status, 403, origin);
      assert.equal((await send('DELETE', '/api/v1/session', { origin })).status, 403, origin);
    }
    assert.equal((await send('DELETE', '/api/v1/session', { origin: server.url })).status, 401);
  });
  test('every answer bears the headers that keep a browser from guessing', async () => {
    const { headers } = await server.call('GET', '/report-categories');
    assert.deepEqual(['x-content-type-options', 'content-security-policy', 'referrer-policy', 'cache-control'].map((name) => headers.get(name)),
      ['nosniff', "default-src 'none'; frame-ancestors 'none'", 'no-referrer', 'no-store']);
  });
});

describe('limits and availability', () => {
  test('beyond the budget 429 says when to come back', async () => {
    let last = await server.call('GET', '/status');
    const first = Number(last.headers.get('x-ratelimit-remaining'));
    assert.equal(last.headers.get('x-ratelimit-limit'), '40');
    for (let i = 0; i <= first; i += 1) last = await server.call('GET', '/status');
    assert.deepEqual([last.status, last.json.type], [429, 'urn:civico:problem:too-many-requests']);
    assert.ok(Number(last.headers.get('retry-after')) >= 1 && Number(last.headers.get('retry-after')) <= 60);
  });
  test('without its database the service says so and comes back by itself', async (t) => {
    const name = /\/(\w+)$/.exec(url)?.[1] ?? '';
    const admin = url.replace(/\/\w+$/, '/postgres');
    const other = await startTestServer(url);
    t.after(() => other.close());
    assert.equal((await other.call('GET', '/status')).status, 200);
    await postgres.query(admin, `alter database ${name} allow_connections false`);
    await postgres.query(admin, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    // The first question may still meet the connection that is being cut.
    await other.call('GET', '/status');
    const away = await other.call('GET', '/status');
    assert.deepEqual([away.status, away.json.type], [503, 'urn:civico:problem:unavailable']);
    assert.ok(Number(away.headers.get('retry-after')) > 0);
    await postgres.query(admin, `alter database ${name} allow_connections true`);
    assert.equal((await other.call('GET', '/status')).status, 200);
  });
});
