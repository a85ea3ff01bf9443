import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../helpers/page.ts';
import { opened } from './report-map-page.ts';
import { cameraPhoto, fill, heading, NEW, next, toData } from './report-map-steps.ts';

describe('a new report without a network', () => {
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
});
