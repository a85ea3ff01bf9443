/** Strings that break careless software, from the backend to the page: shown as they are, never run. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { randomReports } from '@civico/adapters/memory';
import type { Report } from '@civico/contract';
import { opened } from '../elements/report-map-page.ts';

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings') as string[];
const vectors = [
  '<img src=x onerror="globalThis.canary=1">', '<svg onload=globalThis.canary=1>', '"><script>globalThis.canary=1</script>', '{{constructor.constructor("globalThis.canary=1")()}}',
  '${globalThis.canary=1}', '<!--lit-part--><b>', '</template><script>globalThis.canary=1</script>', 'javascript:globalThis.canary=1', '__proto__', 'constructor', 'toString',
];
/** What a title may be: something to read, at most 200 characters. */
const titles = [...new Set([...vectors, ...naughty].map((text) => text.slice(0, 200)).filter((text) => text.trim() !== ''))];

/** As a browser compares text: white space folded, lone surrogates replaced as JSON and HTTP do. */
const folded = (text: string): string => text.toWellFormed().replace(/\s+/g, ' ').trim();

describe('strings that break careless software', () => {
  test('are shown as they are in the list of reports, every one', async () => {
    const models = randomReports(titles.length, { seed: 5, now: Date.UTC(2026, 5, 1) });
    const reports = models.map((report, index): Report => ({ ...report, title: titles[index]!, address: titles[(index + 1) % titles.length]! }));
    await opened({ seed: { reports } }, async (page) => {
      const cards = page.locator('civico-report-map [part~="report-list"] > *');
      await cards.first().waitFor();
      const more = page.getByRole('button', { name: /Carica altr/ });
      for (let shown = await cards.count(); await more.count() > 0; shown = await cards.count()) {
        await more.click();
        await page.waitForFunction((before) => document.querySelector('civico-report-map')!.shadowRoot!.querySelectorAll('[part~="report-list"] > *').length > before, shown);
      }
      const texts = (await cards.evaluateAll((all) => all.map((card) => card.textContent))).map(folded);
      assert.equal(texts.length, titles.length);
      const lost = titles.filter((title) => !texts.some((text) => text.includes(folded(title))));
      assert.deepEqual(lost, []);
      assert.equal(await page.evaluate(() => (globalThis as { canary?: number }).canary), undefined);
    });
  });
});
