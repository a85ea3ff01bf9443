import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryPorts } from '@civico/adapters/memory';
import { PortError, type ReportCollection, type ReportFilter, type ReportGroup, type ReportsPort } from '@civico/contract';
import { ReportListStore, type ListState } from '../../packages/elements/src/report-map/list/report-list.store.ts';
import { Grid } from '../../packages/elements/src/report-map/map/grid.ts';
import { pointSet } from '../../packages/elements/src/report-map/map/points.ts';
import { settled } from './report-map-form-bench.ts';

type Asked = ReportFilter & { most?: number };

const feature = (id: string, lon: number, lat: number): ReportCollection['features'][number] =>
  ({ type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { title: 'Buca', category: 'roads', status: 'received' } });
const group = (count: number, west: number, south: number, east: number, north: number): ReportGroup =>
  ({ count, position: { lat: (south + north) / 2, lon: (west + east) / 2 }, bbox: [west, south, east, north] });
const coarse: ReportCollection = { type: 'FeatureCollection', truncated: false, features: [feature('one', 10, 44)], groups: [group(40_000, 10, 44, 10.4, 44.4), group(9_999, 10.5, 44.5, 11, 45)] };
const fine: ReportCollection = { type: 'FeatureCollection', truncated: false, features: [feature('two', 10.1, 44.1)] };

/** The list before a backend that counts near reports together. */
function busy(answer: (filter: Asked) => Promise<ReportCollection> = async ({ bbox }) => bbox ? fine : coarse): { store: ReportListStore; asked: Asked[]; now(): ListState } {
  const asked: Asked[] = [];
  const { reports } = memoryPorts({ reports: 3 });
  const port: ReportsPort = { ...reports, reportPoints: async (filter) => { asked.push(filter); return answer(filter); } };
  const store = new ReportListStore({ findPort: async () => port, explain: async (error) => (error instanceof PortError ? error.kind : String(error)), language: () => 'it' });
  return { store, asked, now: () => store.state.get() };
}

const opened = async (answer?: (filter: Asked) => Promise<ReportCollection>): Promise<ReturnType<typeof busy>> => {
  const one = busy(answer);
  one.store.showPoints();
  await one.store.load();
  await settled();
  return one;
};

describe('points of a busy town', () => {
  test('first the whole, counted together; nearer, what is seen; back again without asking', async () => {
    const { store, asked, now } = await opened();
    assert.deepEqual(asked.map(({ bbox, most }) => [bbox, most]), [[undefined, 2000]]);
    store.look([10, 44, 11, 45]);
    store.look([10, 44, 10.3, 44.3]);
    assert.equal(asked.length, 1, 'the counts are fine enough here');
    store.look([10.1, 44.1, 10.2, 44.2]);
    assert.equal(now().pointsState.status, 'loading');
    await settled();
    assert.deepEqual(asked[1]?.bbox, [10.05, 44.05, 10.25, 44.25], 'half a view more on each side');
    assert.equal(now().points, fine);
    store.look([10.12, 44.1, 10.22, 44.2]);
    store.look([10.13, 44.13, 10.14, 44.14]);
    assert.equal(asked.length, 2, 'every report of this area is known');
    store.look([10, 44, 11, 45]);
    assert.deepEqual([now().points, asked.length], [coarse, 2]);
  });

  test('a backend that tells every single report is asked once', async () => {
    const { store, asked } = await opened(async () => fine);
    store.look([10.1, 44.1, 10.11, 44.11]);
    assert.equal(asked.length, 1);
  });

  test('points that cannot be had are told, with a way to try again; the list stays', async () => {
    let broken = true;
    const { store, now } = await opened(async () => { if (broken) throw new PortError('timeout'); return coarse; });
    assert.deepEqual([now().status, now().pointsState, now().points], ['ready', { status: 'failed', sentence: 'timeout' }, undefined]);
    broken = false;
    await store.retryPoints();
    assert.deepEqual([now().pointsState, now().points], [{ status: 'ready' }, coarse]);
  });

  test('a nearer view that cannot be had keeps the coarse points, and trying again asks for that view', async () => {
    let broken = true;
    const { store, asked, now } = await opened(async ({ bbox }) => { if (bbox && broken) throw new PortError('offline'); return bbox ? fine : coarse; });
    store.look([10.1, 44.1, 10.2, 44.2]);
    await settled();
    assert.deepEqual([now().pointsState.status, now().points], ['failed', coarse]);
    broken = false;
    await store.retryPoints();
    assert.deepEqual([now().points, asked.at(-1)?.bbox], [fine, [10.05, 44.05, 10.25, 44.25]]);
  });

  test('points of a former filter never stay under a new one', async () => {
    const { store, now } = await opened(async ({ categories }) => { if (categories) throw new PortError('unavailable'); return coarse; });
    await store.filter({ category: 'roads' });
    await settled();
    assert.deepEqual([now().pointsState.status, now().points], ['failed', undefined]);
  });

  test('the reports of a group are a list of its own, page by page, and the map stays as it is', async () => {
    const { store, asked, now } = await opened();
    await store.filter({ area: [-180, -90, 180, 90] });
    assert.deepEqual([now().status, now().filter.area, asked.length], ['ready', [-180, -90, 180, 90], 1]);
    await store.filter({ area: undefined });
    assert.equal(asked.length, 1);
  });

  test('taken off the page while points load, they are read when it is back', async () => {
    const gates: (() => void)[] = [];
    const one = await opened(async () => { await new Promise<void>((open) => gates.push(open)); return coarse; });
    one.store.stop();
    assert.equal(one.now().pointsState.status, 'idle');
    one.store.showPoints();
    await settled();
    assert.equal(one.asked.length, 2);
    for (const open of gates) open();
    await settled();
    assert.equal(one.now().points, coarse);
  });

  test('clusters count reports, not groups', () => {
    const points = pointSet(coarse);
    const world = { west: 0, north: 0, east: 2 ** 32, south: 2 ** 32 };
    const clusters = new Grid(points).cluster(world, 2 ** 30, 0);
    assert.equal(Array.from(clusters.count.slice(0, clusters.length)).reduce((sum, count) => sum + count, 0), 50_000);
    assert.deepEqual([points.id(0), points.id(1)], ['one', '']);
    assert.ok(points.extent(1).west < points.extent(1).east);
  });
});
