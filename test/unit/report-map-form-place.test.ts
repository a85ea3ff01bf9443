import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newKey } from '@civico/core';
import { LocationError } from '../../packages/elements/src/report-map/form/form-environment.ts';
import { bench, filled, inside, settled } from './report-map-form-bench.ts';

describe('report form: the place', () => {
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

  test('a longer name of a place than an address may have is shortened where everybody sees it, at a word', async () => {
    const one = bench();
    await one.store.open();
    const long = `Via ${'Giuseppe '.repeat(30)}\u{1F6B2}`;
    one.store.place.choose({ id: 'x', kind: 'street', name: long });
    const { placeText } = one.work().values;
    assert.ok([...placeText].length <= 200 && placeText.endsWith('Giuseppe…'), placeText);
    one.store.place.type(`${placeText} 12`);
    assert.equal(one.work().values.placeText, `${placeText} 12`);
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
});
