import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { clerkOf } from '../../demo/staff.ts';
import { runDemo, type RunningDemo } from '../helpers/demo.ts';
import { withPage } from '../helpers/page.ts';

const sharp = createRequire(import.meta.resolve('@civico/server'))('sharp') as typeof import('sharp').default;

describe('a broken lamp, from the citizen to the office and back', { timeout: 200_000 }, () => {
  let demo: RunningDemo;
  before(async () => { demo = await runDemo(); });
  after(() => demo?.close());

  /** Sends the report on a phone and gives its receipt code. */
  async function report(page: Page): Promise<string> {
    const photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#345' } }).withExif({ IFD0: { Copyright: 'segreto' } }).jpeg().toBuffer();
    await page.goto(`${demo.url}/sassuolo/`);
    await page.getByRole('link', { name: 'Segnala un disservizio' }).first().click();
    await page.locator('civico-report-map').getByRole('link', { name: 'Segnala un disservizio' }).click();
    await page.getByRole('checkbox', { name: /informativa sulla privacy/ }).check();
    await page.getByRole('button', { name: 'Avanti', exact: true }).click();
    await page.getByRole('combobox', { name: 'Indirizzo o punto di riferimento' }).fill('via legn');
    await page.getByRole('option', { name: 'Via Legnago' }).click();
    await page.getByLabel('Tipo di disservizio').selectOption({ label: 'Illuminazione pubblica' });
    await page.getByLabel('Un lampione è spento').check();
    await page.getByLabel('Titolo').fill('Lampione spento <b>al 12</b>');
    await page.getByLabel('Dettagli').fill('Da tre sere il marciapiede è al buio.');
    await page.locator('input[type=file]').setInputFiles({ name: 'lampione.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByLabel(/Che cosa si vede/).fill('Il lampione spento');
    await page.getByRole('button', { name: 'Avanti', exact: true }).click();
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    await page.getByRole('heading', { name: 'Segnalazione inviata' }).waitFor();
    return (await page.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/).innerText()).trim();
  }

  test('is reported with place and photo, assigned, answered, and followed by its code', async () => {
    const code = await withPage({ origins: [demo.url], viewport: { width: 360, height: 740 } }, ({ page }) => report(page));

    await withPage({ origins: [demo.url], cookies: ['civico_staff', 'civico_device'] }, async ({ page }) => {
      await page.goto(`${demo.url}/sassuolo/ufficio`);
      const { username, password } = clerkOf('sassuolo');
      await page.getByLabel('Nome utente').fill(username);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Entra' }).click();
      await page.getByRole('button', { name: /Lampione spento <b>al 12<\/b>/ }).click();
      const photo = page.getByRole('img', { name: 'Il lampione spento' });
      await photo.waitFor();
      const stored = Buffer.from(await (await fetch((await photo.getAttribute('src'))!)).arrayBuffer());
      const facts = await sharp(stored).metadata();
      assert.equal(facts.exif, undefined);
      assert.ok(Math.max(facts.width, facts.height) <= 2000);
      assert.equal(await page.getByText('Via Legnago').first().isVisible(), true);
      await page.getByLabel('Ufficio', { exact: true }).selectOption('Servizio strade e illuminazione');
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Salvato. Chi segue').waitFor();
      await page.getByLabel('Stato').selectOption({ label: 'In lavorazione' });
      await page.getByLabel('Nota pubblica').fill('Domani cambiamo la lampada.');
      await page.getByLabel('Nota interna').fill('Serve la piattaforma.');
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Domani cambiamo la lampada.').waitFor();
    });

    await withPage({ origins: [demo.url] }, async ({ page }) => {
      await page.goto(`${demo.url}/sassuolo/segnalazioni`);
      await page.getByRole('link', { name: 'Segui la tua segnalazione' }).click();
      await page.getByRole('textbox', { name: /[Cc]odice/ }).fill(code.toLowerCase().replaceAll('-', ' '));
      await page.keyboard.press('Enter');
      await page.getByText('Domani cambiamo la lampada.').waitFor();
      assert.equal(await page.getByText('Servizio strade e illuminazione').first().isVisible(), true);
      assert.equal(await page.getByText('Serve la piattaforma.').count(), 0);
    });
  });

  test('a danger is not reported but sent to 112', async () => {
    await withPage({ origins: [demo.url] }, async ({ page }) => {
      await page.goto(`${demo.url}/crema/segnalazioni?segnalazione=nuova`);
      await page.getByRole('checkbox', { name: /informativa sulla privacy/ }).check();
      await page.getByRole('button', { name: 'Avanti', exact: true }).click();
      await page.getByLabel('Tipo di disservizio').selectOption({ label: 'Illuminazione pubblica' });
      await page.getByLabel('Ci sono fili elettrici scoperti').check();
      const stop = page.getByText('Non segnalare qui: chiama il 112');
      await stop.waitFor();
      assert.ok(await page.locator('civico-report-map a[href="tel:112"]').count() > 0);
    });
  });

  test('a page is rated, and the vote is counted once', async () => {
    await withPage({ origins: [demo.url] }, async ({ page }) => {
      await page.goto(`${demo.url}/mirandola/servizi/certificati-anagrafici`);
      await page.locator('[data-element="feedback-rate-4"]').check({ force: true });
      await page.getByLabel('Le indicazioni erano chiare').check();
      await page.locator('civico-rating').getByRole('button', { name: /Invia/ }).click();
      await page.getByText('Grazie, il tuo parere ci aiuterà a migliorare il servizio!').waitFor();
    });
    const summary = await (await fetch(`${demo.url}/mirandola/api/v1/ratings/summary?subjectKind=page&subjectId=${encodeURIComponent('servizi/certificati-anagrafici')}`)).json() as { count: number };
    assert.equal(summary.count, 1);
  });
});
