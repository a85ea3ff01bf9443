/** What comes between the server and its database or mail server ends no process, loses nothing and does nothing twice; who counts keeps nobody from voting. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createAggregates } from '@civico/server/kernel/aggregates.ts';
import { openStore } from '@civico/server/kernel/database.ts';
import { createSecrets } from '@civico/server/kernel/secrets.ts';
import { Delivery } from '@civico/server/slices/messages/delivery.ts';
import { smtpCarrier } from '@civico/server/slices/messages/smtp.ts';
import { startRestartablePostgres, type RestartablePostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, signIn, startTestServer, TEST_SECRET } from '../../helpers/server.ts';
import { startChild } from '../../helpers/server-child.ts';

let postgres: RestartablePostgres;
before(async () => { postgres = await startRestartablePostgres(); });
after(async () => { await postgres.close(); });

/** Asks the database until it says one row that is true. */
async function until(url: string, text: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while ((await postgres.query<{ so: boolean }>(url, text))[0]?.so !== true) {
    assert.ok(performance.now() < deadline, `in vain: ${text}`);
    await pause(20);
  }
}

const waitingForLock = (n: number) => `select count(*) = ${n} as so from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name = 'civico'`;

/** A connection that holds a lock until released. */
async function locking(url: string, table: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return async () => { await client.query('commit').catch(() => undefined); await client.end(); };
}

/** A mail server that says what it is given to say to each command; `undefined` says nothing at all. */
async function mailServer(answer: (command: string) => string | undefined | Promise<string | undefined>): Promise<{ url: string; taken: string[]; close(): void }> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let text: string | undefined;
    const say = (command: string) => { void Promise.resolve(answer(command)).then((line) => { if (line !== undefined && socket.writable) socket.write(`${line}\r\n`); }); };
    say('greeting');
    socket.on('error', () => undefined).on('data', (chunk: Buffer) => {
      if (text !== undefined) {
        text += chunk.toString();
        if (text.endsWith('\r\n.\r\n')) { taken.push(text); text = undefined; say('message'); }
        return;
      }
      const command = chunk.toString().slice(0, 4).toUpperCase();
      if (command === 'DATA') text = '';
      say(command);
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, close: () => { server.close(); for (const socket of sockets) socket.destroy(); } };
}

const polite = (command: string) => (command === 'greeting' ? '220 posta' : command === 'DATA' ? '354 go on' : command === 'QUIT' ? '221 bye' : '250 ok');

