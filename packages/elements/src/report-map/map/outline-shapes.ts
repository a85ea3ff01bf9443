import type { Outline, OutlineFeature } from '@civico/contract';
import { toX, toY, type Units } from './mercator.ts';

export type Kind = OutlineFeature['properties']['kind'];

/** A feature ready to draw: its lines or rings as x, y, x, y … in the units of mercator.ts. */
export interface Shape {
  kind: Kind;
  name: string;
  filled: boolean;
  lines: Float64Array[];
  bounds: Units;
}

type Coordinate = readonly [number, number];

function flat(coordinates: readonly Coordinate[]): Float64Array {
  const line = new Float64Array(coordinates.length * 2);
  coordinates.forEach(([lon, lat], index) => {
    line[index * 2] = toX(lon);
    line[index * 2 + 1] = toY(lat);
  });
  return line;
}

function linesOf({ geometry: { type, coordinates } }: OutlineFeature): Float64Array[] {
  switch (type) {
    case 'Point': return [flat([coordinates as unknown as Coordinate])];
    case 'LineString': return [flat(coordinates as Coordinate[])];
    case 'Polygon': return (coordinates as Coordinate[][]).map(flat);
    case 'MultiPolygon': return (coordinates as Coordinate[][][]).flat().map(flat);
    default: return [];
  }
}

function boundsOf(lines: readonly Float64Array[]): Units {
  const bounds = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
  for (const line of lines) {
    for (let at = 0; at < line.length; at += 2) {
      bounds.west = Math.min(bounds.west, line[at]!);
      bounds.east = Math.max(bounds.east, line[at]!);
      bounds.north = Math.min(bounds.north, line[at + 1]!);
      bounds.south = Math.max(bounds.south, line[at + 1]!);
    }
  }
  return bounds;
}

/** The town's features, projected once. */
export function shapesOf(outline: Outline): Shape[] {
  return outline.features.map((feature) => {
    const lines = linesOf(feature);
    return { ...feature.properties, filled: feature.geometry.type.endsWith('Polygon'), lines, bounds: boundsOf(lines) };
  });
}
