import type { Outline, Position } from '@civico/contract';
import { boundaryOf, contains, type PolygonCoordinates } from '@civico/domain/geometry.ts';
import type { Town, Towns } from '../../kernel/towns.ts';

/** The polygons of the town's boundary. Throws when the outline has none. */
export function neededBoundaryOf(outline: Outline): PolygonCoordinates[] {
  const polygons = boundaryOf(outline);
  if (polygons.length === 0) throw new Error(`outline of ${outline.name}: no feature of kind "boundary" with a Polygon or MultiPolygon`);
  return polygons;
}

/** The town whose boundary holds a position, if any does. */
export function townAt(towns: Towns, position: Position): Town | undefined {
  for (const town of towns.values()) if (contains(town.boundary, position)) return town;
  return undefined;
}