describe('the database goes away', () => {
  test('restarted under writes: the process lives, and what it acknowledged is there once', async (t) => {
    const url = await postgres.database();
    const server = await startChild({ databaseUrl: url, poolSize: 4 });
    t.after(() => { server.kill('SIGKILL'); });
    let gone = false;
    void server.gone.then(() => { gone = true; });
    let over = false;
    const acknowledged: string[] = [];
    const ratings: string[] = [];
    const { json: { id: followed } } = await server.call('POST', '/reports', { body: newReport() });
    const send = async (path: string, body: unknown): Promise<{ id: string } | undefined> => {
      for (const key = randomUUID(); !gone;) {
        const reply = await server.call('POST', path, { body, key }).catch(() => undefined);
        if (reply?.status === 201) return reply.json as { id: string };
        assert.ok(reply === undefined || reply.status === 503 || reply.status === 409, `${path} answered ${reply?.status}`);
        await pause(10);
      }
      return undefined;
    };
    const people = Array.from({ length: 4 }, async () => {
      while (!over && !gone) {
        ratings.push((await send('/ratings', newRating()))?.id ?? '');
        if (await send(`/reports/${followed}/followers`, {})) acknowledged.push('followed');
      }
    });
    for (let restart = 0; restart < 2; restart += 1) {
      const before = acknowledged.length;
      await postgres.restart();
      while (acknowledged.length < before + 8 && !gone) await pause(10);
    }
    over = true;
    await Promise.all(people);
    assert.equal(gone, false, 'the process lives');
    const rows = await postgres.query<{ id: string }>(url, 'select id from ratings');
    assert.deepEqual(rows.map(({ id }) => id).sort(), ratings.sort());
    assert.deepEqual(await postgres.query(url, 'select followers, (select count(*)::int from followers) as rows from reports'), [{ followers: acknowledged.length, rows: acknowledged.length }]);
  });

  test('a connection that is cut at a named point of a transaction costs a 503 and nothing else', async (t) => {
    const url = await postgres.database();
    let cutAt = '';
    const server = await startTestServer(url, {
      poolSize: 2,
      failpoint: async (point) => {
        if (point !== cutAt) return;
        cutAt = '';
        await postgres.query(url, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'civico'");
        await until(url, "select count(*) = 0 as so from pg_stat_activity where datname = current_database() and application_name = 'civico'");
      },
    });
    t.after(() => server.close());
    const { json: { id } } = await server.call('POST', '/reports', { body: newReport() });
    const cookie = await signIn(server.call);
    let follows = 0;
    for (const point of ['locked', 'worked', 'before-commit', 'after-commit']) {
      const key = randomUUID();
      cutAt = point;
      const cut = await server.call('POST', `/reports/${id}/followers`, { body: {}, key });
      assert.equal(cut.status, point === 'after-commit' ? 201 : 503, point);
      assert.equal(cutAt, '', `${point} was reached`);
      assert.deepEqual((await server.call('POST', `/reports/${id}/followers`, { body: {}, key })).json, { followers: follows += 1 }, point);
    }
    for (const point of ['before-statement', 'after-commit']) {
      const key = randomUUID();
      cutAt = point;
      await server.call('POST', '/ratings', { body: newRating(), key });
      assert.equal((await server.call('POST', '/ratings', { body: newRating(), key })).status, 201, point);
    }
    for (const [point, version] of [['before-commit', 1], ['after-commit', 2]] as const) {
      cutAt = point;
      const cut = await server.call('PATCH', `/reports/${id}`, { body: { version: 1, publicNote: 'Ci pensiamo.' }, headers: { cookie } });
      assert.equal(cut.status, point === 'after-commit' ? 200 : 503, point);
      assert.deepEqual(await postgres.query(url, 'select version from reports'), [{ version }]);
    }
    assert.deepEqual(await postgres.query(url, 'select (select count(*)::int from ratings) as ratings, (select count(*)::int from followers) as followers'), [{ ratings: 2, followers: 4 }]);
  });

  test('a database that can only be read answers what is read, and 503 with Retry-After to what is written', async (t) => {
    const url = await postgres.database();
    const server = await startTestServer(url);
    t.after(() => server.close());
    await postgres.query(url, `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`);
    await postgres.query(url, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'civico'");
    await until(url, "select count(*) = 0 as so from pg_stat_activity where datname = current_database() and application_name = 'civico'");
    assert.equal((await server.call('GET', '/reports')).status, 200);
    const written = await server.call('POST', '/ratings', { body: newRating() });
    assert.deepEqual([written.status, written.headers.get('retry-after')], [503, '5']);
    const second = await startTestServer(url);
    await second.close();
  });
});

describe('mail', () => {
  const withMessages = async (n: number) => {
    const url = await postgres.database();
    const server = await startTestServer(url);
    for (let i = 0; i < n; i += 1) await server.call('POST', '/reports', { body: newReport({ contact: { email: `p${i}@posta.example` } }) });
    await server.close();
    return url;
  };
  const never = new AbortController().signal;
  const idOf = (text: string) => /^Message-ID: (.+)$/mi.exec(text)?.[1];

  for (const stuckAt of ['greeting', 'MAIL', 'message']) {
    test(`a mail server that never answers ${stuckAt === 'greeting' ? 'at all' : `to ${stuckAt}`} holds no transaction, and the message is tried again later`, async (t) => {
      const url = await withMessages(1);
      const smtp = await mailServer((command) => (command === stuckAt ? undefined : polite(command)));
      const store = openStore(url, { size: 2 });
      t.after(async () => { smtp.close(); await store.close(); });
      const errors: unknown[] = [];
      let inTransaction = -1;
      const delivery = new Delivery({
        db: store.db, secrets: createSecrets(TEST_SECRET), onError: (error) => { errors.push(error); }, limit: 300,
        carry: async (message, signal) => {
          const carried = smtpCarrier(smtp.url, 'Comune <no@vallechiara.example>', () => undefined).carry(message, signal);
          carried.catch(() => undefined);
          const [row] = await postgres.query<{ n: number }>(url, "select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'civico' and xact_start is not null");
          inTransaction = row?.n ?? -1;
          await carried;
        },
      });
      assert.equal(await delivery.deliverNext(never), true);
      assert.equal(errors.length, 1);
      assert.equal(inTransaction, 0);
      assert.deepEqual(await postgres.query(url, "select attempts, sent_at, next_attempt_at > now() + interval '30 seconds' as later from messages"), [{ attempts: 1, sent_at: null, later: true }]);
    });
  }

  for (const refused of ['RCPT', 'message']) {
    test(`what a mail server refuses for good at ${refused} is not tried again, what waits behind it is sent`, async (t) => {
      const url = await withMessages(2);
      let refusals = 0;
      const smtp = await mailServer((command) => (command === refused && (refusals += 1) === 1 ? '550 no such mailbox' : polite(command)));
      const server = await startTestServer(url, { smtpUrl: smtp.url, mailEvery: 20, mailsAtOnce: 1 });
      t.after(async () => { await server.close(); smtp.close(); });
      await until(url, 'select count(*) = 1 as so from messages where sent_at is not null');
      assert.deepEqual(await postgres.query(url, 'select attempts from messages where gave_up_at is not null'), [{ attempts: 1 }]);
    });
  }

  test('what was written while no mail was configured does not leave days later', async (t) => {
    const url = await withMessages(2);
    await postgres.query(url, "update messages set created_at = now() - interval '25 hours' where id = (select min(id) from messages)");
    const smtp = await mailServer(polite);
    const server = await startTestServer(url, { smtpUrl: smtp.url, mailEvery: 20, mailsAtOnce: 1 });
    t.after(async () => { await server.close(); smtp.close(); });
    await until(url, 'select count(*) = 1 as so from messages where sent_at is not null');
    // Written after it, and sent: the old one has been passed over.
    await server.call('POST', '/reports', { body: newReport({ contact: { email: 'ada@posta.example' } }) });
    await until(url, 'select count(*) = 2 as so from messages where sent_at is not null');
    assert.equal(smtp.taken.length, 2);
  });

  test('the database goes away while a message is carried: it is marked when the database is back, and sent once', async (t) => {
    const url = await withMessages(2);
    // From another database: this one lets nobody in by then.
    const [admin, name] = [url.replace(/\/\w+$/, '/postgres'), new URL(url).pathname.slice(1)];
    const closed = (allow: boolean) => postgres.query(admin, `alter database ${name} allow_connections ${allow}`);
    const cut = () => postgres.query(admin, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const smtp = await mailServer(async (command) => {
      if (command === 'message' && smtp.taken.length === 1) { await closed(false); await cut(); }
      return polite(command);
    });
    const server = await startTestServer(url, { smtpUrl: smtp.url, mailEvery: 20, mailTimeout: 60_000, mailsAtOnce: 1 });
    t.after(async () => { await server.close(); smtp.close(); });
    for (let failed = 0; failed < 3;) failed += Number((await server.call('GET', '/status')).status === 503);
    assert.equal(smtp.taken.length, 1, 'nothing else is sent meanwhile');
    await closed(true);
    await until(url, 'select count(*) = 2 as so from messages where sent_at is not null');
    assert.equal(smtp.taken.length, 2);
    assert.equal(new Set(smtp.taken.map(idOf)).size, 2);
  });

  test('cut at each named point, a message is sent, with the same Message-ID when twice', async (t) => {
    for (const point of ['message-claimed', 'message-carried']) {
      const url = await withMessages(1);
      const smtp = await mailServer(polite);
      t.after(() => { smtp.close(); });
      // One at a time: of several on their way each may come twice.
      const child = await startChild({ databaseUrl: url, smtpUrl: smtp.url, mailEvery: 20, mailTimeout: 2000, mailsAtOnce: 1 });
      t.after(() => { child.kill('SIGKILL'); });
      child.arm(point, 0);
      // Sent before it could be armed: one more is for the point.
      await child.call('POST', '/reports', { body: newReport({ contact: { email: 'ada@posta.example' } }) }).catch(() => undefined);
      await child.gone;
      const next = await startTestServer(url, { smtpUrl: smtp.url, mailEvery: 20 });
      t.after(() => next.close());
      await until(url, 'select bool_and(sent_at is not null) as so from messages');
      const messages = await postgres.query(url, 'select id from messages');
      assert.equal(new Set(smtp.taken.map(idOf)).size, messages.length, point);
      assert.equal(smtp.taken.length, messages.length + (point === 'message-carried' ? 1 : 0), point);
    }
  });
});

describe('who counts', () => {
  test('keeps nobody of another town from voting', async (t) => {
    const url = await postgres.database();
    const server = await startTestServer(url, { poolSize: 3 });
    t.after(() => server.close());
    const release = await locking(url, 'served_days');
    t.after(release);
    let answered = 0;
    // Each asks something else, and none can be answered: only they need the table that is locked.
    const summaries = Array.from({ length: 6 }, (_, i) => server.call('GET', `/vallechiara/api/v1/ratings/summary?subjectKind=counter&subjectId=c${i}&scale=3`).finally(() => { answered += 1; }));
    await until(url, waitingForLock(2));
    const votes = await Promise.all(Array.from({ length: 8 }, () => server.call('POST', '/pontelungo/api/v1/ratings', { body: newRating() })));
    assert.deepEqual(votes.map(({ status }) => status), Array.from({ length: 8 }, () => 201));
    assert.equal(answered, 0, 'nobody waited for them');
    await release();
    for (const { status, json } of await Promise.all(summaries)) assert.ok(status === 200 || json.type === 'urn:civico:problem:unavailable', String(status));
  });

  test('shares the answer with whoever asks the same meanwhile, and is told when it takes too long', async (t) => {
    const url = await postgres.database();
    const server = await startTestServer(url, { aggregateTimeout: 100 });
    const store = openStore(url, { size: 2 });
    t.after(async () => { await server.close(); await store.close(); });
    const aggregates = createAggregates(store.db, 2);
    const asker = (town: string) => ({ town: { id: town }, raw: { ip: '192.0.2.1' } });
    let readings = 0;
    const read = (town: string) => aggregates.answer(asker(town), ['n', { b: 1, a: [2] }], async (db) => { readings += 1; return (await db.selectFrom('counters').select('id').execute()).length; });
    assert.deepEqual(await Promise.all([read('uno'), read('uno'), read('due'), read('uno')]), [0, 0, 0, 0]);
    assert.equal(readings, 2);
    await read('uno');
    assert.equal(readings, 3, 'what has been answered is read again');
    const release = await locking(url, 'served_days');
    t.after(release);
    const late = await server.call('GET', '/ratings/summary?subjectKind=counter&scale=3', { headers: { 'accept-language': 'it' } });
    assert.deepEqual([late.status, late.headers.get('retry-after'), late.json.type], [503, '15', 'urn:civico:problem:unavailable']);
    assert.match(late.json.detail, /troppo tempo.*tra 15 secondi/);
    assert.equal((await server.call('GET', '/ratings/summary')).status, 200, 'the others are answered');
  });
});
