import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { openData } from '@civico/server/import/open-data.ts';
import { importIndicators } from '@civico/server/import/import-indicators.ts';
import { newCounterToken, setUpCounter } from '@civico/server/slices/counters/set-up.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, signIn, startTestServer, type TestServer } from '../../helpers/server.ts';

const SECOND = 1000;
const DAY = 86_400_000;

describe('counters, participation and figures of the server', () => {
  let postgres: TestPostgres;
  let server: TestServer;
  const token = newCounterToken();
  const other = newCounterToken();
  const vote = (counter: string, value: number, at: number, more: { ticket?: string; token?: string; key?: string } = {}) => server.call('POST', '/ratings', {
    body: newRating({ subject: { kind: 'counter', id: counter }, scale: 3, value, reasons: [], channel: 'counter', votedAt: new Date(at).toISOString(), ...(more.ticket ? { ticket: more.ticket } : {}) }),
    headers: { 'counter-token': more.token ?? token }, ...(more.key ? { key: more.key } : {}),
  });
  const summary = async (counter: string) => (await server.call('GET', `/ratings/summary?subjectKind=counter&subjectId=${counter}&scale=3`)).json;

  before(async () => {
    postgres = await startPostgres();
    const url = await postgres.database();
    server = await startTestServer(url);
    const store = await openData('/nonexistent', url);
    for (const [id, secret] of [['uno', token], ['burst', token], ['tickets', token], ['served', token], ['due', other]] as const) await setUpCounter(store.db, 'vallechiara', { id, name: `Sportello ${id}`, office: 'Anagrafe' }, secret);
    await importIndicators(store.db, 'vallechiara', { indicators: [{
      id: 'certificates', title: 'Certificati', theme: 'Anagrafe', unit: 'count', aggregation: 'sum', chart: 'line', better: 'higher', source: { name: 'Prova' }, licence: { name: 'CC BY 4.0' }, updatedAt: '2011-06-12',
      observations: [{ period: '2011-05-23/2011-06-11', value: 320 }, { period: '2012', value: null, missing: 'not-collected' }, { period: '2013-02', value: 7, category: 'A', qualifier: 'at-least' }],
    }] });
    await store.close();
  });
  after(async () => { await server?.close(); await postgres?.close(); });

  test('a vote of a counter needs the token of that counter', async () => {
    const now = Date.now();
    for (const wrong of ['', 'x'.repeat(43), other]) {
      const reply = await vote('uno', 3, now, { token: wrong });
      assert.equal(reply.status, 401, `token "${wrong}"`);
      assert.equal(reply.json.type, 'urn:civico:problem:counter-token');
    }
    assert.equal((await vote('no-such', 3, now)).status, 401, 'a counter that does not exist answers like a wrong token');
    assert.equal((await vote('uno', 3, now)).status, 201);
    assert.equal((await summary('uno')).count, 1);
    assert.deepEqual((await server.call('GET', '/counters')).json.items.map((one: { id: string }) => one.id), ['burst', 'due', 'served', 'tickets', 'uno']);
    assert.doesNotMatch((await server.call('GET', '/counters')).text, /token/i);
  });

  test('fifty taps in a row are one vote, in whatever order they arrive', async () => {
    const start = Date.now() - DAY;
    const taps = Array.from({ length: 50 }, (_, index) => start + index * 2 * SECOND);
    for (const at of [...taps].reverse()) assert.equal((await vote('burst', at === start ? 3 : 1, at)).status, 201);
    // Four more, each for itself: of fewer than five no distribution is told.
    for (let minute = 1; minute <= 4; minute += 1) await vote('burst', 2, taps.at(-1)! + minute * 60 * SECOND);
    const { count, distribution, setAside } = await summary('burst');
    assert.equal(count, 5);
    assert.equal(setAside, 49);
    assert.deepEqual(distribution.map((one: { count: number }) => one.count), [0, 4, 1], 'the first of the burst counts');
  });

  test('a ticket votes once a day and counter, and the same key twice is one vote', async () => {
    const at = Date.now() - DAY;
    const key = randomUUID();
    assert.equal((await vote('tickets', 3, at, { ticket: 'A042', key })).status, 201);
    assert.equal((await vote('tickets', 3, at, { ticket: 'A042', key })).status, 201, 'sent again under its key');
    const again = await vote('tickets', 1, at + SECOND, { ticket: 'a042' });
    assert.equal(again.status, 422);
    assert.equal(again.json.type, 'urn:civico:problem:ticket-used');
    assert.equal((await vote('tickets', 2, at + 2 * SECOND, { ticket: 'A043' })).status, 201, 'another ticket counts, however soon');
    assert.equal((await vote('tickets', 2, at - 2 * DAY, { ticket: 'A042' })).status, 201, 'the number comes back another day');
    assert.equal((await summary('tickets')).count, 3);
    assert.equal((await server.call('POST', '/ratings', { body: newRating({ ticket: 'A1' }) })).status, 400, 'a page knows no tickets');
  });

  test('participation: judged among served, only on days whose number is known', async () => {
    const cookie = await signIn(server.call);
    const romeDay = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date(at));
    const day = romeDay(Date.now() - 2 * DAY);
    const noon = Date.parse(`${day}T10:00:00Z`);
    for (let index = 0; index < 6; index += 1) await vote('served', index === 0 ? 1 : 3, noon + index * 60 * SECOND);
    await vote('served', 3, noon + DAY);
    assert.equal((await summary('served')).participation, null, 'nothing is said without the number of people served');
    const put = (path: string, served: number, headers = { cookie }) => server.call('PUT', `/vallechiara/api/v1/counters/${path}`, { body: { served }, headers });
    assert.equal((await put(`served/served/${day}`, 12, { cookie: '' })).status, 401);
    assert.equal((await put(`no-such/served/${day}`, 12)).status, 404);
    assert.equal((await put('served/served/2999-01-01', 12)).status, 404, 'a day that has not come');
    assert.equal((await put(`served/served/${day}`, 12)).status, 200);
    assert.deepEqual((await summary('served')).participation, { judged: 6, served: 12, share: 0.5 });
    const days = async (headers = { cookie }, query = '') => server.call('GET', `/vallechiara/api/v1/counters/served/served${query}`, { headers });
    const dayAfter = romeDay(noon + DAY);
    assert.deepEqual((await days()).json.items, [{ counter: 'served', day: dayAfter, served: null, votes: 1 }, { counter: 'served', day, served: 12, votes: 6 }], 'a day with votes and no number is there to be filled');
    assert.deepEqual((await days({ cookie }, `?from=${day}&to=${day}`)).json.items, [{ counter: 'served', day, served: 12, votes: 6 }]);
    assert.equal((await days({ cookie: '' })).status, 401);
    assert.equal((await days({ cookie: await signIn(server.call, 'bruno', 'pontelungo') })).status, 404);
    await put(`served/served/${day}`, 3);
    assert.equal((await summary('served')).participation, null, 'fewer served than voted: the number is wrong');
    const counted = await server.call('POST', '/counters/served/served', { body: { at: new Date(noon).toISOString() }, headers: { 'counter-token': token } });
    assert.deepEqual(counted.json, { counter: 'served', day, served: 4 });
    assert.equal((await server.call('POST', '/counters/served/served', { body: { at: new Date(noon).toISOString() } })).status, 401);
    const elsewhere = await server.call('POST', '/counters/served/served', { body: { at: new Date(noon).toISOString().replace('Z', '+16:00') }, headers: { 'counter-token': token } });
    assert.equal(elsewhere.status, 422, 'no clock has that offset');
    assert.equal((await put(`served/served/${day}`, 10, { cookie: await signIn(server.call, 'bruno', 'pontelungo') })).status, 404, 'a clerk of another town');
  });

  test('published figures keep what is missing; live ones say when there are not enough answers', async () => {
    const { items } = (await server.call('GET', '/indicators')).json;
    assert.ok(items.some((one: { id: string }) => one.id === 'certificates') && items.some((one: { id: string }) => one.id === 'satisfaction-counters'));
    assert.deepEqual((await server.call('GET', '/indicators?theme=Anagrafe')).json.items.map((one: { id: string }) => one.id), ['certificates']);
    const german = (await server.call('GET', '/indicators?theme=Segnalazioni', { headers: { 'accept-language': 'de' } })).json.items as { id: string; theme: string }[];
    assert.deepEqual(german.map(({ id, theme }) => [id, theme]), [['reports-received', 'Meldungen'], ['reports-closing-time', 'Meldungen']], 'a theme is found by its name in any language');
    const channels = (await server.call('GET', '/indicators/satisfaction-channels/observations', { headers: { 'accept-language': 'de' } })).json.items as { category: string }[];
    assert.ok(channels.length > 0 && channels.every(({ category }) => ['Schalter', 'Website'].includes(category)), JSON.stringify(channels));
    const observations = async (id: string, period = '') => (await server.call('GET', `/indicators/${id}/observations${period}`)).json.items;
    assert.deepEqual(await observations('certificates'), [
      { period: '2011-05-23/2011-06-11', value: 320 }, { period: '2012', value: null, missing: 'not-collected' }, { period: '2013-02', value: 7, category: 'A', qualifier: 'at-least' },
    ]);
    assert.deepEqual((await observations('certificates', '?from=2012-06-01&to=2012-12-31')).map((one: { period: string }) => one.period), ['2012']);
    assert.equal((await server.call('GET', '/indicators/nothing/observations')).status, 404);
    const counters = await observations('satisfaction-counters');
    const of = (name: string) => counters.find((one: { category: string }) => one.category === `Sportello ${name}`);
    assert.equal(of('uno').value, null);
    assert.equal(of('uno').missing, 'not-enough');
    assert.equal(of('served').n, 7);
    assert.ok(of('served').low < of('served').value && of('served').value < of('served').high);
    for (const id of ['satisfaction-channels', 'satisfaction-web', 'participation-counters', 'reports-received', 'reports-closing-time']) assert.ok(Array.isArray(await observations(id)), id);
  });
});
