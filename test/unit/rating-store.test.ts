import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { PortError, type NewRating, type Ports } from '@civico/contract';
import { Outbox, type Outcome, type Submission } from '@civico/core/outbox';
import { commentLeft, panelOf, RatingStore, type RatingTarget } from '@civico/elements/rating/rating.store.ts';

const target: RatingTarget = { kind: 'page', subject: { kind: 'page', id: '/servizi/anagrafe' } };

function rig(outcome: Outcome | Error = { status: 'sent', result: {} }): { store: RatingStore; sent: NewRating[]; voted: Set<string> } {
  const sent: NewRating[] = [];
  const voted = new Set<string>();
  const store = new RatingStore({
    send: async ({ input }) => {
      if (outcome instanceof Error) throw outcome;
      sent.push(input as NewRating);
      return outcome;
    },
    follow: () => () => undefined,
    memory: { voted: (subject) => voted.has(subject), remember: (subject) => void voted.add(subject) },
  });
  store.open(target);
  return { store, sent, voted };
}

/** Stores before one real outbox, whose backend is away until `weather` is fine. */
function behindOutbox(): { outbox: Outbox; rating(): RatingStore; weather: { now: 'away' | 'fine' | 'refuses' }; kept: Map<string, Submission> } {
  const weather: ReturnType<typeof behindOutbox>['weather'] = { now: 'away' };
  const kept = new Map<string, Submission>();
  const createRating = async (): Promise<object> => {
    if (weather.now === 'away') throw new PortError('offline');
    if (weather.now === 'refuses') throw new PortError('refused', { problem: { type: 'urn:civico:problem:invalid-input', title: 'Dati non validi', status: 400, detail: 'Contiene un numero di telefono.' } });
    return {};
  };
  const outbox = new Outbox({
    store: { put: async (one) => void kept.set(one.key, one), remove: async (key) => void kept.delete(key), all: async () => [...kept.values()] },
    findPorts: async () => ({ ratings: { createRating } }) as unknown as Partial<Ports>, exclusively: (task) => task(), announce: () => undefined,
  });
  const rating = (): RatingStore => {
    const store = new RatingStore({
      send: (submission) => outbox.send({ ...submission, endpoint: undefined }), follow: (key, settled) => outbox.follow(key, settled),
      memory: { voted: () => false, remember: () => undefined },
    });
    store.open(target);
    return store;
  };
  return { outbox, rating, weather, kept };
}

const delivery = (store: RatingStore): string => {
  const state = store.state.get();
  return state.status === 'done' ? state.delivery : state.status;
};

