/** One draft open in two tabs: what one sends, the other does not send again by chance. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../helpers/page.ts';
import { focused, opened, type ReportMapPage } from './report-map-page.ts';
import { fill, heading, NEW, next, toData } from './report-map-steps.ts';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const sent = (site: ReportMapPage): string[] => site.backend.seen.filter(({ method, url }) => method === 'POST' && url.endsWith('/reports'))
  .map(({ body }) => (JSON.parse(body.toString()) as { title: string }).title);

describe('a draft in two tabs', () => {
  test('is sent from one: the other tells it, keeps what is typed, and asks before a second report leaves', async () => {
    await opened({ ...NEW, page: { viewport: { width: 360, height: 800 } } }, async (one, site) => {
      await toData(one);
      await fill(one);
      await next(one);
      await press(one, 'Salva richiesta');
      await press(one, 'Conserva la bozza');
      await one.getByText('Bozza conservata su questo dispositivo').waitFor();
      const two = await one.context().newPage();
      await two.goto(site.url);
      await two.getByText('Abbiamo ritrovato la tua bozza').waitFor();
      await press(two, 'Indietro');
      await two.getByLabel('Titolo').fill('Cestino di prova, e la panchina');

      await press(one, 'Invia');
      await heading(one, 'Segnalazione inviata');
      const code = (await one.locator('[part~="code"]').textContent())!.trim();
      await two.getByText(`L’hai inviata da un’altra scheda: il codice è ${code}`).waitFor();
      await assertAccessible(two);
      await next(two);
      await press(two, 'Invia');
      assert.match(await focused(two), /^Questa segnalazione è già partita/);
      assert.deepEqual(sent(site), ['Cestino di prova']);

      await press(two, 'Segui la segnalazione');
      await heading(two, 'Cestino di prova');
      await press(two, 'Tutte le segnalazioni');
      await two.getByRole('link', { name: 'Segnala un disservizio' }).click();
      await heading(two, 'Riepilogo');
      await two.getByText('Cestino di prova, e la panchina').waitFor();
      await press(two, 'Continua con una nuova segnalazione');
      assert.equal(await focused(two), 'Riepilogo');
      await press(two, 'Invia');
      await heading(two, 'Segnalazione inviata');
      assert.deepEqual(sent(site), ['Cestino di prova', 'Cestino di prova, e la panchina']);
    });
  });
});
