/** P8: every route × everyone who may come, from the contract; an operation without a sample here fails. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { newCounterToken, setUpCounter } from '@civico/server/slices/counters/set-up.ts';
import { importEvents } from '@civico/server/import/import-events.ts';
import { importIndicators } from '@civico/server/import/import-indicators.ts';
import { readJson } from '@civico/calendar';
import { AUTHORIZATION, registerTowns } from '@civico/server/assembly.ts';
import { openStore } from '@civico/server/kernel/database.ts';
import { loadContract, operationsOf } from '@civico/server/kernel/openapi.ts';
import { createSecrets } from '@civico/server/kernel/secrets.ts';
import { linkToken } from '@civico/server/slices/subscriptions/links.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, PASSWORD, type Reply, signIn, startTestServer, TEST_SECRET, type TestServer } from '../../helpers/server.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

type Caller = 'anonymous' | 'clerk' | 'clerk of another town' | 'forged cookie' | 'signed out';
interface Sample { path: string; body?: unknown; headers?: Record<string, string> }

let postgres: TestPostgres;
let server: TestServer;
let url: string;
let asked = 0;
const secrets = createSecrets(TEST_SECRET);
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url);
  const store = openStore(url, { size: 1 });
  await setUpCounter(store.db, 'vallechiara', { id: 'uno', name: 'Sportello 1', office: 'Anagrafe' }, counterToken);
  await importIndicators(store.db, 'vallechiara', { indicators: [{
    id: 'certificates', title: 'Certificati', theme: 'Anagrafe', unit: 'count', aggregation: 'sum', chart: 'line', better: 'higher', source: { name: 'Prova' }, licence: { name: 'CC BY 4.0' }, updatedAt: '2011-06-12',
    observations: [{ period: '2011', value: 320 }],
  }] });
  await importEvents(store.db, registerTowns(TEST_TOWNS).get('vallechiara')!, readJson(JSON.stringify([{ uid: 'mercato', title: 'Mercato', start: tomorrow }])));
  await store.close();
});
after(async () => { await server.close(); await postgres.close(); });

const counterToken = newCounterToken();
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const tomorrow = dayFromNow(1);
const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } }).jpeg().toBuffer();

/** A fresh report with a photo, and a request for each operation that would succeed if its caller were allowed. */
async function samples(operation: string): Promise<Record<string, Sample>> {
  const upload = await server.call('POST', '/attachments', { body: photo, headers: { 'content-type': 'image/jpeg' } });
  const { json } = await server.call('POST', '/reports', { body: newReport({ contact: { email: 'ada@posta.example' }, attachments: [{ id: upload.json.id }] }) });
  const { json: events } = await server.call('GET', '/events');
  if (AUTHORIZATION[operation] === 'link') await server.call('POST', `/reports/${json.id}/followers`, { body: { email: `persona${asked += 1}@posta.example` } });
  const [subscription] = await postgres.query<{ id: string }>(url, "select id from subscriptions where state = 'waiting' order by created_at desc limit 1");
  const link = (purpose: 'confirm' | 'leave') => ({ path: `/subscriptions/${purpose}/${linkToken(secrets, purpose, subscription?.id ?? '')}` });
  return {
    listEvents: { path: '/events' }, getEvent: { path: `/events/${events.items[0].id}` }, getEventsFeed: { path: '/events.ics' },
    listEventDays: { path: '/event-days' }, listEventFacets: { path: '/event-facets' },
    listCounters: { path: '/counters' }, listServed: { path: '/counters/uno/served' }, setServed: { path: `/counters/uno/served/${dayFromNow(-2)}`, body: { served: 40 } },
    countServed: { path: '/counters/uno/served', body: { at: new Date().toISOString() }, headers: { 'counter-token': counterToken } },
    listIndicators: { path: '/indicators' }, listObservations: { path: '/indicators/certificates/observations' },
    getStatus: { path: '/status' }, createRating: { path: '/ratings', body: newRating() }, getRatingSummary: { path: '/ratings/summary' },
    listReportCategories: { path: '/report-categories' }, listReports: { path: '/reports' }, createReport: { path: '/reports', body: newReport() },
    getReport: { path: `/reports/${json.id}` }, updateReport: { path: `/reports/${json.id}`, body: { version: 1, internalNote: 'prova' } },
    getReportByCode: { path: `/reports/by-code/${json.code}` }, followReport: { path: `/reports/${json.id}/followers`, body: {} },
    showConfirmation: link('confirm'), confirmSubscription: link('confirm'), showLeaving: link('leave'), leaveSubscription: link('leave'),
    createAttachment: { path: '/attachments', body: photo, headers: { 'content-type': 'image/jpeg' } }, getAttachment: { path: `/attachments/${upload.json.id}` },
    listPlaces: { path: '/places' }, getOutline: { path: '/places/outline' },
    createSession: { path: '/session', body: { username: 'anna', password: PASSWORD } }, getSession: { path: '/session' }, deleteSession: { path: '/session' }, deleteSessions: { path: '/sessions' },
  };
}

