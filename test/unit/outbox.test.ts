/** The outbox with a store and a backend that fail at will: everything arrives, exactly once, and nothing is dropped that a person wrote. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { PortError, type Ports, type Problem } from '@civico/contract';
import { Outbox, type NewSubmission, type Outcome, type OutboxEnvironment, type Submission, type SubmissionStore } from '@civico/core/outbox';

const refusal: Problem = { type: 'urn:civico:problem:outside-boundary', title: 'Fuori', status: 422, detail: 'Fuori dal Comune.' };

/** What happens to one delivery. */
type Weather = 'fine' | 'offline' | 'timeout' | 'busy' | 'lost' | 'in-flight' | 'refused';

/** A backend that does a thing once a key, whatever the weather. */
class Backend {
  readonly done = new Map<string, unknown>();
  readonly deliveries: string[] = [];
  weather: (key: string) => Weather = () => 'fine';

  readonly ports = {
    ratings: {
      createRating: async (input: unknown, { key }: { key: string }): Promise<unknown> => {
        await Promise.resolve();
        this.deliveries.push(key);
        const weather = this.weather(key);
        if (weather === 'offline') throw new PortError('offline');
        if (weather === 'busy') throw new PortError('unavailable', { retryAfter: 1 });
        if (weather === 'in-flight') throw new PortError('conflict');
        if (weather === 'refused') throw new PortError('refused', { problem: refusal });
        if (weather === 'timeout') throw new PortError('timeout');
        if (!this.done.has(key)) this.done.set(key, { id: `id-${key}`, input });
        if (weather === 'lost') throw new PortError('unreachable');
        return this.done.get(key);
      },
    },
  } as unknown as Partial<Ports>;
}

/** What one device keeps; it survives every page. `crash` is asked before each step, and ends the page when it says so. */
class Disk implements SubmissionStore {
  readonly kept = new Map<string, Submission>();
  crash: (step: string) => boolean = () => false;

  private step(name: string): void {
    if (this.crash(name)) throw new Error(`crash before ${name}`);
  }

  async put(submission: Submission): Promise<void> {
    this.step('put');
    this.kept.set(submission.key, structuredClone(submission));
  }

  async remove(key: string): Promise<void> {
    this.step('remove');
    this.kept.delete(key);
  }

  async all(): Promise<Submission[]> {
    this.step('all');
    // As IndexedDB gives them: by key.
    return [...this.kept.keys()].sort().map((key) => structuredClone(this.kept.get(key)!));
  }
}

/** Pages of one device: a lock and a channel between them. */
class Device {
  readonly disk = new Disk();
  readonly pages: Outbox[] = [];
  clock = 1_000;
  private turn: Promise<unknown> = Promise.resolve();

  readonly backend: Backend;

  constructor(backend = new Backend()) {
    this.backend = backend;
  }

  page(changes: Partial<OutboxEnvironment> = {}): Outbox {
    const page: Outbox = new Outbox({
      store: this.disk, findPorts: async () => this.backend.ports, now: () => this.clock,
      exclusively: (task) => {
        const mine = this.turn.then(task, task);
        this.turn = mine.catch(() => undefined);
        return mine;
      },
      announce: (key, outcome) => {
        // As between tabs: later, and only what can be cloned.
        setTimeout(() => { for (const other of this.pages) if (other !== page) other.tell(key, structuredClone({ ...outcome, error: undefined }) as Outcome); }, 20);
      },
      ...changes,
    });
    this.pages.push(page);
    return page;
  }
}

const vote = (label: string, key = `key-${label}`): NewSubmission =>
  ({ key, endpoint: 'https://comune.example/api/v1', port: 'ratings', method: 'createRating', input: { label }, label });

const statuses = (outbox: Outbox): [string, string][] => {
  const told: [string, string][] = [];
  outbox.listen((key, { status }) => told.push([key, status]));
  return told;
};

