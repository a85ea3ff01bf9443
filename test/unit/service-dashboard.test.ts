import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { figures as invented, memoryPorts } from '@civico/adapters/memory';
import { fromCsv, fromJson, indicatorsFile } from '@civico/adapters/static/indicators.ts';
import { isPortError, type Indicator, type IndicatorsPort, type NewRating, type Observation } from '@civico/contract';
import { csvOf, jsonOf } from '@civico/elements/service-dashboard/export.ts';
import { figuresOf, targetReached, trendOf } from '@civico/elements/service-dashboard/figures.ts';
import { readFilter, writeFilter } from '@civico/elements/service-dashboard/permalink.ts';
import { numberIn } from '@civico/elements/service-dashboard/board/numbers.ts';
import { periodName } from '@civico/elements/service-dashboard/period.ts';
import { DashboardStore } from '@civico/elements/service-dashboard/service-dashboard.store.ts';
import { KioskStore, QUIET } from '@civico/elements/rating/kiosk/kiosk.store.ts';

const indicator: Indicator = {
  id: 'x', title: 'Prova', theme: 'Tema', unit: 'percent', aggregation: 'mean', chart: 'line', better: 'higher', source: { name: 'Prova' }, licence: { name: 'CC BY 4.0' }, updatedAt: '2026-01-01',
};

