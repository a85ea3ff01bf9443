/** P11: an upload is what it says, or it is refused. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, before, describe, test, type TestContext } from 'node:test';
import sharp from 'sharp';
import { freeSpace } from '@civico/server/slices/attachments/free-space.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newReport, startTestServer, type TestServer } from '../../helpers/server.ts';

let postgres: TestPostgres;
let server: TestServer;
let url: string;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url);
});
after(async () => { await server.close(); await postgres.close(); });

const upload = (body: Uint8Array, type = 'image/jpeg') => server.call('POST', '/attachments', { body, headers: { 'content-type': type } });
const solid = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#3a7' } });
const noise = (width: number, height: number) => sharp(Buffer.from(Array.from({ length: width * height * 3 }, (_, i) => (i * 7919) % 251)), { raw: { width, height, channels: 3 } });
const download = async (attachment: string) => {
  await server.call('POST', '/reports', { body: newReport({ attachments: [{ id: attachment }] }) });
  const response = await fetch(`${server.url}/api/v1/attachments/${attachment}`);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

describe('what is no photo', () => {
  const refused: [string, Uint8Array, string, string][] = [
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'image/png', '415 not-a-photo'],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'image/jpeg', '415 not-a-photo'],
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 'image/webp', '415 not-a-photo'],
    ['nothing', new Uint8Array(0), 'image/jpeg', '415 not-a-photo'],
    ['a beginning alone', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', '422 damaged-photo'],
  ];
  for (const [name, bytes, type, outcome] of refused) {
    test(name, async () => {
      const { status, json } = await upload(bytes, type);
      assert.equal(`${status} ${String(json.type).split(':').at(-1)}`, outcome);
    });
  }
  test('a photo that ends too early', async () => {
    const whole = await noise(300, 300).jpeg().toBuffer();
    assert.equal((await upload(whole.subarray(0, whole.length / 2))).status, 422);
    const png = await noise(300, 300).png().toBuffer();
    assert.equal((await upload(png.subarray(0, png.length / 2), 'image/png')).status, 422);
  });
  test('a few bytes that would become a billion pixels', async () => {
    const bomb = await solid(8000, 8000).png({ compressionLevel: 9 }).toBuffer();
    assert.ok(bomb.length < 500_000);
    assert.deepEqual([(await upload(bomb, 'image/png')).status, (await upload(bomb, 'image/png')).json.type], [413, 'urn:civico:problem:too-many-pixels']);
  });
  test('more than 10 MB, and it says so', async () => {
    const { status, json } = await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 0xff));
    assert.deepEqual([status, json.detail], [413, 'Il contenuto supera 10 MB.']);
  });
});

describe('what is kept', () => {
  test('is a JPEG without EXIF, upright, at most 2,000 pixels a side', async () => {
    const original = await solid(3000, 1000).withExif({ IFD0: { Copyright: 'RSSMRA80A01H501U' }, IFD3: { GPSLatitude: '44/1 30/1 0/1' } }).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { status, json } = await upload(original);
    assert.deepEqual([status, json.width, json.height], [201, 667, 2000]);
    const { response, bytes } = await download(json.id);
    const meta = await sharp(bytes).metadata();
    assert.deepEqual([meta.format, meta.exif, meta.orientation, meta.icc, bytes.length], ['jpeg', undefined, undefined, undefined, json.bytes]);
    assert.equal(bytes.includes('RSSMRA80A01H501U'), false);
    assert.deepEqual(['content-type', 'x-content-type-options', 'content-security-policy'].map((name) => response.headers.get(name)), ['image/jpeg', 'nosniff', "default-src 'none'; sandbox"]);
  });
  test('what was appended to a photo is gone', async () => {
    const polyglot = Buffer.concat([await solid(20, 20).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    const { json } = await upload(polyglot);
    assert.equal((await download(json.id)).bytes.includes('<script>'), false);
  });
  test('PNG and WebP become JPEG too', async () => {
    for (const type of ['png', 'webp'] as const) {
      const { status, json } = await upload(await solid(30, 20)[type]().toBuffer(), `image/${type}`);
      assert.deepEqual([status, json.width], [201, 30]);
    }
  });
});

describe('whose it is', () => {
  test('nobody sees it before its report, a second report cannot take it, another town neither, and it expires', async () => {
    const photo = await solid(10, 10).jpeg().toBuffer();
    const { json: { id } } = await upload(photo);
    assert.equal((await server.call('GET', `/attachments/${id}`)).status, 404);
    const take = (base = '/api/v1', lon = 10.5) => server.call('POST', `${base}/reports`, { body: newReport({ position: { lat: 44.5, lon }, attachments: [{ id }] }) });
    assert.equal((await take('/pontelungo/api/v1', 11.5)).status, 422);
    assert.deepEqual([(await take()).status, (await take()).json.type], [201, 'urn:civico:problem:attachment-unusable']);
    const second = (await upload(photo)).json.id;
    await postgres.query(url, "update attachments set expires_at = now() - interval '1 second' where id = $1", [second]);
    assert.equal((await server.call('POST', '/reports', { body: newReport({ attachments: [{ id: second }] }) })).status, 422);
  });
});

describe('photos that no report names yet', () => {
  const WEIGHT = 16 * 1024;
  const photo = () => solid(8, 8).jpeg().toBuffer();
  const limited = async (t: TestContext, overrides: Parameters<typeof startTestServer>[1]) => {
    const own = await startTestServer(await postgres.database(), { trustProxy: '127.0.0.1', ...overrides });
    t.after(() => own.close());
    const image = await photo();
    return {
      own,
      send: async (from = '192.0.2.1', town = 'vallechiara') => {
        const reply = await own.call('POST', `/${town}/api/v1/attachments`, { body: image, headers: { 'content-type': 'image/jpeg', 'x-forwarded-for': from, 'accept-language': 'en' } });
        return [reply.status, ...(reply.status === 201 ? [] : [String(reply.json.type).split(':').at(-1), Number(reply.headers.get('retry-after')) > 0])];
      },
    };
  };
  test('of one caller have a bound an hour', async (t) => {
    const { send } = await limited(t, { photoLimits: { caller: 3 * WEIGHT } });
    assert.deepEqual([await send(), await send('192.0.2.1', 'pontelungo'), await send('::ffff:192.0.2.1')], [[201], [201], [201]]);
    assert.deepEqual([await send(), await send('192.0.2.2')], [[429, 'too-many-photos', true], [201]]);
  });
  test('of a town and of all have a bound; those that have waited an hour give way, those of reports do not count', async (t) => {
    const { send, own } = await limited(t, { photoLimits: { town: 2 * WEIGHT, server: 3 * WEIGHT } });
    const named = await own.call('POST', '/attachments', { body: await photo(), headers: { 'content-type': 'image/jpeg' } });
    assert.equal((await own.call('POST', '/reports', { body: newReport({ attachments: [{ id: named.json.id }] }) })).status, 201);
    assert.deepEqual([await send(), await send(), await send('192.0.2.2')], [[201], [201], [503, 'no-room-for-photos', true]]);
    assert.deepEqual([await send('192.0.2.2', 'pontelungo'), await send('192.0.2.3', 'pontelungo')], [[201], [503, 'no-room-for-photos', true]]);
    assert.equal((await own.call('POST', '/reports', { body: newReport() })).status, 201, 'all else goes on');
  });
  test('make room for a new one after an hour, and not before', async (t) => {
    const database = await postgres.database();
    const own = await startTestServer(database, { photoLimits: { town: 2 * WEIGHT } });
    t.after(() => own.close());
    const image = await photo();
    const send = async () => (await own.call('POST', '/attachments', { body: image, headers: { 'content-type': 'image/jpeg' } }));
    const [old, young] = [await send(), await send()];
    await postgres.query(database, "update attachments set created_at = now() - interval '59 minutes' where id = $1", [old.json.id]);
    assert.equal((await send()).status, 503);
    await postgres.query(database, "update attachments set created_at = now() - interval '61 minutes' where id = $1", [old.json.id]);
    assert.equal((await send()).status, 201);
    const report = async (id: string) => (await own.call('POST', '/reports', { body: newReport({ attachments: [{ id }] }) }));
    assert.deepEqual([(await report(young.json.id)).status, (await report(old.json.id)).json.type], [201, 'urn:civico:problem:attachment-unusable']);
  });
  test('are refused before the disk is full, and nothing else is', async (t) => {
    const { send, own } = await limited(t, { dataDir: tmpdir(), diskReserve: 1e18 });
    assert.deepEqual(await send(), [503, 'no-room-for-photos', true]);
    assert.equal((await own.call('POST', '/reports', { body: newReport() })).status, 201);
    assert.deepEqual([await freeSpace(tmpdir(), 1)(), await freeSpace(tmpdir(), 1e18)(), await freeSpace(undefined, 1e18)()], [true, false, true]);
  });
});
