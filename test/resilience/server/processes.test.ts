/** Several servers on one database behave as one; one data directory belongs to one server; what was accepted is finished. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { DataDirectoryInUse } from '@civico/server';
import { openCluster, runningCluster } from '@civico/server/kernel/postgres/cluster.ts';
import { startPostgres, temporaryDirectory, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, startTestServer } from '../../helpers/server.ts';
import { startChild } from '../../helpers/server-child.ts';

let postgres: TestPostgres;
before(async () => { postgres = await startPostgres(); });
after(async () => { await postgres.close(); });

describe('two processes on one database', () => {
  test('the same submission at the same time is one; another body under its key is refused', async (t) => {
    const url = await postgres.database();
    // Started together on an empty database: the migrations must not meet.
    const servers = await Promise.all([startChild({ databaseUrl: url }), startChild({ databaseUrl: url })]);
    t.after(() => { for (const server of servers) server.kill('SIGKILL'); });
    for (let round = 0; round < 15; round += 1) {
      const key = randomUUID();
      const body = newReport({ title: `Buca ${round}`, contact: { email: `ada.${round}@posta.example` } });
      const replies = await Promise.all(Array.from({ length: 8 }, (_, i) => servers[i % 2 === 0 ? 0 : 1]?.call('POST', '/reports', { body, key })));
      const created = new Set(replies.filter((one) => one?.status === 201).map((one) => one?.text));
      assert.equal(created.size, 1);
      assert.ok(replies.every((one) => one?.status === 201 || one?.status === 409), replies.map((one) => one?.status).join());
      const other = await servers[0].call('POST', '/reports', { body: { ...body, title: 'Altro' }, key });
      assert.deepEqual([other.status, other.json.type], [422, 'urn:civico:problem:idempotency-key-reused']);
      const later = await servers[1].call('POST', '/reports', { body, key });
      assert.deepEqual([...created], [later.text]);
    }
    const counts = await postgres.query(url, 'select (select count(*)::int from reports) as reports, (select count(*)::int from messages) as messages, (select count(*)::int from report_steps) as steps');
    assert.deepEqual(counts, [{ reports: 15, messages: 15, steps: 15 }]);
  });
  test('a key held by a transaction that is still open gets 409 with Retry-After', async (t) => {
    const url = await postgres.database();
    let go: () => void = () => undefined;
    const held = new Promise<void>((done) => { go = done; });
    let reached: () => void = () => undefined;
    const inside = new Promise<void>((done) => { reached = done; });
    const slow = await startTestServer(url, { failpoint: async (point) => { if (point === 'before-commit') { reached(); await held; } } });
    const quick = await startTestServer(url);
    t.after(async () => { await slow.close(); await quick.close(); });
    const { json } = await quick.call('POST', '/reports', { body: newReport() });
    const key = randomUUID();
    const first = slow.call('POST', `/reports/${json.id}/followers`, { body: {}, key });
    await inside;
    const second = await quick.call('POST', `/reports/${json.id}/followers`, { body: {}, key });
    assert.deepEqual([second.status, second.json.type, second.headers.get('retry-after')], [409, 'urn:civico:problem:in-flight', '1']);
    go();
    assert.deepEqual((await first).json, { followers: 1 });
    assert.deepEqual((await quick.call('POST', `/reports/${json.id}/followers`, { body: {}, key })).json, { followers: 1 });
  });
  test('every message is delivered once by whichever comes first, tried again after a refusal, with the same Message-ID', async (t) => {
    const url = await postgres.database();
    const taken: string[] = [];
    let refusals = 2;
    const smtp = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
        stream.on('end', () => {
          if (refusals > 0) { refusals -= 1; done(Object.assign(new Error('busy'), { responseCode: 451 })); return; }
          taken.push(text);
          done();
        });
      },
    });
    await new Promise<void>((done) => { smtp.listen(0, '127.0.0.1', done); });
    const { port } = smtp.server.address() as { port: number };
    const options = { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Comune <non-rispondere@vallechiara.example>', mailEvery: 20 };
    const servers = [await startTestServer(url, options), await startTestServer(url, options)];
    t.after(async () => { for (const server of servers) await server.close(); await new Promise<void>((done) => { smtp.close(done); }); });
    for (let i = 0; i < 6; i += 1) await servers[i % 2]?.call('POST', '/reports', { body: newReport({ contact: { email: `p${i}@posta.example` } }) });
    const waiting = async () => (await postgres.query<{ n: number }>(url, 'select count(*)::int as n from messages where sent_at is null'))[0]?.n;
    for (const deadline = Date.now() + 20_000; await waiting() !== 0 && Date.now() < deadline;) {
      // The pause after a refusal is a minute; what is claimed stays so for longer.
      await postgres.query(url, "update messages set next_attempt_at = now() where sent_at is null and next_attempt_at between now() and now() + interval '5 minutes'");
      await new Promise((done) => { setTimeout(done, 20); });
    }
    const ids = taken.map((text) => /^Message-ID: (.+)$/mi.exec(text)?.[1]);
    assert.equal(new Set(ids).size, 6);
    assert.equal(taken.length, 6);
    assert.match(taken[0] ?? '', /To: p\d@posta\.example/);
    for (const text of taken) assert.match(text, /^List-Unsubscribe:\s+<https:\/\/servizi\.vallechiara\.example\/vallechiara\/api\/v1\/subscriptions\/leave\/[\w-]{54}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  });
});

describe('one data directory', () => {
  test('belongs to one server; after kill -9 the next one takes over the database left running', async (t) => {
    const dataDir = temporaryDirectory();
    t.after(() => { rmSync(dataDir, { recursive: true, force: true }); });
    const first = await startTestServer('', { databaseUrl: undefined, dataDir });
    const { json } = await first.call('POST', '/ratings', { body: newRating() });
    assert.equal(typeof json.id, 'string');
    await assert.rejects(openCluster(dataDir), (error: Error) => error instanceof DataDirectoryInUse && error.message.includes(dataDir));
    assert.equal((await first.call('GET', '/status')).status, 200);
    await first.close();
    assert.equal(await runningCluster(dataDir), undefined);
    for (let kill = 1; kill <= 2; kill += 1) {
      const child = await startChild({ databaseUrl: undefined as never, dataDir: join(dataDir, '.') });
      const reply = await child.call('POST', '/ratings', { body: newRating() });
      assert.equal(reply.status, 201);
      child.kill('SIGKILL');
      await child.gone;
    }
    const last = await startTestServer('', { databaseUrl: undefined, dataDir });
    assert.equal((await last.call('GET', '/ratings/summary')).json.count, 3);
    await last.close();
    assert.equal(await runningCluster(dataDir), undefined);
  });
});

test('SIGTERM: what was accepted is answered, then the process ends', async () => {
  const url = await postgres.database();
  const child = await startChild({ databaseUrl: url });
  const sent = Array.from({ length: 40 }, () => child.call('POST', '/reports', { body: newReport() }).then((reply) => reply.status, () => 0));
  await Promise.race(sent);
  child.kill('SIGTERM');
  const statuses = await Promise.all(sent);
  await child.gone;
  const answered = statuses.filter((status) => status === 201).length;
  const [row] = await postgres.query<{ n: number }>(url, 'select count(*)::int as n from reports');
  assert.equal(row?.n, answered, 'as many rows as acknowledgements');
  assert.ok(answered > 0);
});
