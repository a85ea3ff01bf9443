/** The map alone, built as the CDN build is, in a shadow root, under the strictest CSP. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Outline, ReportStatus } from '@civico/contract';
import { build } from '../../scripts/build.ts';
import type { TownMapHost } from '../fixtures/maps/town-map/define.ts';
import { assertAccessible, withPage, type PageOptions, type WatchedPage } from '../helpers/page.ts';
import { servePage, STRICT_CSP, type ServedPage } from '../helpers/serve-page.ts';

const outline = JSON.parse(readFileSync(new URL('../../demo/towns/sassuolo/outline.geojson', import.meta.url), 'utf8')) as Outline;
const CENTRE = { lat: 44.5435, lon: 10.7845 };
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

interface Row { id: string; title: string; category: string; status: ReportStatus; position: { lat: number; lon: number } }
const row = (id: string, north: number, east: number, title = 'Lampione spento'): Row =>
  ({ id, title, category: 'lighting', status: 'received', position: { lat: CENTRE.lat + north / 111_200, lon: CENTRE.lon + east / 79_300 } });
/** Twelve in two groups of six, 4 km apart, each group spread over some hundred metres; and one on its own. */
const rows = [
  ...Array.from({ length: 6 }, (_, index) => row(`north-${index}`, 3500 + 90 * Math.floor(index / 3), 90 * (index % 3))),
  ...Array.from({ length: 6 }, (_, index) => row(`south-${index}`, -600 + 90 * Math.floor(index / 3), 90 * (index % 3))),
  row('alone', -4500, 0, 'Buca davanti alla scuola'),
];

