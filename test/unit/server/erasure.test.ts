/** What names a person goes when the privacy page of the town says so, whichever process sweeps. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStore, type Store } from '@civico/server/kernel/database.ts';
import * as ratingsAndReports from '@civico/server/slices/reports/migrations/0001-ratings-and-reports.ts';
import * as subscriptions from '@civico/server/slices/subscriptions/migrations/0006-subscriptions.ts';
import { createSecrets } from '@civico/server/kernel/secrets.ts';
import { registerTowns, sweep } from '@civico/server/assembly.ts';
import { openMessage } from '@civico/server/slices/messages/outgoing.ts';
import { CONTACT_MONTHS } from '@civico/server/slices/reports/retention.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newReport, signIn, startTestServer, TEST_SECRET, type TestServer } from '../../helpers/server.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

const CANARY = 'canarino-7f3a';
const secrets = createSecrets(TEST_SECRET);
const terms = registerTowns(TEST_TOWNS.map((town) => (town.id === 'pontelungo' ? { ...town, contactMonths: 24 } : town)));
let postgres: TestPostgres;
let url: string;
let server: TestServer;
let store: Store;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url);
  store = openStore(url, { size: 1 });
});
after(async () => { await store.close(); await server.close(); await postgres.close(); });

/** Where the canary is: as it stands, as hexadecimal digits, and in what is sealed. */
async function findings(): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await postgres.query<{ name: string }>(url, "select table_name as name from information_schema.tables where table_schema = 'public' order by 1")) {
    const [row] = await postgres.query<{ n: number }>(url, `select count(*)::int as n from ${name} t where t::text ilike $1 or t::text ilike $2`, [`%${CANARY}%`, `%${Buffer.from(CANARY).toString('hex')}%`]);
    if (row?.n !== 0) found.push(`${name}: ${row?.n}`);
  }
  for (const row of await postgres.query<{ id: string; sealed: Buffer }>(url, 'select id, sealed from messages')) {
    if (JSON.stringify(openMessage(secrets, row.id, row.sealed)).includes(CANARY)) found.push('messages: sealed');
  }
  for (const row of await postgres.query<{ comune: string; operation: string; key: string; answer: Buffer }>(url, 'select comune, operation, key, answer from idempotency')) {
    if (secrets.open(row.answer, `answer ${row.comune} ${row.operation} ${row.key}`).includes(CANARY)) found.push('idempotency: sealed');
  }
  return [...new Set(found)];
}

/** As if a report had been closed so many months and a day ago. */
const closedAgo = (id: string, months: number) => postgres.query(url, "update reports set closed_at = now() - make_interval(months => $2::int, days => 1) where id = $1", [id, months]);

/** A closed report whose every address is the canary: reporter, waiting and confirmed followers. */
async function closedReport(base: string, clerk: string, comune: string, position = { lat: 44.5, lon: 10.5 }): Promise<string> {
  const cookie = await signIn(server.call, clerk, comune);
  const { json: { id } } = await server.call('POST', `${base}/reports`, { body: newReport({ position, contact: { name: CANARY, email: `${CANARY}@posta.example`, phone: '0536 000 100' } }) });
  for (const name of ['uno', 'due']) await server.call('POST', `${base}/reports/${id}/followers`, { body: { email: `${CANARY}-${name}-${comune}@posta.example` } });
  await postgres.query(url, "update subscriptions set state = 'active', expires_at = null, counted = true, proven = true where report_id = $1 and email not like '%due%'", [id]);
  await postgres.query(url, 'update reports set followers = 1 where id = $1', [id]);
  const closed = await server.call('PATCH', `${base}/reports/${id}`, { body: { version: 1, status: 'resolved', publicNote: 'Fatto.' }, headers: { cookie } });
  assert.equal(closed.status, 200);
  return id as string;
}

test('after the term no table holds an address any more, and the count stays', async () => {
  const id = await closedReport('/api/v1', 'anna', 'vallechiara');
  const tables = (await findings()).map((one) => one.split(':')[0]);
  assert.deepEqual([...new Set(tables)].sort(), ['messages', 'reports', 'subscriptions'], 'the test looks where the addresses are');
  await sweep(store.db, terms);
  await closedAgo(id, CONTACT_MONTHS - 1);
  await sweep(store.db, terms);
  assert.equal((await postgres.query(url, "select from subscriptions where state = 'active'")).length, 2, 'not before the term');
  await closedAgo(id, CONTACT_MONTHS);
  await Promise.all([sweep(store.db, terms), sweep(store.db, terms)]);
  assert.deepEqual(await findings(), []);
  const seen = (await server.call('GET', `/reports/${id}`, { headers: { cookie: await signIn(server.call) } })).json;
  assert.deepEqual([seen.followers, seen.internal.contact], [1, undefined]);
});

