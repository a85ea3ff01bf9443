import { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
import type { Map as LeafletMap } from 'leaflet';

/** Adds raster tiles below everything else. */
export function addTiles(map: LeafletMap, template: string): void {
  new TileLayer(template, { maxZoom: 19, maxNativeZoom: 19 }).addTo(map);
}
