import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OutlineFeature } from '@civico/contract';
import { readTowns } from '../../demo/towns/index.ts';

type Point = readonly [lon: number, lat: number];

const openapi = JSON.parse(readFileSync(new URL('../../packages/contract/generated/openapi.json', import.meta.url), 'utf8')) as object;
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(openapi, 'openapi');

function assertKeeps(schema: string, value: unknown, what: string): void {
  const validate = ajv.getSchema(`openapi#/components/schemas/${schema}`);
  assert.ok(validate, `the contract has no schema ${schema}`);
  assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`);
}

/** Even-odd rule on the outer ring. */
function inside([x, y]: Point, ring: readonly Point[]): boolean {
  let within = false;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within;
  }
  return within;
}

function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function lineOf(feature: OutlineFeature): readonly Point[] {
  const coordinates = feature.geometry.coordinates as never;
  return feature.geometry.type === 'Polygon' ? coordinates[0] : feature.geometry.type === 'Point' ? [coordinates] : coordinates;
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

for (const town of readTowns()) {
  const boundary = lineOf(town.outline.features.find((feature) => feature.properties.kind === 'boundary')!);

  describe(`demonstration town ${town.name}`, () => {
    test('keeps the contract', () => {
      assertKeeps('Outline', town.outline, 'outline');
      for (const category of town.categories) assertKeeps('ReportCategory', category, category.id);
      for (const place of town.places) assertKeeps('Place', place, place.name);
    });

    test('is identified as in the registers of ISTAT and of the cadastre', () => {
      assert.match(town.istatCode, /^\d{6}$/);
      assert.match(town.belfiore, /^[A-Z]\d{3}$/);
      assert.match(town.province, /^[A-Z]{2}$/);
      assert.equal(town.outline.name, town.name);
      assert.match(town.outline.source, /ISTAT 2023 \(CC BY 4\.0\), semplificati/);
    });

    test('has a closed boundary of 30 to 60 vertices that never crosses itself', () => {
      assert.deepEqual(boundary[0], boundary.at(-1));
      const edges = boundary.length - 1;
      assert.ok(edges >= 30 && edges <= 60, `${edges} vertices`);
      for (let i = 0; i < edges; i++) {
        for (let j = i + 2; j < edges; j++) {
          if (i === 0 && j === edges - 1) continue;
          assert.ok(!crosses(boundary[i]!, boundary[i + 1]!, boundary[j]!, boundary[j + 1]!), `edges ${i} and ${j} cross`);
        }
      }
      const longitudes = boundary.map(([lon]) => lon);
      const latitudes = boundary.map(([, lat]) => lat);
      assert.deepEqual(town.outline.bbox, [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]);
    });

    test('has every place inside the boundary, under an id of its own', () => {
      assert.ok(town.places.length >= 40, `${town.places.length} places`);
      assert.equal(new Set(town.places.map((place) => place.id)).size, town.places.length);
      for (const place of town.places) {
        assert.ok(place.position, `${place.name} has no position`);
        assert.ok(inside([place.position.lon, place.position.lat], boundary), `${place.name} is outside`);
      }
    });

    test('has roads, railway and waters that run through it', () => {
      for (const kind of ['road', 'street', 'railway', 'water', 'green', 'place']) {
        assert.ok(town.outline.features.some((feature) => feature.properties.kind === kind), `nothing of kind ${kind}`);
      }
      const [west, south, east, north] = town.outline.bbox as [number, number, number, number];
      for (const feature of town.outline.features) {
        const line = lineOf(feature);
        const within = line.filter((point) => inside(point, boundary)).length;
        if (feature.properties.kind !== 'boundary') assert.ok(within >= line.length * 0.6, `${feature.properties.name} runs outside`);
        for (const [lon, lat] of line) {
          assert.ok(lon > west - 0.003 && lon < east + 0.003 && lat > south - 0.003 && lat < north + 0.003, `${feature.properties.name} leaves the map`);
        }
      }
    });

    test('asks little, and stops where there is danger', () => {
      assert.deepEqual(town.categories.map((category) => category.id).sort(), ['buildings', 'cemeteries', 'decay', 'green', 'lighting', 'roads', 'trees', 'waste']);
      for (const category of town.categories) {
        assert.ok(category.questions.length >= 1 && category.questions.length <= 3, category.id);
        for (const question of category.questions) assert.equal(question.kind === 'choice', (question.choices?.length ?? 0) > 1, `${category.id} ${question.id}`);
      }
      const stops = (id: string) => town.categories.find((category) => category.id === id)!.questions.flatMap((question) => question.choices ?? []).filter((choice) => choice.stop);
      for (const id of ['lighting', 'roads', 'trees', 'buildings', 'waste', 'decay']) {
        assert.ok(stops(id).length > 0, `${id} never stops`);
        for (const { stop } of stops(id)) assert.equal(stop!.phone, '112');
      }
    });

    test('has colours that carry white text', () => {
      for (const colour of [town.brand.primary, town.brand.primaryDark]) assert.ok(1.05 / (luminance(colour) + 0.05) >= 4.5, colour);
    });
  });
}
