import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type sharpModule from 'sharp';
import { assertAccessible, textOf } from '../helpers/page.ts';
import { focused, opened, type ReportMapPage } from './report-map-page.ts';
import { cameraPhoto, fill, heading, NEW, next, toData } from './report-map-steps.ts';

const sharp = createRequire(new URL('../../packages/server/package.json', import.meta.url))('sharp') as typeof sharpModule;

interface Darkroom { release(): void }

/** The browser decodes no picture before the test lets it. */
const holdPictures = (page: Page): Promise<void> => page.evaluate(() => {
  const real = createImageBitmap;
  const { promise, resolve } = Promise.withResolvers<void>();
  (globalThis as unknown as Darkroom).release = resolve;
  globalThis.createImageBitmap = (async (...given: Parameters<typeof real>) => { await promise; return real(...given); }) as typeof real;
});
const releasePictures = (page: Page): Promise<void> => page.evaluate(() => (globalThis as unknown as Darkroom).release());
const choose = async (page: Page, count: number): Promise<void> => {
  const buffer = await cameraPhoto();
  await page.locator('input[type=file]').setInputFiles(Array.from({ length: count }, (_, index) => ({ name: `foto-${index}.jpg`, mimeType: 'image/jpeg', buffer })));
};
const sent = (site: ReportMapPage): number => site.backend.seen.filter(({ method, url }) => method === 'POST' && url.endsWith('/reports')).length;

describe('what the summary waits for', () => {
  test('"Avanti" pressed before the photos are ready, twice and on a slow phone: it says so, and all of them are in the summary', async () => {
    await opened({ ...NEW, page: { viewport: { width: 360, height: 740 } } }, async (page, site) => {
      await toData(page);
      await fill(page);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      await holdPictures(page);
      await choose(page, 3);
      await page.getByRole('button', { name: 'Avanti' }).dblclick();
      const notice = page.locator('[part~="unfinished"]');
      await notice.getByText('Prepariamo 3 foto…').waitFor();
      await page.getByRole('button', { name: 'Un momento…' }).press('Enter');
      await assertAccessible(page);
      await releasePictures(page);
      await heading(page, 'Riepilogo');
      await page.waitForFunction(() => document.querySelector('civico-report-map')?.shadowRoot?.activeElement?.textContent === 'Riepilogo');
      assert.equal(await page.locator('[part~="thumb"]').count(), 3);
      assert.equal(sent(site), 0);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    });
  });

  test('who chooses so goes on without them, and one can be taken away before it is ready', async () => {
    await opened(NEW, async (page) => {
      await toData(page);
      await fill(page);
      await holdPictures(page);
      await choose(page, 2);
      await page.getByRole('button', { name: 'Togli foto-1.jpg' }).click();
      await next(page);
      await page.getByText('Prepariamo 1 foto…').last().waitFor();
      await page.getByRole('button', { name: 'Continua senza queste foto' }).click();
      await heading(page, 'Riepilogo');
      await page.getByText('Nessuna foto').waitFor();
      await releasePictures(page);
    });
  });

  test('nothing is sent unread: a mended error leads to the summary, where neither a second Enter nor the second half of a double click counts', async () => {
    await opened(NEW, async (page, site) => {
      await toData(page);
      await page.getByRole('button', { name: 'Avanti' }).press('Enter');
      assert.match(await focused(page), /^Controlla questi punti/);
      await fill(page);
      const avanti = page.getByRole('button', { name: 'Avanti' });
      await avanti.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      await heading(page, 'Riepilogo');
      assert.deepEqual([await focused(page), sent(site)], ['Riepilogo', 0]);
      for (const press of ['mouse', 'held key'] as const) {
        await page.getByRole('button', { name: 'Indietro' }).click();
        await heading(page, 'Dati di segnalazione');
        if (press === 'mouse') await avanti.dblclick();
        else {
          await avanti.focus();
          await page.keyboard.down('Enter');
          await page.keyboard.down('Enter');
          await page.keyboard.up('Enter');
        }
        await heading(page, 'Riepilogo');
        assert.deepEqual([await focused(page), sent(site)], ['Riepilogo', 0], press);
      }
      await page.getByRole('button', { name: 'Invia' }).dblclick();
      await heading(page, 'Segnalazione inviata');
      assert.equal(sent(site), 1);
    });
  });

  for (const pointerType of ['touch', 'mouse']) test(`of two presses with a ${pointerType} the second does not send either, where each is told as a first one; a later one does`, async () => {
    await opened({ ...NEW, page: { viewport: { width: 360, height: 740 }, hasTouch: true } }, async (page, site) => {
      await toData(page);
      await fill(page);
      /** Presses before anything is painted, each told as a first one, so many ms after its true time. @returns whether the last one submits, and whether the button then says that it is too early */
      const tap = (...taps: number[]): Promise<{ counted: boolean; early: string | null | undefined }> => page.locator('civico-report-map').evaluate(async (element, [delays, type]) => {
        let counted = false;
        for (const later of delays) {
          const button = element.shadowRoot!.querySelector<HTMLElement>('[part~="next-button"]')!;
          const about = { bubbles: true, cancelable: true, composed: true, detail: 1, pointerType: type };
          for (const event of [new PointerEvent('pointerdown', about), new PointerEvent('pointerup', about), new MouseEvent('mousedown', about), new PointerEvent('click', about)]) {
            Object.defineProperty(event, 'timeStamp', { value: performance.now() + later });
            counted = button.dispatchEvent(event);
          }
          await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
        }
        return { counted, early: element.shadowRoot!.querySelector('[part~="next-button"]')?.getAttribute('aria-disabled') };
      }, [taps, pointerType] as const);
      assert.deepEqual(await tap(60_000, 0), { counted: false, early: 'true' });
      await heading(page, 'Riepilogo');
      assert.equal(sent(site), 0);
      // Its step has been on the screen for a while.
      await page.locator('[part~="next-button"]:not([aria-disabled])').waitFor();
      assert.equal((await tap(0)).counted, true);
      await heading(page, 'Segnalazione inviata');
      assert.equal(sent(site), 1);
    });
  });
});

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
      // Three of four do not come along: that is told before the report goes on without them.
      await next(page);
      await page.getByText('Controlla questi punti').waitFor();
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
      const text = await textOf(download);
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
