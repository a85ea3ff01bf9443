import type { ReportGroup } from '@civico/contract';
import { MAX_LATITUDE, toX, toY } from './mercator.ts';
import type { PointSet, Reports } from './town-map.types.ts';

const none: readonly ReportGroup[] = [];

/**
 * Turns reports into columns of positions. Rows without a usable position are left out; what else a report has is read from its row when a button needs it.
 * Groups of reports come after the single ones, each with its weight.
 */
export function pointSet(reports: Reports): PointSet {
  const features = 'features' in reports ? reports.features : undefined;
  const groups = 'features' in reports ? reports.groups ?? none : none;
  const rows = features ?? (reports as Exclude<Reports, { features: unknown }>);
  const count = rows.length + groups.length;
  const x = new Uint32Array(count);
  const y = new Uint32Array(count);
  /** Row of each point; undefined as long as they are the same, which is nearly always. */
  let rowOf: Uint32Array | undefined;
  let length = 0;
  for (let row = 0; row < count; row++) {
    let lon: unknown;
    let lat: unknown;
    if (row >= rows.length) ({ lon, lat } = groups[row - rows.length]!.position);
    else if (features) [lon, lat] = features[row]!.geometry.coordinates;
    else ({ lon, lat } = (rows[row] as { position?: { lon?: unknown; lat?: unknown } }).position ?? {});
    if (typeof lon !== 'number' || typeof lat !== 'number' || !(Math.abs(lon) < 180 && Math.abs(lat) < MAX_LATITUDE)) {
      rowOf ??= Uint32Array.from(x, (_, index) => index);
      continue;
    }
    x[length] = toX(lon);
    y[length] = toY(lat);
    if (rowOf) rowOf[length] = row;
    length++;
  }

  const at = (index: number): number => rowOf ? rowOf[index]! : index;
  const groupAt = (index: number): ReportGroup | undefined => groups[at(index) - rows.length];
  const id = (index: number): string => rows[at(index)]?.id ?? '';
  return {
    length, x, y, id,
    weight: groups.length > 0 ? Uint32Array.from({ length }, (_, index) => groupAt(index)?.count ?? 1) : undefined,
    extent(index) {
      const group = groupAt(index);
      if (!group) return { west: x[index]!, north: y[index]!, east: x[index]!, south: y[index]! };
      const [west, south, east, north] = group.bbox as [number, number, number, number];
      return { west: toX(west), north: toY(north), east: toX(east), south: toY(south) };
    },
    report: (index) => features ? features[at(index)]?.properties : (rows as Exclude<Reports, { features: unknown }>)[at(index)],
    indexOf(wanted) {
      for (let index = 0; index < length; index++) if (id(index) === wanted) return index;
      return -1;
    },
  };
}
