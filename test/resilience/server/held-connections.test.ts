/** Callers who take an answer and do not read it, or begin a request and do not end it: they are bounded, and the others are served meanwhile. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { CONNECTION_LIMITS, timeFor } from '@civico/server/kernel/limits/connection-limits.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, startTestServer, type TestServer } from '../../helpers/server.ts';
import { startChild } from '../../helpers/server-child.ts';

const POINTS = 24_000;
const SILENT = 120;
let postgres: TestPostgres;
let url: string;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  const once = await startTestServer(url);
  await once.close();
  await postgres.query(url, `insert into reports (id, comune, category, title, description, lat, lon, status, search, created_at, updated_at)
    select lpad(n::text, 22, '0'), 'vallechiara', 'roads', 'Buca “numero” ' || n, 'x', 44 + random(), 10 + random(), 'received', ' buca', now() - n * interval '1 minute', now() from generate_series(1, ${POINTS}) as n`);
});
after(() => postgres.close());

const LARGE = 'GET /api/v1/reports HTTP/1.1\r\nhost: x\r\naccept: application/geo+json\r\n';

/** A connection that is written to by hand. */
async function socketTo(t: TestContext, port: number, text = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  t.after(() => { socket.destroy(); });
  await once(socket, 'connect');
  if (text !== '') socket.write(text);
  return socket;
}

/** All that still comes. */
async function rest(socket: Socket): Promise<string> {
  let said = '';
  socket.on('data', (chunk: Buffer) => { said += chunk.toString('latin1'); });
  if (!socket.closed) await once(socket, 'close');
  return said;
}

const serverWith = async (t: TestContext, ...[overrides]: Parameters<typeof startTestServer> extends [string, ...infer Rest] ? Rest : never): Promise<TestServer> => {
  const server = await startTestServer(url, overrides);
  t.after(() => server.close());
  return server;
};

describe('slow readers', () => {
  test('however many take a large answer and read nothing, memory is bounded and the others are served', async (t) => {
    const server = await startChild({ databaseUrl: url, trustProxy: '127.0.0.1', connectionLimits: { unread: 6 * 1024 ** 2, unreadInAll: 40 * 1024 ** 2 } });
    t.after(() => { server.kill('SIGKILL'); });
    const memory = () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) * 1024;
    const get = (from: string) => server.call('GET', '/reports', { headers: { 'x-forwarded-for': from, accept: 'application/geo+json' } });
    let whole = 0;
    // What making such answers takes is not what holding them takes.
    for (let i = 0; i < 4; i += 1) whole = (await get('198.51.100.1')).text.length;
    const before = memory();
    const port = Number(new URL(server.url).port);
    for (let i = 0; i < SILENT; i += 1) {
      const socket = await socketTo(t, port, `${LARGE}x-forwarded-for: 192.0.2.${1 + (i % 20)}\r\n\r\n`);
      // The first bytes, so that the answer has been given; then nothing more is read.
      await Promise.race([once(socket, 'data'), once(socket, 'close')]);
      socket.pause();
    }
    const other = await get('203.0.113.9');
    assert.deepEqual([other.status, other.text.length], [200, whole], 'whoever reads is given all');
    assert.equal((await server.call('POST', '/ratings', { body: newRating(), headers: { 'x-forwarded-for': '192.0.2.1' } })).status, 201, 'also behind the same address');
    const held = memory() - before;
    t.diagnostic(`${SILENT} answers of ${Math.round(whole / 1e5) / 10} MB: ${Math.round(held / 1e6)} MB more than ${Math.round(before / 1e6)} MB`);
    assert.ok(held < SILENT * whole / 3, `${Math.round(held / 1e6)} MB are held of ${Math.round(SILENT * whole / 1e6)}`);
  });
  test('one that reads nothing is cut off', async (t) => {
    const server = await serverWith(t, { connectionLimits: { grace: 300, pace: 1e9, every: 50, unread: 1 } });
    const whole = (await server.call('GET', '/reports', { headers: { accept: 'application/geo+json' } })).text.length;
    const silent = await socketTo(t, server.port, `${LARGE}connection: close\r\n\r\n`);
    silent.pause();
    const status = async () => (await server.call('GET', '/status')).status;
    // Nothing more is made ready for whoever has not read what they have.
    while (await status() !== 429) await pause(10);
    while (await status() !== 200) await pause(10);
    const said = rest(silent);
    silent.resume();
    assert.ok((await said).length < whole, 'what had not left the process is gone');
  });
});

