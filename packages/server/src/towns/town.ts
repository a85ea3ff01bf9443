import type { Outline, Place, ReportCategory } from '@civico/contract';
import { boundaryOf, type PolygonCoordinates } from '@civico/domain/geometry.ts';

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
export function neededBoundaryOf(outline: Outline): PolygonCoordinates[] {
  const polygons = boundaryOf(outline);
  if (polygons.length === 0) throw new Error(`outline of ${outline.name}: no feature of kind "boundary" with a Polygon or MultiPolygon`);
  return polygons;
}
