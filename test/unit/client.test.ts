/** The client against a real HTTP server: what it asks, what it makes of the answers, and that a stranger's answer never passes for the office's. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { connect } from '@civico/client';
import { isPortError, type PortError, type PortErrorKind, type ReportSubmission } from '@civico/contract';
import { newKey } from '@civico/core';
import { memoryServer, type MemoryServer } from '../helpers/memory-server.ts';

let server: MemoryServer;
before(async () => { server = await memoryServer({ reports: 30 }); });
after(() => server.close());
beforeEach(() => {
  server.intercept = undefined;
  server.seen.length = 0;
});

const ports = () => connect(server.endpoint, { pause: 1 });
const photo = (text: string) => ({ blob: new Blob([text], { type: 'image/jpeg' }), alternativeText: text });
const lamp: ReportSubmission = {
  category: 'lighting', title: 'Lampione spento', description: 'Spento da tre sere', position: { lat: 44.7025, lon: 10.743 },
  answers: [{ question: 'extent', value: 'one' }], contact: { name: 'Ada Prova', email: 'ada@prova.example' }, photos: [photo('uno'), photo('due')],
};

async function failure(promise: Promise<unknown>): Promise<PortError> {
  try { await promise; } catch (error) {
    assert.ok(isPortError(error), `a PortError, not ${String(error)}`);
    return error;
  }
  throw new assert.AssertionError({ message: 'it should have failed' });
}

/** Answers every request so. */
function always(status: number, type: string, body: string, headers: Record<string, string> = {}): void {
  server.intercept = (_, response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    return true;
  };
}

