import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryPorts, withNetwork, type Network } from '@civico/adapters/memory';
import { PortError, type Ports, type ReportReceipt, type ReportSubmission, type WriteOptions } from '@civico/contract';
import type { Drafts } from '@civico/core/drafts';
import { newKey } from '@civico/core';
import { Outbox, type Submission } from '@civico/core/outbox';
import { LocationError, PhotoError, type FormEnvironment } from '../../packages/elements/src/report-map/form/form-environment.ts';
import type { FormDraft, FormState, FormWork } from '../../packages/elements/src/report-map/form/form-state.ts';
import { ReportFormStore } from '../../packages/elements/src/report-map/form/report-form.store.ts';

const inside = { lat: 44.55, lon: 10.75 };

interface Bench {
  store: ReportFormStore;
  ports: Ports;
  outbox: Outbox;
  kept: Map<string, Submission>;
  drafts: { value: FormDraft | undefined };
  sent: ReportSubmission[];
  network(now: Network): void;
  work(): FormWork;
}

function bench(change: Partial<FormEnvironment> = {}, given?: { drafts: { value: FormDraft | undefined } }): Bench {
  let network: Network = 'fast';
  const memory = memoryPorts({ reports: 0 });
  const sent: ReportSubmission[] = [];
  const ports = withNetwork({ ...memory, reports: { ...memory.reports, createReport: (report: ReportSubmission, options: { key: string }) => { sent.push(report); return memory.reports.createReport(report, options); } } }, () => network);
  const kept = new Map<string, Submission>();
  const outbox = new Outbox({
    store: { put: async (one) => void kept.set(one.key, one), remove: async (key) => void kept.delete(key), all: async () => [...kept.values()] },
    exclusively: (task) => task(), announce: () => undefined, findPorts: async () => ports,
  });
  const drafts = given?.drafts ?? { value: undefined as FormDraft | undefined };
  const draftStore: Drafts<FormDraft> = {
    load: async () => drafts.value, save: async (value) => { drafts.value = value; }, remove: async () => { drafts.value = undefined; },
  };
  const store = new ReportFormStore({
    findPort: async () => ({ ...ports.reports, ...ports.places }), send: (one) => outbox.send({ ...one, endpoint: undefined }), outbox: async () => outbox,
    drafts: async () => draftStore, locate: async () => ({ ...inside, accuracy: 12.4 }), preparePhoto: async () => new Blob(['jpeg'], { type: 'image/jpeg' }),
    explain: async (error) => (error instanceof PortError ? error.problem?.detail ?? error.kind : String(error)), newKey, language: () => 'it', maySubmit: () => true, putAway: (key) => outbox.discard(key), ...change,
  });
  return {
    store, ports, outbox, kept, drafts, sent, network: (now) => { network = now; },
    work: () => {
      const work = store.work();
      assert.ok(work, `the form is ${store.state.get().status}`);
      return work;
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

async function filled(bench: Bench): Promise<void> {
  const { store } = bench;
  await store.open();
  store.change({ consent: true });
  store.next();
  store.place.type('Via Roma 12');
  store.change({ category: 'waste', title: 'Cestino pieno', details: 'Da una settimana' });
  store.next();
  assert.equal(bench.work().step, 3);
}

describe('report form', () => {
  test('a step is left only when it holds, and says what is missing in the order of the page', async () => {
    const one = bench();
    await one.store.open();
    one.store.next();
    assert.deepEqual(one.work().errors.map(({ field }) => field), ['consent']);
    assert.equal(one.work().attempts, 1);
    one.store.change({ consent: true });
    assert.deepEqual(one.work().errors, [], 'an error goes while its field is mended');
    one.store.next();
    one.store.next();
    assert.equal(one.work().step, 2);
    assert.deepEqual(one.work().errors.map(({ field }) => field), ['place', 'category', 'title', 'details']);
  });

  test('contact: gentle, one of two is enough, and what is wrong is named', async () => {
    const one = bench();
    await filled(one);
    one.store.visit(2);
    one.store.change({ author: 'contact' });
    const problems = (): (string | undefined)[] => { one.store.next(); return one.work().step === 3 ? [] : one.work().errors.map(({ problem }) => problem); };
    assert.deepEqual(problems(), ['contactMissing']);
    one.store.change({ email: 'ada@' });
    assert.deepEqual(problems(), ['emailWrong']);
    one.store.change({ email: '', phone: 'zero' });
    assert.deepEqual(problems(), ['phoneWrong']);
    one.store.change({ phone: '+39 (0131) 515-111' });
    assert.deepEqual(problems(), []);
  });

  test('a stop message keeps the report from going on and nothing typed is lost', async () => {
    const one = bench();
    await filled(one);
    one.store.visit(2);
    one.store.change({ category: 'trees' });
    one.store.answer('danger', 'yes');
    one.store.next();
    assert.deepEqual(one.work().errors.map(({ problem }) => problem), ['answerStops']);
    assert.equal(one.work().values.details, 'Da una settimana');
    one.store.answer('danger', 'no');
    one.store.next();
    assert.equal(one.work().step, 3);
    await one.store.submit();
    assert.deepEqual(one.sent[0]?.answers, [{ question: 'danger', value: 'no' }]);
  });

  test('an address without a position is enough; no contact leaves with an anonymous report', async () => {
    const one = bench();
    await filled(one);
    one.store.change({ email: 'gia-scritta@esempio.it' });
    await one.store.submit();
    assert.equal(one.store.state.get().status, 'sent');
    const [report] = one.sent;
    assert.equal(report?.address, 'Via Roma 12');
    assert.equal(report?.position, undefined);
    assert.equal(report?.contact, undefined);
    assert.deepEqual(await one.outbox.pending(), []);
  });

  test('words that continue a chosen place keep its position, others let go of it', async () => {
    const one = bench();
    await one.store.open();
    const [place] = one.work().wellKnown;
    assert.ok(place?.position);
    one.store.place.choose(place);
    one.store.place.type(`${place.name}, 12`);
    assert.deepEqual(one.work().values.position, place.position);
    one.store.place.type('Altrove');
    assert.equal(one.work().values.position, undefined);
  });

  test('a moved pin is named by the nearest place, but never overwrites what the person typed', async () => {
    const one = bench();
    await one.store.open();
    const target = one.work().wellKnown[0]?.position;
    assert.ok(target);
    await one.store.place.movePin(target);
    assert.ok(one.work().nearest);
    assert.equal(one.work().values.placeText, one.work().nearest?.name);
    one.store.place.type('dietro la scuola');
    await one.store.place.movePin(target);
    assert.equal(one.work().values.placeText, 'dietro la scuola');
  });

  test('a position outside of the boundary stops with an explanation, and words alone go on', async () => {
    const one = bench();
    await filled(one);
    one.store.visit(2);
    await one.store.place.movePin({ lat: 41.9, lon: 12.5 });
    assert.equal(one.work().outside, true);
    one.store.next();
    assert.deepEqual(one.work().errors.map(({ problem }) => problem), ['placeOutside']);
    one.store.place.removePosition();
    assert.deepEqual(one.work().errors, []);
    one.store.next();
    assert.equal(one.work().step, 3);
  });

  test('the device: found with its margin, denied and unavailable said, nothing asked before', async () => {
    let asked = 0;
    const found = bench({ locate: async () => { asked += 1; return { ...inside, accuracy: 12.4 }; } });
    await found.store.open();
    assert.equal(asked, 0);
    await found.store.place.useDevice();
    assert.equal(found.work().locating, 'found');
    assert.equal(found.work().values.accuracy, 12.4);
    for (const reason of ['denied', 'unavailable', 'timeout'] as const) {
      const one = bench({ locate: async () => { throw new LocationError(reason); } });
      await one.store.open();
      await one.store.place.useDevice();
      assert.equal(one.work().locating, reason);
    }
  });

  test('open reports of the same kind within 150 m are offered, nearest first, and "anche io" counts once', async () => {
    const one = bench();
    const known = { lat: 44.55, lon: 10.75 };
    await one.store.open();
    const place = one.work().wellKnown[0]?.position ?? known;
    const near = async (north: number, category: string, east = 0): Promise<string> => (await one.ports.reports.createReport(
      { category, title: `a ${north}`, description: 'x', position: { lat: place.lat + north / 111_195, lon: place.lon + east / 80_000 }, photos: [] }, { key: newKey() })).id;
    const far = await near(140, 'waste');
    const close = await near(20, 'waste');
    await near(30, 'green');
    await near(400, 'waste');
    await near(130, 'waste', 130);
    one.store.change({ category: 'waste' });
    await one.store.place.movePin(place);
    await settled();
    await settled();
    assert.deepEqual(one.work().nearby.map(({ report }) => report.id), [close, far]);
    assert.deepEqual(one.work().nearby.map(({ distance }) => distance), [20, 140]);
    assert.equal(await one.store.nearby.follow(close), 1);
    assert.equal(await one.store.nearby.follow(close), 1, 'pressed twice, counted once');
    assert.equal(one.work().nearby[0]?.follow, 'followed');
  });

  test('photos: at most five, bad files are named, the good ones stay', async () => {
    const one = bench({ preparePhoto: async (file) => { if (file.size === 0) throw new PhotoError('photoUnreadable'); return new Blob(['jpeg']); } });
    await one.store.open();
    const file = (name: string, text = 'x'): File => new File([text], name);
    await one.store.photos.add([file('a.jpg'), file('rotta.jpg', ''), file('b.jpg'), file('c.jpg'), file('d.jpg'), file('e.jpg')]);
    assert.deepEqual(one.work().values.photos.map(({ name }) => name), ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
    assert.deepEqual(one.work().errors.map(({ problem, about }) => [problem, about]), [['photosMany', undefined], ['photoUnreadable', 'rotta.jpg']]);
    assert.equal(one.work().preparing, 0);
    one.store.photos.describe(one.work().values.photos[0]!.id, 'Una buca');
    one.store.photos.remove(one.work().values.photos[1]!.id);
    assert.deepEqual(one.work().values.photos.map(({ name, alternativeText }) => [name, alternativeText]), [['a.jpg', 'Una buca'], ['c.jpg', ''], ['d.jpg', '']]);
  });

  test('offline it waits honestly and goes exactly once when the network is back', async () => {
    const one = bench();
    await filled(one);
    one.network('offline');
    await one.store.submit();
    const waiting = one.store.state.get();
    assert.equal(waiting.status, 'waiting');
    assert.equal((waiting as FormState & { status: 'waiting' }).reason, 'offline');
    await one.outbox.drain();
    assert.equal(one.store.state.get().status, 'waiting');
    one.network('fast');
    await Promise.all([one.outbox.drain(), one.outbox.drain()]);
    await settled();
    assert.equal(one.store.state.get().status, 'sent');
    assert.equal(one.sent.length, 1);
  });

  test('a report that waits can be called back into the form', async () => {
    const one = bench();
    await filled(one);
    one.network('failing');
    await one.store.submit();
    assert.equal((one.store.state.get() as FormState & { status: 'waiting' }).reason, 'unavailable');
    await one.store.callBack();
    assert.equal(one.kept.size, 0);
    assert.equal(one.work().values.title, 'Cestino pieno');
    one.network('fast');
    await one.outbox.drain();
    assert.equal(one.sent.length, 0);
  });

  test('refused by the backend: back in the form, errors at their fields, everything in place', async () => {
    const one = bench();
    const problem = { type: 'urn:civico:problem:invalid-input', title: 'x', status: 422, errors: [{ pointer: '/title', code: 'x', detail: 'Il titolo contiene un insulto' }] };
    Object.assign(one.ports.reports, { createReport: () => Promise.reject(new PortError('refused', { problem })) });
    await filled(one);
    await one.store.submit();
    assert.equal(one.work().step, 2);
    assert.deepEqual(one.work().errors, [{ field: 'title', problem: undefined, sentence: 'Il titolo contiene un insulto' }]);
    assert.equal(one.work().values.details, 'Da una settimana');
    assert.equal(one.kept.size, 0);
  });

  test('the host may hold a report back before it leaves', async () => {
    const one = bench({ maySubmit: () => false });
    await filled(one);
    await one.store.submit();
    assert.equal(one.work().step, 3);
    assert.equal(one.sent.length, 0);
  });

  test('nothing is kept on the device without a yes; with it the draft follows, comes back, and goes when the report has gone', async () => {
    const one = bench();
    await filled(one);
    one.store.draft.flush();
    assert.equal(one.drafts.value, undefined);
    void one.store.draft.ask();
    assert.equal(one.work().draft, 'asking');
    assert.equal(one.drafts.value, undefined, 'asking keeps nothing');
    await one.store.draft.agree();
    assert.equal(one.work().draft, 'kept');
    one.store.change({ title: 'Cestino strapieno' });
    one.store.draft.flush();
    await settled();
    assert.equal((one.drafts.value as FormDraft | undefined)?.values.title, 'Cestino strapieno');

    const later = bench({}, { drafts: one.drafts });
    await later.store.open();
    assert.equal(later.work().values.title, 'Cestino strapieno');
    assert.equal(later.work().step, 3);
    assert.equal(later.work().notice?.kind, 'restored');
    await later.store.submit();
    assert.equal(later.store.state.get().status, 'sent');
    assert.equal(one.drafts.value, undefined);
  });

  test('"Elimina la bozza" forgets it and what is typed afterwards', async () => {
    const one = bench();
    await filled(one);
    await one.store.draft.agree();
    one.store.change({ title: 'Altro' });
    await one.store.forget();
    one.store.change({ title: 'Altro ancora' });
    one.store.draft.flush();
    await settled();
    assert.equal(one.drafts.value, undefined);
    assert.equal(one.work().values.title, 'Altro ancora');
  });

  test('without categories the form says so and opens on a second try', async () => {
    const one = bench();
    one.network('offline');
    await one.store.open();
    assert.equal(one.store.state.get().status, 'failed');
    one.network('fast');
    await one.store.open();
    assert.equal(one.work().step, 1);
  });

  test('the receipt stays on the device until the person has seen it and goes on', async () => {
    const one = bench();
    await filled(one);
    await one.store.submit();
    const [receipt] = await one.outbox.receipts();
    assert.equal((receipt?.sent?.result as ReportReceipt).code, (one.store.state.get() as FormState & { status: 'sent' }).receipt.code);
    assert.equal(receipt?.input, undefined, 'what was written is gone');
    one.store.again();
    await settled();
    assert.equal(one.kept.size, 0);
  });

  test('photos on their way: how many, told to screen readers with pauses to listen', async () => {
    let now = 0;
    const told: string[] = [];
    const one = bench({ now: () => now });
    Object.assign(one.ports.reports, { createReport: async (_: unknown, { onProgress }: WriteOptions) => {
      for (let done = 0; done <= 4; done++) { onProgress?.(done, 4); now += 2_000; }
      return { id: 'x'.repeat(22), code: '7QK2M-9XH4T-VB3CD-8RWZ5', status: 'received', createdAt: '2026-01-01T10:00:00Z' };
    } });
    await filled(one);
    one.store.state.listen((state) => { if ('sending' in state && state.sending) told.push(`${state.sending.done}/${state.sending.photos} ${state.sending.told}`); });
    await one.store.submit();
    assert.deepEqual(told, ['0/3 1', '1/3 1', '2/3 1', '3/3 3', '4/3 3']);
    assert.equal(one.store.state.get().status, 'sent');
  });

  test('what is on its way cannot be changed any more', async () => {
    const one = bench();
    let answer = (_: unknown): void => undefined;
    Object.assign(one.ports.reports, { createReport: () => new Promise((resolve) => { answer = resolve; }) });
    await filled(one);
    const sending = one.store.submit();
    await settled();
    one.store.visit(2);
    assert.equal(one.work().step, 3);
    answer({ id: 'x'.repeat(22), code: '7QK2M-9XH4T-VB3CD-8RWZ5', status: 'received', createdAt: '2026-01-01T10:00:00Z' });
    await sending;
  });

  test('one draft in two tabs is one report; the other tab hears of it', async () => {
    const one = bench();
    await filled(one);
    await one.store.draft.agree();
    const { value } = one.drafts;
    const two = bench({ outbox: async () => one.outbox, send: (submission) => one.outbox.send({ ...submission, endpoint: undefined }) }, { drafts: { value } });
    await two.store.open();
    await settled();
    await one.store.submit();
    await settled();
    const { receipt } = one.store.state.get() as FormState & { status: 'sent' };
    assert.deepEqual(two.work().already, { code: receipt.code });
    assert.equal(two.work().values.title, 'Cestino pieno', 'what is typed here stays');
    const { attempts } = two.work();
    await two.store.submit();
    assert.equal(one.sent.length, 1, 'a second report is not sent by chance');
    assert.equal(two.work().attempts, attempts + 1, 'the question takes the focus');
    two.store.change({ title: 'Anche il cestino accanto' });
    two.store.asNew();
    await two.store.submit();
    await settled();
    assert.deepEqual(one.sent.map(({ title }) => title), ['Cestino pieno', 'Anche il cestino accanto']);

    const deaf = bench({ send: (submission) => one.outbox.send({ ...submission, endpoint: undefined }) }, { drafts: { value } });
    await deaf.store.open();
    await deaf.store.submit();
    assert.equal((deaf.store.state.get() as FormState & { status: 'sent' }).receipt.code, receipt.code, 'sent again unchanged it is the same report');
  });

  test('a tab that did not hear that its draft was sent asks before it becomes a second report', async () => {
    const one = bench();
    await filled(one);
    await one.store.draft.agree();
    const value = one.drafts.value;
    await one.store.submit();
    const { receipt } = one.store.state.get() as FormState & { status: 'sent' };
    const send: FormEnvironment['send'] = (submission) => one.outbox.send({ ...submission, endpoint: undefined });

    const asleep = bench({ outbox: async () => one.outbox, send }, { drafts: { value } });
    await asleep.store.open();
    asleep.store.change({ title: 'Altro titolo' });
    await asleep.store.submit();
    assert.deepEqual(asleep.work().already, { code: receipt.code }, 'its receipt is on the device');

    await one.outbox.discard((one.store.state.get() as FormState & { status: 'sent' }).key);
    const late = bench({ outbox: async () => one.outbox, send }, { drafts: { value } });
    await late.store.open();
    late.store.change({ title: 'Altro titolo' });
    await late.store.submit();
    assert.deepEqual(late.work().already, { code: undefined }, 'only the backend knows');
    assert.equal(late.work().values.title, 'Altro titolo');
    assert.equal(one.kept.size, 0, 'nothing of the try stays on the device');
    late.store.asNew();
    await late.store.submit();
    assert.equal(late.store.state.get().status, 'sent');
  });

  test('off the page and back while it waits: the arrival is heard', async () => {
    const one = bench();
    await filled(one);
    one.network('offline');
    await one.store.submit();
    one.store.stop();
    one.network('fast');
    await one.outbox.drain();
    assert.equal(one.store.state.get().status, 'waiting');
    await one.store.resumeListening();
    assert.equal(one.store.state.get().status, 'sent');
  });
});
