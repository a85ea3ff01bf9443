import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readTowns } from '../../demo/towns/index.ts';
import { runDemo, type RunningDemo } from '../helpers/demo.ts';
import { assertAccessible, withPage } from '../helpers/page.ts';

const paths = ['', 'servizi', 'servizi/certificati-anagrafici', 'segnalazioni', 'amministrazione', 'novita', 'vivere-il-comune', 'eventi', 'domande-frequenti', 'prenota-appuntamento', 'privacy', 'accessibilita', 'note-legali', 'ufficio'];
const kitClasses = new Set(readFileSync(createRequire(import.meta.url).resolve('bootstrap-italia/dist/css/bootstrap-italia.min.css'), 'utf8').match(/\.-?[a-z_][\w-]*/gi)?.map((name) => name.slice(1)));

describe('site of the demonstration', { timeout: 280_000 }, () => {
  let demo: RunningDemo;
  before(async () => { demo = await runDemo(); });
  after(() => demo?.close());

  test('leads from / to the default town, and answers every link of every page', async () => {
    const first = await fetch(`${demo.url}/`, { redirect: 'manual' });
    assert.equal(first.headers.get('location'), '/sassuolo/');
    const seen = new Set<string>();
    for (const { id } of readTowns()) {
      for (const path of paths) {
        const answer = await fetch(`${demo.url}/${id}/${path}`);
        assert.equal(answer.status, 200, `/${id}/${path}`);
        const html = await answer.text();
        for (const [, link] of html.matchAll(/(?:href|src)="(\/[^"#]*)/g)) seen.add(link!);
      }
    }
    for (const link of seen) assert.equal((await fetch(demo.url + link)).status, 200, link);
  });

  test('says what is not there with a page of its own, and leaves the API to speak for itself', async () => {
    const page = await fetch(`${demo.url}/crema/niente`);
    assert.equal(page.status, 404);
    assert.match(await page.text(), /Pagina non trovata/);
    const api = await fetch(`${demo.url}/crema/api/v1/niente`);
    assert.equal(api.status, 404);
    assert.match(api.headers.get('content-type') ?? '', /problem\+json/);
  });

  test('revalidates by ETag and compresses', async () => {
    const address = `${demo.url}/assets/bootstrap-italia.css`;
    const first = await fetch(address, { headers: { 'accept-encoding': 'br' } });
    assert.equal(first.headers.get('content-encoding'), 'br');
    const etag = first.headers.get('etag')!;
    assert.equal((await fetch(address, { headers: { 'if-none-match': etag } })).status, 304);
  });

  for (const width of [320, 1280]) {
    test(`is accessible, fits ${width} px and breaks no rule of its own policy`, async () => {
      await withPage({ origins: [demo.url], viewport: { width, height: 800 } }, async ({ page, check }) => {
        for (const path of paths) {
          await page.goto(`${demo.url}/sassuolo/${path}`, { waitUntil: 'networkidle' });
          await assertAccessible(page);
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(beyond <= 0, `/${path} is ${beyond} px too wide`);
          await check();
        }
        for (const town of ['crema', 'capannori', 'mirandola']) {
          await page.goto(`${demo.url}/${town}/`, { waitUntil: 'networkidle' });
          await assertAccessible(page);
        }
      });
    });
  }

  test('carries what the state’s validator looks for', async () => {
    await withPage({ origins: [demo.url] }, async ({ page }) => {
      await page.goto(`${demo.url}/sassuolo/servizi/certificati-anagrafici`, { waitUntil: 'networkidle' });
      const elements = ['report-inefficiency', 'appointment-booking', 'faq', 'privacy-policy-link', 'accessibility-link', 'service-title', 'service-status', 'service-addressed', 'service-how-to', 'service-needed', 'service-achieved', 'service-cost', 'service-area', 'page-index', 'breadcrumb', 'feedback', 'feedback-title', 'feedback-rate-5'];
      for (const name of elements) assert.ok(await page.locator(`[data-element="${name}"]`).count() > 0, name);
      assert.equal((await page.locator('footer [data-element="report-inefficiency"]').innerText()).toLowerCase(), 'segnalazione disservizio');
      assert.ok(await page.locator('footer [data-element="faq"]').count() > 0);
      const classes = await page.evaluate(() => [...new Set([...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList]))]);
      const share = classes.filter((name) => kitClasses.has(name)).length / classes.length;
      assert.ok(share >= 0.3, `${Math.round(share * 100)} % of the classes are Bootstrap Italia’s`);
      assert.match(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Titillium Web/);
    });
  });

  test('changes town with the keyboard, stays on the same page, and each town has its own colour', async () => {
    await withPage({ origins: [demo.url] }, async ({ page }) => {
      await page.goto(`${demo.url}/sassuolo/privacy`);
      const colours = new Set<string>();
      for (const town of readTowns()) {
        const summary = page.locator('.town-switcher summary');
        await summary.focus();
        await page.keyboard.press('Enter');
        await page.locator('.town-switcher a', { hasText: town.name }).focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(`${demo.url}/${town.id}/privacy`);
        assert.match(await page.locator('.notice-demo').innerText(), new RegExp(`non è il sito ufficiale del Comune di ${town.name}`));
        colours.add(await page.evaluate(() => getComputedStyle(document.querySelector('.it-header-center-wrapper')!).backgroundColor));
      }
      assert.equal(colours.size, 4);
    });
  });

  test('opens its menu on a phone by keyboard, and gives the focus back on Escape', async () => {
    await withPage({ origins: [demo.url], viewport: { width: 360, height: 740 } }, async ({ page }) => {
      await page.goto(`${demo.url}/mirandola/`);
      const button = page.getByRole('button', { name: 'Menu' });
      const entry = page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Servizi' });
      assert.equal(await entry.isVisible(), false);
      await button.focus();
      await page.keyboard.press('Enter');
      assert.equal(await entry.isVisible(), true);
      assert.equal(await entry.evaluate((element) => getComputedStyle(element.closest('.it-header-navbar-wrapper')!).backgroundColor), await page.evaluate(() => getComputedStyle(document.querySelector('.it-header-center-wrapper')!).backgroundColor), 'white entries need the town’s colour behind them');
      await assertAccessible(page);
      await page.keyboard.press('Escape');
      assert.equal(await entry.isVisible(), false);
      await button.and(page.locator(':focus')).waitFor();
    });
  });

  test('without JavaScript shows the menu, the fallbacks and how to reach the Comune', async () => {
    await withPage({ origins: [demo.url], javaScriptEnabled: false, viewport: { width: 360, height: 740 } }, async ({ page }) => {
      await page.goto(`${demo.url}/crema/segnalazioni`);
      assert.equal(await page.getByRole('link', { name: 'Vivere il Comune' }).isVisible(), true);
      assert.equal(await page.getByRole('link', { name: '0373 000 150' }).isVisible(), true);
      await page.goto(`${demo.url}/crema/servizi`);
      assert.equal(await page.getByText('Quanto sono chiare le informazioni su questa pagina?').isVisible(), true);
    });
  });
});
