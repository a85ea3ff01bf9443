/** A database that says nothing any more, as behind a frozen host or a network that swallows all: told as such, survived, and no reason not to end. */
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerOptions } from '@civico/server';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport } from '../../helpers/server.ts';
import { startChild, type ServerChild } from '../../helpers/server-child.ts';
import { tcpGate, type TcpGate } from '../../helpers/tcp-gate.ts';

let postgres: TestPostgres;
before(async () => { postgres = await startPostgres(); });
after(() => postgres.close());

async function started(t: TestContext, options: Partial<ServerOptions>): Promise<{ gate: TcpGate; server: ServerChild }> {
  const url = new URL(await postgres.database());
  const gate = await tcpGate(Number(url.port));
  t.after(() => gate.close());
  url.port = String(gate.port);
  const server = await startChild({ databaseUrl: url.href, poolSize: 3, ...options });
  t.after(() => { server.kill('SIGKILL'); });
  return { gate, server };
}

const health = async (server: ServerChild, path: string): Promise<[number, unknown]> => {
  const response = await fetch(new URL(path, server.url));
  return [response.status, await response.json()];
};

describe('a silent database', () => {
  test('everything is answered "not now", and all is well again when it speaks', async (t) => {
    const { gate, server } = await started(t, { databaseSilence: 1000 });
    assert.equal((await server.call('POST', '/ratings', { body: newRating() })).status, 201);
    assert.deepEqual(await health(server, '/ready'), [200, { status: 'ok' }]);
    gate.freeze();
    // More than there are connections: some are silent, some wait for one.
    const asked = await Promise.all(Array.from({ length: 8 }, (_, index) =>
      index % 2 === 0 ? server.call('POST', '/reports', { body: newReport() }) : server.call('GET', '/reports')));
    for (const { status, headers } of asked) {
      assert.equal(status, 503);
      assert.ok(Number(headers.get('retry-after')) > 0);
    }
    assert.deepEqual(await health(server, '/live'), [200, { status: 'ok' }], 'the process is well');
    assert.deepEqual(await health(server, '/ready'), [503, { status: 'unavailable', reason: 'database-unreachable' }]);
    gate.thaw();
    const deadline = performance.now() + 30_000;
    while ((await health(server, '/ready'))[0] !== 200) {
      assert.ok(performance.now() < deadline, 'it speaks, in vain');
      await pause(50);
    }
    assert.equal((await server.call('POST', '/reports', { body: newReport() })).status, 201);
  });

  test('does not keep the process from ending', async (t) => {
    const { gate, server } = await started(t, { databaseSilence: 0, closingLimit: 300 });
    gate.freeze();
    const asked = Array.from({ length: 5 }, () => server.call('POST', '/ratings', { body: newRating() }).catch(() => undefined));
    assert.equal((await health(server, '/live'))[0], 200);
    server.kill('SIGTERM');
    await server.gone;
    await Promise.all(asked);
  });
});
