import type { LatLng, LeafletEventHandlerFn, Map as LeafletMap, ZoomAnimEvent } from 'leaflet';
import { setPosition, setTransform } from 'leaflet/src/dom/DomUtil.js';
import { Point } from 'leaflet/src/geometry/Point.js';
import { Layer } from 'leaflet/src/layer/Layer.js';
import type { MapInternals } from 'leaflet/src/map/Map.js';
import type { Outline } from '@civico/contract';
import { watchColors } from '@civico/core/styles/watch-colors.ts';
import { readColors } from './colors.ts';
import { unitsPerPixel, type Units } from './mercator.ts';
import { writeNames, type Box } from './outline-names.ts';
import { paint, type Frame } from './outline-paint.ts';
import { shapesOf } from './outline-shapes.ts';

/** Share of the view drawn beyond each edge, so that panning shows ground and not a hole. */
const BEYOND = 0.3;
/** Reports are shown at once; the names that make room for them can wait this many ms. */
const NAMES_LATER = 200;
/** More pixels than this cost time and battery and are not seen. */
const MAX_RATIO = 2;
/** The largest picture every browser makes. */
const MAX_PIXELS = 2 ** 24;

/** What is seen of the map, in units, grown by a share of its size. */
export function seen(map: LeafletMap, grow = 0): Units {
  const scale = unitsPerPixel(map.getZoom());
  const { min, max } = map.getPixelBounds();
  const size = map.getSize();
  return {
    west: (min!.x - size.x * grow) * scale, north: (min!.y - size.y * grow) * scale,
    east: (max!.x + size.x * grow) * scale, south: (max!.y + size.y * grow) * scale,
  };
}

const contains = (outer: Units, inner: Units): boolean =>
  outer.west <= inner.west && outer.north <= inner.north && outer.east >= inner.east && outer.south >= inner.south;

/**
 * The town drawn on one canvas, a little larger than the view: panning moves it, zooming scales it until the animation ends, then it is drawn anew.
 * @param probe an element that has the theme's colours
 * @param obstacles what names should not stand under: boxes in layer pixels
 * @returns the layer, and a call that draws it again when the page has time
 */
export function outlineLayer(map: MapInternals, outline: Outline, probe: HTMLElement, obstacles: () => Box[]): { layer: Layer; drawSoon(): void } {
  const shapes = shapesOf(outline);
  const canvas = document.createElement('canvas');
  canvas.setAttribute('part', 'map-outline');
  // Leaflet's own class: what has it moves along with a zoom animation.
  canvas.classList.add('leaflet-zoom-animated');
  // A finished picture: a canvas that may be drawn on at any time is handed to the compositor anew with every frame of panning.
  const shown = canvas.getContext('bitmaprenderer', { alpha: false })!;
  let frame: Frame | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (map.getSize().x === 0) return;
    const zoom = map.getZoom();
    const scale = unitsPerPixel(zoom);
    frame = { zoom, scale, area: seen(map, BEYOND) };
    const width = Math.ceil((frame.area.east - frame.area.west) / scale);
    const height = Math.ceil((frame.area.south - frame.area.north) / scale);
    const ratio = Math.min(devicePixelRatio || 1, MAX_RATIO, Math.sqrt(MAX_PIXELS / (width * height)));
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const drawing = new OffscreenCanvas(canvas.width, canvas.height);
    const context = drawing.getContext('2d', { alpha: false })!;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    // Pixel on pixel there is nothing to smooth, which a browser without a graphics card would do with every frame.
    canvas.style.imageRendering = ratio === devicePixelRatio && Number.isInteger(ratio) ? 'pixelated' : 'auto';
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const colors = readColors(probe);
    paint(context, shapes, frame, colors);
    const origin = map.getPixelOrigin();
    const corner = new Point(frame.area.west / scale - origin.x, frame.area.north / scale - origin.y);
    writeNames(context, shapes, outline.name, frame, colors, obstacles().map(([left, top, right, bottom]) => [left - corner.x, top - corner.y, right - corner.x, bottom - corner.y]));
    shown.transferFromImageBitmap(drawing.transferToImageBitmap());
    setPosition(canvas, corner);
  };
  const stretch = (zoom: number, center: LatLng): void => {
    if (!frame) return;
    canvas.style.imageRendering = 'auto';
    const scale = unitsPerPixel(zoom);
    const origin = map._getNewPixelOrigin(center, zoom);
    setTransform(canvas, new Point(frame.area.west / scale - origin.x, frame.area.north / scale - origin.y), 2 ** (zoom - frame.zoom));
  };
  const settled = (): void => {
    if (!frame || timer || frame.zoom !== map.getZoom() || !contains(frame.area, seen(map, 0.05))) draw();
  };

  let unwatch: (() => void) | undefined;
  const layer = new Layer();
  layer.onAdd = () => {
    map.getPanes().overlayPane.append(canvas);
    unwatch = watchColors(draw);
    draw();
    return layer;
  };
  layer.onRemove = () => {
    unwatch?.();
    clearTimeout(timer);
    canvas.remove();
    return layer;
  };
  const events: Record<string, (event: ZoomAnimEvent) => void> = {
    viewreset: draw,
    zoomend: draw,
    resize: draw,
    moveend: settled,
    move() {
      if (frame && !map._animatingZoom && frame.zoom === map.getZoom() && !contains(frame.area, seen(map))) draw();
    },
    zoom() { if (frame && frame.zoom !== map.getZoom()) stretch(map.getZoom(), map.getCenter()); },
    zoomanim({ zoom, center }) { stretch(zoom, center); },
  };
  layer.getEvents = () => events as Record<string, LeafletEventHandlerFn>;
  return {
    layer,
    drawSoon() { if (frame && canvas.isConnected) timer ??= setTimeout(draw, NAMES_LATER); },
  };
}