describe('figures', () => {
  test('nothing, one value, a hundred thousand', () => {
    assert.deepEqual([figuresOf(indicator, []).rows.length, figuresOf(indicator, []).latest], [0, undefined]);
    assert.equal(figuresOf(indicator, [{ period: '2020', value: 5 }]).drawable, 1);
    const start = Date.UTC(1990, 0, 1);
    const days = Array.from({ length: 100_000 }, (_, index): Observation => ({ period: new Date(start + Math.floor(index / 8) * 86_400_000).toISOString().slice(0, 10), value: 50, n: 2 }));
    const many = figuresOf(indicator, days);
    assert.deepEqual(many.combined, { grain: 'year', count: 100_000 });
    assert.ok(many.rows.length <= 60 && many.rows.every(({ value }) => value === 50));
    assert.equal(many.rows.reduce((sum, { n }) => sum + n!, 0), 200_000);
    assert.equal(figuresOf({ ...indicator, unit: 'count', aggregation: 'sum' }, days).rows.reduce((sum, { value }) => sum + value!, 0), 5_000_000);
  });

  test('what is no number, of another unit or no percentage is out, and counted', () => {
    const { notNumbers, otherUnits, outOfRange, rows } = figuresOf(indicator, [
      { period: '2020', value: NaN }, { period: '2021', value: 12, unit: 'days' }, { period: '2022', value: 140 }, { period: '2023', value: null, missing: 'not-collected' }, { period: '2024', value: 60 },
    ]);
    assert.deepEqual([notNumbers, otherUnits, outOfRange], [1, 1, 1]);
    assert.deepEqual(rows.map(({ value }) => value), [null, null, 60]);
  });

  test('a trend is only between periods of the same length', () => {
    const of = (...observations: Observation[]) => trendOf(indicator, figuresOf(indicator, observations));
    assert.deepEqual(of({ period: '2020', value: 50 }, { period: '2021', value: 40 }), { way: 'down', change: -10, good: false });
    assert.equal(of({ period: '2011-05-23/2011-06-11', value: 3 }, { period: '2014', value: 60 }), undefined);
    assert.equal(of({ period: '2020', value: 50 }, { period: '2021', value: 40, qualifier: 'at-least' }), undefined);
    assert.equal(of({ period: '2020', value: null }, { period: '2021', value: 40 }), undefined);
    assert.equal(targetReached({ ...indicator, better: 'lower', target: { value: 30 } }, figuresOf(indicator, [{ period: '2020', value: 31 }])), false);
  });

  test('a year that is not over is no fall, whoever says that it is not: the day of the figures, today, or the value itself', () => {
    const counted: Indicator = { ...indicator, unit: 'count', aggregation: 'sum', updatedAt: '2026-04-30' };
    const months = Array.from({ length: 64 }, (_, index): Observation => ({ period: `${2021 + Math.floor(index / 12)}-${String(index % 12 + 1).padStart(2, '0')}`, value: 1000 }));
    const years = figuresOf(counted, months, {}, '2026-11-28');
    assert.deepEqual([years.latest?.period, years.previous?.period, years.unfinished], ['2025', '2024', { period: '2026', value: 4000, part: { kind: 'running', until: '2026-04-30' } }]);
    assert.deepEqual(trendOf(counted, years), { way: 'same', change: 0, good: undefined });
    const of = (updatedAt: string, now: string, ...rows: Observation[]) => figuresOf({ ...counted, updatedAt }, rows, {}, now);
    const three: Observation[] = [{ period: '2024', value: 90 }, { period: '2025', value: 100 }, { period: '2026', value: 40 }];
    assert.deepEqual(of('2026-10-01', '2026-11-28', ...three).unfinished?.part, { kind: 'running', until: '2026-10-01' });
    assert.deepEqual(of('', '2026-11-28', ...three).unfinished?.part, { kind: 'running', until: undefined }, 'no day is said');
    assert.deepEqual(of('2025-02-01', '2026-11-28', ...three).unfinished?.part, { kind: 'running', until: undefined }, 'a day older than what it made is not believed');
    assert.equal(of('2025-02-01', '2027-01-01', ...three).unfinished, undefined);
    assert.deepEqual(of('2026-12-31', '2027-03-01', ...three.slice(0, 2), { period: '2026', value: 40, until: '2026-06-30' }).unfinished?.part, { kind: 'running', until: '2026-06-30' });
    assert.deepEqual(of('2026-12-31', '2026-12-31', ...three).unfinished?.part, { kind: 'running', until: '2026-12-31' }, 'the last day is not over');
    const school = of('2026-05-31', '2026-11-28', { period: '2023-09/2024-08', value: 900 }, { period: '2024-09/2025-08', value: 950 }, { period: '2025-09/2026-08', value: 700 });
    assert.deepEqual([trendOf(counted, school)?.change, school.unfinished?.period], [50, '2025-09/2026-08']);
    const alone = of('2026-04-30', '2026-11-28', three[2]!);
    assert.deepEqual([alone.latest?.part?.kind, trendOf(counted, alone), targetReached({ ...counted, better: 'lower', target: { value: 50 } }, alone)], ['running', undefined, undefined]);
  });

  test('a sum from which months are missing is not compared, nor one of several months with the target of one', () => {
    const counted: Indicator = { ...indicator, unit: 'count', aggregation: 'sum', updatedAt: '2026-12-31', target: { value: 1500 } };
    const months = Array.from({ length: 72 }, (_, index): Observation => ({ period: `${2021 + Math.floor(index / 12)}-${String(index % 12 + 1).padStart(2, '0')}`, value: index === 65 ? null : 1000 }));
    const years = figuresOf(counted, months, {}, '2027-02-01');
    assert.deepEqual([years.latest?.period, years.unfinished?.part, targetReached(counted, years)], ['2025', { kind: 'gaps' }, undefined]);
    assert.deepEqual(figuresOf(counted, months.filter((_, index) => index !== 65), {}, '2027-02-01').unfinished?.part, { kind: 'gaps' }, 'a month nobody speaks of');
    assert.equal(trendOf(indicator, figuresOf(indicator, [{ period: '2020', value: 50, n: 40 }, { period: '2021', value: 20, n: 4 }])), undefined, 'four answers');
  });

  test('where the intervals of two values overlap there is no clear change', () => {
    const of = (...observations: Observation[]) => trendOf(indicator, figuresOf(indicator, observations));
    assert.deepEqual(of({ period: '2020', value: 67, low: 48, high: 81 }, { period: '2021', value: 79, low: 57, high: 92 }), { way: 'unclear', change: 12, good: undefined });
    assert.deepEqual(of({ period: '2020', value: 67, low: 60, high: 70 }, { period: '2021', value: 79, low: 71, high: 92 }), { way: 'up', change: 12, good: true });
    assert.deepEqual(of({ period: '2020', value: 79, low: 71, high: 92 }, { period: '2021', value: 67, low: 60, high: 70 }), { way: 'down', change: -12, good: false });
    assert.equal(of({ period: '2020', value: 67, low: 48, high: 81 }, { period: '2021', value: 67, low: 48, high: 81 })?.way, 'same');
    assert.equal(of({ period: '2020', value: 67, low: 48, high: 81 }, { period: '2021', value: 79 })?.way, 'up', 'a number without an interval says what it says');
  });

  test('periods have names, and the filter an address', () => {
    assert.equal(periodName('2011-05-23/2011-06-11', 'it'), '23 maggio 2011 – 11 giugno 2011');
    assert.equal(periodName('2011-05', 'it'), 'mag 2011');
    assert.equal(periodName('<b>', 'it'), '<b>');
    const url = writeFilter('https://comune.example/dati?x=1', { theme: 'Anagrafe & co', from: 2011 });
    assert.deepEqual(readFilter(url), { theme: 'Anagrafe & co', from: 2011, to: undefined });
    assert.equal(writeFilter(url, {}), 'https://comune.example/dati?x=1');
    assert.equal(readFilter('https://comune.example/?dal=abc').from, undefined);
  });
});

