/** Strings that break careless software, from the backend to the page: shown as they are, never run. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { randomReports } from '@civico/adapters/memory';
import type { NewRating, Report } from '@civico/contract';
import type { Page } from 'playwright-core';
import { opened } from '../elements/report-map-page.ts';
import { often } from '../helpers/long.ts';
import { withPage } from '../helpers/page.ts';
import { json, servePage } from '../helpers/serve-page.ts';

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings') as string[];
const vectors = [
  '<img src=x onerror="globalThis.canary=1">', '<svg onload=globalThis.canary=1>', '"><script>globalThis.canary=1</script>', '{{constructor.constructor("globalThis.canary=1")()}}',
  '${globalThis.canary=1}', '<!--lit-part--><b>', '</template><script>globalThis.canary=1</script>', 'javascript:globalThis.canary=1', '__proto__', 'constructor', 'toString',
];
/** What a title may be: something to read, at most 200 characters. */
const titles = [...new Set([...vectors, ...naughty].map((text) => text.slice(0, 200)).filter((text) => text.trim() !== ''))];

/** For what costs a request or a drawing each. */
const some = titles.filter((_, index) => index < vectors.length || index % often(5, 1) === 0);

const canary = (page: Page): Promise<number | undefined> => page.evaluate(() => (globalThis as { canary?: number }).canary);

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
      assert.equal(await canary(page), undefined);
    });
  });

  test('are shown as they are by the rating, whatever a backend answers and a page says; what is typed arrives as it is', async () => {
    let said = '';
    let refuse = true;
    let received: NewRating | undefined;
    const subjects = new Set<string>();
    const server = await servePage({
      html: '<civico-rating endpoint="/api/v1"></civico-rating>',
      handler: async (request) => {
        if (!request.url.endsWith('/ratings')) return undefined;
        received = await request.json() as NewRating;
        subjects.add(received.subject.id);
        return refuse ? json({ type: said, title: said, status: 422, detail: said, instance: said, errors: [{ pointer: said, code: said, detail: said }] }, 422)
          : json({ ...received, id: said, subject: { kind: said, id: said, url: said }, reasons: [said] }, 201);
      },
    });
    try {
      await withPage({ origins: [server.url], expected: [/422/, /^console: PortError/] }, async ({ page }) => {
        await page.goto(server.url);
        const rating = page.locator('civico-rating');
        await page.getByRole('radio', { name: /2 stelle/ }).check({ force: true });
        const send = page.getByRole('button', { name: 'Invia' });
        const error = page.locator('[data-part="error"]');
        for (const text of some) {
          said = text;
          await page.getByRole('textbox').fill(text);
          await send.click();
          await page.waitForFunction((detail) => document.querySelector('[data-part="error"]')?.textContent === detail, text.toWellFormed());
          assert.equal(received?.comment, (await page.getByRole('textbox').inputValue()).trim());
        }
        assert.equal(await page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'civico-outbox-waiting')), false, 'what was refused is not kept twice');
        for (const text of some) {
          await rating.evaluate((element, words) => { Object.assign(element, { messages: { titlePage: words, legendStars: words, negativeQuestion: words, detailLabel: words } }); }, text);
          await rating.evaluate((element) => (element as unknown as { updateComplete: Promise<boolean> }).updateComplete);
          assert.equal(folded(await page.locator('[data-element="feedback-title"]').textContent() ?? ''), folded(text));
        }
        await rating.evaluate((element) => { Object.assign(element, { messages: {} }); });
        refuse = false;
        for (const text of vectors) {
          said = text;
          await rating.evaluate((element, id) => { element.setAttribute('subject-id', id); element.setAttribute('subject-kind', id); element.setAttribute('heading-level', id); }, text);
          await page.getByRole('radio', { name: /5 stelle/ }).check({ force: true });
          await send.click();
          await page.locator('[data-part="thanks"]').waitFor();
          // What is answered strangely waits, and comes again in between.
          assert.ok(subjects.has(text));
        }
        assert.equal(await error.count(), 0);
        assert.equal(await rating.locator('script, img, iframe, [onerror], [onload]').count(), 0);
        assert.equal(await canary(page), undefined);
      });
    } finally {
      await server.close();
    }
  });
});
