import { Point } from 'leaflet/src/geometry/Point.js';
import type { MapInternals } from 'leaflet/src/map/Map.js';
import { TouchZoom } from 'leaflet/src/map/handler/Map.TouchZoom.js';

export interface GestureOptions {
  reducedMotion: boolean;
  /** One finger moved over the map, or the wheel turned without its key. */
  hint(kind: 'fingers' | 'wheel'): void;
  /** The map was tapped and now follows one finger, or no longer. */
  active(isActive: boolean): void;
  /** A click or tap beside the buttons that moved nothing, in pixels of the container. @param woke it was the tap that made the map active */
  pressed(at: Point, woke: boolean): void;
}

/** A hand trembles this many pixels without meaning to drag. */
const TREMBLE = 4;
/** The wheel turns this far for one step of zoom. */
const WHEEL_STEP = 60;
const PAN = 90;

/**
 * Moving the map without trapping the page: the mouse drags; a finger scrolls the page until the map was tapped; two fingers always move and zoom; the wheel
 * zooms with Ctrl or ⌘; arrows, + and − work when the map has the focus.
 * @returns stops listening
 */
export function addGestures(map: MapInternals, { reducedMotion, hint, active, pressed }: GestureOptions): () => void {
  const surface = map.getContainer();
  const stop = new AbortController();
  const { signal } = stop;
  const animate = !reducedMotion;
  new TouchZoom(map).enable();

  let isActive = false;
  const activate = (value: boolean): void => {
    if (value === isActive) return;
    isActive = value;
    active(value);
  };

  let drag: { id: number; x: number; y: number; moved: boolean; trail: { at: number; x: number; y: number }[] } | undefined;
  let dragged = false;

  surface.addEventListener('pointerdown', (event) => {
    if ((event.target as Element).closest('[part~="map-pin"]')) return;
    // A second finger ends the drag. Fingers are not counted: one that rests on a button that goes away is never seen to leave.
    if (event.button !== 0 || !event.isPrimary) { drag = undefined; return; }
    drag = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false, trail: [] };
  }, { signal });

  // The compositor learns of a new touch-action some frames later; a finger that comes sooner would still scroll the page.
  surface.addEventListener('touchmove', (event) => { if (isActive && event.cancelable) event.preventDefault(); }, { signal, passive: false });

  surface.addEventListener('pointermove', (event) => {
    if (drag?.id !== event.pointerId || (event.pointerType === 'touch' && !isActive)) return;
    // Whole pixels, the rest is carried on: between two pixels the browser would have to paint everything anew with every frame.
    const offset = new Point(drag.x - event.clientX, drag.y - event.clientY).round();
    if (!drag.moved) {
      if (Math.hypot(offset.x, offset.y) < TREMBLE || map._animatingZoom) return;
      drag.moved = true;
      // Only now: a captured pointer would take the click from the buttons.
      surface.setPointerCapture(event.pointerId);
      map._stop();
      map._moveStart(false, false);
    }
    drag.x -= offset.x;
    drag.y -= offset.y;
    drag.trail.push({ at: event.timeStamp, x: event.clientX, y: event.clientY });
    while (event.timeStamp - drag.trail[0]!.at > 80) drag.trail.shift();
    map._rawPanBy(offset);
    map.fire('move');
  }, { signal });

  const release = (event: PointerEvent): void => {
    if (drag?.id !== event.pointerId) return;
    const { moved, trail } = drag;
    drag = undefined;
    if (event.type === 'pointercancel' && event.pointerType === 'touch' && !moved) { hint('fingers'); return; }
    if (!moved) return;
    // The click that ends a drag comes in the same turn.
    dragged = true;
    setTimeout(() => { dragged = false; });
    const first = trail[0];
    const last = trail.at(-1);
    const duration = first && last ? (last.at - first.at) / 1000 : 0;
    const speed = first && last && duration > 0.02 && event.timeStamp - last.at < 60 ? new Point(first.x - last.x, first.y - last.y).divideBy(duration) : undefined;
    const throwing = speed ? Math.hypot(speed.x, speed.y) : 0;
    if (!speed || !animate || throwing < 120) { map.fire('moveend'); return; }
    const seconds = Math.min(0.8, throwing / 2500);
    map.panBy(speed.multiplyBy(seconds * 0.25).round(), { duration: seconds, easeLinearity: 0.25, noMoveStart: true, animate });
  };
  surface.addEventListener('pointerup', release, { signal });
  surface.addEventListener('pointercancel', release, { signal });

  // The button that was grabbed to drag the map must not open.
  surface.addEventListener('click', (event) => { if (dragged) event.stopImmediatePropagation(); }, { capture: true, signal });
  surface.addEventListener('click', (event) => {
    if ((event.target as Element).closest('button')) return;
    const touch = (event as PointerEvent).pointerType === 'touch';
    const was = isActive;
    if (touch) activate(true);
    const { left, top } = surface.getBoundingClientRect();
    pressed(new Point(event.clientX - left, event.clientY - top), touch && !was);
  }, { signal });
  addEventListener('pointerdown', (event) => { if (!event.composedPath().includes(surface)) activate(false); }, { signal });

  let turned = 0;
  surface.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) { hint('wheel'); return; }
    event.preventDefault();
    turned += event.deltaY * (event.deltaMode === 1 ? 20 : 1);
    if (Math.abs(turned) < WHEEL_STEP || map._animatingZoom) return;
    const { left, top } = surface.getBoundingClientRect();
    map.setZoomAround(new Point(event.clientX - left, event.clientY - top), map.getZoom() - Math.sign(turned) * Math.max(map.options.zoomSnap!, 0.5), { animate });
    turned = 0;
  }, { signal, passive: false });

  surface.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const far = event.shiftKey ? 3 * PAN : PAN;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => map.panBy([-far, 0], { animate }), ArrowRight: () => map.panBy([far, 0], { animate }),
      ArrowUp: () => map.panBy([0, -far], { animate }), ArrowDown: () => map.panBy([0, far], { animate }),
      '+': () => map.zoomIn(1, { animate }), '=': () => map.zoomIn(1, { animate }), '-': () => map.zoomOut(1, { animate }),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }, { signal });

  return () => { stop.abort(); };
}
