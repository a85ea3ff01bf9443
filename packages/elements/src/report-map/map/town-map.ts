/** The map of a town: Leaflet moves it, everything on it is drawn here. A room of its own, loaded when the map is seen. */
import { Map as LeafletMap } from 'leaflet/src/map/Map.js';
import { addControls } from './controls.ts';
import { make } from './dom.ts';
import { addGestures } from './gestures.ts';
import { mapStyles, registerColors } from './map.styles.ts';
import { Markers } from './markers.ts';
import { toLat, toLon, toX, toY, type Units } from './mercator.ts';
import { openingOf } from './opening.ts';
import { outlineLayer } from './outline-layer.ts';
import { keepNear } from './limits.ts';
import { addPin, type Pin } from './pin.ts';
import { pointSet } from './points.ts';
import { tilesNeedConsent, tileTemplate } from './tile-url.ts';
import type { CreateTownMap, Opened, PointSet } from './town-map.types.ts';

export { mapLabels } from './map.messages.ts';
export { pointSet } from './points.ts';
export { tilesNeedConsent } from './tile-url.ts';
export type * from './town-map.types.ts';

const MAX_ZOOM = 18;
/** Room around what is fitted, in CSS pixels. */
const PADDING = 28;

/** Tells the maps of a page apart. */
let maps = 0;