describe('every port of the contract', () => {
  test('reads and writes what the backend has', async () => {
    const { reports, ratings, places, office } = ports();
    assert.equal((await reports.reportCategories()).length, 8);
    const page = await reports.listReports({ limit: 5, count: true, statuses: ['resolved', 'received'], categories: ['roads', 'lighting'] });
    assert.ok(page.items.length > 0 && page.items.every(({ status, category }) => /resolved|received/.test(status) && /roads|lighting/.test(category)));
    const { features } = await reports.reportPoints({ bbox: [10.7, 44.68, 10.8, 44.72] });
    assert.ok(features.length > 10);
    const receipt = await reports.createReport(lamp, { key: newKey() });
    const seen = await reports.getReportByCode(` ${receipt.code} `);
    assert.equal(seen.title, lamp.title);
    assert.deepEqual(seen.attachments.map(({ alternativeText }) => alternativeText), ['uno', 'due']);
    assert.equal((await reports.followReport({ id: receipt.id }, { key: newKey() })).followers, 1);
    assert.equal((await reports.getReport(receipt.id)).followers, 1);
    await ratings.createRating({ subject: { kind: 'page', id: '/' }, scale: 5, value: 4, reasons: ['clear'], channel: 'web' }, { key: newKey() });
    assert.equal((await ratings.ratingSummary({ subject: { kind: 'page', id: '/' } })).count, 1);
    assert.equal((await places.searchPlaces('via roma'))[0]!.name, 'Via Roma');
    assert.equal((await places.nearestPlaces({ lat: 44.7021, lon: 10.7426 }))[0]!.name, 'Municipio');
    assert.equal((await places.outline()).name, 'Pieve Serena');
    assert.equal(await office.session(), null);
    await office.signIn({ username: 'ufficio', password: 'manutenzioni' });
    assert.equal((await office.session())!.role, 'staff');
    assert.equal((await office.updateReport(receipt.id, { version: 1, status: 'assigned', office: 'Ufficio manutenzioni' })).status, 'assigned');
    await office.signOutEverywhere();
    await office.signOut();
    assert.equal(await office.session(), null);
  });

  test('asks for the same thing in the same way', async () => {
    const { reports } = ports();
    const { nextCursor: cursor } = await reports.listReports({ limit: 1 });
    server.seen.length = 0;
    await reports.listReports({ categories: ['roads', 'trees'], text: '  via roma  ', from: '2026-01-01', limit: 10, cursor: cursor! }, { language: 'de' });
    const [{ url, headers }] = server.seen as [MemoryServer['seen'][0]];
    assert.equal(url, `/api/v1/reports?category=roads&category=trees&from=2026-01-01&q=via+roma&cursor=${cursor}&limit=10`);
    assert.equal(headers['accept-language'], 'de');
    assert.equal(headers['cookie'], undefined);
  });

  test('looks for the beginning of a longer text than the contract takes, never for half a character', async () => {
    await ports().reports.listReports({ text: `${'a'.repeat(99)}🚲🚲` });
    assert.equal(new URL(server.seen[0]!.url, 'http://localhost').searchParams.get('q'), `${'a'.repeat(99)}🚲`);
  });

  test('puts nothing personal into an address', async () => {
    await ports().reports.createReport(lamp, { key: newKey() });
    await ports().reports.followReport({ id: 'x'.repeat(22), email: 'ada@prova.example' }, { key: newKey() }).catch(() => undefined);
    assert.ok(server.seen.length >= 4);
    for (const { url } of server.seen) assert.doesNotMatch(decodeURIComponent(url), /Ada|prova\.example|Lampione|44\.7/);
  });

  test('uploads each photo under a key of its own, always the same, and tells how far it is', async () => {
    const key = newKey();
    const steps: string[] = [];
    const first = await ports().reports.createReport(lamp, { key, onProgress: (done, total) => steps.push(`${done}/${total}`) });
    assert.deepEqual(steps, ['0/3', '1/3', '2/3', '3/3']);
    const again = await ports().reports.createReport(lamp, { key });
    assert.deepEqual(again, first);
    const keys = server.seen.map(({ url, headers }) => `${url} ${String(headers['idempotency-key'])}`);
    assert.deepEqual(keys.slice(0, 3), keys.slice(3));
    assert.equal(new Set(keys).size, 3);
    for (const { headers } of server.seen) assert.match(String(headers['idempotency-key']), /^[A-Za-z0-9_-]{16,64}$/);
  });

  test('makes the address of a photo absolute, and refuses one that is none', async () => {
    const { id } = await ports().reports.createReport(lamp, { key: newKey() });
    const whole = await server.ports.reports.getReport(id);
    const withUrl = (url: string) => always(200, 'application/json', JSON.stringify({ ...whole, attachments: [{ ...whole.attachments[0], url }] }));
    withUrl('/api/v1/attachments/a');
    assert.equal((await ports().reports.getReport(id)).attachments[0]!.url, `http://127.0.0.1:${server.port}/api/v1/attachments/a`);
    withUrl('http://[');
    assert.equal((await failure(ports().reports.getReport(id))).kind, 'unexpected');
  });

  test('sends the photos again when the backend has forgotten them, and finds the receipt when that answer was lost', async () => {
    const key = newKey();
    let gone = false;
    server.intercept = ({ method, url }, response) => {
      if (method !== 'POST' || url !== '/api/v1/reports' || gone) return false;
      // The first try gets the photos there and no further; a day passes.
      gone = true;
      server.forgetPhotos();
      response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '3600' }).end('manutenzione');
      return true;
    };
    assert.equal((await failure(ports().reports.createReport(lamp, { key }))).kind, 'unavailable');
    const receipt = await ports().reports.createReport(lamp, { key });
    assert.equal((await server.ports.reports.getReport(receipt.id)).attachments.length, 2);
    assert.deepEqual(await ports().reports.createReport(lamp, { key }), receipt);
    assert.equal((await server.ports.reports.listReports({ count: true, text: 'lampione spento', limit: 1 })).items[0]!.id, receipt.id);
  });

  test('says which photo was refused', async () => {
    server.intercept = ({ url, body }, response) => {
      if (!url.endsWith('/attachments') || body.toString() !== 'due') return false;
      response.writeHead(415, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ type: 'urn:civico:problem:not-a-photo', title: 'Il file non è una foto', status: 415 }));
      return true;
    };
    const error = await failure(ports().reports.createReport(lamp, { key: newKey() }));
    assert.equal(error.kind, 'refused');
    assert.deepEqual(error.errors, [{ pointer: '/photos/1', code: 'refused', detail: 'Il file non è una foto' }]);
  });
});

