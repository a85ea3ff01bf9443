import { Point } from 'leaflet/src/geometry/Point.js';
import type { MapInternals } from 'leaflet/src/map/Map.js';
import type { CategoryId } from '@civico/contract';
import { focused, make } from './dom.ts';
import { Grid } from './grid.ts';
import { bringIntoView } from './in-view.ts';
import { unitsPerPixel } from './mercator.ts';
import { neighbour, readingOrder, type Direction } from './marker-order.ts';
import { seen } from './outline-layer.ts';
import { pointSet } from './points.ts';
import { addTip } from './tip.ts';
import type { MapLabels, PointSet } from './town-map.types.ts';

/** Side of a cell in CSS pixels, so that a hand's width of map holds a few buttons and not a carpet. */
const CELL = 80;
/** At most about this many buttons are in view: on a large map the cells grow. */
const IN_VIEW = 120;
/** Centres nearer than this would let buttons cover each other. */
const APART = 56;
/** Buttons are kept this far beyond the edge, so that panning finds them there. They come when those in view have been seen. */
const BEYOND = 224;
/** In ms. */
const BEYOND_LATER = 200;
/** Clusters are computed anew when the map has been dragged this far. */
const STEP = 192;

const CLOSED = new Set(['resolved', 'rejected', 'duplicate']);

/** A button on the map. Positions in units. */
export interface Marker { key: number; button: HTMLButtonElement; cluster: number; x: number; y: number; count: number; first: number }

export interface MarkersOptions {
  labels: MapLabels;
  categories: ReadonlyMap<CategoryId, string>;
  animate: boolean;
  /** A cluster or a single was pressed: the indexes of its points. */
  pressed(members: number[]): void;
  /** The buttons came to rest. */
  drawn(): void;
}

/**
 * The reports in view as native buttons: one tab stop, arrows move between them. Few, because only what is seen is clustered; a button that stays keeps its
 * element, and the focus moves to the nearest when its own goes.
 */
export class Markers {
  readonly group: HTMLElement;
  private points: PointSet = pointSet([]);
  private grid = new Grid(this.points);
  private markers = new Map<number, Marker>();
  private readonly byButton = new WeakMap<Element, Marker>();
  private readonly spare: HTMLButtonElement[] = [];
  private current: Marker | undefined;
  private zoom = NaN;
  private drawnAt = new Point(0, 0);
  private origin = new Point(0, 0);
  private marked = -1;
  private beyond = BEYOND;
  private wider: ReturnType<typeof setTimeout> | undefined;

  private readonly hideTip: () => void;
  private readonly map: MapInternals;
  private readonly options: MarkersOptions;

  constructor(map: MapInternals, options: MarkersOptions) {
    this.map = map;
    this.options = options;
    this.group = make('div', 'map-reports', { role: 'group', 'aria-label': options.labels.reports });
    map.getPanes().markerPane.append(this.group);
    this.hideTip = addTip(map, this.group);
    this.group.addEventListener('click', (event) => {
      const marker = this.byButton.get((event.target as Element).closest('button')!);
      if (marker) options.pressed(this.grid.members(marker.cluster));
    });
    this.group.addEventListener('focusin', (event) => {
      const marker = this.byButton.get(event.target as Element);
      if (marker) this.makeCurrent(marker);
    });
    this.group.addEventListener('keydown', (event) => { this.rove(event); });
    map.on('moveend zoomend viewreset resize', () => { this.draw(true); });
    map.on('move', () => {
      if (map._animatingZoom || map.getZoom() !== this.zoom) return;
      if (this.beyond && map.getPixelBounds().min!.distanceTo(this.drawnAt) <= STEP) return;
      this.beyond = BEYOND;
      this.draw(false);
    });
    map.on('zoom', () => { if (map.getZoom() !== this.zoom) this.placeAll(map.getZoom(), map.getPixelOrigin()); });
    map.on('zoomanim', ({ zoom, center }) => { this.placeAll(zoom, map._getNewPixelOrigin(center, zoom)); });
  }

