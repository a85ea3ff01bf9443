import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { figures as invented, memoryPorts } from '@civico/adapters/memory';
import { fromCsv, fromJson, indicatorsFile } from '@civico/adapters/static/indicators.ts';
import { isPortError, type Indicator, type IndicatorsPort, type NewRating, type Observation } from '@civico/contract';
import { csvOf, jsonOf } from '@civico/elements/service-dashboard/export.ts';
import { figuresOf, targetReached, trendOf } from '@civico/elements/service-dashboard/figures.ts';
import { readFilter, writeFilter } from '@civico/elements/service-dashboard/permalink.ts';
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

  test('semicolons and decimal commas; "n.d." is no number; lines without a period are skipped', () => {
    const [one] = fromCsv('\ufeffid;title;unit;period;value\r\na;"Sì; ""certo""";percent;2020;12,5\r\na;;percent;2021;n.d.\r\na;;percent;boh;3\r\n');
    assert.equal(one!.title, 'Sì; "certo"');
    assert.deepEqual(one!.observations.map(({ value }) => value), [12.5, NaN]);
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
