/**
 * `npm run size [-- --json]`: how much script a page downloads for one element alone, measured in a browser: every file it asks
 * for until the page is quiet, nobody having touched it, the autoloader included, each at the size a CDN serves it (brotli 11). Fails over a budget of
 * budgets.json.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch } from '../test/helpers/browser.ts';
import { memoryBackend } from '../test/helpers/memory-backend.ts';
import { newPage } from '../test/helpers/page.ts';
import { servePage } from '../test/helpers/serve-page.ts';
import { ensureBuild, output, type Manifest } from './built.ts';

interface ElementBudget {
  /** Bytes before anyone touches the element. */
  budget: number;
  /** Bytes with its map in view. */
  mapBudget?: number;
  /** Bytes with its charts in view. */
  chartBudget?: number;
}
interface Budgets { autoloader: number; elements: Record<string, ElementBudget> }

/** Bytes, brotli; `map` with what is heavy in view: the map, or the charts. */
export interface ElementSize { brotli: number; lazy: number; budget: number; map?: number; mapBudget?: number }
export interface Sizes { autoloader: { brotli: number; budget: number }; elements: Record<string, ElementSize> }

/** On a phone the map comes after the list, below what is seen first. */
const phone = { width: 360, height: 640 };
/** Everything the element shows is seen. */
const everything = { width: 1280, height: 4000 };

/** Names of the build's files a page with this element downloads until it is quiet. */
async function downloaded(browser: Browser, tag: string, viewport: { width: number; height: number }, lands: (files: string[]) => boolean, before = ''): Promise<string[]> {
  const server = await servePage({ html: `${before}<${tag} endpoint="/api/v1"></${tag}>`, brotli: true, handler: memoryBackend() });
  const files = (): string[] => server.requests.filter(({ path }) => path.startsWith('/civico/')).map(({ path }) => path.slice('/civico/'.length));
  const { page, close } = await newPage({ origins: [server.url], browser, viewport });
  try {
    await page.goto(server.url);
    await page.waitForFunction((name) => customElements.get(name) !== undefined, tag);
    // Quiet: half a second without a request, twice, so that work begun by the last answer is counted too.
    for (let quiet = 0, seen = -1; quiet < 2 || !lands(files());) {
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => new Promise<void>((resolve) => { requestIdleCallback(() => { setTimeout(resolve, 500); }); }));
      quiet = seen === server.requests.length ? quiet + 1 : 0;
      seen = server.requests.length;
      if (quiet > 10) throw new Error(`${tag}: what was to be shown did not load`);
    }
    return [...new Set(files())];
  } finally {
    await close();
    await server.close();
  }
}

export async function measure(): Promise<Sizes> {
  await ensureBuild();
  const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as Manifest;
  const budgets = JSON.parse(readFileSync(join(import.meta.dirname, 'budgets.json'), 'utf8')) as Budgets;
  const weight = (names: string[]): number => names.reduce((sum, name) => sum + (manifest.files[name]?.brotli ?? 0), 0);
  const sizes: Sizes = { autoloader: { brotli: weight(['civico.js']), budget: budgets.autoloader }, elements: {} };
  const browser = await launch();
  try {
    for (const [tag, { file, imports, lazy }] of Object.entries(manifest.elements).sort()) {
      const { budget, mapBudget = budgets.elements[tag]?.chartBudget } = budgets.elements[tag] ?? { budget: NaN };
      if (Number.isNaN(budget)) throw new Error(`${tag} has no budget: add one to scripts/budgets.json`);
      // Charts are drawn when their element is seen: before that it stands below what the phone shows first.
      const above = budgets.elements[tag]?.chartBudget === undefined ? '' : '<p>Sopra</p><br>'.repeat(60);
      const first = await downloaded(browser, tag, phone, (files) => files.includes(file), above);
      const size: ElementSize = { brotli: weight(first), lazy: weight([...imports, ...lazy].filter((name) => !first.includes(name))), budget };
      if (mapBudget !== undefined) {
        const heavy = lazy.find((name) => /^(leaflet|draw-chart)-/.test(name));
        const withMap = await downloaded(browser, tag, everything, (files) => heavy === undefined || files.includes(heavy));
        Object.assign(size, { map: weight([...new Set([...first, ...withMap])]), mapBudget });
      }
      sizes.elements[tag] = size;
    }
  } finally {
    await browser.close();
  }
  return sizes;
}

/** What is over its budget, in words. */
export function over({ autoloader, elements }: Sizes): string[] {
  const say = (what: string, is: number, may: number): string[] => is > may ? [`${what}: ${is} bytes, ${is - may} over its budget of ${may}`] : [];
  return [
    ...say('autoloader', autoloader.brotli, autoloader.budget),
    ...Object.entries(elements).flatMap(([tag, size]) => [
      ...say(tag, size.brotli, size.budget),
      ...size.map !== undefined && size.mapBudget !== undefined ? say(`${tag} with its map or charts`, size.map, size.mapBudget) : [],
    ]),
  ];
}

if (import.meta.main) {
  const sizes = await measure();
  if (process.argv.includes('--json')) console.log(JSON.stringify(sizes));
  else {
    const row = (...cells: (string | number)[]): void => { console.log(cells.map((cell, index) => index ? String(cell).padStart(9) : String(cell).padEnd(30)).join('')); };
    row('brotli bytes', 'at once', 'budget', 'later');
    row('autoloader', sizes.autoloader.brotli, sizes.autoloader.budget, '');
    for (const [tag, size] of Object.entries(sizes.elements)) {
      row(tag, size.brotli, size.budget, size.lazy);
      if (size.map !== undefined) row('  with its map or charts', size.map, size.mapBudget ?? '', '');
    }
  }
  for (const line of over(sizes)) { console.error(line); process.exitCode = 1; }
}
