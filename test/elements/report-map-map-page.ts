/** The map alone, built as the CDN build is, in a shadow root, under the strictest CSP. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import type { Outline, ReportStatus } from '@civico/contract';
import type { TownMapHost } from '../fixtures/maps/town-map/define.ts';
import { builtOnce, type Built } from '../helpers/built-once.ts';
import { withPage, type PageOptions, type WatchedPage } from '../helpers/page.ts';
import { servePage, STRICT_CSP, type ServedPage } from '../helpers/serve-page.ts';

export const outline = JSON.parse(readFileSync(new URL('../../demo/towns/sassuolo/outline.geojson', import.meta.url), 'utf8')) as Outline;
export const CENTRE = { lat: 44.5435, lon: 10.7845 };

export interface Row { id: string; title: string; category: string; status: ReportStatus; position: { lat: number; lon: number } }
export const row = (id: string, north: number, east: number, title = 'Lampione spento'): Row =>
  ({ id, title, category: 'lighting', status: 'received', position: { lat: CENTRE.lat + north / 111_200, lon: CENTRE.lon + east / 79_300 } });
/** Twelve in two groups of six, 4 km apart, each group spread over some hundred metres; and one on its own. */
export const rows = [
  ...Array.from({ length: 6 }, (_, index) => row(`north-${index}`, 3500 + 90 * Math.floor(index / 3), 90 * (index % 3))),
  ...Array.from({ length: 6 }, (_, index) => row(`south-${index}`, -600 + 90 * Math.floor(index / 3), 90 * (index % 3))),
  row('alone', -4500, 0, 'Buca davanti alla scuola'),
];

let built: Built;
let server: ServedPage;

/** Builds and serves the map before the tests of a file. */
export function servesMaps(): void {
  before(async () => {
    built = await builtOnce('maps', join(import.meta.dirname, '../fixtures/maps'));
    server = await serve();
  });
  after(async () => {
    await server.close();
    built.remove();
  });
}

export const serve = (csp = STRICT_CSP, handler?: (request: Request) => Response | undefined): Promise<ServedPage> => servePage({
  civico: built.folder, csp, ...(handler ? { handler } : {}),
  head: '<link rel="stylesheet" href="/page.css"><script type="module" src="/civico/civico.js"></script>',
  html: '<a href="#before">Prima</a><civico-town-map></civico-town-map><a href="#after">Dopo</a><div id="long"></div>',
  files: { '/page.css': ':root { color-scheme: light dark } civico-town-map { block-size: 480px } #long { block-size: 2000px }' },
});

export const host = (page: Page): ReturnType<Page['locator']> => page.locator('civico-town-map');
export const call = <T, A>(page: Page, run: (host: TownMapHost, argument: A) => T, argument?: A): Promise<Awaited<T>> =>
  host(page).evaluate(run as never, argument as never) as Promise<Awaited<T>>;
export const focusedLabel = (page: Page): Promise<string> => call(page, (element) => {
  const focus = element.shadowRoot!.activeElement;
  return focus ? focus.getAttribute('aria-label') ?? focus.textContent : document.activeElement?.textContent ?? '';
});
export const labels = (page: Page): Promise<(string | null)[]> => call(page, (element) =>
  [...element.shadowRoot!.querySelectorAll('[part="map-reports"] > button')].map((button) => button.getAttribute('aria-label')));
export const zoomOf = (page: Page): Promise<number> => call(page, (element) => {
  const [west, , east] = element.map.bounds();
  return Math.round(1000 * Math.log2(element.shadowRoot!.querySelector('[part=map-surface]')!.clientWidth * 360 / (256 * (east - west)))) / 1000;
});
export const bounds = (page: Page): Promise<readonly number[]> => call(page, (element) => element.map.bounds());
/** Waits until nothing moves any more. */
export const rest = async (page: Page): Promise<void> => {
  await call(page, async (element) => {
    let last = '';
    for (;;) {
      await new Promise((resolve) => { setTimeout(resolve, 120); });
      const moving = element.shadowRoot!.querySelector('.leaflet-zoom-anim') !== null;
      const now = JSON.stringify(element.map.bounds());
      if (!moving && now === last) return;
      last = now;
    }
  });
};

export interface Opening { options?: Record<string, unknown>; reports?: readonly Row[]; page?: Partial<PageOptions>; on?: ServedPage; hidden?: boolean }
export async function withMap(opening: Opening, use: (page: Page, watched: WatchedPage) => Promise<void>): Promise<void> {
  const on = opening.on ?? server;
  await withPage({ origins: [on.url], viewport: { width: 900, height: 700 }, reducedMotion: 'reduce', ...opening.page }, async (watched) => {
    const { page } = watched;
    await page.goto(on.url);
    await page.waitForFunction(() => customElements.get('civico-town-map'));
    if (opening.hidden) await call(page, (element) => { element.shadowRoot!.querySelector<HTMLElement>('[part=place]')!.hidden = true; });
    await call(page, async (element, { lines, options, reports }) => {
      await element.open(lines, options, { lighting: 'Illuminazione pubblica' });
      element.setPoints(reports);
    }, { lines: outline, options: opening.options ?? {}, reports: [...(opening.reports ?? rows)] });
    await use(page, watched);
  });
}
