import type { Outline, Position } from '@civico/contract';
import type { Town, Towns } from '../../kernel/towns.ts';

/** A polygon as GeoJSON gives it: one outer ring and its holes, each a list of `[lon, lat]`. */
export type PolygonCoordinates = readonly (readonly (readonly number[])[])[];

/** The polygons of the town's boundary. Throws when the outline has none. */
export function boundaryOf(outline: Outline): PolygonCoordinates[] {
  const polygons: PolygonCoordinates[] = [];
  for (const feature of outline.features) {
    if (feature.properties.kind !== 'boundary') continue;
    if (feature.geometry.type === 'Polygon') polygons.push(feature.geometry.coordinates as unknown as PolygonCoordinates);
    if (feature.geometry.type === 'MultiPolygon') polygons.push(...(feature.geometry.coordinates as unknown as PolygonCoordinates[]));
  }
  if (polygons.length === 0) throw new Error(`outline of ${outline.name}: no feature of kind "boundary" with a Polygon or MultiPolygon`);
  return polygons;
}

/** Whether a position lies within any of the polygons (even-odd rule, so that holes are outside). */
export function contains(polygons: readonly PolygonCoordinates[], position: Position): boolean {
  return polygons.some((rings) => {
    let inside = false;
    for (const ring of rings) if (ringContains(ring, position)) inside = !inside;
    return inside;
  });
}

function ringContains(ring: readonly (readonly number[])[], { lat, lon }: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i] as [number, number];
    const [xj, yj] = ring[j] as [number, number];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Metres between two positions on a sphere of 6,371 km. */
export function metresBetween(a: Position, b: Position): number {
  const radians = Math.PI / 180;
  const dLat = (b.lat - a.lat) * radians;
  const dLon = (b.lon - a.lon) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The town whose boundary holds a position, if any does. */
export function townAt(towns: Towns, position: Position): Town | undefined {
  for (const town of towns.values()) if (contains(town.boundary, position)) return town;
  return undefined;
}