describe('errors', () => {
  const kinds: [number, PortErrorKind][] = [
    [400, 'invalid'], [401, 'unauthorized'], [403, 'refused'], [404, 'not-found'], [409, 'conflict'], [413, 'refused'], [415, 'refused'], [422, 'refused'],
    [429, 'unavailable'], [500, 'unavailable'], [503, 'unavailable'], [405, 'unexpected'], [418, 'unexpected'],
  ];
  for (const [status, kind] of kinds) {
    test(`a problem of ${status} is ${kind}`, async () => {
      const problem = { type: 'urn:civico:problem:prova', title: 'Prova', status, detail: 'Una frase.', errors: [{ pointer: '/title', code: 'x', detail: 'y' }] };
      always(status, 'application/problem+json; charset=utf-8', JSON.stringify(problem));
      const error = await failure(ports().reports.getReport('a'));
      assert.equal(error.kind, kind);
      assert.deepEqual(error.problem, problem);
      assert.equal(error.errors.length, 1);
    });
  }

  test('only a problem says no: a proxy\'s page does not', async () => {
    for (const status of [400, 401, 403, 404, 409, 422]) {
      always(status, 'text/html', '<h1>Vietato</h1>');
      const error = await failure(ports().reports.createReport({ ...lamp, photos: [] }, { key: newKey() }));
      assert.equal(error.kind, 'unexpected');
      assert.ok(error.temporary, 'so that what was sent is kept and tried again');
    }
  });

  test('a problem without the name that elements read is none', async () => {
    for (const body of ['{"title": "Non va"}', '{"title": "Non va", "type": 3}', '{"type": "urn:civico:problem:stop"}', '[]', 'null']) {
      always(422, 'application/problem+json', body);
      const error = await failure(ports().reports.getReport('a'));
      assert.deepEqual([error.kind, error.problem], ['unexpected', undefined], body);
    }
    always(422, 'application/problem+json', '{"type": "urn:civico:problem:stop", "title": "No", "errors": "molti"}');
    assert.deepEqual((await failure(ports().reports.getReport('a'))).errors, []);
  });

  const strange: [string, number, string, string][] = [
    ['HTML as 200', 200, 'text/html', '<!doctype html><title>Accedi alla rete</title>'],
    ['HTML that says it is JSON', 200, 'application/json', '<!doctype html>'],
    ['cut JSON', 200, 'application/json', '{"items": [{"id": "a"'],
    ['JSON that says it is text', 200, 'text/plain', '{"items": []}'],
    ['an empty body', 200, 'application/json', ''],
    ['no content', 204, 'application/json', ''],
    ['a list at the top', 200, 'application/json', '[]'],
    ['null', 200, 'application/json', 'null'],
    ['missing fields', 200, 'application/json', '{"items": [{"id": "a", "kind": "street"}]}'],
    ['fields of another type', 200, 'application/json', '{"items": [{"id": 5, "kind": "street", "name": "Via Roma"}]}'],
    ['an item that is none', 200, 'application/json', '{"items": [null]}'],
    ['a broken position', 200, 'application/json', '{"items": [{"id": "a", "kind": "street", "name": "Via Roma", "position": {"lat": "44"}}]}'],
  ];
  for (const [name, status, type, body] of strange) {
    test(`${name} is unexpected`, async () => {
      always(status, type, body);
      assert.equal((await failure(ports().places.searchPlaces('via'))).kind, 'unexpected');
    });
  }

  test('every answer is checked, at every port', async () => {
    always(200, 'application/json', '{"items": [{}], "features": [{}], "id": 1}');
    const { reports, ratings, places, office } = ports();
    const write = { key: newKey() };
    const all: (() => Promise<unknown>)[] = [
      () => reports.reportCategories(), () => reports.listReports({}), () => reports.reportPoints({}), () => reports.getReport('a'), () => reports.getReportByCode('a'),
      () => reports.createReport({ ...lamp, photos: [] }, write), () => reports.createReport(lamp, write), () => reports.followReport({ id: 'a' }, write), () => places.outline(),
      () => ratings.createRating({ subject: { kind: 'page', id: '/' }, scale: 5, value: 4, reasons: [], channel: 'web' }, write), () => ratings.ratingSummary({}),
      () => places.searchPlaces('a'), () => places.nearestPlaces({ lat: 1, lon: 2 }), () => office.session(), () => office.signIn({ username: 'a', password: 'b' }), () => office.updateReport('a', { version: 1 }),
    ];
    for (const ask of all) assert.equal((await failure(ask())).kind, 'unexpected', String(ask));
  });

  test('a relative endpoint needs a page', () => assert.throws(() => connect('/api/v1'), TypeError));
});

