import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { atom } from 'nanostores';
import { memoryPorts } from '@civico/adapters/memory';
import { ReportListStore } from '../../packages/elements/src/report-map/list/report-list.store.ts';
import { ReportMapStore, type Rooms } from '../../packages/elements/src/report-map/report-map.store.ts';

function setup(openRoom: (name: string, store: Record<string, unknown>) => Promise<void> = async () => undefined) {
  const { reports } = memoryPorts({ reports: 3 });
  let reads = 0;
  const list = new ReportListStore({
    findPort: async () => ({ ...reports, listReports: (...all) => { reads += 1; return reports.listReports(...all); } }), explain: async () => '', language: () => 'it',
  });
  const calls: string[] = [];
  const call = (name: string) => () => { calls.push(name); return Promise.resolve(); };
  const form = { state: atom<{ status: string }>({ status: 'opening' }), open: call('open'), again: call('again'), resume: call('resume'), putAway: () => undefined };
  const detail = { state: atom({ status: 'idle' }), openReport: (id: string) => { calls.push(`openReport ${id}`); return Promise.resolve(); }, askCode: call('askCode') };
  const store = new ReportMapStore({
    list, openRoom: async (name) => { await openRoom(name, {}); return ({ form, detail } as unknown as Rooms)[name]; },
  });
  return { store, form, calls, reads: () => reads, settled: () => new Promise((resolve) => { setTimeout(resolve); }) };
}

describe('which view is open', () => {
  test('a room is loaded when its view is asked for, and its data with it', async () => {
    const { store, calls } = setup();
    const going = store.go({ view: 'report', id: 'x' });
    assert.equal(store.state.get().status, 'loading');
    await going;
    assert.equal(store.state.get().status, 'ready');
    await store.go({ view: 'status' });
    assert.deepEqual(calls, ['openReport x', 'askCode']);
  });

  test('the last wish wins when an earlier room is still on its way', async () => {
    let release = (): void => undefined;
    const { store } = setup(() => new Promise((resolve) => { release = resolve; }));
    const slow = store.go({ view: 'new' });
    await store.go({ view: 'list' });
    release();
    await slow;
    assert.deepEqual(store.state.get().route, { view: 'list' });
  });

  test('a room that cannot be had is said, and asked for again', async () => {
    let away = true;
    const { store } = setup(async () => { if (away) throw new Error('chunk'); });
    await store.go({ view: 'new' });
    assert.deepEqual(store.state.get(), { status: 'failed', route: { view: 'new' } });
    away = false;
    await store.go({ view: 'new' });
    assert.equal(store.state.get().status, 'ready');
  });

  test('what is typed stays when the person looks at the list; after sending, a fresh form and a fresh list', async () => {
    const { store, form, calls, reads, settled } = setup();
    await store.go({ view: 'new' });
    form.state.set({ status: 'filling' });
    await store.go({ view: 'list' });
    await settled();
    assert.equal(reads(), 1);
    await store.go({ view: 'new' });
    assert.deepEqual(calls, ['open'], 'neither opened nor emptied again');
    await store.go({ view: 'list' });
    await settled();
    assert.equal(reads(), 1, 'the list is not read again');
    form.state.set({ status: 'sent' });
    await store.go({ view: 'list' });
    await settled();
    assert.equal(reads(), 2);
    await store.go({ view: 'new' });
    assert.deepEqual(calls, ['open', 'again']);
  });
});
