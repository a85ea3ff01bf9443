import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TownMapHost } from '../fixtures/maps/town-map/define.ts';
import { assertAccessible } from '../helpers/page.ts';
import { CENTRE, bounds, call, focusedLabel, host, rest, servesMaps, withMap, zoomOf } from './report-map-map-page.ts';

describe('the map of the town under a hand', () => {
  servesMaps();

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
});
