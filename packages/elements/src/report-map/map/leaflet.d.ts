/** The parts of Leaflet that the map uses, by file, with the few methods its typings leave out (they are what Leaflet's own handlers call). */
declare module 'leaflet/src/map/Map.js' {
  import type * as L from 'leaflet';
  export interface MapInternals extends L.Map {
    /** Moves the pane by pixels without events. */
    _rawPanBy(offset: L.Point): void;
    _moveStart(zoomChanged: boolean, noMoveStart: boolean): this;
    _stop(): this;
    _getNewPixelOrigin(center: L.LatLng, zoom: number): L.Point;
    _animatingZoom: boolean | undefined;
  }
  export const Map: new (element: HTMLElement, options?: L.MapOptions) => MapInternals;
}
declare module 'leaflet/src/map/handler/Map.TouchZoom.js' {
  import type * as L from 'leaflet';
  export const TouchZoom: new (map: L.Map) => L.Handler;
}
declare module 'leaflet/src/layer/Layer.js' {
  export { Layer } from 'leaflet';
}
declare module 'leaflet/src/layer/tile/TileLayer.js' {
  export { TileLayer } from 'leaflet';
}
declare module 'leaflet/src/dom/DomUtil.js' {
  import type * as L from 'leaflet';
  export function setPosition(element: HTMLElement, point: L.Point): void;
  export function setTransform(element: HTMLElement, offset: L.Point, scale?: number): void;
}
declare module 'leaflet/src/geometry/Point.js' {
  export { Point } from 'leaflet';
}
