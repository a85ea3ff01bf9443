import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { outline } from '@civico/adapters/memory';
import { PhotoError, type DevicePosition } from '../../packages/elements/src/report-map/form/form-environment.ts';
import { bench, filled, settled, type Bench } from './report-map-form-bench.ts';

const file = (name: string): File => new File([name], name);

/** A form whose photos become ready when the test says so. */
async function darkroom(): Promise<Bench & { ready(name: string): Promise<void>; fail(name: string): Promise<void>; begun: string[] }> {
  const doors = new Map<string, PromiseWithResolvers<Blob>>();
  const begun: string[] = [];
  const door = (name: string): PromiseWithResolvers<Blob> => {
    if (!doors.has(name)) doors.set(name, Promise.withResolvers<Blob>());
    return doors.get(name)!;
  };
  const one = bench({ preparePhoto: async (photo) => { const { name } = photo as File; begun.push(name); return door(name).promise; } });
  await filled(one);
  one.store.visit(2);
  return {
    ...one, begun,
    ready: async (name) => { door(name).resolve(new Blob([name], { type: 'image/jpeg' })); await settled(); },
    fail: async (name) => { door(name).reject(new PhotoError('photoUnreadable')); await settled(); },
  };
}

const [west, south, east, north] = outline.bbox as [number, number, number, number];
const MIDDLE = { lat: (south + north) / 2, lon: (west + east) / 2 };

const names = (one: Bench): string[] => one.work().values.photos.map(({ name }) => name);

describe('report form: steps wait for what runs beside them', () => {
  test('"Avanti" before the photos are ready waits for all of them, then leads on by itself', async () => {
    const one = await darkroom();
    const added = one.store.photos.add(['a', 'b', 'c'].map(file));
    one.store.next();
    one.store.next();
    assert.deepEqual([one.work().step, one.work().awaitedStep, one.work().preparing.length, one.work().attempts], [2, 3, 3, 0]);
    await one.ready('a');
    await one.ready('b');
    assert.equal(one.work().step, 2);
    await one.ready('c');
    await added;
    assert.deepEqual([one.work().step, one.work().awaitedStep, names(one)], [3, undefined, ['a', 'b', 'c']]);
    await one.store.submit();
    assert.deepEqual(one.sent.map(({ photos }) => photos.length), [3]);
  });

  test('a step reached before is no way around: it waits as well; the way back is open at once', async () => {
    const one = await darkroom();
    void one.store.photos.add([file('a')]);
    one.store.visit(3);
    assert.deepEqual([one.work().step, one.work().awaitedStep], [2, 3]);
    one.store.visit(1);
    assert.deepEqual([one.work().step, one.work().awaitedStep], [1, undefined]);
    one.store.visit(3);
    assert.equal(one.work().step, 1);
    await one.ready('a');
    assert.deepEqual([one.work().step, names(one)], [3, ['a']]);
  });

  test('photos go on while the person looks at another step, and are there when they come back', async () => {
    const one = await darkroom();
    void one.store.photos.add([file('a')]);
    one.store.visit(1);
    one.store.next();
    assert.equal(one.work().step, 2, 'the data do not wait for their own photos');
    await one.ready('a');
    assert.deepEqual([one.work().step, names(one)], [2, ['a']]);
  });

  test('a photo that fails is told by name at once, keeps the others, and the step that waited stays for it', async () => {
    const one = await darkroom();
    void one.store.photos.add(['a', 'rotta', 'c'].map(file));
    await one.ready('a');
    one.store.next();
    await one.fail('rotta');
    assert.deepEqual(one.work().errors, [{ field: 'photos', problem: 'photoUnreadable', about: 'rotta' }]);
    await one.ready('c');
    assert.deepEqual([one.work().step, one.work().awaitedStep, one.work().attempts, names(one)], [2, undefined, 1, ['a', 'c']]);
    assert.equal(one.work().errors.length, 1);
    one.store.next();
    assert.deepEqual([one.work().step, one.work().errors], [3, []], 'told once, it holds nobody up');
  });

  test('one that failed while nobody waited is told in the summary too, before the step goes on without it', async () => {
    const one = await darkroom();
    void one.store.photos.add(['rotta', 'b'].map(file));
    await one.fail('rotta');
    await one.ready('b');
    assert.deepEqual([one.work().step, one.work().attempts], [2, 0]);
    one.store.next();
    assert.deepEqual([one.work().step, one.work().attempts, one.work().errors.map(({ about }) => about)], [2, 1, ['rotta']]);
    one.store.next();
    assert.deepEqual([one.work().step, names(one)], [3, ['b']]);
  });

  test('a photo that never becomes ready ends with a sentence, and the next one has its turn', async () => {
    const one = await darkroom();
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const added = one.store.photos.add(['lenta', 'b'].map(file));
      await Promise.resolve();
      assert.deepEqual(one.begun, ['lenta']);
      mock.timers.tick(60_000);
      while (one.begun.length < 2) await Promise.resolve();
      mock.timers.reset();
      await one.ready('b');
      await added;
    } finally {
      mock.timers.reset();
    }
    assert.deepEqual(one.work().errors, [{ field: 'photos', problem: 'photoSlow', about: 'lenta' }]);
    assert.deepEqual(names(one), ['b']);
  });

  test('who chooses so goes on without the photos that are not ready; they do not come after', async () => {
    const one = await darkroom();
    void one.store.photos.add(['a', 'b'].map(file));
    await one.ready('a');
    one.store.next();
    one.store.goOn();
    assert.deepEqual([one.work().step, one.work().preparing, names(one)], [3, [], ['a']]);
    await one.ready('b');
    assert.deepEqual(names(one), ['a']);
  });

  test('a photo can be taken away while it is prepared, and its place is free', async () => {
    const one = await darkroom();
    void one.store.photos.add(['a', 'b'].map(file));
    one.store.next();
    one.store.photos.remove(one.work().preparing[1]!.id);
    assert.equal(one.work().preparing.length, 1);
    await one.ready('a');
    assert.deepEqual([one.work().step, names(one), one.begun], [3, ['a'], ['a']]);
  });

  test('typing takes the step back that was asked for', async () => {
    const one = await darkroom();
    void one.store.photos.add([file('a')]);
    one.store.next();
    one.store.stay();
    await one.ready('a');
    assert.deepEqual([one.work().step, names(one)], [2, ['a']]);
  });

  test('a photo of a form that was emptied does not get into the next one', async () => {
    const one = await darkroom();
    void one.store.photos.add([file('a')]);
    await one.store.startOver();
    await one.ready('a');
    assert.deepEqual([one.work().preparing, names(one)], [[], []]);
  });

  test('two choices of photos are prepared one after the other, five in all', async () => {
    const one = await darkroom();
    void one.store.photos.add(['a', 'b', 'c'].map(file));
    void one.store.photos.add(['d', 'e', 'f'].map(file));
    assert.deepEqual(one.work().preparing.map(({ name }) => name), ['a', 'b', 'c', 'd', 'e']);
    assert.deepEqual(one.work().errors.map(({ problem }) => problem), ['photosMany']);
    for (const name of ['b', 'c', 'd', 'e']) await one.ready(name);
    assert.deepEqual(one.begun, ['a']);
    await one.ready('a');
    assert.deepEqual(names(one), ['a', 'b', 'c', 'd', 'e']);
  });

  test('a draft written meanwhile keeps what is ready, and names the others when it is opened again', async () => {
    const one = await darkroom();
    void one.store.photos.add(['a', 'b'].map(file));
    await one.ready('a');
    await one.store.draft.agree();
    assert.deepEqual(one.drafts.value?.unprepared, ['b']);
    const two = bench({}, one);
    await two.store.open();
    const { notice } = two.work();
    assert.deepEqual(notice?.kind === 'restored' && notice.unprepared, ['b']);
    assert.deepEqual(names(two), ['a']);
    await one.ready('b');
  });

  test('off the page and back on it, the photos are there', async () => {
    const one = await darkroom();
    void one.store.photos.add([file('a')]);
    one.store.next();
    one.store.stop();
    await one.ready('a');
    await one.store.resumeListening();
    assert.deepEqual([one.work().step, names(one)], [3, ['a']]);
  });
});

