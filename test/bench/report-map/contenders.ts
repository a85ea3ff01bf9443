/**
 * The three maps as a page runs them. These functions are sent to the browser as text: each stands alone and sees only the page.
 * Every one answers the same: `prepare` makes an empty map of a size and view, `load` hands over the data, `total` counts what the buttons in view say.
 */
import type { Outline, ReportCollection } from '@civico/contract';
import type { TownMapHost } from '../../fixtures/maps/town-map/define.ts';

export interface View { width: number; height: number; lat: number; lon: number; zoom: number }
export interface Runner { load(): void; total(): number }
export interface BenchPage { data: ReportCollection; runner: Runner }

/** The page's own variable. */
declare const bench: BenchPage;
/** Leaflet and its plug-ins have no modules of their own here: the page loads the files they publish. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the peers' globals, used only here
declare const L: any, Supercluster: any;

/** Seeded reports as a town has them: two thirds around busy places, one third scattered; all within a box. */
export function makeData({ count, west, south, east, north }: { count: number; west: number; south: number; east: number; north: number }): void {
  let seed = 20_260_321;
  const random = (): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const categories = ['trees', 'cemeteries', 'buildings', 'green', 'roads', 'lighting', 'waste', 'decay'];
  const statuses = ['received', 'assigned', 'in-progress', 'resolved', 'rejected'] as const;
  const places = Array.from({ length: 40 }, () => ({ x: 0.1 + 0.8 * random(), y: 0.1 + 0.8 * random(), wide: 0.004 + 0.03 * random() ** 2 }));
  const inside = (value: number): number => Math.min(0.999, Math.max(0.001, value));
  const features: ReportCollection['features'] = [];
  for (let index = 0; index < count; index++) {
    let [x, y] = [random(), random()];
    if (random() < 0.67) {
      const place = places[Math.floor(random() ** 1.6 * places.length)]!;
      const [angle, far] = [random() * 2 * Math.PI, Math.sqrt(-2 * Math.log(1 - random())) * place.wide];
      [x, y] = [place.x + Math.cos(angle) * far, place.y + Math.sin(angle) * far];
    }
    const category = categories[Math.floor(random() ** 1.4 * categories.length)]!;
    features.push({
      type: 'Feature', id: `${Math.floor(random() * 2 ** 48).toString(36)}-${index.toString(36)}`,
      geometry: { type: 'Point', coordinates: [west + (east - west) * inside(x), south + (north - south) * inside(y)] },
      properties: { title: `Segnalazione ${index}`, category, status: statuses[Math.floor(random() * statuses.length)]! },
    });
  }
  Object.assign(globalThis, { bench: { data: { type: 'FeatureCollection', truncated: false, features } } });
}

/** Civico: the module of the product inside a shadow root, as civico-report-map uses it. @returns the view the others must take */
export async function prepareCivico(outline: Outline): Promise<View> {
  const host = document.querySelector('civico-town-map') as TownMapHost;
  await customElements.whenDefined('civico-town-map');
  await host.open(outline);
  const root = host.shadowRoot!;
  bench.runner = {
    load() { host.setPoints(bench.data); },
    total() {
      const { left, right, top, bottom } = host.getBoundingClientRect();
      return [...root.querySelectorAll('[part=map-reports] > button')].reduce((sum, button) => {
        const box = button.getBoundingClientRect();
        const seen = box.right > left && box.left < right && box.bottom > top && box.top < bottom;
        return sum + (seen ? Number((button.textContent || '1').replace(/\D/g, '')) : 0);
      }, 0);
    },
  };
  const { clientWidth: width, clientHeight: height } = root.querySelector('[part=map-surface]')!;
  const [west, south, east, north] = host.map.bounds();
  const mercator = (lat: number): number => Math.asinh(Math.tan(lat * Math.PI / 180));
  const lat = Math.atan(Math.sinh((mercator(south) + mercator(north)) / 2)) * 180 / Math.PI;
  return { width, height, lat, lon: (west + east) / 2, zoom: Math.log2(width * 360 / (256 * (east - west))) };
}

/** leaflet.markercluster as its documentation recommends: one `addLayers` of all markers, then the group goes on the map; chunked loading off. */
export function prepareMarkerCluster({ width, height, lat, lon, zoom }: View): void {
  const place = document.querySelector<HTMLElement>('#map')!;
  place.style.cssText = `width:${width}px;height:${height}px`;
  const map = L.map(place, { maxZoom: 18 }).setView([lat, lon], zoom);
  const group = L.markerClusterGroup({ chunkedLoading: false });
  bench.runner = {
    load() {
      group.addLayers(bench.data.features.map(({ geometry, properties }) => L.marker([geometry.coordinates[1], geometry.coordinates[0]], { title: properties.title })));
      map.addLayer(group);
    },
    total() {
      return [...place.querySelectorAll('.leaflet-marker-icon')].reduce((sum, icon) => sum + Number(icon.textContent || 1), 0);
    },
  };
}

/** supercluster with Leaflet as its own demonstration does it: radius 60, a GeoJSON layer of div icons, drawn anew after each move. */
export function prepareSupercluster({ width, height, lat, lon, zoom }: View): void {
  const place = document.querySelector<HTMLElement>('#map')!;
  place.style.cssText = `width:${width}px;height:${height}px`;
  const map = L.map(place, { maxZoom: 18 }).setView([lat, lon], zoom);
  const layer = L.geoJson(null, {
    pointToLayer(feature: { properties: { cluster?: boolean; point_count: number; point_count_abbreviated: string; title: string } }, position: unknown) {
      const { cluster, point_count: count, title } = feature.properties;
      if (!cluster) return L.marker(position, { title });
      const size = count < 100 ? 'small' : count < 1000 ? 'medium' : 'large';
      return L.marker(position, { icon: L.divIcon({ html: `<div><span>${count}</span></div>`, className: `marker-cluster marker-cluster-${size}`, iconSize: L.point(40, 40) }) });
    },
  }).addTo(map);
  let index: { getClusters(box: number[], zoom: number): unknown[] } | undefined;
  const update = (): void => {
    const box = map.getBounds();
    layer.clearLayers();
    layer.addData(index?.getClusters([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()], map.getZoom()) ?? []);
  };
  map.on('moveend', update);
  bench.runner = {
    load() {
      index = new Supercluster({ radius: 60, extent: 256, maxZoom: 17 }).load(bench.data.features);
      update();
    },
    total() {
      return [...place.querySelectorAll('.leaflet-marker-icon')].reduce((sum, icon) => sum + Number(icon.textContent || 1), 0);
    },
  };
}

/** Until what is to be painted has been painted and the page has nothing to do. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => { requestAnimationFrame(() => { requestIdleCallback(() => { resolve(); }, { timeout: 1000 }); }); });
  });
}

/** From the data handed over until the frame with the clusters is out. @returns milliseconds */
export function timeLoad(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      bench.runner.load();
      requestAnimationFrame(() => {
        // A message comes after the frame was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { resolve(performance.now() - start); };
        port2.postMessage(0);
      });
    });
  });
}

/** Collects the times between frames until `stopFrames`. */
export function startFrames(): void {
  const frames: number[] = [];
  let last = performance.now();
  let running = true;
  const tick = (now: number): void => {
    frames.push(now - last);
    last = now;
    if (running) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  Object.assign(globalThis, { stopFrames() { running = false; return frames.slice(1); } });
}

export function stopFrames(): number[] {
  return (globalThis as unknown as { stopFrames(): number[] }).stopFrames();
}