describe('static files', () => {
  test('what the element hands out it also reads, and formulas stay text', async () => {
    const { observations, ...definition } = invented[1]!;
    const [back] = fromJson(JSON.parse(jsonOf(definition, observations)));
    assert.deepEqual(back!.observations, observations);
    const csv = csvOf({ ...definition, title: '=HYPERLINK("http://x")' }, observations);
    assert.match(csv, /"'=HYPERLINK\(""http:\/\/x""\)"/);
    const read = fromCsv(csvOf(definition, observations));
    assert.deepEqual(read[0]!.observations.map(({ value, category }) => [value, category]), observations.map(({ value, category }) => [value, category]));
  });

  test('semicolons and decimal commas; "n.d." is missing; lines without a period are skipped', () => {
    const [one] = fromCsv('\ufeffid;title;unit;period;value\r\na;"Sì; ""certo""";percent;2020;12,5\r\na;;percent;2021;n.d.\r\na;;percent;boh;3\r\n');
    assert.equal(one!.title, 'Sì; "certo"');
    assert.deepEqual(one!.observations.map(({ value }) => value), [12.5, null]);
  });

  test('the file says what the page says, in the numbers of its language, and comes back the same', () => {
    const definition: Indicator = { ...indicator, unit: 'count', updatedAt: '2026-04-30' };
    const observations: Observation[] = [{ period: '2023-01/2024-12', value: 1.234 }, { period: '2025', value: 1234.5 }, { period: '2026', value: 412000 }];
    const italian = csvOf(definition, observations, 'it', '2026-11-28');
    assert.deepEqual(italian.split('\r\n').map((line) => line.split(';').slice(7, 11).join(' ')), ['period until category value', '2023-01/2024-12   1,2340', '2025   1234,5', '2026 2026-04-30  412000']);
    assert.match(csvOf(definition, observations, 'en', '2026-11-28'), /,2025,,,1234\.5,/);
    for (const language of ['it', 'en']) assert.deepEqual(fromCsv(csvOf(definition, observations, language, '2026-11-28'))[0]!.observations, observations.map((one, index) => (index < 2 ? one : { ...one, until: '2026-04-30' })), language);
    assert.deepEqual(['it', 'en'].map((language) => numberIn(language, definition, 1234)), ['1.234', '1,234']);
    assert.equal(numberIn('it', definition, 1.234), '1,234', 'not 1');
  });

  test('of a file what cannot be read is left out and named; what is a gap stays one', async () => {
    const serve = (body: string | Buffer) => indicatorsFile('https://comune.example/dati', () => Promise.resolve(new Response(body as string)));
    const csv = serve(Buffer.from('id;unit;period;value\na;count;2023;1.180\na;count;2024;#N/D\na;count;boh;3\nb;ore;2024;3\nCitt\u00e0;count;2024;3\n', 'latin1'));
    assert.deepEqual(await csv.listObservations({ id: 'a' }), [{ period: '2023', value: 1180 }, { period: '2024', value: NaN }]);
    const { unread, notes } = await csv.listUnread!();
    assert.deepEqual(unread.map(({ where, indicator: id }) => [where, id]), [['line 3', 'a'], ['line 4', 'a'], ['line 5', 'b'], ['line 6', 'Città']]);
    assert.match(notes.join('\n'), /windows-1252[\s\S]*"1\.180" was read as 1180/);
    const json = serve(JSON.stringify({ indicators: [{ id: 'a', unit: 'count', observations: [{ period: '2024', value: '1.234' }, { period: '03/2024', value: 3 }, { period: '2024', value: 5 }] }, { id: 'b', unit: 'ore', observations: [] }] }));
    assert.deepEqual(await json.listObservations({ id: 'a' }), [{ period: '2024', value: NaN }]);
    assert.deepEqual((await json.listUnread!()).unread.map(({ where }) => where), ['a, value 1', 'a, value 2', 'a, value 3', 'b']);
    await assert.rejects(serve('Mese;Ingressi\nGennaio;3\n').listIndicators({}), (error: Error) => isPortError(error) && /no column id, value/.test(String((error.cause as { lacks?: string }).lacks)));
  });

  test('a broken file, a page instead of a file, and no network are told apart; the next call tries again', async () => {
    let answer = (): Promise<Response> => Promise.reject(new TypeError('no network'));
    const port = indicatorsFile('https://comune.example/dati.json', () => answer());
    const kind = async (): Promise<string> => port.listIndicators({}).then(() => 'ok', (error: unknown) => (isPortError(error) ? error.kind : String(error)));
    assert.equal(await kind(), 'unreachable');
    answer = () => Promise.resolve(new Response('{"indicators": [', { status: 200 }));
    assert.equal(await kind(), 'unexpected');
    answer = () => Promise.resolve(new Response('<!doctype html><h1>Accedi</h1>', { status: 200 }));
    assert.equal(await kind(), 'unexpected');
    answer = () => Promise.resolve(new Response('', { status: 404 }));
    assert.equal(await kind(), 'unexpected');
    answer = () => Promise.resolve(Response.json({ indicators: invented }));
    assert.equal(await kind(), 'ok');
    assert.equal((await port.listObservations({ id: invented[0]!.id, from: '2026-01-01', to: '2026-02-28' })).length, 2);
  });
});

