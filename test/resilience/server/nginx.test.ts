/** Behind a real nginx: as its defaults leave it, where only the settings can say which site this is, and as the guide sets it up. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerOptions } from '@civico/server';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { callerOf, newRating, startTestServer } from '../../helpers/server.ts';

const skip = spawnSync('nginx', ['-v'], { env: { PATH: `${process.env['PATH']}:/usr/sbin` } }).status === 0 ? false : 'nginx is not installed';

let postgres: TestPostgres;
before(async () => { postgres = await startPostgres(); });
after(() => postgres.close());

const freePort = (): Promise<number> => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => { resolve(port); });
  });
});

/** A server, and nginx in front of it. `options` is given the address of the site. */
async function behindNginx(t: TestContext, options: (site: string) => Partial<ServerOptions>, location = 'location / { proxy_pass http://127.0.0.1:8080; }'): Promise<{ site: string; call: ReturnType<typeof callerOf>; log(): string }> {
  const port = await freePort();
  const site = `http://localhost:${port}`;
  let log = '';
  const server = await startTestServer(await postgres.database(), { ...options(site), logger: { level: 'warn', stream: { write: (line) => { log += line; } } } });
  const folder = mkdtempSync(join(tmpdir(), 'civico-nginx-'));
  const conf = join(folder, 'nginx.conf');
  writeFileSync(conf, `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
    http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
      server { listen ${port}; ${location.replace('8080', String(server.port))} } }`);
  const nginx = spawn('nginx', ['-c', conf, '-e', join(folder, 'error.log')], { env: { PATH: `${process.env['PATH']}:/usr/sbin` }, stdio: 'ignore' });
  const gone = new Promise((resolve) => { nginx.once('close', resolve); });
  t.after(async () => {
    nginx.kill();
    await gone;
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const deadline = performance.now() + 30_000; !await fetch(`${site}/live`).then(() => true, () => false);) {
    assert.ok(performance.now() < deadline && nginx.exitCode === null, 'nginx does not start');
    await pause(30);
  }
  return { site, call: callerOf(site), log: () => log };
}

describe('behind nginx with its defaults', { skip }, () => {
  test('a browser of the site that is the public address may send', async (t) => {
    const { site, call, log } = await behindNginx(t, (url) => ({ publicUrl: url }));
    assert.equal((await call('POST', '/ratings', { body: newRating(), headers: { origin: site } })).status, 201);
    assert.equal((await call('POST', '/ratings', { body: newRating(), headers: { origin: 'https://evil.example' } })).status, 403);
    assert.match(log(), /evil\.example/);
  });

  test('without it the first refusal is logged, with what to do', async (t) => {
    const { site, call, log } = await behindNginx(t, () => ({ publicUrl: undefined }));
    for (let attempt = 0; attempt < 3; attempt += 1) assert.equal((await call('POST', '/ratings', { body: newRating(), headers: { origin: site } })).status, 403);
    assert.equal(log().match(/CIVICO_PUBLIC_URL, or let the proxy pass on the host/g)?.length, 1);
    assert.ok(log().includes(site));
  });

  test('as the guide has it, a photo passes, and a caller is known by the address that nginx sees', async (t) => {
    const guide = readFileSync(join(import.meta.dirname, '../../../docs/operating.md'), 'utf8');
    const { site, call } = await behindNginx(t, () => ({ publicUrl: undefined, trustProxy: 1, rateLimits: { writes: 2 } }), /```nginx\n([^]*?)```/.exec(guide)![1]!);
    const photo = await fetch(`${site}/api/v1/attachments`, { method: 'POST', body: Buffer.alloc(3 * 1024 ** 2), headers: { 'content-type': 'image/jpeg', 'idempotency-key': 'una-foto-che-non-lo-e', 'origin': site } });
    // The server's own answer, which has looked at all of it, and not the proxy's.
    assert.deepEqual([photo.status, (await photo.json() as { type: string }).type], [415, 'urn:civico:problem:not-a-photo']);
    const vote = (from: string, claimed: string): Promise<number> => new Promise((resolve, reject) => {
      request(`${site}/api/v1/ratings`, { method: 'POST', localAddress: from, host: '127.0.0.1', headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-forwarded-for': claimed } }, (response) => {
        response.resume().on('end', () => { resolve(response.statusCode ?? 0); });
      }).on('error', reject).end(JSON.stringify(newRating()));
    });
    assert.deepEqual([await vote('127.0.0.1', '192.0.2.1'), await vote('127.0.0.1', '192.0.2.2'), await vote('127.0.0.1', '192.0.2.3')], [201, 201, 429], 'whatever a caller claims');
    assert.equal(await vote('127.0.0.2', '192.0.2.1'), 201, 'another caller');
    assert.equal((await call('GET', '/status')).status, 200);
  });
});