describe('rating store', () => {
  test('choosing the same value again changes nothing', () => {
    const { store } = rig();
    store.select(2);
    store.setReason('not-clear', true);
    const before = store.state.get();
    store.select(2);
    assert.equal(store.state.get(), before);
  });

  test('another panel drops the reasons and keeps the text', () => {
    const { store } = rig();
    store.select(2);
    store.setReason('not-clear', true);
    store.setComment('Manca l’orario.');
    store.select(5);
    const state = store.state.get();
    assert.ok('answers' in state);
    assert.deepEqual(state.answers, { value: 5, reasons: [], comment: 'Manca l’orario.' });
  });

  test('a value of the same panel keeps the reasons', () => {
    const { store } = rig();
    store.select(1);
    store.setReason('other', true);
    store.select(3);
    const state = store.state.get();
    assert.ok('answers' in state && state.answers.reasons.includes('other'));
  });

  test('sends once, with trimmed text, and remembers the vote', async () => {
    const { store, sent, voted } = rig();
    store.select(4);
    store.setComment('  Tutto chiaro  ');
    await Promise.all([store.submit(), store.submit()]);
    assert.equal(sent.length, 1);
    assert.equal(sent[0]?.comment, 'Tutto chiaro');
    assert.equal(sent[0]?.scale, 5);
    assert.deepEqual([...voted], ['page:/servizi/anagrafe']);
    assert.equal(store.state.get().status, 'done');
  });

  test('a refusal keeps every answer and allows another try', async () => {
    const { store, voted } = rig({ status: 'refused', error: new PortError('refused') });
    store.select(3);
    store.setComment('testo');
    await store.submit();
    const state = store.state.get();
    assert.equal(state.status, 'failed');
    assert.ok('answers' in state && state.answers.comment === 'testo');
    assert.equal(voted.size, 0);
  });

  test('what waits is done for the person and becomes sent when it arrives', async () => {
    const { outbox, rating, weather } = behindOutbox();
    const store = rating();
    store.select(5);
    await store.submit();
    assert.equal(delivery(store), 'waiting');
    weather.now = 'fine';
    await outbox.drain();
    assert.deepEqual(store.state.get(), { status: 'done', delivery: 'sent' });
  });

  test('hears of its own vote alone, and then listens no more', async () => {
    const { outbox, rating, weather } = behindOutbox();
    const [one, other] = [rating(), rating()];
    for (const store of [one, other]) {
      store.select(4);
      await store.submit();
    }
    outbox.tell('key-of-a-report', { status: 'sent', result: {} });
    assert.deepEqual([one, other].map(delivery), ['waiting', 'waiting'], 'something else arrived');
    const [{ key }] = await outbox.pending() as [Submission];
    outbox.tell(key, { status: 'sent', result: {} });
    assert.deepEqual([one, other].map(delivery), ['sent', 'waiting']);
    weather.now = 'fine';
    await outbox.drain();
    assert.deepEqual([one, other].map(delivery), ['sent', 'sent']);
    const listeners = (outbox as unknown as { listeners: Set<unknown> }).listeners;
    assert.equal(listeners.size, 0, 'nobody listens any more');
  });

  test('off the page it listens to nothing; back on it, it learns what happened meanwhile', async () => {
    const { outbox, rating, weather } = behindOutbox();
    const store = rating();
    store.select(5);
    await store.submit();
    store.stop();
    weather.now = 'fine';
    await outbox.drain();
    assert.equal(delivery(store), 'waiting');
    store.start();
    await new Promise(setImmediate);
    assert.equal(delivery(store), 'sent');
  });

  test('what waited and is refused comes back to the form, with every answer', async () => {
    const { outbox, rating, weather } = behindOutbox();
    const store = rating();
    store.select(2);
    store.setComment('Chiamatemi al 333 1234567');
    await store.submit();
    weather.now = 'refuses';
    await outbox.drain();
    const state = store.state.get();
    assert.ok(state.status === 'failed' && state.answers.comment === 'Chiamatemi al 333 1234567' && (state.error as PortError).problem?.detail === 'Contiene un numero di telefono.');
    store.setComment('Tutto bene');
    weather.now = 'fine';
    await store.submit();
    assert.equal(delivery(store), 'sent');
  });

  test('a page rated before in this session is not asked again; another page is', () => {
    const { store, voted } = rig();
    voted.add('page:/altra');
    store.open({ kind: 'page', subject: { kind: 'page', id: '/altra' } });
    assert.deepEqual(store.state.get(), { status: 'done', delivery: 'before' });
    store.open(target);
    assert.deepEqual(store.state.get(), { status: 'idle' });
  });

  test('panels follow the Comuni model for stars and open only after red for faces', () => {
    assert.deepEqual([1, 2, 3, 4, 5].map((value) => panelOf('page', value)), ['negative', 'negative', 'negative', 'positive', 'positive']);
    assert.deepEqual([1, 2, 3].map((value) => panelOf('faces', value)), ['negative', undefined, undefined]);
  });

  test('too long a comment stays whole, is counted in characters and not sent before it is shortened', async () => {
    const { store, sent } = rig();
    store.open(target);
    store.select(5);
    store.setComment('🚲'.repeat(150));
    const now = () => store.state.get();
    const left = () => { const state = now(); return commentLeft('answers' in state ? state.answers : undefined); };
    assert.equal(left(), 50);
    store.setComment('🚲'.repeat(203));
    assert.equal(left(), -3);
    await store.submit();
    const state = now();
    assert.ok(state.status === 'choosing' && state.tooLong && state.answers.comment === '🚲'.repeat(203));
    assert.equal(sent.length, 0);
    store.setComment('🚲'.repeat(200));
    await store.submit();
    assert.equal(sent[0]?.comment, '🚲'.repeat(200));
  });

  test('no order of commands leads to a state without answers while choosing, or loses a character that was typed', () => {
    const command = fc.oneof(
      fc.record({ do: fc.constant('select' as const), value: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ do: fc.constant('reason' as const), value: fc.boolean() }),
      fc.record({ do: fc.constant('comment' as const), value: fc.string({ maxLength: 400 }) }),
    );
    fc.assert(fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const { store } = rig();
      for (const one of commands) {
        if (one.do === 'select') store.select(one.value);
        else if (one.do === 'reason') store.setReason('other', one.value);
        else store.setComment(one.value);
      }
      const state = store.state.get();
      const chosen = commands.some((one) => one.do === 'select');
      assert.equal(state.status, chosen ? 'choosing' : 'idle');
      const last = commands.findLastIndex((one) => one.do === 'comment');
      const kept = last > commands.findIndex((one) => one.do === 'select') && chosen ? commands[last]!.value : undefined;
      if (kept !== undefined && 'answers' in state) assert.equal(state.answers.comment, kept);
    }));
  });
});
