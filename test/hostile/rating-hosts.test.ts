import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { withPage } from '../helpers/page.ts';
import { servePage, STRICT_CSP, type ServedPage } from '../helpers/serve-page.ts';
import { difference, hostilePages, plainCss } from './hosts.ts';

const states: Record<string, (page: Page) => Promise<void>> = {
  'nothing chosen': async () => undefined,
  'two stars': async (page) => { await page.locator('[data-element="feedback-rate-2"] input').check({ force: true }); },
  'five stars': async (page) => { await page.locator('[data-element="feedback-rate-5"] input').check({ force: true }); },
  'red face': async (page) => { await page.locator('[data-face="red"] input').check({ force: true }); },
};

describe('civico-rating on hostile pages', () => {
  let server: ServedPage;
  before(async () => { server = await servePage({ csp: STRICT_CSP }); });
  after(() => server.close());

  async function look(css: string, state: keyof typeof states, kind: string, undo = ''): Promise<Buffer> {
    server.put('/undo.css', undo);
    server.put('/host.css', css);
    server.put('/host.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/plain.css"><link rel="stylesheet" href="/host.css"><link rel="stylesheet" href="/undo.css">
      <script type="module" src="/civico/civico.js"></script></head><body><civico-rating endpoint="/api/v1" kind="${kind}"></civico-rating></body></html>`);
    server.put('/plain.css', plainCss);
    return withPage({ origins: [server.url], viewport: { width: 700, height: 900 } }, async ({ page }) => {
      await page.goto(`${server.url}/host.html`);
      await page.waitForSelector('civico-rating section');
      await states[state]!(page);
      await page.mouse.move(690, 5);
      await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
      // Bootstrap animates colours of everything: compared when all has settled.
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
      return page.locator('civico-rating section').screenshot();
    });
  }

  for (const state of Object.keys(states)) {
    const kind = state === 'red face' ? 'faces' : 'page';
    test(`looks the same: ${state}`, async () => {
      const plain = await look('', state, kind);
      for (const { name, css, undo } of hostilePages) {
        const shot = await look(css, state, kind, undo);
        const share = await difference(plain, shot);
        assert.ok(share < 0.002, `${name}: ${(share * 100).toFixed(2)} % of the pixels differ`);
      }
    });
  }
});
