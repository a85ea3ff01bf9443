import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type sharpModule from 'sharp';
import { assertAccessible } from '../helpers/page.ts';
import { focused, opened } from './report-map-page.ts';
import { cameraPhoto, fill, heading, NEW, next, toData } from './report-map-steps.ts';

const sharp = createRequire(new URL('../../packages/server/package.json', import.meta.url))('sharp') as typeof sharpModule;

describe('a new report', () => {
  test('the whole way by keyboard alone, accessible at every step, at 320 px', async () => {
    await opened({ ...NEW, page: { viewport: { width: 320, height: 700 } } }, async (page, site) => {
      const events = await page.evaluateHandle(() => {
        const seen: [string, unknown][] = [];
        for (const name of ['submitting', 'submitted', 'queued']) document.addEventListener(`civico-report-map-${name}`, (event) => seen.push([name, (event as CustomEvent).detail]));
        return seen;
      });
      const fits = async (): Promise<void> => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no horizontal scroll');
      const press = async (key: string, times = 1): Promise<void> => { for (let i = 0; i < times; i++) await page.keyboard.press(key); };
      /** Tabs until the focused control has this name. */
      const tabTo = async (name: RegExp): Promise<void> => {
        for (let i = 0; i < 60; i++) {
          await press('Tab');
          const label = await page.evaluate(() => {
            let at = document.activeElement as HTMLInputElement | null;
            while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement as HTMLInputElement;
            return `${at?.labels?.[0]?.textContent ?? ''} ${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''}`.replace(/\s+/g, ' ').trim();
          });
          if (name.test(label)) return;
        }
        assert.fail(`the keyboard never reaches ${name}`);
      };
      await heading(page, 'Autorizzazioni e condizioni');
      await assertAccessible(page);
      await fits();
      await tabTo(/informativa sulla privacy\*/);
      await press('Space');
      await tabTo(/^Avanti$/);
      await press('Enter');
      await heading(page, 'Dati di segnalazione');
      assert.equal(await focused(page), 'Dati di segnalazione', 'the new step\'s heading has the focus');
      assert.equal(await page.locator('[aria-current="step"]').count(), 1);
      await tabTo(/^Indirizzo/);
      await page.keyboard.type('Piazza');
      await page.getByRole('option').first().waitFor();
      await press('ArrowDown');
      await press('Enter');
      await page.getByText('Punto sulla mappa indicato').waitFor();
      await tabTo(/^Tipo di disservizio/);
      await page.keyboard.type('Rifiuti');
      await tabTo(/^Titolo/);
      await page.keyboard.type('Cestino di prova');
      await tabTo(/^Dettagli/);
      await page.keyboard.type('Da una settimana.');
      await assertAccessible(page);
      await fits();
      await tabTo(/^Avanti$/);
      await press('Enter');
      await heading(page, 'Riepilogo');
      await assertAccessible(page);
      await fits();
      await tabTo(/^Invia$/);
      await press('Enter');
      await heading(page, 'Segnalazione inviata');
      assert.equal(await focused(page), 'Segnalazione inviata');
      await assertAccessible(page);
      await fits();
      const code = (await page.locator('[part~="code"]').textContent())?.trim() ?? '';
      const report = await site.backend.ports.reports.getReportByCode(code);
      assert.equal(report.title, 'Cestino di prova');
      assert.ok(report.position);
      const seen = await events.jsonValue();
      assert.deepEqual(seen.map(([name]) => name), ['submitting', 'submitted']);
      assert.deepEqual(seen[1]?.[1], { id: report.id, code });
    });
  });

  test('errors: the summary takes the focus, its links lead to the fields, nothing typed is lost', async () => {
    await opened(NEW, async (page) => {
      await next(page);
      assert.match(await focused(page), /^Controlla questi punti/);
      await toData(page);
      await page.getByLabel('Titolo').fill('Solo il titolo');
      await next(page);
      assert.match(await focused(page), /^Controlla questi punti/);
      await assertAccessible(page);
      await page.getByRole('link', { name: 'Scrivi qualche dettaglio' }).click();
      await page.keyboard.type('Ecco i dettagli');
      assert.equal(await page.getByRole('textbox', { name: /^Dettagli/ }).inputValue(), 'Ecco i dettagli');
      assert.equal(await page.getByLabel('Titolo').inputValue(), 'Solo il titolo');
      assert.equal(await page.getByLabel('Tipo di disservizio').getAttribute('aria-invalid'), 'true');
    });
  });

  test('danger: a stop message with the number to call, and what was typed stays', async () => {
    await opened(NEW, async (page) => {
      await toData(page);
      await fill(page);
      await page.getByLabel('Tipo di disservizio').selectOption('trees');
      await page.getByLabel('Sì, qualcuno può farsi male adesso').check();
      const call = page.getByRole('link', { name: 'Chiama il 112' });
      assert.equal(await call.getAttribute('href'), 'tel:112');
      await assertAccessible(page);
      await next(page);
      await page.getByRole('link', { name: /non si può inviare/ }).waitFor();
      await page.getByLabel('No', { exact: true }).check();
      await next(page);
      await heading(page, 'Riepilogo');
      await page.getByText('Da una settimana nessuno lo svuota.').waitFor();
    });
  });

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

  test('a similar report nearby is offered, and following it needs no new report', async () => {
    await opened(NEW, async (page, site) => {
      const [place] = await site.backend.ports.places.searchPlaces('Municipio');
      assert.ok(place?.position);
      const { id } = await site.backend.ports.reports.createReport({ category: 'waste', title: 'Sacchi per strada', description: 'x', position: place.position, photos: [] }, { key: crypto.randomUUID() });
      await page.evaluate(() => document.addEventListener('civico-report-map-followed', (event) => Object.assign(globalThis, { followed: (event as CustomEvent).detail })));
      await toData(page);
      await page.getByRole('button', { name: place.name, exact: true }).click();
      await page.getByLabel('Tipo di disservizio').selectOption('waste');
      await page.getByText('Sacchi per strada').waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Anche io: Sacchi per strada' }).click();
      await page.getByText('Ora segui questa segnalazione').waitFor();
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { followed: unknown }).followed), { id, followers: 1 });
    });
  });

  test('the pin moves by keyboard and the nearest place is said; outside of the town is explained', async () => {
    await opened(NEW, async (page) => {
      await toData(page);
      await page.getByText('Punto sulla mappa', { exact: true }).scrollIntoViewIfNeeded();
      const pin = page.locator('[part~="map-pin"], [part~="pin"]').first();
      await pin.waitFor();
      await pin.focus();
      await page.keyboard.press('ArrowRight');
      await page.getByText(/Il segno è (a \d+ metri da|vicino a)/).waitFor();
      for (let i = 0; i < 130; i++) await page.keyboard.press('Shift+ArrowRight');
      await page.getByText(/non è nel territorio di/).waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: /Togli il punto/ }).first().click();
      await page.getByText('useremo l’indirizzo').waitFor();
    });
  });

  test('"Usa la mia posizione" asks only on request; denied is said plainly', async () => {
    await opened({ ...NEW, page: { geolocation: { latitude: 44.55, longitude: 10.75, accuracy: 20 }, permissions: ['geolocation'] } }, async (page) => {
      await toData(page);
      await page.getByRole('button', { name: 'Usa la mia posizione' }).click();
      await page.getByText('Posizione trovata, con un margine di 20 metri').waitFor();
      await page.getByText('Punto sulla mappa indicato').waitFor();
    });
    await opened({ ...NEW, page: { permissions: [] } }, async (page) => {
      await toData(page);
      await page.getByRole('button', { name: 'Usa la mia posizione' }).click();
      await page.getByText('Il browser non ci dà la tua posizione').waitFor();
      await assertAccessible(page);
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

  test('the host may hold a report back', async () => {
    await opened(NEW, async (page, site) => {
      await page.evaluate(() => document.addEventListener('civico-report-map-submitting', (event) => event.preventDefault()));
      await toData(page);
      await fill(page);
      await next(page);
      await page.getByRole('button', { name: 'Invia' }).click();
      await heading(page, 'Riepilogo');
      assert.equal(site.backend.seen.some(({ method }) => method === 'POST'), false);
    });
  });
});

describe('without a network', () => {
  test('sent offline it waits honestly, and goes exactly once, also after a reload', async () => {
    await opened({ ...NEW, page: { tolerated: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load/] } }, async (page, site) => {
      await toData(page);
      await fill(page);
      await next(page);
      await heading(page, 'Riepilogo');
      await page.context().setOffline(true);
      await page.getByText('Non c’è connessione. Puoi continuare').waitFor();
      await page.getByRole('button', { name: 'Invia' }).click();
      await heading(page, 'La segnalazione aspetta di partire');
      await page.getByText('non è ancora arrivata al Comune').waitFor();
      await assertAccessible(page);
      await page.context().setOffline(false);
      await heading(page, 'Segnalazione inviata');
      const posts = (): number => site.backend.seen.filter(({ method, url }) => method === 'POST' && url.endsWith('/reports')).length;
      assert.equal(posts(), 1);

      await page.getByRole('button', { name: 'Fai un’altra segnalazione' }).click();
      await toData(page);
      await fill(page);
      await next(page);
      site.server.away(true);
      await page.getByRole('button', { name: 'Invia' }).click();
      await heading(page, 'La segnalazione aspetta di partire');
      site.server.away(false);
      await page.goto(site.url);
      await page.getByText('La tua segnalazione «Cestino di prova» è arrivata').waitFor();
      await assertAccessible(page);
      assert.equal((await site.backend.ports.reports.listReports({ text: 'Cestino di prova', count: true })).items.filter(({ title }) => title === 'Cestino di prova').length, 2);
    });
  });

  test('while it waits, the list tells so, and then that it arrived', async () => {
    await opened({ ...NEW, page: { tolerated: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load/] } }, async (page) => {
      const events = await page.evaluateHandle(() => {
        const seen: string[] = [];
        for (const name of ['submitted', 'queued']) document.addEventListener(`civico-report-map-${name}`, () => seen.push(name));
        return seen;
      });
      await toData(page);
      await fill(page);
      await next(page);
      await heading(page, 'Riepilogo');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Invia' }).click();
      await heading(page, 'La segnalazione aspetta di partire');
      await page.getByRole('button', { name: 'Fai un’altra segnalazione' }).click();
      await heading(page, 'Autorizzazioni e condizioni');
      await page.getByText('«Cestino di prova» aspetta di partire').waitFor();
      await page.context().setOffline(false);
      await page.getByText('La tua segnalazione «Cestino di prova» è arrivata').waitFor();
      await page.getByText(/Annota il codice, serve per seguirla: [0-9A-Z]{5}-/).waitFor();
      assert.deepEqual(await events.jsonValue(), ['queued', 'submitted']);
    });
  });

  test('the draft is kept only after a yes, survives a reload with its photo, and goes when the person says so', async () => {
    await opened(NEW, async (page) => {
      await toData(page);
      await fill(page);
      await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto() });
      await page.locator('[part~="file-preview"]').waitFor();
      await page.reload();
      await heading(page, 'Autorizzazioni e condizioni');
      assert.equal(await page.getByRole('checkbox').isChecked(), false, 'nothing was kept without a yes');
      await toData(page);
      await fill(page);
      await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto() });
      await page.locator('[part~="file-preview"]').waitFor();
      await page.getByRole('button', { name: 'Salva richiesta' }).click();
      await page.getByText('Non farlo su un computer che usano altri').waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Conserva la bozza' }).click();
      await page.getByText('Bozza conservata su questo dispositivo').waitFor();
      await page.reload();
      await page.getByText(/Abbiamo ritrovato la tua bozza/).waitFor();
      assert.equal(await page.getByLabel('Titolo').inputValue(), 'Cestino di prova');
      assert.equal(await page.locator('[part~="file-preview"]').count(), 1);
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Elimina la bozza' }).first().click();
      await page.getByText('Bozza eliminata').waitFor();
      await page.reload();
      await heading(page, 'Autorizzazioni e condizioni');
      assert.equal(await page.getByRole('checkbox').isChecked(), false);
    });
  });

  test('refused by the backend: back in the form with everything in place', async () => {
    await opened({ ...NEW, page: { expected: [/422/] } }, async (page, site) => {
      site.backend.intercept = ({ method, url }, response) => {
        if (method !== 'POST' || !url.endsWith('/reports')) return false;
        response.writeHead(422, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ type: 'urn:civico:problem:invalid-input', title: 'x', status: 422, detail: 'Non va', errors: [{ pointer: '/title', code: 'x', detail: 'Scegli un titolo più chiaro' }] }));
        return true;
      };
      await toData(page);
      await fill(page);
      await next(page);
      await page.getByRole('button', { name: 'Invia' }).click();
      await page.getByRole('link', { name: 'Scegli un titolo più chiaro' }).waitFor();
      assert.match(await focused(page), /^Controlla questi punti/);
      assert.equal(await page.getByLabel('Titolo').inputValue(), 'Cestino di prova');
      site.backend.intercept = undefined;
      await page.getByLabel('Titolo').fill('Cestino stracolmo');
      await next(page);
      await page.getByRole('button', { name: 'Invia' }).click();
      await heading(page, 'Segnalazione inviata');
    });
  });
});
