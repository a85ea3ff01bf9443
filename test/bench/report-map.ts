/**
 * The map with 50,000 reports, four times slower than this machine: against leaflet.markercluster and supercluster with Leaflet. Every sample in a fresh browser
 * context, the order rotated; the same data, the same size of map and the same view for all, and the same total on their buttons.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import type { Outline } from '@civico/contract';
import { build } from '../../scripts/build.ts';
import { launch } from '../helpers/browser.ts';
import { newPage } from '../helpers/page.ts';
import { servePage, type ServedFile } from '../helpers/serve-page.ts';
import * as contenders from './report-map/contenders.ts';
import type { BenchPage, View } from './report-map/contenders.ts';
import { median, quantile, rotated } from './statistics.ts';
import type { BenchOptions, BenchResult, Samples } from './types.ts';

const COUNT = 50_000;
const SIZES = [12_500, 25_000, 50_000, 100_000, 200_000];
const SLOWER = 4;
const PAN_MS = 2000;
/** A box that a map of 1024 × 640 shows whole at zoom 13. */
const box = { west: 10.7, south: 44.51, east: 10.85, north: 44.577 };
const outline: Outline = {
  type: 'FeatureCollection', name: 'Prova', source: '', bbox: [box.west, box.south, box.east, box.north],
  features: [{ type: 'Feature', properties: { kind: 'boundary', name: 'Prova' }, geometry: { type: 'Polygon', coordinates: [[[box.west, box.south], [box.east, box.south], [box.east, box.north], [box.west, box.north], [box.west, box.south]]] } }],
};

const names = ['civico', 'leaflet.markercluster', 'supercluster'] as const;
type Name = (typeof names)[number];
interface Sample { load: number; loadCpu: number; frame: number; panCpu: number; heap: number }

const require = createRequire(import.meta.url);

function peerFiles(): Record<string, ServedFile> {
  const leaflet = dirname(require.resolve('leaflet/dist/leaflet.js'));
  const cluster = dirname(require.resolve('leaflet.markercluster'));
  const files: Record<string, ServedFile> = {
    '/leaflet.js': readFileSync(join(leaflet, 'leaflet.js')),
    '/leaflet.css': readFileSync(join(leaflet, 'leaflet.css')),
    '/markercluster.js': readFileSync(join(cluster, 'leaflet.markercluster.js')),
    '/markercluster.css': readFileSync(join(cluster, 'MarkerCluster.css'), 'utf8') + readFileSync(join(cluster, 'MarkerCluster.Default.css'), 'utf8'),
    '/supercluster.js': readFileSync(join(import.meta.dirname, '../../node_modules/supercluster/dist/supercluster.min.js')),
    '/civico.html': page('<script type="module" src="/civico/civico.js"></script>', '<civico-town-map></civico-town-map>'),
    '/peer.html': page(`<link rel="stylesheet" href="/leaflet.css"><link rel="stylesheet" href="/markercluster.css">
      <script src="/leaflet.js"></script><script src="/markercluster.js"></script><script src="/supercluster.js"></script>`, '<div id="map"></div>'),
    '/page.css': 'html { color-scheme: light } body { margin: 20px; font: 16px sans-serif } civico-town-map { inline-size: 1026px; block-size: 642px }',
  };
  for (const image of ['marker-icon.png', 'marker-icon-2x.png', 'marker-shadow.png']) files[`/images/${image}`] = readFileSync(join(leaflet, 'images', image));
  return files;
}

