import type { Outline, Place, Position, ReportCategory } from '@civico/contract';

/** A polygon as GeoJSON gives it: one outer ring and its holes, each a list of `[lon, lat]`. */
export type PolygonCoordinates = readonly (readonly (readonly number[])[])[];

/** What the server has to know of a Comune. Every row it stores carries `id`. */
export interface TownConfig {
  /** In addresses and rows, e.g. `sassuolo`. */
  id: string;
  name: string;
  /** Two letters, e.g. `MO`. */
  province: string;
  /** Six digits of ISTAT. */
  istatCode: string;
  categories: ReportCategory[];
  /** Offices a report can be assigned to. */
  offices: string[];
  /** Months after the closing of a report until its contacts are erased. Default 12. */
  contactMonths?: number;
  /** Best known first. */
  places: Place[];
  /** Must hold one feature of kind `boundary`, a Polygon or MultiPolygon. */
  outline: Outline;
}

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