describe('outbox', () => {
  test('keeps first, sends, and forgets only what was acknowledged', async () => {
    const device = new Device();
    const outbox = device.page();
    device.backend.weather = () => (assert.equal(device.disk.kept.size, 1, 'kept before it leaves'), 'fine');
    const outcome = await outbox.send(vote('a'));
    assert.deepEqual(outcome, { status: 'sent', result: { id: 'id-key-a', input: { label: 'a' } } });
    assert.equal(device.disk.kept.size, 0);
  });

  test('waits while there is no network, then sends in the order of writing', async () => {
    const device = new Device();
    const outbox = device.page();
    device.backend.weather = () => 'offline';
    for (const label of ['c', 'a', 'b']) assert.equal((await outbox.send(vote(label))).status, 'waiting');
    assert.deepEqual((await outbox.pending()).map(({ label }) => label), ['c', 'a', 'b'], 'also those of one millisecond');
    device.backend.weather = () => 'fine';
    device.backend.deliveries.length = 0;
    await outbox.drain();
    assert.deepEqual(device.backend.deliveries, ['key-c', 'key-a', 'key-b']);
    assert.deepEqual(await outbox.pending(), []);
  });

  test('a lost acknowledgement leads to a repetition under the same key, done once', async () => {
    const device = new Device();
    const outbox = device.page();
    device.backend.weather = () => 'lost';
    assert.equal((await outbox.send(vote('a'))).status, 'waiting');
    device.backend.weather = () => 'fine';
    const told = statuses(outbox);
    await outbox.drain();
    assert.deepEqual(told, [['key-a', 'sent']]);
    assert.deepEqual(device.backend.deliveries, ['key-a', 'key-a']);
    assert.equal(device.backend.done.size, 1);
  });

  test('what was refused stays, with the reason, until the person gives it up, and keeps nobody waiting', async () => {
    const device = new Device();
    const outbox = device.page();
    device.backend.weather = (key) => key === 'key-a' ? 'refused' : 'fine';
    assert.equal((await outbox.send(vote('a'))).status, 'refused');
    assert.equal((await outbox.send(vote('b'))).status, 'sent');
    const [kept] = await outbox.pending();
    assert.deepEqual([kept!.input, kept!.refused], [{ label: 'a' }, refusal]);
    await outbox.drain();
    assert.equal(device.backend.deliveries.filter((key) => key === 'key-a').length, 1, 'not asked again');
    await outbox.discard('key-a');
    assert.deepEqual(await outbox.pending(), []);
  });

  test('one that always fails never holds up the others', async () => {
    for (const poison of ['busy', 'timeout', 'lost'] as const) {
      const device = new Device();
      const outbox = device.page();
      device.backend.weather = (key) => key === 'key-poison' ? poison : 'fine';
      await outbox.send(vote('poison'));
      await outbox.keep(vote('b'));
      await outbox.keep(vote('c'));
      await outbox.drain();
      assert.deepEqual((await outbox.pending()).map(({ label }) => label), ['poison'], poison);
    }
  });

  test('a backend that is away keeps another\'s submissions from nothing', async () => {
    const device = new Device();
    const away = new Backend();
    away.weather = () => 'offline';
    const outbox = device.page({ findPorts: async ({ endpoint }) => (endpoint === 'https://away.example' ? away : device.backend).ports });
    await outbox.keep({ ...vote('a'), endpoint: 'https://away.example' });
    await outbox.keep({ ...vote('b'), endpoint: 'https://away.example' });
    assert.equal((await outbox.send(vote('c'))).status, 'sent');
    assert.deepEqual(away.deliveries, ['key-a'], 'one failure speaks for the rest');
  });

  test('many calls at once are one run now and one after it', async () => {
    const device = new Device();
    let runs = 0;
    const outbox = device.page({ exclusively: (task) => { runs++; return task(); } });
    await Promise.all(Array.from({ length: 20 }, () => outbox.drain()));
    assert.equal(runs, 2);
  });

  test('two pages at once deliver once, and both hear of it', async () => {
    const device = new Device();
    const [one, two] = [device.page(), device.page()];
    await one.keep(vote('a'));
    const [told, toldToo] = [statuses(one), statuses(two)];
    await Promise.all([one.drain(), two.drain(), one.drain()]);
    while (told.length + toldToo.length < 2) await new Promise((resolve) => { setImmediate(resolve); });
    assert.deepEqual(device.backend.deliveries, ['key-a']);
    assert.deepEqual([told, toldToo], [[['key-a', 'sent']], [['key-a', 'sent']]]);
  });

  test('a page learns what another page sent for it', async () => {
    const device = new Device();
    const other = device.page();
    // The other page gets the lock first, as soon as this page has kept its submission.
    const page = device.page({ exclusively: async (task) => { await other.drain(); return task(); } });
    assert.deepEqual(await page.send(vote('a')), { status: 'sent', result: { id: 'id-key-a', input: { label: 'a' } }, error: undefined });
    assert.deepEqual(device.backend.deliveries, ['key-a']);
  });

  test('leaves a receipt when asked to, without what was sent, for a week', async () => {
    const device = new Device();
    const outbox = device.page();
    await outbox.send({ ...vote('a'), keepReceipt: true });
    await outbox.send(vote('b'));
    const [receipt, ...none] = await device.page().receipts();
    assert.deepEqual(none, []);
    assert.deepEqual([receipt!.label, receipt!.input, receipt!.sent], ['a', undefined, { at: 1_000, result: { id: 'id-key-a', input: { label: 'a' } } }]);
    assert.deepEqual(await outbox.pending(), []);
    device.clock += 8 * 86_400_000;
    await outbox.drain();
    assert.deepEqual(await outbox.receipts(), []);
    assert.equal(device.backend.deliveries.length, 2);
  });

  test('what is given up while it travels does not come back', async () => {
    const device = new Device();
    const outbox = device.page();
    device.backend.weather = (key) => { void outbox.discard(key); return 'refused'; };
    await outbox.send(vote('a'));
    assert.deepEqual(await outbox.pending(), []);
  });

  test('waits for a page that knows its backend', async () => {
    const device = new Device();
    const stranger = device.page({ findPorts: async () => { throw new Error('another backend'); } });
    assert.equal((await stranger.send(vote('a'))).status, 'waiting');
    const partial = device.page({ findPorts: async () => ({}) });
    await partial.drain();
    assert.equal((await partial.pending()).length, 1);
    await device.page().drain();
    assert.equal(device.backend.done.size, 1);
  });

  test('a store that cannot forget, or a listener that throws, makes nothing unsent', async (t) => {
    t.mock.method(console, 'error', () => undefined);
    const device = new Device();
    const outbox = device.page();
    outbox.listen(() => { throw new Error('a listener'); });
    device.disk.crash = (step) => step === 'remove';
    assert.equal((await outbox.send(vote('a'))).status, 'sent');
    device.disk.crash = () => false;
    await outbox.drain();
    assert.deepEqual([device.backend.done.size, device.disk.kept.size], [1, 0]);
  });
});

