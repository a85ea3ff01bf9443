import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encodingOf } from '@civico/server/kernel/compression.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

const POINTS = 50_001;

let postgres: TestPostgres;
let server: TestServer;
before(async () => {
  postgres = await startPostgres();
  const url = await postgres.database();
  server = await startTestServer(url, { towns: TEST_TOWNS.map((town) => ({ ...town, outline: { ...town.outline, source: 'Invented for tests. '.repeat(400) } })) });
  await postgres.query(url, `insert into reports (id, comune, category, title, description, lat, lon, status, search, created_at, updated_at)
    select lpad(n::text, 22, '0'), 'vallechiara', 'roads', 'Buca “numero” ' || n, 'x', 44 + random(), 10 + random(), 'received', ' buca', now() - n * interval '1 minute', now() from generate_series(1, ${POINTS}) as n`);
});
after(async () => { await server.close(); await postgres.close(); });

/** `fetch` would undo the encoding. */
function get(path: string, headers: Record<string, string>, method = 'GET'): Promise<{ status: number; headers: Record<string, string>; bytes: Buffer }> {
  return new Promise((done, fail) => {
    request({ port: server.port, host: '127.0.0.1', method, path: `/api/v1${path}`, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('error', fail)
        .on('end', () => { done({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, bytes: Buffer.concat(parts) }); });
    }).on('error', fail).end();
  });
}

describe('all the points of a town', () => {
  const points = (encoding: Record<string, string>) => get('/reports', { accept: 'application/geo+json', ...encoding });

  test('come compressed to whoever accepts it, the same for everybody', async (t) => {
    const plain = await points({});
    assert.deepEqual([plain.status, plain.headers['content-encoding'], plain.headers['content-type']], [200, undefined, 'application/geo+json; charset=utf-8']);
    const collection = JSON.parse(plain.bytes.toString()) as { truncated: boolean; features: { properties: { title: string } }[] };
    assert.deepEqual([collection.features.length, collection.truncated, collection.features[0]?.properties.title], [50_000, true, 'Buca “numero” 1']);
    for (const [encoding, open] of [['br', brotliDecompressSync], ['gzip', gunzipSync]] as const) {
      const small = await points({ 'accept-encoding': encoding });
      assert.equal(small.headers['content-encoding'], encoding);
      assert.ok(open(small.bytes).equals(plain.bytes), encoding);
      assert.ok(small.bytes.length < plain.bytes.length / 3, `${small.bytes.length} of ${plain.bytes.length} bytes`);
      assert.match(small.headers['vary'] ?? '', /Accept-Encoding/);
      t.diagnostic(`${encoding}: ${small.bytes.length} of ${plain.bytes.length} bytes`);
    }
    assert.match(plain.headers['vary'] ?? '', /Accept, Accept-Encoding/);
  });

  test('leave the server free for others meanwhile', async () => {
    let over = false;
    const large = points({ 'accept-encoding': 'br' }).finally(() => { over = true; });
    let answered = 0;
    while (!over) { await get('/status', {}); answered += 1; }
    assert.equal((await large).status, 200);
    assert.ok(answered > 1, 'others were answered while it was made');
  });
});

test('an ETag stays good for what is compressed', async () => {
  const outline = await get('/places/outline', { 'accept-encoding': 'gzip' });
  const again = await get('/places/outline', { 'accept-encoding': 'gzip', 'if-none-match': outline.headers['etag'] ?? '' });
  assert.deepEqual([outline.status, outline.headers['content-encoding'], again.status, again.bytes.length], [200, 'gzip', 304, 0]);
  assert.match(outline.headers['etag'] ?? '', /^W\/"/);
});

test('what is small is left as it is', async () => {
  const { headers, status } = await get('/status', { 'accept-encoding': 'br, gzip' });
  assert.deepEqual([status, headers['content-encoding']], [200, undefined]);
});

test('an Accept-Encoding header is read by its weights', () => {
  assert.deepEqual([undefined, '', 'identity', 'br;q=0', 'gzip', 'gzip, deflate, br, zstd', 'br;q=0.5, gzip', '*', '*;q=0', 'br;q=0, *;q=0.2', 'GZIP;q=0.1'].map(encodingOf),
    [undefined, undefined, undefined, undefined, 'gzip', 'br', 'gzip', 'br', undefined, 'gzip', 'gzip']);
});
