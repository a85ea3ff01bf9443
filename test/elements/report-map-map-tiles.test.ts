import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ServedPage, STRICT_CSP } from '../helpers/serve-page.ts';
import { call, host, labels, rest, serve, servesMaps, withMap } from './report-map-map-page.ts';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('tiles under the map of the town', () => {
  servesMaps();
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
