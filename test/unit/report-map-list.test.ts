import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { memoryPorts, withNetwork, type Network } from '@civico/adapters/memory';
import { PortError, type Report, type ReportSubmission, type ReportsPort } from '@civico/contract';
import { newKey } from '@civico/core';
import { Outbox, type Submission } from '@civico/core/outbox';
import { ReportDetailStore } from '../../packages/elements/src/report-map/follow/report-detail.store.ts';
import { ReportListStore, type ListState } from '../../packages/elements/src/report-map/list/report-list.store.ts';
import { OutgoingStore } from '../../packages/elements/src/report-map/outgoing/outgoing.store.ts';
import { readPermalink, writePermalink } from '../../packages/elements/src/report-map/permalink.ts';

const environment = (port: ReportsPort) => ({
  findPort: async () => port, explain: async (error: unknown) => (error instanceof PortError ? error.kind : String(error)), language: () => 'it', newKey,
});

function ready(store: ReportListStore): ListState & { status: 'ready' } {
  const state = store.state.get();
  assert.equal(state.status, 'ready');
  return state as ListState & { status: 'ready' };
}

describe('report list', () => {
  test('a page at a time, counted, each report once', async () => {
    const { reports } = memoryPorts({ reports: 45 });
    const store = new ReportListStore(environment(reports));
    await store.load();
    assert.equal(ready(store).total, 45);
    assert.equal(ready(store).items.length, 20);
    await Promise.all([store.loadMore(), store.loadMore()]);
    assert.equal(ready(store).items.length, 40);
    await store.loadMore();
    assert.equal(ready(store).items.length, 45);
    assert.equal(ready(store).nextCursor, null);
    assert.equal(new Set(ready(store).items.map(({ id }) => id)).size, 45);
  });

  test('filters narrow list and points alike, and undo the choice of a point', async () => {
    const { reports } = memoryPorts({ reports: 60 });
    const store = new ReportListStore(environment(reports));
    store.showPoints();
    await store.load();
    store.select(['x']);
    await store.filter({ category: 'lighting', status: 'open' });
    const { items, selected } = ready(store);
    assert.ok(items.length > 0);
    assert.equal(selected, undefined);
    assert.ok(items.every(({ category, status }) => category === 'lighting' && ['received', 'assigned', 'in-progress'].includes(status)));
    await new Promise((resolve) => { setTimeout(resolve); });
    const { points } = store.state.get();
    assert.ok(points && points.features.length > 0);
    assert.ok(points.features.every(({ properties }) => properties.category === 'lighting'));
  });

  test('the answer to an older question never overwrites that to a newer one', async () => {
    const { reports } = memoryPorts({ reports: 30 });
    const gates: (() => void)[] = [];
    const slow: ReportsPort = { ...reports, listReports: async (query, options) => { await new Promise<void>((open) => gates.push(open)); return reports.listReports(query, options); } };
    const store = new ReportListStore(environment(slow));
    const tick = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve); });
    const first = store.load();
    await tick();
    const second = store.filter({ category: 'trees' });
    await tick();
    gates[1]?.();
    await second;
    gates[0]?.();
    await first;
    assert.ok(ready(store).items.every(({ category }) => category === 'trees'));
  });

  test('a failure says why, and trying again brings the list; a failed next page keeps what is shown', async () => {
    let network: Network = 'offline';
    const { reports } = withNetwork(memoryPorts({ reports: 30 }), () => network);
    const store = new ReportListStore(environment(reports));
    await store.load();
    const failed = store.state.get();
    assert.deepEqual([failed.status, (failed as ListState & { status: 'failed' }).sentence], ['failed', 'offline']);
    network = 'fast';
    await store.load();
    network = 'failing';
    await store.loadMore();
    assert.equal(ready(store).items.length, 20);
    assert.equal(ready(store).more, 'failed');
  });
});