test('each town has its term; a process leaves alone what it does not know', async () => {
  const id = await closedReport('/pontelungo/api/v1', 'bruno', 'pontelungo', { lat: 44.5, lon: 11.5 });
  await closedAgo(id, 13);
  await sweep(store.db, terms);
  assert.notDeepEqual(await findings(), []);
  await closedAgo(id, 24);
  await sweep(store.db, new Map([...terms].filter(([town]) => town !== 'pontelungo')));
  assert.notDeepEqual(await findings(), []);
  await sweep(store.db, terms);
  assert.deepEqual(await findings(), []);
});

test('the term runs from the closing: notes do not prolong it, opening again stops it', async () => {
  const cookie = await signIn(server.call);
  const closedAt = async (id: string) => (await postgres.query<{ closed_at: Date | null }>(url, 'select closed_at from reports where id = $1', [id]))[0]?.closed_at;
  const { json: { id } } = await server.call('POST', '/reports', { body: newReport() });
  const patch = (version: number, body: object) => server.call('PATCH', `/reports/${id}`, { body: { version, ...body }, headers: { cookie } });
  await patch(1, { status: 'rejected' });
  const first = await closedAt(id);
  await patch(2, { publicNote: 'Scritto dopo.' });
  await patch(3, { internalNote: 'Archiviata.' });
  assert.ok(first instanceof Date);
  assert.deepEqual(await closedAt(id), first);
  await patch(4, { status: 'received' });
  assert.equal(await closedAt(id), null);
});

test('an address that nobody confirms goes after its days, a message that nobody could deliver after thirty', async () => {
  const { json: { id } } = await server.call('POST', '/reports', { body: newReport() });
  await server.call('POST', `/reports/${id}/followers`, { body: { email: `${CANARY}-mai@posta.example` } });
  await postgres.query(url, "update subscriptions set expires_at = expires_at - interval '7 days'; update messages set created_at = created_at - interval '30 days'");
  await sweep(store.db, terms);
  assert.deepEqual(await findings(), []);
});

test('from a database of before, who followed is told on with a way to leave, and closings are known', async () => {
  const old = openStore(await postgres.database(), { size: 1 });
  try {
    const db = old.db as unknown as Parameters<typeof ratingsAndReports.up>[0];
    await ratingsAndReports.up(db);
    const run = (text: string) => old.pool.query(text);
    const id = (letter: string) => letter.repeat(22);
    await run(`insert into reports (id, comune, category, title, description, contact, status, search, followers, created_at, updated_at)
      select id, 'vallechiara', 'roads', 'Buca', 'Profonda', contact::jsonb, status, '', 3, '2025-01-01', '2025-06-01'
      from (values ('${id('a')}', '{"email":"Ada@Posta.example"}', 'resolved'), ('${id('b')}', null, 'received')) as given (id, contact, status)`);
    await run(`insert into report_steps (report_id, comune, at, status) values ('${id('a')}', 'vallechiara', '2025-01-01', 'received'), ('${id('a')}', 'vallechiara', '2025-02-01', 'resolved'),
      ('${id('a')}', 'vallechiara', '2025-03-01', 'assigned'), ('${id('a')}', 'vallechiara', '2025-04-01', 'resolved'), ('${id('a')}', 'vallechiara', '2025-05-01', 'resolved')`);
    await run(`insert into followers (id, report_id, comune, email) values ('${id('c')}', '${id('a')}', 'vallechiara', 'bruno@posta.example'),
      ('${id('d')}', '${id('a')}', 'vallechiara', 'ada@posta.example'), ('${id('e')}', '${id('a')}', 'vallechiara', null)`);
    await subscriptions.up(db);
    const { rows } = await run('select report_id, email, state, counted, proven, length(id) as length from subscriptions order by email');
    const kept = { report_id: id('a'), state: 'active', counted: true, proven: false, length: 22 };
    assert.deepEqual(rows, [{ ...kept, email: 'ada@posta.example' }, { ...kept, email: 'bruno@posta.example' }]);
    assert.deepEqual((await run('select closed_at from reports order by id')).rows.map((row: { closed_at: string | null }) => row.closed_at), ['2025-04-01T00:00:00.000Z', null]);
    assert.equal((await run('select from followers')).rowCount, 3);
  } finally {
    await old.close();
  }
});
