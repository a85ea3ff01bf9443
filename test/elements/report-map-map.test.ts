import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { TownMapHost } from '../fixtures/maps/town-map/define.ts';
import { assertAccessible } from '../helpers/page.ts';
import { CENTRE, bounds, call, host, labels, outline, rest, row, servesMaps, withMap, zoomOf } from './report-map-map-page.ts';

describe('map of the town', () => {
  servesMaps();

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
