/** P9: a canary codice fiscale goes into everything a person can type; it may be in no log line, no error, and in no row that is sealed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newCounterToken, setUpCounter } from '@civico/server/slices/counters/set-up.ts';
import { openStore } from '@civico/server/kernel/database.ts';
import { loadContract, operationsOf } from '@civico/server/kernel/openapi.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, signIn, startTestServer, type TestServer } from '../../helpers/server.ts';

const CANARY = 'RSSMRA80A01H501U';
/** Identifiers are in small letters, so it is looked for in both. */
const includesCanary = (text: string): boolean => text.toUpperCase().includes(CANARY);
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
  const token = newCounterToken();
  const store = openStore(url, { size: 1 });
  await setUpCounter(store.db, 'vallechiara', { id: 'uno', name: 'Sportello 1', office: 'Anagrafe' }, token);
  await store.close();
  const cookie = await signIn(server.call);
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
    ['GET', '/session', { headers: { cookie: `__Host-civico_staff_vallechiara=${CANARY}.${CANARY}` } }],
    ['POST', '/ratings', { body: newRating({ subject: { kind: 'counter', id: 'uno' }, scale: 3, value: 3, channel: 'counter', ticket: CANARY }), headers: { 'counter-token': token } }],
    ['POST', '/ratings', { body: newRating({ subject: { kind: 'counter', id: 'uno' }, scale: 3, value: 3, channel: 'counter', ticket: CANARY }), headers: { 'counter-token': CANARY } }],
    ['POST', '/counters/uno/served', { body: { at: CANARY }, headers: { 'counter-token': token } }],
    ['POST', `/counters/${CANARY.toLowerCase()}/served`, { body: { at: new Date().toISOString() }, headers: { 'counter-token': CANARY } }],
    ['GET', `/counters/${CANARY}/served?from=${CANARY}`, { headers: { cookie } }],
    ['PUT', `/counters/uno/served/${CANARY}`, { body: { served: CANARY }, headers: { cookie } }],
    ['PUT', `/counters/${CANARY.toLowerCase()}/served/2026-01-07`, { body: { served: 3 }, headers: { cookie } }],
    ['GET', `/indicators?theme=${CANARY}`],
    ['GET', `/indicators/${CANARY.toLowerCase()}/observations?from=${CANARY}`],
    ['GET', `/ratings/summary?subjectKind=counter&subjectId=${CANARY}&from=${CANARY}`],
    ['GET', `/events?q=${CANARY}&place=${CANARY}&category=${CANARY}&cursor=${CANARY}`],
    ['GET', `/events.ics?q=${CANARY}`],
    ['GET', `/events/${CANARY}`],
    ['GET', `/event-days?from=${CANARY}&to=${CANARY}`],
    ['GET', `/event-facets?from=${CANARY}`],
    ['PATCH', `/reports/${CANARY}`, { body: { version: 1, internalNote: CANARY }, headers: { cookie } }],
    ['POST', `/reports/${CANARY}/followers`, { body: { email: `${CANARY}@posta.example` } }],
    ['GET', `/subscriptions/confirm/${CANARY}`], ['POST', `/subscriptions/confirm/${CANARY}`], ['GET', `/subscriptions/leave/${CANARY}`], ['POST', `/subscriptions/leave/${CANARY}`],
    ['GET', `/attachments/${CANARY}`],
    ['GET', `/report-categories?${CANARY}`], ['GET', `/counters?${CANARY}`], ['GET', `/status?${CANARY}`], ['GET', `/places/outline?${CANARY}`],
    ['DELETE', '/session', { headers: { cookie: `__Host-civico_staff_vallechiara=${CANARY}.${CANARY}` } }],
    ['DELETE', '/sessions', { headers: { cookie: `__Host-civico_staff_vallechiara=${CANARY}.${CANARY}` } }],
    ['POST', '/attachments', { body: CANARY, headers: { 'content-type': 'image/jpeg' } }],
  ];
  const forgotten = operationsOf(loadContract()).filter(({ method, path }) => {
    const form = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/?]+')}(\\?|$)`);
    return !requests.some(([verb, target]) => verb === method && form.test(target));
  });
  assert.deepEqual(forgotten.map(({ id }) => id), [], 'operations without a request here');
  const failed = async () => {
    for (const request of requests) {
      const { status, text } = await server.call(...request);
      if (status >= 400) assert.ok(!includesCanary(text), `${request[0]} ${request[1]} → ${status} ${text}`);
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
  assert.ok(!includesCanary(log), log.split('\n').find(includesCanary));
});
