import type { MapInternals } from 'leaflet/src/map/Map.js';
import { unitsPerPixel } from './mercator.ts';

/** Moves the map just enough that a place (in units) is at least `edge` pixels from its border. */
export function bringIntoView(map: MapInternals, x: number, y: number, edge: number, animate: boolean): void {
  const scale = unitsPerPixel(map.getZoom());
  const { min, max } = map.getPixelBounds();
  const [px, py] = [x / scale, y / scale];
  const dx = Math.min(0, px - min!.x - edge) + Math.max(0, px - max!.x + edge);
  const dy = Math.min(0, py - min!.y - edge) + Math.max(0, py - max!.y + edge);
  if (dx || dy) map.panBy([dx, dy], { animate });
}
