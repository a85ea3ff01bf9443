import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RatingSummary, Report, ReportCollection } from '@civico/contract';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, signIn, startTestServer, type TestServer } from '../../helpers/server.ts';

let postgres: TestPostgres;
let server: TestServer;
let url: string;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url);
});
after(async () => { await server.close(); await postgres.close(); });

const pointers = (json: { errors?: { pointer: string; code: string }[] }) => (json.errors ?? []).map((one) => `${one.pointer} ${one.code}`).sort();

describe('ratings', () => {
  test('are counted, with an interval from five on', async () => {
    const subject = { kind: 'service' as const, id: 'carta-identita' };
    const query = '/ratings/summary?subjectKind=service&subjectId=carta-identita';
    for (const value of [5, 5, 4, 1]) assert.equal((await server.call('POST', '/ratings', { body: newRating({ subject, value, reasons: value > 3 ? ['clear'] : ['not-clear', 'other'] }) })).status, 201);
    const four = (await server.call('GET', query)).json;
    assert.deepEqual([four.count, four.average, four.positive, four.distribution, four.reasons], [4, null, null, [], []], 'below five only how many');
    await server.call('POST', '/ratings', { body: newRating({ subject, value: 5 }) });
    const five = (await server.call('GET', query)).json;
    assert.deepEqual([five.count, five.average, five.positive.count, five.positive.share], [5, 4, 4, 0.8]);
    assert.deepEqual(five.distribution.map((one: { count: number }) => one.count), [1, 0, 0, 1, 3]);
    assert.deepEqual(five.reasons[0], { reason: 'clear', count: 4 });
    assert.equal((await server.call('GET', `${query}&to=2020-01-01`)).json.count, 0);
    assert.equal((await server.call('GET', `/pontelungo/api/v1${query}`)).json.count, 0);
  });
  test('of two periods that differ by one vote, its value cannot be worked out', async () => {
    const subject = { kind: 'service' as const, id: 'differenze' };
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
    const voted: [number, number][] = [[20, 5], [20, 5], [20, 4], [19, 3], [18, 5], [17, 1], [16, 5], [15, 4], [15, 4], [14, 4], [10, 2]];
    for (const [ago, value] of voted) await server.call('POST', '/ratings', { body: newRating({ subject, value, votedAt: day(ago) }) });
    const summary = async (query: string) => (await server.call('GET', `/ratings/summary?subjectId=differenze${query}`)).json;
    const told = (one: RatingSummary): [number, number] => [one.count, one.distribution.reduce((sum, { count }) => sum + count, 0)];
    const rome = (ago: number) => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome' }).format(new Date(day(ago)));
    assert.deepEqual(told(await summary('')), [11, 11]);
    assert.deepEqual(told(await summary(`&to=${rome(17)}`)), [6, 5], 'the sixth alone is not told');
    assert.deepEqual(told(await summary(`&to=${rome(18)}`)), [5, 5]);
    assert.deepEqual(told(await summary(`&from=${rome(17)}`)), [6, 6], 'the last one belongs to those before');
    assert.deepEqual(told(await summary(`&from=${rome(17)}&to=${rome(14)}`)), [5, 0]);
    assert.deepEqual(told(await summary(`&from=${rome(19)}`)), [8, 6]);
  });
  test('a value beyond the scale is a wrong field', async () => {
    const reply = await server.call('POST', '/ratings', { body: newRating({ scale: 3, value: 5 }) });
    assert.deepEqual([reply.status, pointers(reply.json)], [400, ['/value too-big']]);
  });
  test('a clock that is wrong does not move the figures', async () => {
    const subject = { kind: 'page' as const, id: '/orologio' };
    for (const votedAt of ['2099-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '2016-12-31T23:59:60Z']) assert.equal((await server.call('POST', '/ratings', { body: newRating({ subject, votedAt }) })).status, 201);
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome' }).format(new Date());
    assert.equal((await server.call('GET', `/ratings/summary?subjectId=/orologio&from=${today}&to=${today}`)).json.count, 3);
  });
});

describe('reports', () => {
  test('what is missing or unknown is said field by field, in the language asked for', async () => {
    const body = { category: 'moon', title: ' ', description: 'x'.repeat(201), attachments: [], extra: 1 };
    const reply = await server.call('POST', '/reports', { body });
    assert.equal(reply.status, 400);
    assert.equal(reply.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.deepEqual(pointers(reply.json), ['/description too-long', '/extra unknown']);
    const second = await server.call('POST', '/reports', { body: newReport({ category: 'moon', title: ' ', position: undefined as never }), headers: { 'accept-language': 'en-GB' } });
    assert.deepEqual(pointers(second.json), ['/category unknown-category', '/position position-or-address', '/title blank']);
    assert.equal(second.json.title, 'Invalid input');
  });
  test('the questions of a category are asked, and a dangerous answer stops', async () => {
    const lighting = (answers: { question: string; value: string }[]) => server.call('POST', '/reports', { body: newReport({ category: 'lighting', answers }) });
    assert.deepEqual(pointers((await lighting([])).json), ['/answers answer-missing']);
    assert.deepEqual(pointers((await lighting([{ question: 'danger', value: 'maybe' }, { question: 'colour', value: 'red' }])).json), ['/answers/0/value choice', '/answers/1/question unknown-question']);
    const stop = await lighting([{ question: 'danger', value: 'yes' }]);
    assert.deepEqual([stop.status, stop.json.type], [422, 'urn:civico:problem:stop']);
    assert.match(stop.json.detail, /112/);
    assert.equal((await lighting([{ question: 'danger', value: 'no' }])).status, 201);
  });
  test('a place outside, a wrong field and a wrong address are told in the language of the person', async () => {
    const say = async (language: string) => {
      const headers = { 'accept-language': language };
      const outside = await server.call('POST', '/reports', { body: newReport({ position: { lat: 40, lon: 10.5 } }), headers });
      const wrong = await server.call('POST', '/reports', { body: newReport({ title: ' ' }), headers });
      const missing = await server.call('GET', '/reports/AAAAAAAAAAAAAAAAAAAAAA', { headers });
      return [...[outside, wrong, missing].map((one) => one.headers.get('content-language')), outside.json.detail, wrong.json.errors[0].detail, missing.json.title] as string[];
    };
    const town = 'Vallechiara';
    assert.deepEqual(await say('de-AT,de;q=0.9'), [
      'de', 'de', 'de', `Der angegebene Ort liegt außerhalb des Gebiets der Gemeinde ${town}. Verschieben Sie den Punkt in das Gebiet, oder wenden Sie sich an die Gemeinde, in der er liegt.`,
      'Es darf nicht leer sein.', 'Nicht gefunden',
    ]);
    assert.deepEqual(await say('sl'), [
      'sl', 'sl', 'sl', `Navedeni kraj je zunaj območja občine ${town}. Premaknite točko znotraj meje ali se obrnite na občino, v kateri je.`, 'Ne sme biti prazno.', 'Ni najdeno',
    ]);
    assert.deepEqual(await say('it-x-facile, it;q=0.9'), [
      'it-x-facile', 'it-x-facile', 'it-x-facile', `Questo luogo non è nel Comune di ${town}. Hai sbagliato? Sposta il punto. Non hai sbagliato? Chiedi all’altro Comune.`, 'Scrivi qualcosa.', 'Non c’è',
    ]);
  });
  test('a place outside is explained, and the right town named', async () => {
    const nowhere = await server.call('POST', '/reports', { body: newReport({ position: { lat: 40, lon: 10.5 } }) });
    assert.deepEqual([nowhere.status, nowhere.json.type], [422, 'urn:civico:problem:outside-boundary']);
    assert.match(nowhere.json.detail, /fuori dal territorio del Comune di Vallechiara/);
    const neighbour = await server.call('POST', '/reports', { body: newReport({ position: { lat: 44.5, lon: 11.5 } }) });
    assert.match(neighbour.json.detail, /Comune di Pontelungo/);
  });
  test('the code finds a report however it is typed, also a hidden one; the list does not show it', async () => {
    const { json: receipt } = await server.call('POST', '/reports', { body: newReport({ title: 'Nascosta', address: 'Viale Città Nuova 3' }) });
    const typed = encodeURIComponent(` ${receipt.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`);
    const found = await server.call('GET', `/reports/by-code/${typed}`);
    assert.deepEqual([found.status, found.json.id, found.json.internal], [200, receipt.id, undefined]);
    const search = async () => (await server.call('GET', '/reports?q=NASCOSTA citta&count=true')).json;
    assert.equal((await search()).total, 1);
    const cookie = await signIn(server.call);
    assert.equal((await server.call('PATCH', `/reports/${receipt.id}`, { body: { version: 1, hidden: true }, headers: { cookie } })).status, 200);
    assert.equal((await search()).total, 0);
    assert.equal((await server.call('GET', '/reports?q=nascosta', { headers: { accept: 'application/geo+json' } })).json.features.length, 0);
    assert.equal((await server.call('GET', `/reports/${receipt.id}`)).status, 404);
    assert.equal((await server.call('POST', `/reports/${receipt.id}/followers`, { body: {} })).status, 404);
    assert.equal((await server.call('GET', `/reports/by-code/${typed}`)).status, 200);
    assert.equal((await server.call('GET', `/pontelungo/api/v1/reports/by-code/${typed}`)).status, 404);
  });
  test('every page holds what the one before promised, while others keep reporting', async () => {
    const base = '/pontelungo/api/v1/reports';
    const position = { lat: 44.2, lon: 11.2 };
    const sent: string[] = [];
    for (let i = 0; i < 25; i += 1) sent.push((await server.call('POST', base, { body: newReport({ title: `Numero ${i}`, position }) })).json.id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = (await server.call('GET', `${base}?limit=10${cursor === null ? '' : `&cursor=${cursor}`}`)).json as { items: Report[]; nextCursor: string | null };
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor;
      await server.call('POST', base, { body: newReport({ title: 'Nel frattempo', position }) });
    } while (cursor !== null);
    assert.deepEqual(seen, sent.toReversed());
    assert.deepEqual(pointers((await server.call('GET', `${base}?cursor=abc`)).json), ['#query/cursor format']);
  });
  test('filters narrow, as a page and as points', async () => {
    const base = '/pontelungo/api/v1/reports';
    await server.call('POST', base, { body: newReport({ title: 'Solo "questa" \\ qui\n', category: 'waste', position: { lat: 44.9, lon: 11.9 } }) });
    await server.call('POST', base, { body: newReport({ title: 'Senza punto', category: 'trees', position: undefined as never, address: 'Via dei Tigli 1' }) });
    const titles = async (query: string) => (await server.call('GET', `${base}?${query}`)).json.items.map((one: Report) => one.title);
    assert.deepEqual(await titles('category=waste,trees'), ['Senza punto', 'Solo "questa" \\ qui']);
    assert.deepEqual(await titles('category=waste&category=trees&bbox=11.8,44.8,12,45'), ['Solo "questa" \\ qui']);
    assert.deepEqual(await titles('status=resolved'), []);
    assert.deepEqual(await titles('q=tigli'), ['Senza punto']);
    const points = await server.call('GET', `${base}?category=waste,trees`, { headers: { accept: 'application/geo+json' } });
    assert.equal(points.headers.get('content-type'), 'application/geo+json; charset=utf-8');
    assert.deepEqual(points.json.features.map((one: { geometry: unknown; properties: unknown }) => [one.geometry, one.properties]),
      [[{ type: 'Point', coordinates: [11.9, 44.9] }, { title: 'Solo "questa" \\ qui', category: 'waste', status: 'received' }]]);
    assert.equal((await server.call('GET', base, { headers: { accept: 'text/html' } })).status, 406);
  });
  test('where more match than a map asked for, those near each other come counted, and every one of them is told once', async () => {
    const base = '/pontelungo/api/v1/reports';
    const points = async (query: string): Promise<ReportCollection> => (await server.call('GET', `${base}?${query}`, { headers: { accept: 'application/geo+json' } })).json;
    for (let at = 0; at < 130; at += 1) {
      await server.call('POST', base, { body: newReport({ title: `Buca ${at}`, position: { lat: 44.5 + (at % 13) * 0.004, lon: 11.5 + Math.floor(at / 13) * 0.002 } }) });
    }
    const area = 'bbox=11.4,44.4,11.6,44.6&q=buca';
    const all = await points(area);
    assert.deepEqual([all.features.length, all.groups], [130, undefined], 'who does not ask gets what was always there');
    assert.deepEqual(await points(`${area}&most=130`).then(({ features, groups }) => [features.length, groups]), [130, undefined], 'few enough to be told one by one');
    const { features, groups = [], truncated } = await points(`${area}&most=100`);
    assert.ok(groups.length > 0 && features.length + groups.length <= 100, `${features.length} + ${groups.length}`);
    assert.equal(features.length + groups.reduce((sum, { count }) => sum + count, 0), 130);
    assert.equal(truncated, false);
    for (const { count, bbox: [west = 0, south = 0, east = 0, north = 0], position } of groups) {
      assert.ok(west <= position.lon && position.lon <= east && south <= position.lat && position.lat <= north);
      const inside = await points(`bbox=${west},${south},${east},${north}&q=buca`);
      assert.ok(inside.features.length >= count, 'its corners hold its reports');
    }
    assert.deepEqual(pointers((await server.call('GET', `${base}?most=1`, { headers: { accept: 'application/geo+json' } })).json), ['#query/most too-small']);
  });
  test('following counts people, an email only when it is confirmed', async () => {
    const { json: { id } } = await server.call('POST', '/reports', { body: newReport() });
    const follow = async (body: object) => (await server.call('POST', `/reports/${id}/followers`, { body })).json.followers;
    assert.deepEqual([await follow({}), await follow({ email: 'ada@posta.example' }), await follow({ email: 'ADA@posta.example' }), await follow({})], [1, 1, 1, 2]);
  });
});

describe('places', () => {
  const names = async (query: string) => (await server.call('GET', `/places?${query}`)).json.items.map((one: { name: string }) => one.name);
  test('are found by the beginning of every word, the best first', async () => {
    assert.deepEqual(await names('q=liberta'), ['Piazza della Libertà', 'Via della Libertà']);
    assert.deepEqual(await names('q=via lib'), ['Via della Libertà']);
    assert.deepEqual(await names('q=nuova citta'), ['Scuola “Città Nuova”']);
    assert.deepEqual(await names('q=berta'), []);
    assert.deepEqual(await names('q=%25_'), []);
  });
  test('the nearest come first with their distance', async () => {
    const { json } = await server.call('GET', '/places?near=44.51,10.51&limit=2');
    assert.deepEqual(json.items.map((one: { id: string; distance: number }) => [one.id, one.distance > 0]), [['via', false], ['piazza', true]]);
    assert.equal((await server.call('GET', '/places?near=44,10&q=via')).status, 400);
    assert.equal((await server.call('GET', '/places?near=99,10')).status, 400);
  });
  test('the outline comes with an ETag that spares sending it again', async () => {
    const first = await server.call('GET', '/places/outline');
    const again = await server.call('GET', '/places/outline', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    assert.deepEqual([first.status, first.json.name, again.status, again.text], [200, 'Vallechiara', 304, '']);
  });
});
