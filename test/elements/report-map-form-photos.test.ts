import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type sharpModule from 'sharp';
import { assertAccessible } from '../helpers/page.ts';
import { opened } from './report-map-page.ts';
import { cameraPhoto, fill, heading, NEW, next, toData } from './report-map-steps.ts';

const sharp = createRequire(new URL('../../packages/server/package.json', import.meta.url))('sharp') as typeof sharpModule;

describe('photos and receipt of a new report', () => {
  test('photos leave upright, at most 1600 px, without what the camera wrote beside the pixels', async () => {
    await opened(NEW, async (page, site) => {
      await toData(page);
      await fill(page);
      const files = page.locator('input[type=file]');
      await files.setInputFiles([
        { name: 'lato.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto() },
        { name: 'rotta.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('non sono una foto') },
        { name: 'iphone.heic', mimeType: 'image/heic', buffer: Buffer.from('heic') },
        { name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('testo') },
      ]);
      await page.getByText(/«nota.txt» non è una foto/).first().waitFor();
      await page.getByText(/Non riusciamo ad aprire «rotta.jpg»/).first().waitFor();
      await page.getByText(/iphone.heic» \(formato HEIC\)/).first().waitFor();
      await page.getByLabel(/Che cosa si vede/).fill('Un cestino da cui escono rifiuti');
      await assertAccessible(page);
      await next(page);
      await page.getByRole('img', { name: 'Un cestino da cui escono rifiuti' }).waitFor();
      await page.getByRole('button', { name: 'Invia' }).click();
      await heading(page, 'Segnalazione inviata');
      const upload = site.backend.seen.find(({ method, url }) => method === 'POST' && url.endsWith('/attachments'));
      assert.ok(upload);
      const { width, height, exif, format } = await sharp(upload.body).metadata();
      assert.deepEqual({ width, height, exif, format }, { width: 800, height: 1600, exif: undefined, format: 'jpeg' });
      assert.equal(upload.body.includes('CANARY'), false);
    });
  });

  test('the receipt can be saved, copied and printed, alone on its sheet', async () => {
    await opened({ ...NEW, page: { permissions: ['clipboard-read', 'clipboard-write'] } }, async (page) => {
      await page.evaluate(() => { window.print = () => Object.assign(globalThis, { printed: true }); });
      await toData(page);
      await fill(page);
      await next(page);
      await page.getByRole('button', { name: 'Invia' }).click();
      await heading(page, 'Segnalazione inviata');
      const code = (await page.locator('[part~="code"]').textContent())?.trim() ?? '';
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Salva la ricevuta' }).click()]);
      const text = await readFile(await download.path(), 'utf8');
      assert.ok(text.includes(code) && text.includes('Cestino di prova') && text.includes('Via Inventata 3'));
      await page.getByRole('button', { name: 'Copia il codice' }).click();
      await page.getByText('Codice copiato').waitFor({ state: 'attached' });
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
      await page.getByRole('button', { name: 'Stampa' }).click();
      await page.emulateMedia({ media: 'print' });
      const shown = (selector: string): Promise<string> => page.locator(selector).first().evaluate((element) => getComputedStyle(element).visibility);
      assert.deepEqual([await shown('main > h1'), await shown('[part~="code"]')], ['hidden', 'visible']);
      await page.emulateMedia({ media: 'screen' });
      assert.equal(await shown('main > h1'), 'visible');
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      assert.deepEqual(await page.evaluate(() => [(globalThis as { printed?: boolean }).printed, document.adoptedStyleSheets.length]), [true, 0]);
    });
  });
});
