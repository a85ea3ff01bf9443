/** What the calendar knows and asks for, without a page. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PortError, type CalendarEvent, type EventDays, type EventPage, type EventsPort } from '@civico/contract';
import { EventsCalendarStore, type CalendarState } from '../../packages/elements/src/events-calendar/events-calendar.store.ts';
import { filterBy } from '../../packages/elements/src/events-calendar/room/filtering.ts';
import { gridPeriod } from '../../packages/elements/src/events-calendar/room/grid-view.ts';

const event = (id: string): CalendarEvent => ({ id, uid: id, title: id, status: 'scheduled', allDay: true, recurring: false, start: '2026-06-17', end: '2026-06-18' });

/** A store before a port whose answers the test gives, one by one or at once. */
function begin(answer: (question: string) => unknown = () => ({ items: [], nextCursor: null, days: [] })) {
  const asked: string[] = [];
  const ask = (name: string) => async (filter: object): Promise<never> => {
    const question = `${name} ${JSON.stringify(filter)}`;
    asked.push(question);
    return await answer(question) as never;
  };
  const port = { listEvents: ask('list'), eventDays: ask('days'), eventFacets: ask('facets'), getEvent: ask('get'), eventsFeed: () => undefined } as unknown as EventsPort;
  const states: CalendarState[] = [];
  const store = new EventsCalendarStore({
    findPort: async () => port, explain: async (error) => `frase per ${(error as PortError).kind}`, language: () => 'it', today: () => '2026-06-15', gridOf: async (view, day) => gridPeriod(view, day),
  });
  store.state.listen((state) => states.push(state));
  return { store, asked, states, now: () => store.state.get() };
}
const page = (ids: string[], nextCursor: string | null = null): EventPage => ({ items: ids.map(event), nextCursor });

