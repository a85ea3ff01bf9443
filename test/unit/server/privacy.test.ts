/** P9: a canary codice fiscale goes into everything a person can type; it may be in no log line, no error, and in no row that is sealed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, startTestServer, type TestServer } from '../../helpers/server.ts';

const CANARY = 'RSSMRA80A01H501U';
let postgres: TestPostgres;
let server: TestServer;
let url: string;
let log = '';
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url, { logger: { level: 'debug', stream: { write: (line) => { log += line; } } } });
});
after(async () => { await server.close(); await postgres.close(); });

test('no personal datum in a log or an error, whatever goes wrong', async () => {
  const key = `${CANARY}-1`;
  const requests: Parameters<TestServer['call']>[] = [
    ['POST', '/ratings', { body: newRating({ comment: CANARY }) }],
    ['POST', '/ratings', { body: newRating({ comment: CANARY, value: CANARY as never }) }],
    ['POST', '/ratings', { body: `{"comment":"${CANARY}"` }],
    ['POST', '/reports', { body: newReport({ title: CANARY, description: CANARY, address: CANARY, contact: { name: CANARY, email: `${CANARY}@posta.example` } }), key }],
    ['POST', '/reports', { body: newReport({ title: CANARY }), key }],
    ['POST', '/reports', { body: newReport({ category: CANARY as never, answers: [{ question: 'x', value: CANARY }] }) }],
    ['POST', '/reports', { body: newReport({ category: 'lighting', answers: [{ question: 'danger', value: CANARY }] }) }],
    ['GET', `/reports?q=${CANARY}&cursor=${CANARY}&bbox=${CANARY}`],
    ['GET', `/reports/by-code/${CANARY}`],
    ['GET', `/reports/${CANARY}`],
    ['GET', `/places?q=${CANARY}`],
    ['GET', `/${CANARY}`],
    ['POST', '/session', { body: { username: CANARY, password: CANARY } }],
    ['GET', '/session', { headers: { cookie: `civico_staff=${CANARY}.${CANARY}` } }],
    ['POST', '/attachments', { body: CANARY, headers: { 'content-type': 'image/jpeg' } }],
  ];
  const failed = async () => {
    for (const request of requests) {
      const { status, text } = await server.call(...request);
      if (status >= 400) assert.ok(!text.includes(CANARY), `${request[0]} ${request[1]} → ${status} ${text}`);
    }
  };
  await failed();
  for (const table of ['idempotency', 'messages', 'rate_limits', 'sessions']) {
    const rows = await postgres.query<{ found: number }>(url, `select count(*)::int as found from ${table} t where t::text ilike '%${CANARY}@%' or t::text ilike '%"${CANARY}%' or encode(convert_to(t::text, 'UTF8'), 'escape') ilike '%' || encode('${CANARY}', 'hex') || '%'`);
    assert.equal(rows[0]?.found, 0, table);
  }
  // The same while the database itself fails, with errors that quote what was written.
  await postgres.query(url, `alter table ratings add constraint strange check (comment is null or comment <> '${CANARY}') not valid`);
  await postgres.query(url, 'alter table reports add column wanted int not null default 0');
  await postgres.query(url, 'alter table reports alter column wanted drop default');
  await failed();
  assert.match(log, /"status":500/);
  assert.match(log, /"route":"\/api\/v1\/reports\/by-code\/:code"/);
  assert.ok(!log.includes(CANARY), log.split('\n').find((line) => line.includes(CANARY)));
});
