/** The events routes on a real PostgreSQL: import, expansion, filters, feed, several servers. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { EventIndex, readJson, type CalendarEntry } from '@civico/calendar';
import { readIcs } from '@civico/calendar/read-ics.ts';
import { importEvents, type EventsResult } from '@civico/server/import/import-events.ts';
import { ZONE } from '@civico/server/slices/events/zone.ts';
import { openStore, type Store } from '@civico/server/kernel/database.ts';
import { registerTowns } from '@civico/server/assembly.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

let postgres: TestPostgres;
let servers: TestServer[] = [];
let postgresUrl = '';
let store: Store;
const town = registerTowns(TEST_TOWNS).get('vallechiara')!;
before(async () => {
  postgres = await startPostgres();
  const url = postgresUrl = await postgres.database();
  servers = [await startTestServer(url), await startTestServer(url)];
  store = openStore(url, { size: 2 });
});
after(async () => {
  await store?.close();
  for (const server of servers) await server.close();
  await postgres?.close();
});

const market: CalendarEntry = { uid: 'mercato', title: 'Mercato', start: '2026-11-03T08:00', end: '2026-11-03T13:00', rule: 'FREQ=WEEKLY', category: '2.4.5', place: { name: 'Piazza' }, free: true };
const moved: CalendarEntry = { ...market, recurrenceId: '2026-12-08T08:00', start: '2026-12-07T08:00', end: '2026-12-07T13:00' };
const take = (events: readonly unknown[]): Promise<EventsResult> => importEvents(store.db, town, readJson(JSON.stringify(events)));
const titles = async (path: string, server = servers[0]!): Promise<string[]> => (await server.call('GET', path)).json.items.map((one: { title: string; start: string }) => `${one.start.slice(0, 10)} ${one.title}`);

describe('events', () => {
  test('are taken once, changed when they change, and every server sees it at once', async () => {
    const entries = [market, moved, { uid: 'concerto', title: 'Concerto', start: '2026-12-05T21:00', end: '2026-12-05T23:00', category: '1.1.5' }, { uid: 'male', title: 'Male', start: '2026-02-30' }];
    const counts = ({ added, changed, already, refused }: EventsResult): number[] => [added, changed, already, refused.length];
    assert.deepEqual(counts(await take(entries)), [3, 0, 0, 1]);
    assert.deepEqual(await titles('/events?from=2026-12-01&to=2026-12-09'), ['2026-12-01 Mercato', '2026-12-05 Concerto', '2026-12-07 Mercato']);
    assert.deepEqual(counts(await take(entries)), [0, 0, 3, 1]);
    assert.deepEqual(counts(await take([{ ...entries[2], title: 'Grande concerto' }])), [0, 1, 0, 0]);
    for (const server of servers) assert.deepEqual(await titles('/events?from=2026-12-05&to=2026-12-05', server), ['2026-12-05 Grande concerto']);
  });
  test('belong to their town', async () => {
    assert.deepEqual((await servers[0]!.call('GET', '/pontelungo/api/v1/events?from=2026-12-01')).json.items, []);
  });
  test('filters narrow, names come in the language asked for', async () => {
    assert.deepEqual(await titles('/events?from=2026-12-01&to=2026-12-31&category=1.1'), ['2026-12-05 Grande concerto']);
    assert.equal((await titles('/events?from=2026-12-01&to=2026-12-31&free=true')).length, 5);
    assert.equal((await titles('/events?from=2026-12-01&to=2026-12-31&q=grande')).length, 1);
    const { json } = await servers[0]!.call('GET', '/event-facets?from=2026-12-01&to=2026-12-31', { headers: { 'accept-language': 'sl' } });
    assert.deepEqual(json, { categories: [{ id: '1.1.5', name: 'Glasbena prireditev' }, { id: '2.4.5', name: 'Tržnica / Sejem' }], places: ['Piazza'], audiences: [] });
  });
  test('page by page, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { json } = await servers[seen.length % 2]!.call('GET', `/events?from=2026-11-01&to=2027-06-30&limit=7${cursor && `&cursor=${cursor}`}`);
      seen.push(...json.items.map((one: { id: string }) => one.id));
      cursor = json.nextCursor ?? '';
    } while (cursor);
    assert.equal(seen.length, 36);
    assert.equal(new Set(seen).size, 36);
  });
  test('day by day, and one alone', async () => {
    const { json } = await servers[0]!.call('GET', '/event-days?from=2026-11-30&to=2026-12-09&most=1');
    assert.deepEqual(json.days.map((one: { day: string; count: number }) => `${one.day} ${one.count}`), ['2026-12-01 1', '2026-12-05 1', '2026-12-07 1']);
    const event = json.days[2].items[0];
    assert.equal(event.movedFrom, '2026-12-08T07:00:00Z');
    assert.deepEqual((await servers[1]!.call('GET', `/events/${event.id}`)).json, event);
    assert.equal((await servers[0]!.call('GET', `/events/${'0'.repeat(20)}`)).status, 404);
    assert.equal((await servers[0]!.call('GET', '/events/..%2F')).status, 404);
  });
  test('a feed of exactly the filter, that reads back', async () => {
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await take([{ uid: 'sagra', title: 'Sagra; la grande, con tutto', start: soon, category: '2.4.2' }]);
    const reply = await servers[0]!.call('GET', '/events.ics?category=2.4.2');
    assert.equal(reply.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.deepEqual((await readIcs(reply.text)).entries.map(({ title, start }) => [title, start]), [['Sagra; la grande, con tutto', soon]]);
    assert.ok((await readIcs((await servers[0]!.call('GET', '/events.ics')).text)).entries.length > 10);
  });
  test('wrong questions get a clear no', async () => {
    for (const path of ['/events?from=ieri', '/events?cursor=xyz', '/events?limit=0', '/events?from=2026-12-02&to=2026-12-01', '/events?from=0001-01-01', '/event-days?from=9999-12-31&to=9999-12-31', '/events?audience=dogs', '/event-days?most=1000']) {
      const reply = await servers[0]!.call('GET', path);
      assert.equal(reply.status, 400, path);
      assert.equal(reply.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    }
  });
  test('ten thousand entries are taken, and asked for a day', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({ uid: `m${n}`, title: `Evento ${n}`, start: new Date(Date.UTC(2027, 0, 1, n % 24) + (n % 365) * 86_400_000).toISOString().slice(0, 16), rule: n % 50 ? undefined : 'FREQ=DAILY' }));
    assert.equal((await take(many)).added, 10_000);
    const { json } = await servers[0]!.call('GET', '/event-days?from=2027-06-01&to=2027-06-01');
    assert.ok(json.days[0].count > 27, String(json.days[0].count));
  });
  test('any Accept-Language gets the choices, in the best language the vocabulary speaks', async () => {
    for (const language of ['*', 'it-IT,it;q=0.9,en-US;q=0.8,en;q=0.7', 'it_IT', 'x-klingon', '-', 'en-GB-oxendict;q=0.1', 'ü', 'constructor']) {
      const { status } = await servers[0]!.call('GET', '/event-facets?from=2026-12-01', { headers: { 'accept-language': language } });
      assert.equal(status, 200, language);
    }
    const { json } = await servers[0]!.call('GET', '/event-facets?from=2026-12-01&to=2026-12-31', { headers: { 'accept-language': 'es, de;q=0.8, en;q=0.2' } });
    assert.ok(json.categories.some(({ name }: { name: string }) => name === 'Musikveranstaltung'), JSON.stringify(json.categories));
  });
  test('what is repeated too often is refused by name when it is taken, and left out by name when it is there already', async () => {
    const hourly = Array.from({ length: 60 }, (_, n) => ({ uid: `ora-${n}`, title: `Ogni ora ${n}`, start: '2026-01-01T00:00', end: '2026-01-01T00:30', rule: 'FREQ=HOURLY' }));
    const { refused } = await importEvents(store.db, registerTowns(TEST_TOWNS).get('pontelungo')!, readJson(JSON.stringify(hourly)));
    assert.ok(refused.length > 20 && refused.every(({ name, why }) => /^Ogni ora/.test(name) && /repeated more often than the calendar has room for/.test(why)), JSON.stringify(refused[0]));
    await sql`insert into calendar_entries (comune, uid, entry) select 'pontelungo', 'vecchia-' || n, jsonb_build_object('uid', 'vecchia-' || n, 'title', 'Vecchia', 'start', '2026-01-01T00:00', 'rule', 'FREQ=HOURLY') from generate_series(1, 100) n`.execute(store.db);
    await sql`update calendars set revision = revision + 1 where comune = 'pontelungo'`.execute(store.db);
    for (const path of ['events?from=2026-12-01', 'event-days?from=2026-12-01']) {
      const { status, json } = await servers[0]!.call('GET', `/pontelungo/api/v1/${path}`);
      assert.equal(status, 200);
      assert.ok(json.skipped.length > 20 && json.skipped.every(({ reason }: { reason: string }) => reason === 'too-many-times'));
    }
    for (const path of ['event-facets', 'events.ics', 'events?q=niente']) assert.equal((await servers[0]!.call('GET', `/pontelungo/api/v1/${path}`)).status, 200, path);
  });
  test('what is refused leaves the old entry, with its cost; a new one takes the room of neither, and what would lose its place is named', async () => {
    const of = (id: string) => async (events: readonly unknown[]): Promise<[number, number, string[]]> => {
      const { added, changed, refused } = await importEvents(store.db, { id }, readJson(JSON.stringify(events)));
      return [added, changed, refused.map(({ name, why }) => `${name}: ${why}`)];
    };
    const seen = async (id: string) => new EventIndex((await store.db.selectFrom('calendar_entries').select('entry').where('comune', '=', id).orderBy('uid').execute()).map(({ entry }) => entry), ZONE).skipped;
    const hour = (uid: string, end = '2026-01-01T00:30'): CalendarEntry => ({ uid, title: uid, start: '2026-01-01T00:00', end, rule: 'FREQ=HOURLY' });
    const full = of('pieno');
    const hours = Array.from({ length: 60 }, (_, n) => hour(`ora-${n}`));
    const [fitting] = await full(hours);
    const long = hour('ora-0', '2026-02-10T00:00');
    const [added, changed, refused] = await full([long, hour('nuova')]);
    assert.deepEqual([added, changed], [0, 0]);
    assert.match(refused.join('\n'), /^(ora-0|nuova): is repeated more often[^\n]*\n(ora-0|nuova): is repeated more often[^\n]*$/);
    assert.deepEqual(await seen('pieno'), []);
    assert.deepEqual(await full([{ ...long, rule: undefined }, hour('nuova')]), [1, 1, []], 'what becomes rarer gives its room away');
    assert.deepEqual(await full([{ ...hour('ora-1'), recurrenceId: '2026-03-01T00:00', andFuture: true, end: '2026-04-01T00:00' }]).then(([one, two, { length }]) => [one, two, length]), [0, 0, 1], 'a change that makes all that follow longer');
    assert.deepEqual((await full(hours.slice(1, fitting))).slice(0, 2), [0, 0], 'the same again');
    assert.deepEqual(await seen('pieno'), []);
    const leap = Array.from({ length: 20 }, (_, n) => ({ uid: `giorno-${n}`, title: `giorno-${n}`, start: '1990-01-01', rule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=30' }));
    const counts = of('contato');
    assert.ok((await counts(leap))[0] > 5);
    const [taken, , told] = await counts(leap.map(({ start }, n) => ({ uid: `mese-${n}`, title: `mese-${n}`, start, rule: 'FREQ=MONTHLY;BYDAY=-1MO;COUNT=2000' })).flatMap((one) => [one, { ...one, uid: `${one.uid}-bis` }]));
    assert.equal(taken, 40);
    const out = await seen('contato');
    assert.ok(out.length > 0);
    assert.deepEqual(told.map((one) => one.split(':')[0]).sort(), out.map(({ name }) => name).sort());
    assert.match(told.join('\n'), /giorno-\d+: is in the calendar already and would have no room in it any more/);
  });
  test('a calendar beyond its memory answers 503 for its town alone, at once the next time, and is there again when it has changed', async () => {
    await sql`insert into calendar_entries (comune, uid, entry) select 'pontelungo', 'grande-' || n, jsonb_build_object('uid', 'grande-' || n, 'title', 'Grande', 'start', '2026-12-01', 'description', repeat('à' || n, 4000)) from generate_series(1, 3000) n`.execute(store.db);
    await sql`update calendars set revision = revision + 1 where comune = 'pontelungo'`.execute(store.db);
    const lines: string[] = [];
    const small = await startTestServer(postgresUrl, { calendarLimits: { memory: 24 }, logger: { level: 'error', stream: { write: (line) => { lines.push(line); } } } });
    try {
      const asked = await Promise.all([1, 2, 3].map(() => small.call('GET', '/pontelungo/api/v1/events')));
      for (const { status, json, headers } of [...asked, await small.call('GET', '/pontelungo/api/v1/event-facets')]) {
        assert.equal(status, 503);
        assert.equal(json.type, 'urn:civico:problem:calendar-unavailable');
        assert.ok(Number(headers.get('retry-after')) > 0);
      }
      assert.equal((await small.call('GET', '/events')).status, 200, 'another town');
      assert.equal(lines.filter((line) => line.includes('"reason":"out of memory"') && line.includes('pontelungo')).length, 1, lines.join(''));
      await sql`delete from calendar_entries where comune = 'pontelungo'`.execute(store.db);
      await sql`update calendars set revision = revision + 1 where comune = 'pontelungo'`.execute(store.db);
      assert.equal((await small.call('GET', '/pontelungo/api/v1/events')).status, 200);
    } finally {
      await small.close();
    }
  });
});
