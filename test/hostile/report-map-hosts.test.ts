import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { randomReports } from '@civico/adapters/memory';
import { fill, heading, toData } from '../elements/report-map-steps.ts';
import { opened } from '../elements/report-map-page.ts';
import { difference, hostilePages, plainCss } from './hosts.ts';

/** By attribute `view`: what a person does before the picture is taken. */
const states: Record<string, (page: Page) => Promise<void>> = {
  list: async (page) => {
    await page.getByText('6 segnalazioni', { exact: true }).waitFor();
    await mapIsDrawn(page);
  },
  new: async (page) => {
    await toData(page);
    await fill(page);
    await mapIsDrawn(page);
  },
  status: (page) => heading(page, 'Segui la tua segnalazione'),
};

async function mapIsDrawn(page: Page): Promise<void> {
  await page.locator('[part~="map-box"]').scrollIntoViewIfNeeded();
  await page.locator('[part="map-source"]').waitFor();
}

/** The element's view on a page with these rules; the CSP is the strict one, and any report of it fails. */
async function look(view: string, css: string, undo = ''): Promise<Buffer> {
  let picture: Buffer = Buffer.alloc(0);
  const reports = randomReports(6, { seed: 7 });
  await opened({ path: '/empty', seed: { reports }, page: { viewport: { width: 1000, height: 3000 } } }, async (page, site) => {
    site.server.put('/plain.css', plainCss);
    site.server.put('/host.css', css);
    site.server.put('/undo.css', undo);
    site.server.put('/host.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Prova</title>
      <link rel="stylesheet" href="/plain.css"><link rel="stylesheet" href="/host.css"><link rel="stylesheet" href="/undo.css">
      <script type="module" src="/civico/civico.js"></script></head><body><civico-report-map view="${view}" endpoint="/api/v1"></civico-report-map></body></html>`);
    await page.goto(`${site.url}/host.html`);
    await states[view]!(page);
    await page.mouse.move(990, 5);
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      (document.querySelector('civico-report-map')!.shadowRoot!.activeElement as HTMLElement | null)?.blur();
      scrollTo(0, 0);
      // The drawing of the town is a canvas: no rule of a page reaches what is in it, and its names depend on where the map has been.
      for (const canvas of document.querySelector('civico-report-map')!.shadowRoot!.querySelectorAll('canvas')) canvas.style.visibility = 'hidden';
    });
    // Bootstrap animates colours of everything: compared when all has settled.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
    picture = await page.locator('[part~="view"]').screenshot({ animations: 'disabled' });
  });
  return picture;
}

describe('civico-report-map on hostile pages', () => {
  for (const view of Object.keys(states)) {
    test(`looks the same: ${view}`, async () => {
      const plain = await look(view, '');
      assert.ok(plain.length > 5000);
      for (const { name, css, undo } of hostilePages) {
        const share = await difference(plain, await look(view, css, undo));
        // A handful of pixels: an icon in a wrong colour is more.
        assert.ok(share < 0.00005, `${name}: ${(share * 100).toFixed(4)} % of the pixels differ`);
      }
    });
  }
});