async function cookies(): Promise<Record<Caller, string | undefined>> {
  const out = await signIn(server.call);
  await server.call('DELETE', '/session', { headers: { cookie: out } });
  return {
    anonymous: undefined, clerk: await signIn(server.call), 'clerk of another town': await signIn(server.call, 'bruno', 'pontelungo'),
    'forged cookie': `__Host-civico_staff_vallechiara=${createSecrets('another secret of more than 32 characters').sign('token')}`, 'signed out': out,
  };
}

/** What the table says: 401 for who is nobody, 404 or 401 for a clerk of another town. */
function expected(operation: string, caller: Caller): number[] {
  if (AUTHORIZATION[operation] !== 'clerk' || caller === 'clerk') return [200, 201, 204];
  if (caller === 'clerk of another town') return ['updateReport', 'setServed', 'listServed'].includes(operation) ? [404] : [401];
  return [401];
}

for (const { id, method } of operationsOf(loadContract())) {
  test(`${id}: only whom the table names`, async () => {
    const everyone = await cookies();
    for (const [caller, cookie] of Object.entries(everyone) as [Caller, string | undefined][]) {
      const sample = (await samples(id))[id];
      assert.ok(sample, `no sample request for ${id}: add one`);
      const reply: Reply = await server.call(method, sample.path, { body: sample.body, headers: { ...sample.headers, ...(cookie === undefined ? {} : { cookie }) } });
      assert.ok(expected(id, caller).includes(reply.status), `${id} as ${caller}: ${reply.status} ${reply.text.slice(0, 200)}`);
      assert.equal(/"internal"|ada@posta/.test(reply.text), caller === 'clerk' && (id === 'getReport' || id === 'updateReport'), `${id} as ${caller} shows what is internal`);
      if (AUTHORIZATION[id] === 'link') {
        const other = await server.call(method, sample.path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), { headers: cookie === undefined ? {} : { cookie } });
        assert.equal(other.status, 404, `${id} as ${caller} with a token that is not ours`);
      }
      if (AUTHORIZATION[id] !== 'counter') continue;
      for (const token of [undefined, newCounterToken()]) {
        const refused = await server.call(method, sample.path, { body: sample.body, headers: { ...(token === undefined ? {} : { 'counter-token': token }), ...(cookie === undefined ? {} : { cookie }) } });
        assert.equal(refused.status, 401, `${id} as ${caller} without the token of the counter`);
      }
    }
  });
}

test('a report of another town is not found at this one, and a missing one answers the same', async () => {
  const { json } = await server.call('POST', '/pontelungo/api/v1/reports', { body: newReport({ position: { lat: 44.5, lon: 11.5 } }) });
  const cookie = await signIn(server.call);
  const body = { version: 1, hidden: true };
  const there = await server.call('PATCH', `/reports/${json.id}`, { body, headers: { cookie } });
  const across = await server.call('PATCH', `/pontelungo/api/v1/reports/${json.id}`, { body, headers: { cookie } });
  const missing = await server.call('PATCH', `/reports/${'A'.repeat(22)}`, { body, headers: { cookie } });
  assert.deepEqual([there.status, there.text, across.text], [404, missing.text, missing.text]);
});