function page(head: string, body: string): string {
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Banco di prova</title><link rel="stylesheet" href="/page.css">${head}</head><body>${body}</body></html>`;
}

/** Bytes in use after garbage collection: objects, what the browser keeps for them, and the contents of typed arrays. */
async function heapOf(session: CDPSession): Promise<number> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return usedSize + (embedderHeapUsedSize ?? 0) + (backingStorageSize ?? 0);
}

/** Time the page's main thread has worked, in ms: unlike the time on the clock it does not count what other programs took. */
async function cpuOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}

/** Drags the map to and fro for two seconds with the mouse of the inspector. @returns times between frames in ms */
async function pan(target: Page, session: CDPSession, view: View): Promise<number[]> {
  const at = (ms: number): { x: number; y: number } => {
    const turn = ms / PAN_MS * 2 * Math.PI;
    return { x: 20 + view.width / 2 + 240 * Math.sin(turn * 1.5), y: 20 + view.height / 2 + 120 * Math.sin(turn) };
  };
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at(0) });
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at(0), button: 'left', buttons: 1, clickCount: 1 });
  await target.evaluate(contenders.startFrames);
  const start = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let ms = 0; ms < PAN_MS; ms = performance.now() - start) {
    sent.push(session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at(ms), button: 'left', buttons: 1 }));
    await new Promise((resolve) => { setTimeout(resolve, 16); });
  }
  await Promise.all(sent);
  const frames = await target.evaluate(contenders.stopFrames);
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at(PAN_MS), button: 'left', clickCount: 1 });
  return frames;
}

export async function bench({ repetitions, log }: BenchOptions): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'civico-bench-map-'));
  // The module of the product, built as dist/cdn is; the element around it is a host that does nothing else.
  await build({ output: folder, elements: join(import.meta.dirname, '../fixtures/maps') });
  const server = await servePage({ civico: folder, csp: null, files: peerFiles() });
  const browser = await launch();
  let view: View | undefined;

  const measure = async (name: Name, count: number, loadOnly = false): Promise<Sample> => {
    const { page: target, close } = await newPage({ browser, origins: [server.url], viewport: { width: 1100, height: 720 }, reducedMotion: 'no-preference' });
    try {
      const session = await target.context().newCDPSession(target);
      await target.goto(`${server.url}/${name === 'civico' ? 'civico' : 'peer'}.html`);
      await target.evaluate(contenders.makeData, { count, ...box });
      const before = loadOnly ? 0 : await heapOf(session);
      if (name === 'civico') {
        const own = await target.evaluate(contenders.prepareCivico, outline);
        if (Math.abs(own.zoom - 13) > 0.01) throw new Error(`the map shows the town at zoom ${own.zoom}, the others cannot`);
        view ??= { ...own, zoom: 13 };
      } else {
        await target.evaluate(name === 'supercluster' ? contenders.prepareSupercluster : contenders.prepareMarkerCluster, view!);
      }
      // The empty map has been painted, and no rubbish is left over from making the data.
      await target.evaluate(contenders.settle);
      await heapOf(session);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await target.evaluate(contenders.settle);
      const idle = await cpuOf(session);
      const load = await target.evaluate(contenders.timeLoad);
      const loadCpu = await cpuOf(session) - idle;
      const total = await target.evaluate(() => (globalThis as unknown as { bench: BenchPage }).bench.runner.total());
      if (total !== count) throw new Error(`${name} shows ${total} of ${count} reports: the times cannot be compared`);
      if (loadOnly) return { load, loadCpu, frame: 0, panCpu: 0, heap: 0 };
      await target.evaluate(contenders.settle);
      const loaded = await cpuOf(session);
      const frames = await pan(target, session, view!);
      const panCpu = (await cpuOf(session) - loaded) / frames.length;
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      await target.evaluate(contenders.settle);
      return { load, loadCpu, frame: quantile(frames, 0.95), panCpu, heap: (await heapOf(session) - before) / 2 ** 20 };
    } finally {
      await close();
    }
  };

  try {
    // Each once for nothing: the first page of a browser pays for its start, and for reading the code.
    for (const name of names) await measure(name, 1000, true);
    const empty = (): Samples => Object.fromEntries(names.map((name) => [name, []]));
    const [load, loadCpu, frame, panCpu, heap] = [empty(), empty(), empty(), empty(), empty()];
    const grown = new Map<number, number[]>(SIZES.map((size) => [size, []]));
    for (let round = 0; round < repetitions; round++) {
      for (const name of rotated(names, round)) {
        const sample = await measure(name, COUNT);
        load[name]!.push(sample.load);
        loadCpu[name]!.push(sample.loadCpu);
        frame[name]!.push(sample.frame);
        panCpu[name]!.push(sample.panCpu);
        heap[name]!.push(sample.heap);
      }
      for (const size of rotated(SIZES, round)) grown.get(size)!.push((await measure('civico', size, true)).load);
      log(`round ${round + 1} of ${repetitions}`);
    }
    return {
      subject: 'civico',
      figures: [
        { name: 'load', unit: 'ms', samples: load },
        { name: 'frame-p95', unit: 'ms', samples: frame },
        { name: 'heap', unit: 'MB', samples: heap },
        { name: 'load-cpu', unit: 'ms', samples: loadCpu },
        { name: 'frame-cpu', unit: 'ms', samples: panCpu },
      ],
      growth: { load: [...grown].map(([size, times]) => [size, median(times)] as const) },
      notes: [
        `${COUNT} reports, processor ${SLOWER} times slower, map of ${view!.width} × ${view!.height} at zoom 13; every map shows all of them.`,
        'load: GeoJSON handed over to a ready map until the frame with the clusters is painted. frame-p95: dragging for two seconds. heap: after garbage collection, above a page with the data only, with the contents of typed arrays.',
        'load-cpu, frame-cpu: what the main thread of the page worked for it, per frame of panning.',
        `growth: ${[...grown].map(([size, times]) => `${size}: ${median(times).toFixed(0)} ms`).join(', ')}.`,
      ],
    };
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