describe('the calendar’s store', () => {
  test('begins with a list from today', async () => {
    const { store, asked, states, now } = begin(() => page(['a']));
    await store.load();
    assert.deepEqual(asked, ['list {"from":"2026-06-15","limit":20}']);
    assert.deepEqual(states.map(({ status }) => status), ['loading', 'ready']);
    const state = now();
    assert.ok(state.status === 'ready' && state.items[0]!.id === 'a' && state.day === '2026-06-15');
  });

  test('a month asks for its weeks, a week for its own, both for what a cell has room for', async () => {
    const { store, asked } = begin();
    await store.show('month');
    await store.show('week');
    assert.deepEqual(asked, ['days {"from":"2026-06-01","to":"2026-07-05","most":3}', 'days {"from":"2026-06-15","to":"2026-06-21","most":8}']);
  });

  test('steps: a month for list and month, seven days for a week; over the end of a year; back to today', async () => {
    const { store, now } = begin();
    await store.load({ view: 'month', day: '2026-12-31' });
    await store.step(1);
    assert.equal(now().day, '2027-01-01');
    await store.load({ view: 'week', day: '2026-12-31' });
    await store.step(1);
    assert.equal(now().day, '2027-01-07');
    await store.load({ view: 'list', day: '2026-01-31' });
    await store.step(-1);
    assert.equal(now().day, '2025-12-01');
    await store.today();
    assert.equal(now().day, '2026-06-15');
  });

  test('a chosen day is listed below the grid; leaving the month forgets it', async () => {
    const { store, asked, now } = begin(() => ({ ...page(['a']), days: [{ day: '2026-06-17', count: 1, items: [event('a')] }] }));
    await store.load({ view: 'month' });
    await store.choose('2026-06-17');
    assert.ok(asked.includes('list {"from":"2026-06-17","to":"2026-06-17","limit":100}'));
    const state = now();
    assert.ok(state.status === 'ready' && state.chosen === '2026-06-17' && state.items.length === 1 && state.days.get('2026-06-17')!.count === 1);
    await store.step(1);
    assert.equal(now().chosen, undefined);
  });

  test('moving the focus asks for nothing until it leaves what is shown', async () => {
    const { store, asked, now } = begin();
    await store.load({ view: 'month' });
    store.focus('2026-06-16', true);
    assert.deepEqual([now().day, asked.length], ['2026-06-16', 1]);
    store.focus('2026-07-16', false);
    assert.equal(now().day, '2026-07-16');
    await new Promise(setImmediate);
    assert.equal(asked.at(-1), 'days {"from":"2026-06-29","to":"2026-08-02","most":3}');
  });

  test('a grid keeps the days of the period before while it loads; another view does not', async () => {
    const { store, states } = begin(() => ({ days: [{ day: '2026-06-17', count: 1, items: [] }], items: [], nextCursor: null } satisfies EventDays & EventPage));
    await store.load({ view: 'month' });
    await store.step(1);
    await store.show('week');
    const loading = states.filter((state) => state.status === 'loading').map((state) => 'days' in state);
    assert.deepEqual(loading, [false, true, false]);
  });

  test('an answer that comes after the next question is forgotten, also when it is a failure', async () => {
    const waiting = new Map<string, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
    const { store, now } = begin((question) => new Promise((resolve, reject) => waiting.set(question, { resolve, reject })));
    const [first, second] = [store.load({ day: '2026-07-01' }), store.load({ day: '2026-08-01' })];
    await new Promise(setImmediate);
    waiting.get('list {"from":"2026-08-01","limit":20}')!.resolve(page(['agosto']));
    await second;
    waiting.get('list {"from":"2026-07-01","limit":20}')!.reject(new PortError('offline'));
    await first;
    const state = now();
    assert.ok(state.status === 'ready' && state.items[0]!.id === 'agosto');
  });

  test('a failure is a sentence; the next try begins where it was', async () => {
    let broken = true;
    const { store, now, asked } = begin(() => { if (broken) throw new PortError('unavailable'); return page(['a']); });
    await store.load({ day: '2026-09-01', filter: { free: true } });
    const failed = now();
    assert.ok(failed.status === 'failed' && failed.sentence === 'frase per unavailable');
    broken = false;
    await store.load();
    assert.equal(now().status, 'ready');
    assert.equal(asked[0], asked[1]);
  });

  test('more: appended, told when it fails, not asked twice; what is shown stays', async () => {
    let broken = true;
    const { store, asked, now } = begin((question) => {
      if (!question.includes('cursor')) return page(['a'], 'c1');
      if (broken) throw new PortError('offline');
      return page(['b']);
    });
    await store.load({ filter: { text: 'x' } });
    await store.loadMore();
    const failed = now();
    assert.ok(failed.status === 'ready' && failed.more === 'failed' && failed.items.length === 1);
    broken = false;
    await Promise.all([store.loadMore(), store.loadMore()]);
    const state = now();
    assert.ok(state.status === 'ready' && state.more === 'idle' && state.nextCursor === null);
    assert.deepEqual(state.items.map(({ id }) => id), ['a', 'b']);
    assert.equal(asked.filter((one) => one.includes('cursor')).length, 2);
    assert.equal(asked.at(-1), 'list {"text":"x","from":"2026-06-15","limit":20,"cursor":"c1"}');
    await store.loadMore();
    assert.equal(asked.length, 3, 'there is no more');
  });

  test('filters add up and go away when they are empty', async () => {
    const { store, now } = begin();
    await filterBy(store, { categories: ['1.1.5'], text: '' });
    await filterBy(store, { free: true, place: undefined });
    assert.deepEqual(now().filter, { categories: ['1.1.5'], free: true });
    await filterBy(store, { categories: [], free: false });
    assert.deepEqual(now().filter, {});
  });

  test('stopped, it says nothing more', async () => {
    const { store, states } = begin(async () => { await new Promise(setImmediate); return page(['a']); });
    const loading = store.load();
    store.stop();
    await loading;
    assert.deepEqual(states.map(({ status }) => status), ['loading']);
  });
});