describe('outbox, whatever happens', () => {
  const weather = fc.constantFrom<Weather>('fine', 'offline', 'timeout', 'busy', 'lost', 'in-flight');
  const event = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('send' as const), page: fc.nat(2), receipt: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('drain' as const), page: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), page: fc.nat(2), step: fc.constantFrom('put', 'remove', 'all') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
  );

  test('each submission that was kept arrives exactly once, and its page never hears that it failed', async () => {
    await fc.assert(fc.asyncProperty(fc.array(weather, { minLength: 1, maxLength: 40 }), fc.array(event, { maxLength: 30 }), async (sky, events) => {
      const device = new Device();
      let moment = 0;
      device.backend.weather = () => sky[moment++ % sky.length]!;
      const pages = [device.page(), device.page(), device.page()];
      const kept = new Set<string>();
      const running: Promise<unknown>[] = [];
      for (const [index, happening] of events.entries()) {
        device.clock += 7;
        if (happening.kind === 'send') {
          const label = String(index);
          // Only what the store took is promised; a page that crashed before that has told its person so.
          running.push(pages[happening.page]!.send({ ...vote(label), keepReceipt: happening.receipt }).then(({ status }) => {
            assert.notEqual(status, 'refused');
            kept.add(`key-${label}`);
          }, () => undefined));
        } else if (happening.kind === 'drain') {
          running.push(pages[happening.page]!.drain().catch(() => undefined));
        } else if (happening.kind === 'crash') {
          let armed = true;
          device.disk.crash = (step) => armed && step === happening.step && !(armed = false);
          // A new page in the place of the one that is gone.
          pages[happening.page] = device.page();
        } else {
          await Promise.all(running.splice(0));
        }
      }
      await Promise.all(running);
      device.disk.crash = () => false;
      device.backend.weather = () => 'fine';
      const last = device.page();
      await last.drain();
      await last.drain();
      assert.deepEqual(await last.pending(), []);
      for (const key of kept) assert.ok(device.backend.done.has(key), `${key} has arrived`);
      const labels = [...device.backend.done.values()].map((one) => (one as { input: { label: string } }).input.label);
      assert.equal(new Set(labels).size, labels.length, 'nothing is done under two keys');
    }), { numRuns: 150 });
  });
});