  setPoints(points: PointSet): void {
    this.points = points;
    this.grid = new Grid(points);
    // Buttons keep their elements (and the focus) where there is still something; what they say is written anew.
    for (const marker of this.markers.values()) marker.count = 0;
    this.hideTip();
    this.marked = -1;
    this.beyond = 0;
    clearTimeout(this.wider);
    this.wider = setTimeout(() => {
      this.beyond = BEYOND;
      this.draw(true);
    }, BEYOND_LATER);
  }

  destroy(): void {
    clearTimeout(this.wider);
  }

  get size(): number { return this.points.length; }

  /** Marks the button that holds a point; −1 takes the mark away. */
  mark(index: number): void {
    this.marked = index;
    this.draw(true);
  }

  /** The button that holds a point, when it is drawn. */
  holding(index: number): Marker | undefined {
    const cluster = this.grid.clusterOf(index);
    for (const marker of this.markers.values()) if (marker.cluster === cluster) return marker;
    return undefined;
  }

  /** How many points share the button of a point when its surroundings are seen at a zoom. */
  together(index: number, zoom: number): number {
    const scale = unitsPerPixel(zoom);
    const [x, y] = [this.points.x[index]!, this.points.y[index]!];
    const clusters = new Grid(this.points);
    const found = clusters.cluster({ west: x, east: x, north: y, south: y }, this.cell() * scale, APART * scale);
    return found.count[clusters.clusterOf(index)] ?? 0;
  }

  /** What the buttons cover, in layer pixels. */
  boxes(): [number, number, number, number][] {
    const scale = unitsPerPixel(this.zoom);
    const origin = this.map.getPixelOrigin();
    return [...this.markers.values()].map(({ x, y, count }) => {
      const [px, py] = [x / scale - origin.x, y / scale - origin.y];
      // A single stands on its point, a cluster around it.
      return count === 1 ? [px - 14, py - 32, px + 14, py + 2] : [px - 24, py - 24, px + 24, py + 24];
    });
  }

  private cell(): number {
    const { x, y } = this.map.getSize();
    return Math.max(CELL, Math.sqrt(x * y / IN_VIEW));
  }

  /** @param atRest also puts the buttons into reading order, which costs more than a frame of panning should */
  draw(atRest: boolean): void {
    const { map, grid } = this;
    // A hidden map shows nothing.
    if (map.getSize().x === 0) return;
    const zoom = map.getZoom();
    const scale = unitsPerPixel(zoom);
    const area = seen(map);
    const clusters = grid.cluster(area, this.cell() * scale, APART * scale);
    const held = this.current && focused(this.group) === this.current.button ? this.current : undefined;
    const former = this.current;
    const old = this.markers;
    const sameZoom = zoom === this.zoom;
    const origin = map.getPixelOrigin();
    const sameGround = sameZoom && origin.equals(this.origin);
    this.origin = origin;
    const beyond = this.beyond * scale;
    const marked = this.marked < 0 ? -1 : grid.clusterOf(this.marked);
    this.markers = new Map();
    const fresh: number[] = [];
    for (let cluster = 0; cluster < clusters.length; cluster++) {
      const x = clusters.x[cluster]!;
      const y = clusters.y[cluster]!;
      if (x < area.west - beyond || x > area.east + beyond || y < area.north - beyond || y > area.south + beyond) continue;
      const key = clusters.key[cluster]!;
      const kept = sameZoom ? old.get(key) : undefined;
      if (!kept) { fresh.push(cluster); continue; }
      old.delete(key);
      const moved = kept.x !== x || kept.y !== y;
      this.fill(kept, cluster, clusters.count[cluster]!, clusters.first[cluster]!, x, y, cluster === marked);
      if (moved || !sameGround) this.place(kept, origin, scale);
      this.markers.set(key, kept);
    }
    // What is gone gives its element to what is new, except the one in focus: it stays until the focus has gone on.
    for (const marker of old.values()) if (marker !== held) this.spare.push(marker.button);
    for (const cluster of fresh) {
      const button = this.spare.pop() ?? make('button', '', { type: 'button', tabindex: '-1' });
      const marker: Marker = { key: clusters.key[cluster]!, button, cluster, x: 0, y: 0, count: 0, first: -1 };
      this.byButton.set(button, marker);
      this.fill(marker, cluster, clusters.count[cluster]!, clusters.first[cluster]!, clusters.x[cluster]!, clusters.y[cluster]!, cluster === marked);
      this.place(marker, origin, scale);
      this.markers.set(marker.key, marker);
      if (button.parentNode !== this.group) this.group.append(button);
    }
    for (const button of this.spare) button.remove();
    this.zoom = zoom;
    this.drawnAt = map.getPixelBounds().min!;
    this.settle(held, former, atRest);
  }

