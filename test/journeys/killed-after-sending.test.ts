/** P4 at its narrowest: sent offline, and the browser killed in the same breath. The next visit, to a page that asks for nothing, delivers it once. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { killableBrowser, type KillableBrowser } from '../helpers/killable-browser.ts';
import { memoryBackend, type MemoryBackend } from '../helpers/memory-backend.ts';
import { pageDocument, servePage, type ServedPage } from '../helpers/serve-page.ts';
import { until } from '../helpers/until.ts';

let backend: MemoryBackend;
let site: ServedPage;
let browser: KillableBrowser;

const tag = (name: string, attributes = ''): string => pageDocument(`<${name} endpoint="/api/v1" ${attributes}></${name}>`);

before(async () => {
  site = await servePage({
    files: { '/valuta': tag('civico-rating'), '/segnala': tag('civico-report-map', 'view="new"'), '/elenco': tag('civico-report-map'), '/stato': tag('civico-report-map', 'view="status"') },
    handler: (request) => backend(request),
  });
});
after(() => site.close());
beforeEach(() => {
  backend = memoryBackend();
  browser = killableBrowser();
});
afterEach(() => browser.remove());

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** Fills the wizard as far as its last button. */
async function write(page: Page, title: string): Promise<void> {
  await page.goto(`${site.url}/segnala`);
  await page.getByRole('checkbox', { name: /informativa/ }).check();
  await press(page, 'Avanti');
  await page.getByLabel('Indirizzo o punto di riferimento').fill('Via Inventata 3');
  await page.getByLabel('Tipo di disservizio').selectOption('lighting');
  await page.getByLabel('Titolo').fill(title);
  await page.getByRole('textbox', { name: /^Dettagli/ }).fill('Da una settimana.');
  await press(page, 'Avanti');
  await page.getByRole('heading', { name: 'Riepilogo' }).waitFor();
}

/** What visits to `path` deliver, one after another, each doing what a person would. Afterwards nothing must wait. */
async function deliveredBy(path: string, ...visits: ((page: Page) => Promise<void>)[]): Promise<string[]> {
  assert.equal(backend.received.length, 0, 'nothing has left before the kill');
  for (const visit of visits) {
    const page = await browser.start();
    await page.goto(site.url + path);
    await visit(page);
    await until(page, async () => !(await indexedDB.databases()).some(({ name }) => name === 'civico-outbox-waiting'));
    await browser.kill();
  }
  return backend.received.map((received) => received.path);
}

describe('sent offline, and the browser killed at once', { timeout: 300_000 }, () => {
  for (const path of ['/elenco', '/stato']) {
    test(`a report is delivered once by a visit to ${path}`, async () => {
      const page = await browser.start();
      await write(page, 'Lampione spento');
      await page.context().setOffline(true);
      await press(page, 'Invia');
      await page.getByRole('heading', { name: 'La segnalazione aspetta di partire' }).waitFor();
      await browser.kill();
      const putReceiptAway = (visit: Page): Promise<void> => visit.getByRole('button', { name: 'Chiudi: Lampione spento' }).click();
      const look = (visit: Page): Promise<void> => visit.locator('civico-report-map [part~="view-title"]').waitFor();
      assert.deepEqual(await deliveredBy(path, putReceiptAway, look), ['/reports']);
    });
  }

  test('a vote is delivered once by a visit to any page with a rating', async () => {
    const page = await browser.start();
    await page.goto(`${site.url}/valuta`);
    await page.getByRole('radio', { name: /4 stelle/ }).check();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await press(page, 'Invia');
    await page.locator('[data-part="thanks"]').waitFor();
    await browser.kill();
    const look = (visit: Page): Promise<void> => visit.locator('civico-rating form').waitFor();
    assert.deepEqual(await deliveredBy('/valuta', look, look), ['/ratings']);
  });
});
