import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PortError, type ReportReceipt, type WriteOptions } from '@civico/contract';
import type { FormState } from '../../packages/elements/src/report-map/form/form-state.ts';
import { bench, filled, settled } from './report-map-form-bench.ts';

describe('report form: sending', () => {
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