function adoptStyles(node: Node): void {
  registerColors();
  const root = node.getRootNode() as Document | ShadowRoot;
  const sheet = mapStyles.styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

export const createTownMap: CreateTownMap = (container, options) => {
  const { outline, labels } = options;
  const reducedMotion = options.reducedMotion ?? matchMedia('(prefers-reduced-motion: reduce)').matches;
  const animate = !reducedMotion;
  const [west, south, east, north] = outline.bbox as [number, number, number, number];
  const town: Units = { west: toX(west), north: toY(north), east: toX(east), south: toY(south) };
  const template = tileTemplate(options.tileUrl);

  adoptStyles(container);
  const id = `town-map-${++maps}`;
  const help = make('p', '', { id, hidden: '' }, labels.keyboard);
  const pinHelp = make('p', '', { id: `${id}-pin`, hidden: '' }, labels.pinKeyboard);
  const probe = make('span', 'map-probe', { 'aria-hidden': 'true' });
  // Arrow keys must reach the map also when a screen reader is browsing: that is what this role is for. List and address stand beside it.
  const surface = make('div', 'map-surface', { role: 'application', 'aria-label': labels.map, 'aria-describedby': id, tabindex: '0' });
  const frame = make('div', 'map-frame', {}, surface);
  const root = make('div', 'town-map', {}, help, pinHelp, probe, frame);
  container.append(root);

  const map = new LeafletMap(surface, {
    attributionControl: false, zoomControl: false, trackResize: false, touchZoom: false,
    zoomAnimation: animate, fadeAnimation: animate, inertia: animate, markerZoomAnimation: animate, bounceAtZoomLimits: false,
    zoomSnap: 0.25, zoomDelta: 1, maxZoom: MAX_ZOOM,
  });
  let pin: Pin | undefined;
  let points: PointSet = pointSet([]);
  const listeners = new Set<(opened: Opened) => void>();
  const markers: Markers = new Markers(map, {
    labels,
    animate,
    drawn: () => { ground.drawSoon(); },
    categories: options.categories ?? new Map(),
    pressed(members) {
      const opening = openingOf(map, points, members);
      if (opening.view) map.setView(opening.view.center, opening.view.zoom, { animate });
      else {
        const known = members.every((index) => points.id(index) !== '');
        for (const listener of listeners) listener(known ? { ids: members.map((index) => points.id(index)) } : { area: opening.area });
      }
    },
  });
  const ground = outlineLayer(map, outline, probe, () => markers.boxes());

  /** What the map shows until the person moves it; shown again when the size changes. */
  let subject: (() => void) | undefined;
  let ready = false;
  let showing = false;
  const show = (view: () => void): void => {
    subject = view;
    if (!ready) return;
    showing = true;
    view();
    showing = false;
  };
  map.on('movestart', () => { if (!showing) subject = undefined; });
  const fit = (area: Units, closest: number): void => {
    map.fitBounds([[toLat(area.south), toLon(area.west)], [toLat(area.north), toLon(area.east)]], { padding: [PADDING, PADDING], maxZoom: closest, animate: false });
  };
  const fitTown = (): void => { show(() => { fit(town, MAX_ZOOM); }); };
  const controls = addControls(root, frame, map, labels, town, fitTown, animate);

  let tiles = false;
  const enableTiles = (): void => {
    if (!template || tiles) return;
    tiles = true;
    ground.layer.remove();
    map.options.zoomSnap = 1;
    controls.attribution(options.tileAttribution ?? '');
    void import('./tiles.ts').then(({ addTiles }) => {
      if (alive) addTiles(map, template);
    });
  };
  controls.attribution(outline.source);

  const stopGestures = addGestures(map, {
    reducedMotion,
    hint(kind) {
      controls.hint(kind === 'fingers' ? labels.twoFingers : labels.wheel(/Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl'));
    },
    active(isActive) { root.toggleAttribute('data-active', isActive); },
    pressed(at, woke) {
      if (pin) pin.put(at);
      // A way to move the map without dragging.
      else if (!woke) map.panTo(map.containerPointToLatLng(at), { animate });
    },
  });
  // A view that needs no size, so that everything works while the container is still hidden.
  map.setView([(south + north) / 2, (west + east) / 2], 13, { animate: false });
  ground.layer.addTo(map);
  keepNear(map, outline.bbox as [number, number, number, number], animate);
  let alive = true;
  const sized = (): void => {
    if (!alive || surface.clientWidth === 0 || surface.clientHeight === 0) return;
    map.invalidateSize({ animate: false, pan: true });
    map.options.minZoom = 0;
    map.options.minZoom = map.getBoundsZoom([[south, west], [north, east]]) - 1;
    ready = true;
    if (subject) show(subject);
  };
  fitTown();
  const observer = new ResizeObserver(sized);
  observer.observe(container);
  sized();

  const needsConsent = tilesNeedConsent(options.tileUrl);
  if (template && !needsConsent) enableTiles();

  return {
    setPoints(next) {
      points = next;
      markers.setPoints(next);
      markers.draw(true);
    },
    focusPoint(id, { focus = false } = {}) {
      const index = points.indexOf(id);
      if (index < 0) return false;
      show(() => {
        let zoom = Math.max(map.getZoom(), 15);
        while (zoom < MAX_ZOOM && markers.together(index, zoom) > 1) zoom++;
        map.setView([toLat(points.y[index]!), toLon(points.x[index]!)], Math.min(zoom, MAX_ZOOM), { animate: false });
        markers.mark(index);
        if (focus) markers.holding(index)?.button.focus({ preventScroll: true });
      });
      return true;
    },
    clearFocusPoint() { markers.mark(-1); },
    onOpen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMove(listener) {
      map.on('moveend', listener);
      return () => { map.off('moveend', listener); };
    },
    pickPosition(pick) {
      pin?.end();
      const mine = addPin(map, labels, pinHelp.id, animate, pick);
      pin = mine;
      root.toggleAttribute('data-picking', true);
      return {
        moveTo: (position) => { mine.moveTo(position); },
        focus: () => { mine.focus(); },
        end() {
          mine.end();
          if (pin !== mine) return;
          pin = undefined;
          root.toggleAttribute('data-picking', false);
        },
      };
    },
    fitTown,
    fitPoints() {
      show(() => {
        if (points.length === 0) { fit(town, MAX_ZOOM); return; }
        const area = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
        for (let index = 0; index < points.length; index++) {
          area.west = Math.min(area.west, points.x[index]!);
          area.east = Math.max(area.east, points.x[index]!);
          area.north = Math.min(area.north, points.y[index]!);
          area.south = Math.max(area.south, points.y[index]!);
        }
        fit(area, 16);
      });
    },
    showArea([left, bottom, right, top]) {
      show(() => { map.fitBounds([[bottom, left], [top, right]], { animate: false }); });
    },
    bounds() {
      const box = map.getBounds();
      return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
    },
    get needsConsent() { return needsConsent && !tiles; },
    enableTiles,
    invalidate: sized,
    destroy() {
      alive = false;
      observer.disconnect();
      stopGestures();
      pin?.end();
      markers.destroy();
      // Leaflet ends a zoom that is on its way a moment later, also on a map that is gone.
      map._animatingZoom = false;
      map.remove();
      root.remove();
      listeners.clear();
    },
  };
};