describe('report form: the place while a step is left', () => {
  const located = (): { one: Bench; device: PromiseWithResolvers<DevicePosition> } => {
    const device = Promise.withResolvers<DevicePosition>();
    return { one: bench({ locate: () => device.promise }), device };
  };

  test('"Avanti" while the device looks for the position waits for it and for its name', async () => {
    const { one, device } = located();
    await filled(one);
    one.store.visit(2);
    one.store.place.type('');
    void one.store.place.useDevice();
    one.store.next();
    assert.deepEqual([one.work().step, one.work().awaitedStep, one.work().errors], [2, 3, []], 'the place is on its way, not missing');
    device.resolve({ ...MIDDLE, accuracy: 9 });
    for (let turns = 0; one.work().naming || turns === 0; turns++) await settled();
    assert.deepEqual([one.work().step, one.work().errors], [3, []]);
    assert.ok(one.work().values.position);
    assert.notEqual(one.work().values.placeText, '', 'its name came along');
  });

  test('a device that says no leaves the person at the place that is missing', async () => {
    const { one, device } = located();
    await filled(one);
    one.store.visit(2);
    one.store.place.type('');
    void one.store.place.useDevice();
    one.store.next();
    device.reject(new Error('off'));
    await settled();
    assert.deepEqual([one.work().step, one.work().errors.map(({ problem }) => problem)], [2, ['placeMissing']]);
  });

  test('who does not wait for the device, or chooses a place meanwhile, is not moved by its late answer', async () => {
    const { one, device } = located();
    await filled(one);
    one.store.visit(2);
    void one.store.place.useDevice();
    one.store.next();
    one.store.goOn();
    assert.equal(one.work().step, 3);
    device.resolve({ ...MIDDLE, accuracy: 9 });
    await settled();
    assert.deepEqual([one.work().values.position, one.work().values.placeText], [undefined, 'Via Roma 12']);
  });
});