describe('dashboard store', () => {
  test('one indicator that cannot be read fails alone, and can be asked for again', async () => {
    const whole = memoryPorts().indicators;
    let broken = true;
    const port: IndicatorsPort = { ...whole, listObservations: (query, options) => (broken && query.id === 'counters' ? Promise.reject(new Error('no')) : whole.listObservations(query, options)) };
    const store = new DashboardStore({ findPort: () => Promise.resolve(port), explain: (error) => Promise.resolve(String(error)), language: () => 'it' });
    await store.load(['counters', 'digital-index', 'no-such']);
    const state = store.state.get();
    assert.ok(state.status === 'ready');
    assert.deepEqual(state.indicators.map(({ id }) => id), ['counters', 'digital-index']);
    assert.deepEqual([...state.series.values()].map(({ status }) => status), ['failed', 'ready']);
    assert.deepEqual(store.span, [2024, 2025]);
    broken = false;
    await store.retry('counters');
    const after = store.state.get();
    assert.ok(after.status === 'ready' && after.series.get('counters')?.status === 'ready');
    store.setFilter({ theme: 'Digitale' });
    assert.deepEqual(store.shown.map(({ id }) => id), ['digital-index']);
  });
});

describe('kiosk store', () => {
  function tablet(tickets = false) {
    const kept: NewRating[] = [];
    let now = Date.UTC(2026, 0, 7, 9);
    let timers: { at: number; task: () => void }[] = [];
    const store = new KioskStore({
      counter: () => ({ id: 'anagrafe-1', tickets }), keep: async (rating) => { kept.push(rating); }, now: () => now, reset: () => undefined,
      after: (ms, task) => { const timer = { at: now + ms, task }; timers.push(timer); return () => { timers = timers.filter((one) => one !== timer); }; },
    });
    store.start();
    const pass = (ms: number): void => {
      now += ms;
      for (const { task } of timers.filter(({ at }) => at <= now)) task();
      timers = timers.filter(({ at }) => at > now);
    };
    return { store, kept, pass, setBack: (ms: number) => { now -= ms; } };
  }

  test('touches less than twenty seconds apart are one vote, however many', () => {
    const { store, kept, pass } = tablet();
    for (let touch = 0; touch < 50; touch += 1) {
      store.vote(1 + (touch % 3) || 3);
      store.reason(undefined);
      pass(QUIET - 1000);
    }
    assert.equal(kept.length, 1);
    pass(QUIET + 1);
    store.vote(3);
    assert.equal(kept.length, 2);
  });

  test('a red vote is kept with the time of the touch, also when the page goes away', () => {
    const { store, kept, pass } = tablet();
    store.vote(1);
    pass(3000);
    store.leave();
    assert.deepEqual(kept.map(({ value, votedAt }) => [value, votedAt]), [[1, '2026-01-07T09:00:00.000Z']]);
  });

  test('a clock set back by a day does not silence the counter', () => {
    const { store, kept, pass, setBack } = tablet();
    store.vote(3);
    pass(6000);
    setBack(86_400_000);
    pass(6000);
    store.start();
    store.vote(2);
    assert.equal(kept.length, 2);
  });

  test('with tickets each votes once, and without one nobody votes', () => {
    const { store, kept, pass } = tablet(true);
    store.vote(3);
    assert.equal(kept.length, 0);
    store.enterTicket('a1');
    store.vote(3);
    pass(6000);
    store.enterTicket('A1');
    assert.deepEqual(store.state.get(), { status: 'ticket', problem: 'used' });
    store.enterTicket('B2');
    store.vote(2);
    assert.deepEqual(kept.map(({ ticket, value }) => [ticket, value]), [['A1', 3], ['B2', 2]]);
  });
});