describe('slow senders', () => {
  const limits = { headers: 600, grace: 600, pace: 50_000, every: 50 };
  test('headers, a body, or nothing at all in a trickle end with 408', async (t) => {
    const server = await serverWith(t, { connectionLimits: limits });
    const trickle = async (start: string) => {
      const socket = await socketTo(t, server.port, start);
      const timer = setInterval(() => { socket.write('a'); }, 30);
      const said = await rest(socket);
      clearInterval(timer);
      return said;
    };
    const head = 'POST /api/v1/ratings HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept-language: en\r\n';
    const [headers, body, chunked, photo, nothing] = await Promise.all([
      trickle('GET /api/v1/status HTTP/1.1\r\nhost: x\r\nx-long: '), trickle(`${head}content-length: 5000\r\n\r\n{`),
      rest(await socketTo(t, server.port, `${head}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n`)),
      trickle('POST /api/v1/attachments HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\ncontent-length: 3000000\r\n\r\n'), rest(await socketTo(t, server.port)),
    ]);
    for (const said of [headers, body, chunked, photo, nothing]) assert.match(said, /^HTTP\/1\.1 408 [\s\S]*problem\+json[\s\S]*urn:civico:problem:too-slow/);
    assert.match(body, /Request too slow/);
    assert.match(photo, /Richiesta troppo lenta/);
    // A trickle behind an answer that was given without waiting for the body.
    const refused = await trickle('POST /api/v1/ratings HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 5000\r\n\r\n{');
    assert.match(refused, /^HTTP\/1\.1 415 /);
  });
  test('a slow phone is not cut off', async (t) => {
    const server = await serverWith(t, { connectionLimits: limits });
    const side = 700;
    const photo = await sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } }).jpeg({ quality: 60 }).toBuffer();
    const socket = await socketTo(t, server.port, `POST /api/v1/attachments HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\nidempotency-key: ${'k'.repeat(20)}\r\ncontent-length: ${photo.length}\r\nconnection: close\r\n\r\n`);
    const answer = rest(socket);
    // Twice the pace, and for longer than the grace.
    const piece = 5_000;
    for (let at = 0; at < photo.length; at += piece) { socket.write(photo.subarray(at, at + piece)); await pause(50); }
    assert.ok(photo.length / piece * 50 > 2 * limits.grace);
    assert.match(await answer, /^HTTP\/1\.1 201 /);
    assert.ok(timeFor(3e6, CONNECTION_LIMITS) > 3e6 / 20_000 * 1000, 'by default, 3 MB at 20 kB a second');
  });
});

describe('callers', () => {
  test('have so many requests under way and no more, and the others do not feel it', async (t) => {
    const server = await serverWith(t, { trustProxy: '127.0.0.1', connectionLimits: { requests: 3, sockets: 2 } });
    const begun = (from: string) => socketTo(t, server.port, `POST /api/v1/ratings HTTP/1.1\r\nhost: x\r\nx-forwarded-for: ${from}\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`);
    const mine = await Promise.all([begun('192.0.2.1'), begun('192.0.2.1'), begun('192.0.2.1')]);
    const status = async (from: string, path = '/api/v1/status') => { const { status, headers } = await fetch(server.url + path, { headers: { 'x-forwarded-for': from } }); return [status, headers.get('retry-after')]; };
    let reply;
    do reply = await status('192.0.2.1'); while (reply[0] === 200);
    assert.deepEqual(reply, [429, '2']);
    assert.deepEqual([await status('192.0.2.2'), await status('192.0.2.1', '/live')], [[200, null], [200, null]]);
    for (const socket of mine) socket.destroy();
    do reply = await status('192.0.2.1'); while (reply[0] !== 200);
    assert.ok(true, 'what is gone is under way no more');
  });
  test('have so many connections and no more, where no proxy stands in front', async (t) => {
    const server = await serverWith(t, { connectionLimits: { sockets: 4 } });
    const open = [];
    for (let i = 0; i < 4; i += 1) open.push(await socketTo(t, server.port));
    const beyond = await rest(await socketTo(t, server.port));
    assert.match(beyond, /^HTTP\/1\.1 429 Too Many Requests\r\n[\s\S]*retry-after: 2\r\n[\s\S]*too-many-at-once/);
    for (const socket of open) socket.destroy();
    let served: string;
    do served = await rest(await socketTo(t, server.port, 'GET /api/v1/status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')); while (served.includes('429'));
    assert.match(served, /^HTTP\/1\.1 200/);
  });
});