describe('one report', () => {
  const submission: ReportSubmission = { category: 'waste', title: 'Cestino', description: 'Pieno', address: 'Via Roma 1', photos: [] };

  test('by code, however it was typed; short, missing and unknown codes are told apart', async () => {
    const { reports } = memoryPorts({ reports: 0 });
    const { code } = await reports.createReport(submission, { key: newKey() });
    const store = new ReportDetailStore(environment(reports));
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('-', '')} `]) {
      await store.openCode(typed);
      assert.equal(store.state.get().status, 'ready', typed);
    }
    const problem = async (typed: string): Promise<unknown> => { await store.openCode(typed); const state = store.state.get(); return 'problem' in state ? state.problem : state.status; };
    assert.equal(await problem('  '), 'codeMissing');
    assert.equal(await problem(code.slice(0, -1)), 'codeShort');
    assert.equal(await problem('00000-00000-00000-00000'), 'codeUnknown');
  });

  test('"anche io" counts once, takes an email, and minds a wrong one', async () => {
    const { reports } = memoryPorts({ reports: 0 });
    const { id } = await reports.createReport(submission, { key: newKey() });
    const store = new ReportDetailStore(environment(reports));
    await store.openReport(id);
    const following = (): unknown => { const state = store.state.get(); return state.status === 'ready' ? state.following : state.status; };
    assert.equal(await store.follow('ada@'), undefined);
    assert.equal(following(), 'email-wrong');
    assert.equal(await store.follow('ada@esempio.it'), undefined);
    assert.equal(following(), 'to-confirm');
    assert.equal((await reports.getReport(id)).followers, 0);
    assert.equal(await store.follow(''), 1);
    assert.equal(await store.follow(''), 1);
    assert.equal(following(), 'followed');
  });

  test('why an address cannot be taken is said in the words of the backend', async () => {
    const { reports } = memoryPorts({ reports: 0 });
    const { id } = await reports.createReport(submission, { key: newKey() });
    const refused = new PortError('refused', { problem: { type: 'urn:civico:problem:no-mail', title: 'No', status: 422, detail: 'Lascia vuota l’email.' } });
    const store = new ReportDetailStore({ ...environment({ ...reports, followReport: () => Promise.reject(refused) }), explain: () => Promise.resolve('Lascia vuota l’email.') });
    await store.openReport(id);
    assert.equal(await store.follow('ada@esempio.it'), undefined);
    const state = store.state.get();
    assert.deepEqual(state.status === 'ready' && [state.following, state.refusal], ['failed', 'Lascia vuota l’email.']);
  });

  test('a report nobody knows is missing, not an error', async () => {
    const { reports } = memoryPorts({ reports: 0 });
    const store = new ReportDetailStore(environment(reports));
    await store.openReport('x'.repeat(22));
    assert.equal(store.state.get().status, 'missing');
  });

  test('it can be read without the names of the categories', async () => {
    const { reports } = memoryPorts({ reports: [{ id: 'a'.repeat(22), title: 't' } as Report] });
    const store = new ReportDetailStore(environment({ ...reports, getReport: async () => ({ id: 'a' }) as Report, reportCategories: () => Promise.reject(new PortError('unavailable')) }));
    await store.openReport('a');
    assert.equal(store.state.get().status, 'ready');
  });
});

describe('reports on their way', () => {
  function setup() {
    const memory = memoryPorts({ reports: 0 });
    const kept = new Map<string, Submission>();
    let network: Network = 'offline';
    const ports = withNetwork(memory, () => network);
    const outbox = new Outbox({
      store: { put: async (one) => void kept.set(one.key, one), remove: async (key) => void kept.delete(key), all: async () => [...kept.values()] },
      exclusively: (task) => task(), announce: () => undefined, findPorts: async () => ports,
    });
    const store = new OutgoingStore({ outbox: async () => outbox, backend: () => '/api/v1', explain: async (error) => (error as Error).message });
    const submission = (title: string, endpoint = '/api/v1') => ({
      endpoint, port: 'reports' as const, method: 'createReport', label: title,
      input: { category: 'waste', title, description: 'x', address: 'Via Roma 1', photos: [] } satisfies ReportSubmission,
    });
    return { store, outbox, kept, submission, online: () => { network = 'fast'; } };
  }
  const fates = (store: OutgoingStore): string[] => store.state.get().reports.map(({ title, fate }) => `${title} ${fate.status}`);

  test('what waited is told as waiting, then as sent with its code; other backends\' are not ours', async () => {
    const { store, outbox, submission, online } = setup();
    await outbox.keep(submission('Uno'));
    await outbox.keep(submission('Altrui', 'https://altro.example/api'));
    await store.watch();
    assert.deepEqual(fates(store), ['Uno waiting']);
    online();
    await outbox.drain();
    assert.deepEqual(fates(store), ['Uno sent']);
    const [one] = store.state.get().reports;
    assert.ok(one?.fate.status === 'sent' && /^[0-9A-Z-]{23}$/.test(one.fate.receipt.code));
  });

  test('one that arrived while nobody looked is told with its code, until it is put away', async () => {
    const { store, outbox, kept, submission, online } = setup();
    online();
    await outbox.send({ ...submission('Uno'), keepReceipt: true });
    await store.watch();
    assert.deepEqual(fates(store), ['Uno sent']);
    await store.take(store.state.get().reports[0]!.key);
    assert.deepEqual([kept.size, fates(store)], [0, []]);
  });

  test('a refused one comes back whole, and leaves the device when taken', async () => {
    const { store, outbox, kept, submission, online } = setup();
    const bad = submission('Due');
    await outbox.keep({ ...bad, input: { ...bad.input, address: undefined } });
    await store.watch();
    online();
    await outbox.drain();
    await new Promise((resolve) => { setTimeout(resolve); });
    assert.deepEqual(fates(store), ['Due refused']);
    const [one] = store.state.get().reports;
    const report = await store.take(one!.key);
    assert.equal(report?.title, 'Due');
    assert.equal(kept.size, 0);
    assert.deepEqual(fates(store), []);
  });
});

describe('permalinks', () => {
  test('every view is written and read back, other parameters stay', () => {
    const page = 'https://comune.example/segnalazioni?lingua=it#cima';
    for (const start of ['list', 'new', 'status'] as const) {
      for (const route of [{ view: 'list' }, { view: 'new' }, { view: 'status' }, { view: 'report', id: 'a-b_'.repeat(5) + 'xy' }] as const) {
        const url = writePermalink(page, route, start);
        assert.match(url, /lingua=it/);
        assert.deepEqual(readPermalink(url) ?? { view: start }, route);
      }
    }
  });

  test('anything else in the address is no view', () => {
    fc.assert(fc.property(fc.string(), (value) => {
      const url = new URL('https://comune.example/');
      url.searchParams.set('segnalazione', value);
      const route = readPermalink(url.href);
      assert.ok(route === undefined || /^[\w-]{22}$/.test(value) || ['elenco', 'nuova', 'stato'].includes(value));
    }));
    assert.equal(readPermalink('https://comune.example/?segnalazione=constructor'), undefined);
  });
});
