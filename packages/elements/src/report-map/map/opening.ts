import type { LatLngTuple } from 'leaflet';
import type { MapInternals } from 'leaflet/src/map/Map.js';
import { toLat, toLon } from './mercator.ts';
import type { Area, PointSet } from './town-map.types.ts';

/** A list of this many is quicker to read than a nearer map. */
const FEW = 5;

/** What pressing a button does: a nearer view, or (undefined) the reports themselves, when they are few or no view would part them. `area` is what they cover. */
export function openingOf(map: MapInternals, points: PointSet, members: readonly number[]): { view?: { center: LatLngTuple; zoom: number }; area: Area } {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const index of members) {
    const extent = points.extent(index);
    west = Math.min(west, extent.west);
    east = Math.max(east, extent.east);
    north = Math.min(north, extent.north);
    south = Math.max(south, extent.south);
  }
  const [left, right, top, bottom] = [toLon(west), toLon(east), toLat(north), toLat(south)];
  // Columns hold whole units: what stands on the edge must not fall out of the area it spans.
  const area: Area = [toLon(west - 1), toLat(south + 2), toLon(east + 2), toLat(north - 1)];
  // A group is not known one by one, however few it holds: a nearer view asks for them.
  const isFew = members.length <= FEW && !members.some((index) => (points.weight?.[index] ?? 1) > 1);
  if (isFew || map.getZoom() >= map.getMaxZoom() || (west === east && north === south)) return { area };
  const fitting = map.getBoundsZoom([[bottom, left], [top, right]]);
  return { area, view: { center: [(top + bottom) / 2, (left + right) / 2], zoom: Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1, fitting)) } };
}