describe('map of the town', () => {
  let folder: string;
  let server: ServedPage;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'civico-map-'));
    await build({ output: folder, elements: join(import.meta.dirname, '../fixtures/maps') });
    server = await serve();
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const serve = (csp = STRICT_CSP, handler?: (request: Request) => Response | undefined): Promise<ServedPage> => servePage({
    civico: folder, csp, ...(handler ? { handler } : {}),
    head: '<link rel="stylesheet" href="/page.css"><script type="module" src="/civico/civico.js"></script>',
    html: '<a href="#before">Prima</a><civico-town-map></civico-town-map><a href="#after">Dopo</a><div id="long"></div>',
    files: { '/page.css': ':root { color-scheme: light dark } civico-town-map { block-size: 480px } #long { block-size: 2000px }' },
  });

  const host = (page: Page): ReturnType<Page['locator']> => page.locator('civico-town-map');
  const call = <T, A>(page: Page, run: (host: TownMapHost, argument: A) => T, argument?: A): Promise<Awaited<T>> =>
    host(page).evaluate(run as never, argument as never) as Promise<Awaited<T>>;
  const focusedLabel = (page: Page): Promise<string> => call(page, (element) => {
    const focus = element.shadowRoot!.activeElement;
    return focus ? focus.getAttribute('aria-label') ?? focus.textContent : document.activeElement?.textContent ?? '';
  });
  const labels = (page: Page): Promise<(string | null)[]> => call(page, (element) =>
    [...element.shadowRoot!.querySelectorAll('[part="map-reports"] > button')].map((button) => button.getAttribute('aria-label')));
  const zoomOf = (page: Page): Promise<number> => call(page, (element) => {
    const [west, , east] = element.map.bounds();
    return Math.round(1000 * Math.log2(element.shadowRoot!.querySelector('[part=map-surface]')!.clientWidth * 360 / (256 * (east - west)))) / 1000;
  });
  const bounds = (page: Page): Promise<number[]> => call(page, (element) => element.map.bounds());
  /** Waits until nothing moves any more. */
  const rest = async (page: Page): Promise<void> => {
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

  interface Opening { options?: Record<string, unknown>; reports?: readonly Row[]; page?: Partial<PageOptions>; on?: ServedPage; hidden?: boolean }
  async function withMap(opening: Opening, use: (page: Page, watched: WatchedPage) => Promise<void>): Promise<void> {
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

  test('draws the town and its reports under a strict CSP with Trusted Types, and axe finds nothing', async () => {
    await withMap({}, async (page) => {
      assert.deepEqual((await labels(page)).sort(), ['6 segnalazioni, apri', '6 segnalazioni, apri', 'Illuminazione pubblica: Buca davanti alla scuola']);
      assert.equal(await host(page).locator('[part=map-source]').textContent(), outline.source);
      const colours = await call(page, (element) => {
        const canvas = element.shadowRoot!.querySelector('canvas')!;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        const met = new Map<number, number>();
        for (let at = 0; at < data.length; at += 4) {
          const colour = data[at]! << 16 | data[at + 1]! << 8 | data[at + 2]!;
          met.set(colour, (met.get(colour) ?? 0) + 1);
        }
        return [...met.values()].filter((count) => count > 200).length;
      });
      assert.ok(colours >= 4, `${colours} colours`);
      await assertAccessible(page);
    });
  });

  test('by keyboard: the map, its reports, clusters that open, and the way back', async () => {
    await withMap({}, async (page) => {
      await page.getByText('Prima').focus();
      await page.keyboard.press('Tab');
      assert.equal(await focusedLabel(page), 'Mappa delle segnalazioni');
      const before = await bounds(page);
      await page.keyboard.press('ArrowRight');
      assert.ok((await bounds(page))[0]! > before[0]!, 'the arrow moved the map');
      await page.keyboard.press('ArrowLeft');

      await page.keyboard.press('Tab');
      assert.equal(await focusedLabel(page), '6 segnalazioni, apri');
      const far = await zoomOf(page);
      await page.keyboard.press('Enter');
      await rest(page);
      assert.ok(await zoomOf(page) >= far + 1, 'the cluster opened into a nearer view');
      assert.match(await focusedLabel(page), /Illuminazione pubblica: Lampione spento|segnalazioni, apri/);
      assert.deepEqual(await call(page, (element) => element.opened), []);

      // One tab stop for all reports.
      await page.keyboard.press('Tab');
      assert.equal(await focusedLabel(page), 'Torna a vedere tutto il Comune');
      await page.keyboard.press('Enter');
      assert.equal(await zoomOf(page), far);
      assert.equal(await focusedLabel(page), 'Mappa delle segnalazioni', 'the button is gone, the focus is not');
    });
  });

  test('arrows lead from report to report, and Enter opens one', async () => {
    await withMap({}, async (page) => {
      const all = await labels(page);
      assert.deepEqual(all, ['6 segnalazioni, apri', '6 segnalazioni, apri', 'Illuminazione pubblica: Buca davanti alla scuola'], 'top to bottom');
      await host(page).locator('[part="map-reports"] > button').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      assert.equal(await focusedLabel(page), 'Illuminazione pubblica: Buca davanti alla scuola');
      await page.keyboard.press('Enter');
      assert.deepEqual(await call(page, (element) => element.opened), [['alone']]);
      await page.keyboard.press('ArrowLeft');
      assert.equal(await focusedLabel(page), '6 segnalazioni, apri');
    });
  });

  test('a small cluster gives its reports, and so does one that no view would part', async () => {
    const same = Array.from({ length: 8 }, (_, index) => row(`same-${index}`, 0, 0));
    await withMap({ reports: [...same, row('a', 2500, 0), row('b', 2505, 5)] }, async (page) => {
      await host(page).getByRole('button', { name: '2 segnalazioni, apri' }).click();
      await host(page).getByRole('button', { name: '8 segnalazioni, apri' }).click();
      assert.deepEqual(await call(page, (element) => element.opened), [['a', 'b'], same.map(({ id }) => id)]);
    });
  });

  test('the focus stays on a report when the reports are drawn again, and goes to the nearest when its own is gone', async () => {
    await withMap({}, async (page) => {
      await host(page).getByRole('button', { name: /Buca/ }).focus();
      const stayed = await call(page, (element, reports) => {
        const before = element.shadowRoot!.activeElement;
        element.setPoints(reports);
        return before === element.shadowRoot!.activeElement;
      }, [...rows.slice(0, 12), row('alone', -4500, 0, 'Buca chiusa')]);
      assert.ok(stayed, 'the same element, so that nothing is read again');
      assert.match(await focusedLabel(page), /Buca chiusa/);
      await call(page, (element, reports) => { element.setPoints(reports); }, rows.slice(0, 12));
      assert.equal(await focusedLabel(page), '6 segnalazioni, apri');
      await call(page, (element) => { element.setPoints([]); });
      assert.equal(await focusedLabel(page), 'Mappa delle segnalazioni');
    });
  });

  test('a report says what it is to the eye too: pointed at or in focus, until Escape', async () => {
    await withMap({}, async (page) => {
      const tip = host(page).locator('[part~="map-tip"]');
      const pin = host(page).getByRole('button', { name: /Buca/ });
      assert.equal(await tip.isVisible(), false);
      await pin.hover();
      assert.equal(await tip.textContent(), 'Illuminazione pubblica: Buca davanti alla scuola');
      await tip.hover();
      assert.equal(await tip.isVisible(), true, 'the pointer may go onto it');
      await page.mouse.move(5, 5);
      assert.equal(await tip.isVisible(), false);
      await host(page).locator('[part="map-reports"] > button').first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      assert.match(await focusedLabel(page), /Buca/);
      assert.equal(await tip.isVisible(), true);
      await page.keyboard.press('Escape');
      assert.equal(await tip.isVisible(), false);
    });
  });

  test('one report is shown by its id, alone and marked', async () => {
    await withMap({}, async (page) => {
      assert.equal(await call(page, (element) => element.map.focusPoint('north-4', { focus: true })), true);
      const marked = host(page).locator('[aria-current=true]');
      assert.equal(await marked.getAttribute('aria-label'), 'Illuminazione pubblica: Lampione spento');
      assert.equal(await focusedLabel(page), 'Illuminazione pubblica: Lampione spento');
      assert.equal(await call(page, (element) => element.map.focusPoint('nessuno')), false);
      await call(page, (element) => { element.map.clearFocusPoint(); });
      assert.equal(await marked.count(), 0);
    });
  });

  test('the pin is moved by keyboard, 10 and 100 metres, and by a click', async () => {
    await withMap({}, async (page) => {
      await call(page, (element, at) => { element.pick(at); element.picking!.moveTo(at); element.picking!.focus(); }, CENTRE);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Shift+ArrowRight');
      await page.waitForFunction(() => (document.querySelector('civico-town-map') as TownMapHost).moves.some(({ settled }) => settled));
      const moves = await call(page, (element) => element.moves);
      const last = moves.at(-1)!;
      assert.ok(Math.abs((last.lat - CENTRE.lat) * 111_200 - 10) < 1.5, `${(last.lat - CENTRE.lat) * 111_200} m north`);
      assert.ok(Math.abs((last.lon - CENTRE.lon) * 79_300 - 100) < 2, `${(last.lon - CENTRE.lon) * 79_300} m east`);
      assert.deepEqual(moves.slice(0, 2).map(({ settled }) => settled), [false, false]);
      assert.equal(last.settled, true);
      assert.match(await focusedLabel(page), /Segnaposto/);
      await assertAccessible(page);

      const surface = await host(page).locator('[part="map-surface"]').boundingBox();
      await page.mouse.click(surface!.x + surface!.width / 2 + 150, surface!.y + surface!.height / 2);
      const put = (await call(page, (element) => element.moves)).at(-1)!;
      assert.ok(put.settled && put.lon > last.lon, 'the click put the pin there');

      const pin = (await host(page).locator('[part="map-pin"]').boundingBox())!;
      await page.mouse.move(pin.x + pin.width / 2, pin.y + pin.height / 2);
      await page.mouse.down();
      await page.mouse.move(pin.x + pin.width / 2 - 90, pin.y + pin.height / 2 + 10, { steps: 4 });
      await page.mouse.up();
      const dragged = (await call(page, (element) => element.moves)).at(-1)!;
      assert.ok(dragged.settled && dragged.lon < put.lon && dragged.lat < put.lat, 'the hand dragged the pin');

      await call(page, (element) => { element.picking!.end(); });
      assert.equal(await host(page).locator('[part="map-pin"]').count(), 0);
    });
  });

  test('a pin asked for while the map is hidden is there when it is shown', async () => {
    await withMap({ hidden: true }, async (page) => {
      await call(page, (element, at) => { element.pick(at); }, CENTRE);
      assert.equal((await labels(page)).length, 0);
      await call(page, (element) => { element.shadowRoot!.querySelector<HTMLElement>('[part=place]')!.hidden = false; });
      await host(page).getByRole('button', { name: /6 segnalazioni/ }).first().waitFor();
      assert.ok(await host(page).locator('[part="map-pin"]').isVisible());
      const [west, south, east, north] = await bounds(page);
      assert.ok(west! < outline.bbox[0]! && south! < outline.bbox[1]! && east! > outline.bbox[2]! && north! > outline.bbox[3]!, 'the whole town is seen');
    });
  });

  test('the whole town stays in view when the map is made smaller, until the person has moved it', async () => {
    const seesAll = async (page: Page): Promise<boolean> => {
      const [west, south, east, north] = await bounds(page);
      return west! < outline.bbox[0]! && south! < outline.bbox[1]! && east! > outline.bbox[2]! && north! > outline.bbox[3]!;
    };
    await withMap({}, async (page) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.waitForFunction(() => (document.querySelector('civico-town-map') as TownMapHost).shadowRoot!.querySelector('canvas')!.clientWidth < 600);
      assert.ok(await seesAll(page));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), 'nothing sticks out at 320 px');
      await host(page).getByRole('button', { name: 'Ingrandisci' }).click();
      await host(page).getByRole('button', { name: 'Ingrandisci' }).click();
      const near = await zoomOf(page);
      await page.setViewportSize({ width: 600, height: 700 });
      await page.waitForFunction(() => (document.querySelector('civico-town-map') as TownMapHost).shadowRoot!.querySelector('canvas')!.clientWidth > 700);
      assert.ok(Math.abs(await zoomOf(page) - near) < 0.01);
    });
  });

  test('the wheel scrolls the page and says how to zoom; with Ctrl it zooms', async () => {
    await withMap({}, async (page) => {
      const far = await zoomOf(page);
      await host(page).hover({ position: { x: 30, y: 300 } });
      await page.mouse.wheel(0, 200);
      await page.waitForFunction(() => scrollY > 0);
      assert.equal(await zoomOf(page), far);
      assert.match((await host(page).locator('[part="map-hint"]').textContent())!, /Tieni premuto (Ctrl|⌘)/);
      await page.evaluate(() => { scrollTo(0, 0); });
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -200);
      await page.keyboard.up('Control');
      await page.waitForFunction((former) => {
        const [west, , east] = (document.querySelector('civico-town-map') as TownMapHost).map.bounds();
        return east - west < former;
      }, (await bounds(page))[2]! - (await bounds(page))[0]! + 1e-9);
      await rest(page);
      assert.ok(await zoomOf(page) > far);
    });
  });

  test('the mouse drags the map; the button under it does not open', async () => {
    await withMap({}, async (page) => {
      const button = (await host(page).getByRole('button', { name: /Buca/ }).boundingBox())!;
      const before = await bounds(page);
      await page.mouse.move(button.x + 22, button.y + 22);
      await page.mouse.down();
      await page.mouse.move(button.x + 22, button.y - 80, { steps: 5 });
      await page.mouse.up();
      await rest(page);
      assert.ok((await bounds(page))[1]! < before[1]!, 'the map followed');
      const now = (await host(page).getByRole('button', { name: /Buca/ }).boundingBox())!;
      assert.ok(Math.abs(now.x - button.x) < 2 && Math.abs(button.y - 102 - now.y) < 6, 'as far as the hand went, and no further');
      assert.deepEqual(await call(page, (element) => element.opened), []);
      await host(page).getByRole('button', { name: /Buca/ }).click();
      assert.deepEqual(await call(page, (element) => element.opened), [['alone']], 'a click after the drag opens');
    });
  });

  test('one finger scrolls the page, not the map; after a tap it moves the map; two fingers zoom', async () => {
    await withMap({ page: { hasTouch: true, isMobile: true, viewport: { width: 400, height: 700 } } }, async (page) => {
      const session = await page.context().newCDPSession(page);
      const swipe = async (fromY: number, toY: number, fingers = 1): Promise<void> => {
        const points = (y: number, apart: number): { x: number; y: number; id: number }[] => Array.from({ length: fingers }, (_, id) => ({ x: 100 + id * apart, y, id }));
        await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(fromY, 60) });
        for (let step = 1; step <= 8; step++) {
          await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(fromY + (toY - fromY) * step / 8, 60 + step * 10) });
        }
        await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      };
      const before = await bounds(page);
      await page.evaluate(() => { addEventListener('scrollend', () => { document.body.id = 'scrolled'; }, { once: true }); });
      await swipe(480, 250);
      // A finger that comes while the page still glides only stops it.
      await page.locator('#scrolled').waitFor();
      assert.ok(await page.evaluate(() => scrollY) > 0);
      assert.deepEqual(await bounds(page), before);
      assert.equal(await host(page).locator('[part="map-hint"]').textContent(), 'Usa due dita per spostare la mappa');
      await page.evaluate(() => { scrollTo(0, 0); });

      const far = await zoomOf(page);
      await swipe(400, 400, 2);
      await rest(page);
      assert.ok(await zoomOf(page) > far, 'two fingers zoom');
      await call(page, (element) => { element.map.fitTown(); });

      await page.touchscreen.tap(60, 450);
      await host(page).locator('[part="town-map"][data-active]').waitFor();
      const awake = await bounds(page);
      const scrolled = await page.evaluate(() => scrollY);
      await swipe(480, 400);
      await rest(page);
      assert.notDeepEqual(await bounds(page), awake, 'an active map follows the finger');
      assert.equal(await page.evaluate(() => scrollY), scrolled, 'and the page stays');
    });
  });

  describe('tiles', () => {
    let tiled: ServedPage;
    let asked: string[] = [];
    before(async () => {
      const answer = (request: Request): Response | undefined => {
        const url = new URL(request.url);
        if (!url.pathname.startsWith('/tiles/')) return undefined;
        asked.push(url.pathname);
        return new Response(new Uint8Array(PIXEL), { headers: { 'content-type': 'image/png' } });
      };
      tiled = await serve(STRICT_CSP.replace("img-src 'self'", "img-src 'self' http://tiles.localhost:*"), answer);
    });
    after(() => tiled.close());

    test('of another origin are not asked for before the person agrees', async () => {
      asked = [];
      const other = tiled.origin('tiles');
      const options = { tileUrl: `${other}/tiles/{z}/{x}/{y}.png`, tileAttribution: '© Prova' };
      await withMap({ on: tiled, options, page: { origins: [tiled.url, other] } }, async (page) => {
        assert.equal(await call(page, (element) => element.map.needsConsent), true);
        await rest(page);
        assert.deepEqual(asked, []);
        assert.equal(await host(page).locator('canvas').count(), 1, 'meanwhile the town is drawn');
        await call(page, (element) => { element.map.enableTiles(); });
        await host(page).locator('img.leaflet-tile-loaded').first().waitFor({ state: 'attached' });
        assert.ok(asked.length > 0);
        assert.equal(await call(page, (element) => element.map.needsConsent), false);
        assert.equal(await host(page).locator('[part="map-source"]').textContent(), '© Prova');
        assert.equal(await host(page).locator('canvas').count(), 0);
        assert.deepEqual((await labels(page)).length > 0, true);
      });
    });

    test('of the same origin come at once', async () => {
      asked = [];
      await withMap({ on: tiled, options: { tileUrl: '/tiles/{z}/{x}/{y}.png' } }, async (page) => {
        assert.equal(await call(page, (element) => element.map.needsConsent), false);
        await host(page).locator('img.leaflet-tile-loaded').first().waitFor({ state: 'attached' });
        assert.ok(asked.every((path) => /^\/tiles\/\d+\/\d+\/\d+\.png$/.test(path)), asked[0]);
      });
    });

    test('from an address that is none are left out, and the town is drawn', async () => {
      for (const tileUrl of ['javascript:alert(1)//{z}/{x}/{y}', 'data:image/png,{z}{x}{y}', 'ftp://tiles.example/{z}/{x}/{y}', 'blob:x/{z}']) {
        await withMap({ options: { tileUrl } }, async (page) => {
          assert.equal(await call(page, (element) => element.map.needsConsent), false);
          assert.equal(await host(page).locator('canvas').count(), 1);
          await call(page, (element) => { element.map.enableTiles(); });
          assert.equal(await host(page).locator('img').count(), 0);
        });
      }
    });
  });

  test('hostile words stay words', async () => {
    const title = '<img src=x onerror="globalThis.pwned=1">';
    const hostile = structuredClone(outline);
    hostile.name = hostile.source = title;
    hostile.features[0]!.properties.name = title;
    await withMap({ reports: [row('x', 0, 0, title)] }, async (page) => {
      await call(page, (element, lines) => {
        const place = document.createElement('div');
        element.shadowRoot!.append(place);
        place.setAttribute('part', 'place');
        void element.module.mapLabels('it').then((words) => element.module.createTownMap(place, { outline: lines, labels: words }));
      }, hostile);
      await host(page).getByText(title).waitFor();
      assert.deepEqual(await labels(page), [`Illuminazione pubblica: ${title}`]);
      assert.equal(await page.evaluate(() => 'pwned' in globalThis), false);
      assert.equal(await host(page).locator('img').count(), 0);
    });
  });

  test('in forced colours the buttons have edges and the town is drawn in the system\'s colours', async () => {
    await withMap({ page: { forcedColors: 'active' } }, async (page) => {
      const seen = await call(page, (element) => {
        const root = element.shadowRoot!;
        const button = getComputedStyle(root.querySelector('[part~="map-cluster"]')!);
        const probe = document.createElement('p');
        probe.style.color = 'ButtonText';
        root.append(probe);
        const canvas = root.querySelector('canvas')!;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        let different = 0;
        for (let at = 4; at < data.length; at += 4) if (data[at] !== data[0] || data[at + 1] !== data[1] || data[at + 2] !== data[2]) different++;
        return { border: button.borderTopColor, text: getComputedStyle(probe).color, width: button.borderTopWidth, different };
      });
      assert.equal(seen.border, seen.text);
      assert.notEqual(seen.width, '0px');
      assert.ok(seen.different > 2000, `${seen.different} pixels drawn`);
    });
  });

  test('a change of the scheme draws the town anew', async () => {
    await withMap({}, async (page) => {
      const ground = (): Promise<number> => call(page, (element) => {
        const copy = new OffscreenCanvas(1, 1).getContext('2d')!;
        copy.drawImage(element.shadowRoot!.querySelector('canvas')!, -2, -2);
        return copy.getImageData(0, 0, 1, 1).data[0]!;
      });
      const light = await ground();
      await page.emulateMedia({ colorScheme: 'dark' });
      for (let now = light; now > light - 100; now = await ground()) await page.evaluate(() => new Promise(requestAnimationFrame));
      await assertAccessible(page);
    });
  });

  test('with reduced motion a zoom is at once; without, it is animated', async () => {
    const animates = (page: Page): Promise<boolean> => call(page, async (element) => {
      element.shadowRoot!.querySelector<HTMLButtonElement>('[part~="zoom-in"]')!.click();
      await new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); });
      return element.shadowRoot!.querySelector('.leaflet-zoom-anim') !== null;
    });
    await withMap({}, async (page) => { assert.equal(await animates(page), false); });
    await withMap({ page: { reducedMotion: 'no-preference' } }, async (page) => {
      assert.equal(await animates(page), true);
      await rest(page);
    });
  });

  test('goes away whole', async () => {
    await withMap({}, async (page) => {
      const left = await call(page, (element) => {
        element.pick();
        element.map.destroy();
        return element.shadowRoot!.querySelector('[part=place]')!.childNodes.length;
      });
      assert.equal(left, 0);
      await page.setViewportSize({ width: 500, height: 600 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.mouse.click(20, 20);
    });
  });
});
