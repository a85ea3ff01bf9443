import type { ZoomAnimEvent } from 'leaflet';
import { setPosition } from 'leaflet/src/dom/DomUtil.js';
import { Point } from 'leaflet/src/geometry/Point.js';
import type { MapInternals } from 'leaflet/src/map/Map.js';
import { icon, make } from './dom.ts';
import { bringIntoView } from './in-view.ts';
import { toLat, toLon, toX, toY, unitsPerMetre, unitsPerPixel } from './mercator.ts';
import type { MapLabels, PickOptions, Picking } from './town-map.types.ts';

const PIN = 'M12 1.5A7.5 7.5 0 0 0 4.5 9c0 5.6 7.5 13.5 7.5 13.5S19.5 14.6 19.5 9A7.5 7.5 0 0 0 12 1.5zm0 10.3a2.8 2.8 0 1 1 0-5.6 2.8 2.8 0 0 1 0 5.6z';
/** Metres of an arrow, and of an arrow with Shift. */
const NEAR = 10;
const FAR = 100;
/** A held key and a dragging hand have come to rest after this time. */
const REST = 300;

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** A pin to place: dragged, put by a click or tap (`put`), or moved by the arrows. */
export interface Pin extends Picking {
  /** Puts it at a point of the container, as a click does. */
  put(at: Point): void;
  /** The screen reader's way to know how it is moved. */
  readonly element: HTMLElement;
}

export function addPin(map: MapInternals, labels: MapLabels, describedBy: string, animate: boolean, { at, onMove }: PickOptions): Pin {
  const pin = make('button', 'map-pin', { type: 'button', 'aria-label': labels.pin, 'aria-describedby': describedBy }, icon(PIN, 'map-pin-icon'));
  map.getPanes().popupPane.append(pin);
  const center = map.getCenter();
  let x = toX(at?.lon ?? center.lng);
  let y = toY(at?.lat ?? center.lat);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const place = (zoom = map.getZoom(), origin = map.getPixelOrigin()): void => {
    const scale = unitsPerPixel(zoom);
    setPosition(pin, new Point(Math.round(x / scale - origin.x), Math.round(y / scale - origin.y)));
  };
  const tell = (settled: boolean): void => { onMove({ lat: round(toLat(y)), lon: round(toLon(x)) }, settled); };
  const moved = (settled: boolean): void => {
    clearTimeout(timer);
    place();
    tell(settled);
    if (!settled) timer = setTimeout(() => { tell(true); }, REST);
  };
  /** Keeps the pin away from the edge, where the next step would lose it. */
  const follow = (): void => {
    const { x: width, y: height } = map.getSize();
    bringIntoView(map, x, y, Math.min(80, width / 5, height / 5), animate);
  };
  const toUnits = (point: Point): void => {
    const scale = unitsPerPixel(map.getZoom());
    const { min } = map.getPixelBounds();
    x = (min!.x + point.x) * scale;
    y = (min!.y + point.y) * scale;
  };

  pin.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = (event.shiftKey ? FAR : NEAR) * unitsPerMetre(toLat(y));
    const steps: Record<string, readonly [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    x += by[0];
    y += by[1];
    moved(false);
    follow();
  });

  let grip: { id: number; dx: number; dy: number } | undefined;
  const containerPoint = (event: PointerEvent): Point => {
    const { left, top } = map.getContainer().getBoundingClientRect();
    return new Point(event.clientX - left, event.clientY - top);
  };
  pin.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const scale = unitsPerPixel(map.getZoom());
    const { min } = map.getPixelBounds();
    const hand = containerPoint(event);
    grip = { id: event.pointerId, dx: x / scale - min!.x - hand.x, dy: y / scale - min!.y - hand.y };
    pin.setPointerCapture(event.pointerId);
  });
  pin.addEventListener('pointermove', (event) => {
    if (grip?.id !== event.pointerId) return;
    toUnits(containerPoint(event).add([grip.dx, grip.dy]));
    clearTimeout(timer);
    place();
    tell(false);
  });
  const drop = (event: PointerEvent): void => {
    if (grip?.id !== event.pointerId) return;
    grip = undefined;
    moved(true);
    follow();
  };
  pin.addEventListener('pointerup', drop);
  pin.addEventListener('pointercancel', drop);

  const redraw = (): void => { place(); };
  const animated = ({ zoom, center: target }: ZoomAnimEvent): void => { place(zoom, map._getNewPixelOrigin(target, zoom)); };
  map.on('viewreset zoom zoomend moveend resize', redraw);
  map.on('zoomanim', animated);
  place();

  return {
    element: pin,
    put(point) {
      toUnits(point);
      moved(true);
    },
    moveTo(position) {
      x = toX(position.lon);
      y = toY(position.lat);
      place();
      map.setView([position.lat, position.lon], Math.max(map.getZoom(), 16), { animate });
    },
    focus() { pin.focus({ preventScroll: true }); },
    end() {
      clearTimeout(timer);
      map.off('viewreset zoom zoomend moveend resize', redraw);
      map.off('zoomanim', animated);
      pin.remove();
    },
  };
}
