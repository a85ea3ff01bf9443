import { Point } from 'leaflet/src/geometry/Point.js';
import type { MapInternals } from 'leaflet/src/map/Map.js';

/** Share of the town's width and height that the middle of the map may go beyond it. */
const BEYOND = 0.5;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Brings the map back when its middle has left the town's surroundings: nobody gets lost, and at any zoom there is room to move. */
export function keepNear(map: MapInternals, [west, south, east, north]: readonly [number, number, number, number], animate: boolean): void {
  const [right, up] = [(east - west) * BEYOND, (north - south) * BEYOND];
  map.on('moveend', () => {
    const center = map.getCenter();
    const near = map.project([within(center.lat, south - up, north + up), within(center.lng, west - right, east + right)]);
    const offset = near.subtract(map.project(center));
    // Views lie on whole pixels: less than that cannot be corrected.
    if (Math.abs(offset.x) > 1 || Math.abs(offset.y) > 1) map.panBy(new Point(offset.x, offset.y), { animate });
  });
}