  private settle(held: Marker | undefined, former: Marker | undefined, atRest: boolean): void {
    const stays = former && this.markers.get(former.key) === former;
    if (!stays) {
      const next = former && held ? this.nearest(former.x, former.y) : undefined;
      this.current = undefined;
      if (next) {
        this.makeCurrent(next);
        next.button.focus({ preventScroll: true });
      }
      if (held) {
        // Nothing left to focus: the map itself takes it, so that the keyboard is not thrown to the top of the page.
        if (!next) this.map.getContainer().focus({ preventScroll: true });
        held.button.remove();
        this.spare.push(held.button);
      }
    }
    if (!atRest && this.current) return;
    const ordered = this.inOrder();
    if (!this.current && ordered[0]) this.makeCurrent(ordered[0]);
    if (!atRest) return;
    this.arrange(ordered);
    this.options.drawn();
  }

  private inOrder(): Marker[] {
    return readingOrder([...this.markers.values()], APART * unitsPerPixel(this.zoom));
  }

  /** Puts the elements into reading order without moving the one in focus: moving it would lose the focus. */
  private arrange(ordered: readonly Marker[]): void {
    const focus = focused(this.group);
    const at = ordered.findIndex(({ button }) => button === focus);
    ordered.forEach(({ button }, index) => {
      if (index < at) this.group.insertBefore(button, focus);
      else if (index > at) this.group.append(button);
    });
  }

  private fill(marker: Marker, cluster: number, count: number, first: number, x: number, y: number, marked: boolean): void {
    const { button } = marker;
    const changed = marker.count !== count || marker.first !== first;
    Object.assign(marker, { cluster, count, first, x, y });
    // A cluster may hold nothing but groups, whose reports are not known one by one.
    const report = count === 1 ? this.points.report(first) : undefined;
    if (changed) {
      const { labels, categories } = this.options;
      button.textContent = report ? '' : labels.count(count);
      button.setAttribute('aria-label', report ? labels.report(categories.get(report.category) ?? report.category, report.title) : labels.cluster(count));
    }
    const closed = report !== undefined && CLOSED.has(report.status);
    const size = report ? 'map-report' : count < 10 ? 'map-cluster' : count < 100 ? 'map-cluster medium' : count < 1000 ? 'map-cluster large' : 'map-cluster huge';
    const part = `${size}${closed ? ' closed' : ''}${marked ? ' selected' : ''}`;
    if (button.getAttribute('part') !== part) button.setAttribute('part', part);
    if (marked) button.setAttribute('aria-current', 'true'); else button.removeAttribute('aria-current');
  }

  private place({ button, x, y }: Marker, origin: Point, scale: number): void {
    // Flat, unlike Leaflet's own: a layer of the compositor for every button would make each frame of panning dearer.
    button.style.transform = `translate(${Math.round(x / scale - origin.x)}px, ${Math.round(y / scale - origin.y)}px)`;
  }

  private placeAll(zoom: number, origin: Point): void {
    const scale = unitsPerPixel(zoom);
    for (const marker of this.markers.values()) this.place(marker, origin, scale);
  }

  private makeCurrent(marker: Marker): void {
    this.current?.button.setAttribute('tabindex', '-1');
    this.current = marker;
    marker.button.setAttribute('tabindex', '0');
  }

  private nearest(x: number, y: number): Marker | undefined {
    let best: Marker | undefined;
    let distance = Infinity;
    for (const marker of this.markers.values()) {
      const d = Math.hypot(marker.x - x, marker.y - y);
      if (d < distance) { distance = d; best = marker; }
    }
    return best;
  }

  private rove(event: KeyboardEvent): void {
    if (!this.current || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !event.key.startsWith('Arrow')) return;
    const next = neighbour(this.current, this.inOrder(), event.key.slice(5) as Direction);
    // None there: the map moves instead.
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.button.focus({ preventScroll: true });
    bringIntoView(this.map, next.x, next.y, 40, this.options.animate);
  }
}
