/** The memory backend keeps the contract: the same for the same seed, once a key, with the rules a real one has. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryPorts, outline, randomReportPoints, randomReports, withNetwork, type Network } from '@civico/adapters/memory';
import { isPortError, type PortErrorKind, type ReportSubmission } from '@civico/contract';
import { newKey } from '@civico/core';
import { isInTown } from '@civico/domain/geometry.ts';

const kind = (expected: PortErrorKind, problem = '') => (error: unknown): boolean =>
  isPortError(error) && error.kind === expected && (error.problem?.type ?? '').endsWith(problem);

const lamp: ReportSubmission = {
  category: 'lighting', title: 'Lampione spento', description: 'Spento da tre sere', position: { lat: 44.7025, lon: 10.743 },
  answers: [{ question: 'extent', value: 'one' }], photos: [],
};

describe('memory ports', () => {
  test('tell the same story for the same seed', async () => {
    const story = async () => {
      const { reports } = memoryPorts({ seed: 3 });
      const receipt = await reports.createReport(lamp, { key: 'a'.repeat(20) });
      return { receipt, page: await reports.listReports({ count: true }), points: await reports.reportPoints({}) };
    };
    assert.deepEqual(await story(), await story());
    assert.notDeepEqual(await story(), { ...await story(), page: await memoryPorts({ seed: 4 }).reports.listReports({ count: true }) });
  });

  test('do a thing once a key, and refuse another thing under it', async () => {
    const { reports } = memoryPorts({ reports: 0 });
    const key = newKey();
    const [first, again] = await Promise.all([reports.createReport(lamp, { key }), reports.createReport(lamp, { key })]);
    assert.deepEqual(first, again);
    assert.equal((await reports.listReports({ count: true })).total, 1);
    await assert.rejects(reports.createReport({ ...lamp, title: 'Altro' }, { key }), kind('refused', 'idempotency-key-reused'));
  });

  test('give every report exactly once, page by page, newest first, also while new ones arrive', async () => {
    const { reports } = memoryPorts({ reports: 57 });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await reports.listReports({ limit: 10, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await reports.createReport(lamp, { key: newKey() });
    } while (cursor);
    assert.equal(new Set(seen).size, 57);
    assert.equal(seen.length, 57);
  });

  test('keep the rules of the town', async () => {
    const { reports } = memoryPorts();
    const send = (change: Partial<ReportSubmission>) => reports.createReport({ ...lamp, ...change }, { key: newKey(), language: 'en' });
    await assert.rejects(send({ position: { lat: 45.4642, lon: 9.19 } }), kind('refused', 'outside-boundary'));
    await assert.rejects(send({ category: 'trees', answers: [{ question: 'danger', value: 'yes' }] }), kind('refused', 'stop'));
    const faults = (expected: string[]) => (error: unknown): boolean => {
      assert.ok(isPortError(error));
      assert.deepEqual(error.errors.map(({ pointer, code }) => `${pointer} ${code}`), expected);
      return true;
    };
    await assert.rejects(send({ title: '', description: 'x'.repeat(201), answers: [] }), faults(['/title blank', '/description too-long']));
    await assert.rejects(send({ title: ' ', answers: [] }), faults(['/title blank', '/answers answer-missing']));
    await assert.rejects(reports.getReport('x'.repeat(22)), kind('not-found'));
  });

  test('let a citizen follow with the receipt what the office does', async () => {
    const { reports, office } = memoryPorts();
    const { id, code } = await reports.createReport(lamp, { key: newKey() });
    await assert.rejects(office.updateReport(id, { version: 1, status: 'assigned' }), kind('unauthorized'));
    await office.signIn({ username: 'ufficio', password: 'manutenzioni' });
    await office.updateReport(id, { version: 1, status: 'assigned', office: 'Ufficio manutenzioni', publicNote: 'Passiamo domani' });
    await assert.rejects(office.updateReport(id, { version: 1, status: 'resolved' }), kind('conflict', 'stale-version'));
    await office.signOutEverywhere();
    assert.equal(await office.session(), null);
    const seen = await reports.getReportByCode(` ${code.toLowerCase().replaceAll('-', ' ')} `);
    assert.deepEqual(seen.timeline.map(({ status, note }) => [status, note]), [['received', undefined], ['assigned', 'Passiamo domani']]);
    assert.equal(seen.internal, undefined);
  });

  test('summarise ratings, and say nothing below five', async () => {
    const { ratings } = memoryPorts();
    const rate = (value: number) => ratings.createRating(
      { subject: { kind: 'page', id: '/' }, scale: 5, value, reasons: value > 3 ? ['clear'] : ['not-clear'], channel: 'web' }, { key: newKey() });
    for (const value of [5, 5, 4, 1]) await rate(value);
    const { count, average, distribution, positive, reasons } = await ratings.ratingSummary({});
    assert.deepEqual([count, average, distribution, positive, reasons], [4, null, [], null, []]);
    await rate(5);
    const summary = await ratings.ratingSummary({ subject: { kind: 'page', id: '/' } });
    assert.equal(summary.average, 4);
    // Wilson's interval of 4 out of 5, from the published formula.
    assert.deepEqual([summary.positive!.low.toFixed(4), summary.positive!.high.toFixed(4)], ['0.3755', '0.9638']);
    await assert.rejects(rate(6), kind('invalid'));
  });

  test('find places by their beginnings without accents, and by nearness', async () => {
    const { places } = memoryPorts();
    assert.equal((await places.searchPlaces('via gar 12'))[0]!.name, 'Via Garibaldi');
    assert.equal((await places.searchPlaces('liberta'))[0]!.name, 'Piazza della Libertà');
    assert.equal((await places.searchPlaces('artig'))[0]!.name, 'Via dell’Artigianato');
    const [nearest] = await places.nearestPlaces({ lat: 44.7021, lon: 10.7426 });
    assert.deepEqual([nearest!.name, nearest!.distance], ['Municipio', 0]);
  });

  test('stand behind the network a story wants', async () => {
    let network: Network = 'offline';
    const { places } = withNetwork(memoryPorts(), () => network, { delay: 20 });
    await assert.rejects(places.outline(), kind('offline'));
    network = 'failing';
    await assert.rejects(places.outline(), kind('unavailable'));
    network = 'slow';
    const control = new AbortController();
    const asked = places.outline({ signal: control.signal });
    control.abort();
    await assert.rejects(asked, { name: 'AbortError' });
    assert.ok(await places.outline());
  });
});

describe('random reports', () => {
  test('are many, inside the town, and repeatable', () => {
    const points = randomReportPoints(5000);
    assert.deepEqual(points, randomReportPoints(5000));
    assert.equal(new Set(points.features.map(({ id }) => id)).size, 5000);
    for (const { geometry: { coordinates: [lon, lat] } } of points.features) assert.ok(isInTown(outline, { lon: lon!, lat: lat! }), `${lon} ${lat}`);
    const shares = new Map<string, number>();
    for (const { properties } of points.features) shares.set(properties.category, (shares.get(properties.category) ?? 0) + 1);
    assert.equal(shares.size, 8);
  });

  test('have a progress that never runs backwards', () => {
    for (const { timeline, createdAt, updatedAt } of randomReports(300)) {
      const times = timeline.map(({ at }) => at);
      assert.deepEqual(times, times.toSorted());
      assert.deepEqual([times[0], times.at(-1)], [createdAt, updatedAt]);
    }
  });
});
