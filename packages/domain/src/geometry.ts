/** Positions, distances and boundaries on the ground, precise enough within one Comune. */
import type { Outline, Position } from '@civico/contract';

/** A polygon as GeoJSON gives it: one outer ring and its holes, each a list of `[lon, lat]`. */
export type PolygonCoordinates = readonly (readonly (readonly number[])[])[];

/** Metres: the radius of the earth as a sphere. */
const RADIUS = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two positions, on a sphere. */
export function distance(a: Position, b: Position): number {
  const h = Math.sin(radians(b.lat - a.lat) / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** West, south, east, north of the square that holds a circle of `metres` around a position. */
export function around({ lat, lon }: Position, metres: number): [number, number, number, number] {
  const high = metres / radians(RADIUS);
  const wide = high / Math.cos(radians(lat));
  return [lon - wide, lat - high, lon + wide, lat + high];
}

/** The polygons of an outline's boundary, a closed line being one as well; none where it has no boundary that encloses anything. */
export function boundaryOf(outline: Outline): PolygonCoordinates[] {
  return outline.features.filter(({ properties }) => properties.kind === 'boundary').flatMap(({ geometry: { type, coordinates } }) =>
    type === 'Polygon' ? [coordinates as unknown as PolygonCoordinates] : type === 'MultiPolygon' ? coordinates as unknown as PolygonCoordinates[]
    : type === 'LineString' && isClosed(coordinates as number[][]) ? [[coordinates as number[][]]] : []);
}

const isClosed = (line: readonly (readonly number[])[]): boolean => line.length > 3 && String(line[0]) === String(line.at(-1));

/** Whether a position lies within any of the polygons (even-odd rule over the rings of each, so that holes are outside). */
export function contains(polygons: readonly PolygonCoordinates[], { lat, lon }: Position): boolean {
  return polygons.some((rings) => {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
        const [xi, yi] = ring[i] as [number, number];
        const [xj, yj] = ring[j] as [number, number];
        if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
      }
    }
    return inside;
  });
}

/** Whether a position lies within the town; true when its outline is not known or has no boundary, for then nobody can tell. */
export function isInTown(outline: Outline | undefined, position: Position): boolean {
  const polygons = outline ? boundaryOf(outline) : [];
  return polygons.length === 0 || contains(polygons, position);
}
