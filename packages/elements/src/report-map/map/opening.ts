import type { LatLngTuple } from 'leaflet';
import type { MapInternals } from 'leaflet/src/map/Map.js';
import { toLat, toLon } from './mercator.ts';
import type { PointSet } from './town-map.types.ts';

/** A list of this many is quicker to read than a nearer map. */
const FEW = 5;

/** What pressing a button does: a nearer view, or (undefined) the reports themselves, when they are few or no view would part them. */
export function openingOf(map: MapInternals, points: PointSet, members: readonly number[]): { view?: { center: LatLngTuple; zoom: number } } {
  if (members.length <= FEW || map.getZoom() >= map.getMaxZoom()) return {};
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const index of members) {
    west = Math.min(west, points.x[index]!);
    east = Math.max(east, points.x[index]!);
    north = Math.min(north, points.y[index]!);
    south = Math.max(south, points.y[index]!);
  }
  if (west === east && north === south) return {};
  const [left, right, top, bottom] = [toLon(west), toLon(east), toLat(north), toLat(south)];
  const fitting = map.getBoundsZoom([[bottom, left], [top, right]]);
  return { view: { center: [(top + bottom) / 2, (left + right) / 2], zoom: Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1, fitting)) } };
}
