/** Behind a real nginx as its defaults leave it: it names its own address as the host, so that only the settings can say which site this is. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
async function behindNginx(t: TestContext, options: (site: string) => Partial<ServerOptions>): Promise<{ site: string; call: ReturnType<typeof callerOf>; log(): string }> {
  const port = await freePort();
  const site = `http://localhost:${port}`;
  let log = '';
  const server = await startTestServer(await postgres.database(), { ...options(site), logger: { level: 'warn', stream: { write: (line) => { log += line; } } } });
  const folder = mkdtempSync(join(tmpdir(), 'civico-nginx-'));
  const conf = join(folder, 'nginx.conf');
  writeFileSync(conf, `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
    http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
      server { listen 127.0.0.1:${port}; location / { proxy_pass http://127.0.0.1:${server.port}; } } }`);
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
});
