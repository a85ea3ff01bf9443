import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ReportCollection } from '@civico/contract';
import { Grid, type Clusters } from '../../packages/elements/src/report-map/map/grid.ts';
import { neighbour, readingOrder } from '../../packages/elements/src/report-map/map/marker-order.ts';
import { roundLength, toLat, toLon, toX, toY, unitsPerMetre, unitsPerPixel, WORLD } from '../../packages/elements/src/report-map/map/mercator.ts';
import { pointSet } from '../../packages/elements/src/report-map/map/points.ts';
import type { PointSet } from '../../packages/elements/src/report-map/map/town-map.types.ts';

type Place = readonly [lon: number, lat: number];

const collection = (places: readonly Place[]): ReportCollection => ({
  type: 'FeatureCollection', truncated: false,
  features: places.map(([lon, lat], index) => ({
    type: 'Feature', id: `report-${index}`, geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { title: `Segnalazione ${index}`, category: index % 3 ? 'lighting' : 'roads', status: index % 2 ? 'received' : 'resolved' },
  })),
});

/** Points of a town: many around few places, so that clusters of every size occur. */
const town = fc.tuple(
  fc.array(fc.tuple(fc.double({ min: 10.7, max: 10.85, noNaN: true }), fc.double({ min: 44.5, max: 44.6, noNaN: true })), { minLength: 1, maxLength: 6 }),
  fc.array(fc.tuple(fc.nat(5), fc.double({ min: -0.004, max: 0.004, noNaN: true }), fc.double({ min: -0.004, max: 0.004, noNaN: true })), { minLength: 1, maxLength: 300 }),
).map(([centres, offsets]) => offsets.map(([centre, dx, dy]): Place => {
  const [lon, lat] = centres[centre % centres.length]!;
  return [lon + dx, lat + dy];
}));

const zooms = fc.double({ min: 10, max: 18, noNaN: true });
const whole = { west: toX(10.68), north: toY(44.62), east: toX(10.87), south: toY(44.48) };
const cluster = (grid: Grid, zoom: number, area = whole): Clusters => grid.cluster(area, 80 * unitsPerPixel(zoom), 56 * unitsPerPixel(zoom));
const total = ({ length, count }: Clusters): number => count.subarray(0, length).reduce((sum, size) => sum + size, 0);