describe('patience', () => {
  const busyTwice = (headers: Record<string, string> = {}) => {
    let left = 2;
    server.intercept = (_, response) => {
      if (left-- <= 0) return false;
      response.writeHead(503, headers).end();
      return true;
    };
  };

  test('a read is tried three times', async () => {
    busyTwice();
    assert.ok(await ports().places.outline());
    assert.equal(server.seen.length, 3);
    server.seen.length = 0;
    always(503, 'text/plain', '');
    assert.equal((await failure(ports().places.outline())).kind, 'unavailable');
    assert.equal(server.seen.length, 3);
  });

  test('a write with a key is tried again under the same key; one without is not', async () => {
    busyTwice();
    await ports().reports.createReport({ ...lamp, photos: [] }, { key: newKey() });
    assert.equal(server.seen.length, 3);
    assert.equal(new Set(server.seen.map(({ headers }) => headers['idempotency-key'])).size, 1);
    server.seen.length = 0;
    busyTwice();
    await failure(ports().office.signIn({ username: 'ufficio', password: 'manutenzioni' }));
    assert.equal(server.seen.length, 1);
  });

  test('what the person must change is not tried again', async () => {
    await failure(ports().reports.createReport({ ...lamp, photos: [], title: '' }, { key: newKey() }));
    assert.equal(server.seen.length, 1);
  });

  test('a request that is being served is asked for again, a changed version is not', async () => {
    const conflict = (name: string) => always(409, 'application/problem+json', JSON.stringify({ type: `urn:civico:problem:${name}`, title: 'x', status: 409 }));
    conflict('in-flight');
    await failure(ports().reports.followReport({ id: 'a' }, { key: newKey() }));
    assert.equal(server.seen.length, 3);
    server.seen.length = 0;
    conflict('stale-version');
    await failure(ports().reports.followReport({ id: 'a' }, { key: newKey() }));
    assert.equal(server.seen.length, 1);
  });

  test('a Retry-After is waited for when it is short, told when it is long', async () => {
    busyTwice({ 'retry-after': '1' });
    const start = performance.now();
    await ports().places.outline();
    assert.ok(performance.now() - start >= 1900, 'two seconds in all');
    always(429, 'text/plain', '', { 'retry-after': '120' });
    server.seen.length = 0;
    const error = await failure(ports().places.outline());
    assert.deepEqual([error.kind, error.retryAfter, server.seen.length], ['unavailable', 120, 1]);
  });

  test('a Retry-After date is read by the server\'s clock, not by the device\'s', async () => {
    always(503, 'text/plain', '', { 'date': 'Wed, 01 Jan 2014 10:00:00 GMT', 'retry-after': 'Wed, 01 Jan 2014 10:02:00 GMT' });
    assert.equal((await failure(ports().places.outline())).retryAfter, 120);
    always(503, 'text/plain', '', { 'retry-after': 'domani' });
    assert.equal((await failure(ports().places.outline())).retryAfter, undefined);
  });

  test('no answer in time is a timeout', async () => {
    server.intercept = () => true;
    const impatient = connect(server.endpoint, { limits: { read: 60, write: 60, upload: 60 } });
    assert.equal((await failure(impatient.places.outline())).kind, 'timeout');
    assert.equal((await failure(impatient.reports.createReport(lamp, { key: newKey() }))).kind, 'timeout');
    assert.equal(server.seen.length, 2, 'a server that is too slow is not asked again');
  });

  test('the caller may give up, before, during and between tries', async () => {
    const { places } = connect(server.endpoint, { pause: 60_000 });
    await assert.rejects(places.outline({ signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.equal(server.seen.length, 0);
    const control = new AbortController();
    server.intercept = () => { control.abort(); return true; };
    await assert.rejects(places.outline({ signal: control.signal }), { name: 'AbortError' });
    const later = new AbortController();
    server.intercept = (_, response) => { response.writeHead(503).end(() => later.abort('basta')); return true; };
    await assert.rejects(places.outline({ signal: later.signal }), (reason) => reason === 'basta');
  });

  test('a device that says it has no network still asks: a server in the house answers, any other is not asked again', async (t) => {
    Object.defineProperty(globalThis.navigator, 'onLine', { value: false, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis.navigator, 'onLine'));
    assert.equal((await ports().places.outline()).name, 'Pieve Serena');
    let asked = 0;
    const { places } = connect(server.endpoint, { pause: 1, fetch: () => { asked += 1; return Promise.reject(new TypeError('Failed to fetch')); } });
    assert.equal((await failure(places.outline())).kind, 'offline');
    assert.equal(asked, 1);
    always(200, 'text/html', '<!doctype html><title>Sei senza rete</title>');
    assert.equal((await failure(ports().places.outline())).kind, 'offline', 'a page that the site keeps for when there is no network');
  });

  test('cookies go with requests to another origin only once the office is used', async () => {
    const credentials: (string | undefined)[] = [];
    const { places, office } = connect(server.endpoint, { fetch: (input, init) => { credentials.push(init?.credentials); return fetch(input, init); } });
    await places.outline();
    await office.session();
    await places.outline();
    assert.deepEqual(credentials, ['same-origin', 'include', 'include']);
  });
});
