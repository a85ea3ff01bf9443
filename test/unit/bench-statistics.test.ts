import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { reportOf, tableOf } from '../bench/run.ts';
import { exponent, median, pairedRatio, quantile, rotated, spread } from '../bench/statistics.ts';

const near = (actual: number, expected: number): void => { assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`); };

describe('statistics of the benchmarks', () => {
  test('median of odd, even and unsorted samples', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([10, 1, 2, 3]), 2.5);
    assert.throws(() => median([]), RangeError);
  });

  test('quantile interpolates', () => {
    assert.equal(quantile([0, 10], 0.25), 2.5);
    assert.equal(quantile([1, 2, 3, 4, 5], 1), 5);
    near(quantile([1, 2, 3, 4], 0.95), 3.85);
  });

  test('one wild sample moves neither median nor deviation much', () => {
    assert.deepEqual(spread([1, 2, 3, 4, 1000]), { median: 3, mad: 1 });
  });

  test('paired ratios: a round in which everything was slow changes nothing', () => {
    assert.deepEqual(pairedRatio([1, 10, 100], [2, 20, 200]), { median: 0.5, mad: 0 });
    assert.throws(() => pairedRatio([1], [1, 2]), RangeError);
  });

  test('the exponent of a power law is found', () => {
    fc.assert(fc.property(fc.double({ min: -2, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 100, noNaN: true }), (e, c) => {
      near(exponent([12_500, 50_000, 200_000].map((size) => [size, c * size ** e])), e);
    }));
    assert.throws(() => exponent([[1, 1]]), RangeError);
    assert.throws(() => exponent([[1, 1], [2, 0]]), RangeError);
  });

  test('everyone is first equally often', () => {
    const first = [0, 1, 2, 3, 4, 5].map((round) => rotated(['a', 'b', 'c'], round)[0]);
    assert.deepEqual(first, ['a', 'b', 'c', 'a', 'b', 'c']);
    assert.deepEqual(rotated(['a', 'b', 'c'], 1), ['b', 'c', 'a']);
  });

  test('the report has the promised shape', () => {
    const result = {
      subject: 'civico', figures: [{ name: 'load', unit: 'ms', samples: { civico: [1, 2, 3], peer: [10, 20, 30] } }],
      growth: { load: [[100, 10], [10_000, 100]] as const }, notes: ['measured on paper'],
    };
    const report = reportOf('map', result);
    assert.deepEqual(report, { name: 'map', ratios: { peer: { load: { median: 0.1, mad: 0 } } }, exponents: { load: report.exponents['load'] } });
    near(report.exponents['load'] ?? NaN, 0.5);
    const table = tableOf(result, report).join('\n');
    assert.match(table, /load \(ms\) +peer +20\.0 +10\.0 +0\.100 × +0/);
    assert.match(table, /power of 0\.50/);
  });
});