describe('clusters of the map', () => {
  test('every point is in exactly one cluster, and the counts say so', () => {
    fc.assert(fc.property(town, zooms, (places, zoom) => {
      const points = pointSet(collection(places));
      const grid = new Grid(points);
      const clusters = cluster(grid, zoom);
      const holders = new Array<number>(points.length).fill(0);
      for (let index = 0; index < clusters.length; index++) {
        const members = grid.members(index);
        assert.equal(members.length, clusters.count[index]);
        assert.ok(members.includes(clusters.first[index]!));
        for (const member of members) {
          holders[member]!++;
          assert.equal(grid.clusterOf(member), index);
        }
      }
      assert.deepEqual(holders, new Array<number>(points.length).fill(1));
      assert.equal(total(clusters), points.length);
    }), { numRuns: 150 });
  });

  test('a cluster stands at the centre of its points', () => {
    fc.assert(fc.property(town, zooms, (places, zoom) => {
      const points = pointSet(collection(places));
      const grid = new Grid(points);
      const clusters = cluster(grid, zoom);
      for (let index = 0; index < clusters.length; index++) {
        const members = grid.members(index);
        const x = members.reduce((sum, member) => sum + points.x[member]!, 0) / members.length;
        const y = members.reduce((sum, member) => sum + points.y[member]!, 0) / members.length;
        assert.ok(Math.hypot(x - clusters.x[index]!, y - clusters.y[index]!) < 1);
      }
    }), { numRuns: 80 });
  });

  test('the same view gives the same clusters, whatever was asked in between and in whatever order the reports come', () => {
    const seen = (clusters: Clusters): string[] => Array.from({ length: clusters.length }, (_, index) =>
      `${clusters.key[index]} ${clusters.count[index]} ${Math.round(clusters.x[index]!)} ${Math.round(clusters.y[index]!)}`).sort();
    fc.assert(fc.property(town, zooms, zooms, (places, zoom, other) => {
      const grid = new Grid(pointSet(collection(places)));
      const before = seen(cluster(grid, zoom));
      cluster(grid, other);
      assert.deepEqual(seen(cluster(grid, zoom)), before);
      assert.deepEqual(seen(cluster(new Grid(pointSet(collection([...places].reverse()))), zoom)), before);
    }), { numRuns: 80 });
  });

  test('panning does not change what is in view: at the edge the clusters are those of the middle', () => {
    fc.assert(fc.property(town, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 800 }), (places, right, down) => {
      const points = pointSet(collection(places));
      const scale = unitsPerPixel(13);
      // The first report at the middle of one view and anywhere in the other.
      const [x, y] = [points.x[0]!, points.y[0]!];
      const middle = { west: x - 500 * scale, east: x + 500 * scale, north: y - 400 * scale, south: y + 400 * scale };
      const panned = { west: x - right * scale, east: x + (1000 - right) * scale, north: y - down * scale, south: y + (800 - down) * scale };
      const [one, two] = [new Grid(points), new Grid(points)];
      cluster(one, 13, middle);
      cluster(two, 13, panned);
      assert.deepEqual(two.members(two.clusterOf(0)), one.members(one.clusterOf(0)));
    }), { numRuns: 400 });
  });

  test('zooming in parts reports that are some metres apart, until each stands alone', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.nat(40), fc.nat(40)), { selector: String, minLength: 2, maxLength: 60 }), (steps) => {
      // A lattice of 60 m: further apart than two joined buttons at the nearest zoom.
      const [lat, lon] = [44.54, 10.78];
      const unit = 60 * unitsPerMetre(lat);
      const places = steps.map(([right, down]): Place => [toLon(toX(lon) + right * unit), toLat(toY(lat) + down * unit)]);
      const clusters = cluster(new Grid(pointSet(collection(places))), 18);
      assert.equal(clusters.length, places.length);
      assert.ok(clusters.count.subarray(0, clusters.length).every((size) => size === 1));
    }), { numRuns: 60 });
  });

  test('few buttons are in view, however many reports there are', () => {
    let seed = 1;
    const random = (): number => (seed = seed * 48_271 % 2_147_483_647) / 2_147_483_647;
    const places = Array.from({ length: 20_000 }, (): Place => [10.7 + 0.15 * random(), 44.51 + 0.067 * random()]);
    const clusters = cluster(new Grid(pointSet(collection(places))), 13, { west: toX(10.7), east: toX(10.85), north: toY(44.577), south: toY(44.51) });
    assert.ok(clusters.length <= 150, `${clusters.length} buttons`);
    assert.equal(total(clusters), 20_000);
  });

  test('what is clustered is the area and five cells around it, and no more', () => {
    fc.assert(fc.property(fc.integer({ min: 40, max: 60 }), fc.integer({ min: 40, max: 60 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), (west, north, wide, high) => {
      // A cell is so wide that its middle and its neighbours' are never joined.
      const cell = 2 ** 20;
      const middle = (at: number): number => (at + 0.5) * cell;
      const inside: [number, number][] = [];
      const outside: [number, number][] = [];
      for (const column of [west - 6, west - 5, west, west + wide, west + wide + 5, west + wide + 6]) {
        for (const row of [north - 6, north - 5, north, north + high, north + high + 5, north + high + 6]) {
          const isInside = column >= west - 5 && column <= west + wide + 5 && row >= north - 5 && row <= north + high + 5;
          (isInside ? inside : outside).push([column, row]);
        }
      }
      const points = pointSet(collection([...inside, ...outside].map(([column, row]): Place => [toLon(middle(column)), toLat(middle(row))])));
      const grid = new Grid(points);
      const area = { west: middle(west), north: middle(north), east: middle(west + wide), south: middle(north + high) };
      const clusters = grid.cluster(area, cell, cell / 4);
      // Each in the cell of its own place: no column is counted with its neighbour.
      assert.deepEqual(
        Array.from({ length: clusters.length }, (_, index) => [Math.floor(clusters.x[index]! / cell), Math.floor(clusters.y[index]! / cell), clusters.key[index]]).sort(([, , a], [, , b]) => a! - b!),
        inside.map(([column, row]) => [column, row, row * 2 ** 26 + column]).sort(([, , a], [, , b]) => a! - b!),
      );
      for (let index = 0; index < points.length; index++) assert.equal(grid.clusterOf(index) >= 0, index < inside.length);
    }), { numRuns: 60 });
  });

  test('no reports, no clusters', () => {
    assert.equal(cluster(new Grid(pointSet([])), 14).length, 0);
  });
});

