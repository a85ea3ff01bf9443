import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FormEnvironment } from '../../packages/elements/src/report-map/form/form-environment.ts';
import type { FormDraft, FormState } from '../../packages/elements/src/report-map/form/form-state.ts';
import { bench, filled, settled } from './report-map-form-bench.ts';

describe('report form: the draft', () => {
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
});