describe('reports as columns', () => {
  test('keeps id, title, category and status of every report that has a position', () => {
    const rows = [
      { id: 'a', title: 'Buca', category: 'roads', status: 'received' as const, position: { lat: 44.54, lon: 10.78 } },
      { id: 'b', title: 'Senza luogo', category: 'waste', status: 'received' as const },
      { id: 'c', title: 'Fuori dal mondo', category: 'waste', status: 'received' as const, position: { lat: 90, lon: 10.78 } },
      { id: 'd', title: 'Numero guasto', category: 'waste', status: 'received' as const, position: { lat: Number.NaN, lon: 10.78 } },
      { id: 'e', title: 'Lampione', category: 'lighting', status: 'resolved' as const, position: { lat: 44.55, lon: 10.79 } },
    ];
    const points = pointSet(rows);
    const read = (set: PointSet): unknown[] => Array.from({ length: set.length }, (_, index) => { const { title, category, status } = set.report(index)!; return [set.id(index), title, category, status]; });
    assert.deepEqual(read(points), [['a', 'Buca', 'roads', 'received'], ['e', 'Lampione', 'lighting', 'resolved']]);
    assert.equal(points.indexOf('e'), 1);
    assert.equal(points.indexOf('b'), -1);
    assert.ok(Math.abs(toLat(points.y[1]!) - 44.55) < 1e-6 && Math.abs(toLon(points.x[1]!) - 10.79) < 1e-6);
  });

  test('reads a GeoJSON collection, also one with a broken feature', () => {
    const broken = collection([[10.78, 44.54], [10.79, 44.55], [10.8, 44.56]]);
    (broken.features[1] as { geometry: { coordinates: unknown } }).geometry.coordinates = ['10.79', null];
    const points = pointSet(broken);
    assert.equal(points.length, 2);
    assert.deepEqual([points.id(0), points.id(1), points.report(1)?.title], ['report-0', 'report-2', 'Segnalazione 2']);
  });
});

describe('projection', () => {
  test('there and back within a centimetre or two', () => {
    fc.assert(fc.property(fc.double({ min: -179.9, max: 179.9, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }), (lon, lat) => {
      assert.ok(Math.abs(toLon(toX(lon)) - lon) < 2e-7);
      assert.ok(Math.abs(toLat(toY(lat)) - lat) < 2e-7);
      assert.ok(toX(lon) >= 0 && toX(lon) < WORLD && toY(lat) >= 0 && toY(lat) < WORLD);
    }));
  });

  test('a metre is a metre: one minute of latitude is a nautical mile', () => {
    const units = toY(44.5) - toY(44.5 + 1 / 60);
    assert.ok(Math.abs(units / unitsPerMetre(44.5 + 1 / 120) - 1852) < 6);
  });

  test('the scale shows round lengths', () => {
    assert.deepEqual([1, 7.3, 19, 23, 51, 99.9, 480, 5000, 12_345].map(roundLength), [1, 5, 10, 20, 50, 50, 200, 5000, 10_000]);
  });
});

describe('order of the buttons', () => {
  const spots = [{ x: 90, y: 12 }, { x: 10, y: 30 }, { x: 50, y: 5 }, { x: 20, y: 80 }, { x: 5, y: 79 }];

  test('left to right, top to bottom, in bands', () => {
    assert.deepEqual(readingOrder(spots, 44).map(({ x }) => x), [10, 50, 90, 5, 20]);
  });

  test('left and right follow that order; up and down go to the nearest; nowhere when there is none', () => {
    const ordered = readingOrder(spots, 44);
    const from = spots[2]!;
    assert.equal(neighbour(from, ordered, 'Right'), spots[0]);
    assert.equal(neighbour(from, ordered, 'Left'), spots[1]);
    assert.equal(neighbour(from, ordered, 'Down'), spots[3]);
    assert.equal(neighbour(from, ordered, 'Up'), undefined);
    assert.equal(neighbour(spots[3]!, ordered, 'Right'), undefined);
  });

  test('whatever the places, every button can be reached from every other by arrows', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.nat(30), fc.nat(30)), { selector: String, minLength: 2, maxLength: 25 }), (places) => {
      const all = readingOrder(places.map(([x, y]) => ({ x: x * 60, y: y * 60 })), 56);
      for (const start of all) {
        const reached = new Set([start]);
        for (const spot of reached) for (const direction of ['Left', 'Right', 'Up', 'Down'] as const) {
          const next = neighbour(spot, all, direction);
          if (next) reached.add(next);
        }
        assert.equal(reached.size, all.length);
      }
    }), { numRuns: 100 });
  });
});
