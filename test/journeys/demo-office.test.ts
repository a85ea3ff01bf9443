import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { clerkOf } from '../../demo/staff.ts';
import { runDemo, type RunningDemo } from '../helpers/demo.ts';
import { assertAccessible, withPage } from '../helpers/page.ts';

describe('office page', { timeout: 200_000 }, () => {
  let demo: RunningDemo;
  before(async () => { demo = await runDemo(); });
  after(() => demo?.close());
  const options = () => ({ origins: [demo.url], cookies: ['civico_staff', 'civico_device'] });

  async function signIn(page: Page, town = 'sassuolo'): Promise<void> {
    await page.goto(`${demo.url}/${town}/ufficio`);
    const { username, password } = clerkOf(town);
    await page.getByLabel('Nome utente').fill(username);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Entra' }).click();
    await page.getByRole('heading', { name: 'Segnalazioni', exact: true }).waitFor();
  }

  test('tells who may not enter, and keeps what was typed', async () => {
    await withPage({ ...options(), expected: [/401/] }, async ({ page }) => {
      await page.goto(`${demo.url}/sassuolo/ufficio`);
      await page.getByRole('button', { name: 'Entra' }).click();
      assert.match(await page.getByRole('alert').innerText(), /Scrivi il nome utente/);
      await page.getByLabel('Nome utente').fill('ufficio.sassuolo');
      await page.getByLabel('Password').fill('sbagliata');
      await page.getByRole('button', { name: 'Entra' }).click();
      await page.getByText('Nome utente o password non corretti.').waitFor();
      assert.equal(await page.getByLabel('Nome utente').inputValue(), 'ufficio.sassuolo');
      await assertAccessible(page);
    });
  });

  test('finds a ticket, assigns it, moves it on with notes, and the public sees only what is public', async () => {
    await withPage(options(), async ({ page }) => {
      await signIn(page);
      await assertAccessible(page);
      await page.getByLabel('Parole del titolo o del luogo').fill('altalena');
      await page.getByRole('button', { name: 'Filtra' }).click();
      await page.getByText('Una segnalazione', { exact: true }).waitFor();
      await page.getByRole('button', { name: /Altalena rotta/ }).click();
      const title = page.getByRole('heading', { name: 'Altalena rotta al parco Vistarino' });
      await title.waitFor();
      await title.and(page.locator(':focus')).waitFor();
      await assertAccessible(page);
      await page.getByLabel('Stato').selectOption({ label: 'Assegnata' });
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Scegli l’ufficio a cui assegnarla.').waitFor();
      await page.getByLabel('Ufficio', { exact: true }).selectOption('Servizio verde pubblico');
      await page.getByLabel('Nota pubblica').fill('Togliamo l’altalena <b>domani</b>.');
      await page.getByLabel('Nota interna').fill('Ordinare la catena.');
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Salvato. Chi segue').waitFor();
      assert.equal(await page.getByText('Togliamo l’altalena <b>domani</b>.').isVisible(), true);
      assert.equal(await page.getByText('Ordinare la catena.').isVisible(), true);
      const found = await (await fetch(`${demo.url}/sassuolo/api/v1/reports?q=altalena`)).json() as { items: { id: string }[] };
      const seen = await (await fetch(`${demo.url}/sassuolo/api/v1/reports/${found.items[0]!.id}`)).json() as { status: string; internal?: unknown; timeline: { note?: string }[] };
      assert.equal(seen.status, 'assigned');
      assert.equal(seen.internal, undefined);
      assert.equal(seen.timeline.at(-1)?.note, 'Togliamo l’altalena <b>domani</b>.');
      await page.getByRole('button', { name: 'Torna all’elenco' }).click();
      const row = page.getByRole('button', { name: /Altalena rotta/ });
      await row.waitFor();
      await row.and(page.locator(':focus')).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Segnalazioni', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Esci da tutti i dispositivi' }).click();
      await page.getByLabel('Nome utente').waitFor();
    });
  });

  test('two clerks on one ticket: the second is told, and no note is lost', async () => {
    await withPage({ ...options(), expected: [/409/] }, async ({ page, context }) => {
      await signIn(page);
      await page.getByRole('button', { name: /Sacchi abbandonati/ }).click();
      const note = page.getByLabel('Nota interna');
      await note.fill('Chiamo io la ditta.');
      const colleague = await context.newPage();
      await colleague.goto(`${demo.url}/sassuolo/ufficio`);
      await colleague.getByRole('button', { name: /Sacchi abbandonati/ }).click();
      await colleague.getByLabel('Ufficio', { exact: true }).selectOption('Ambiente e rifiuti');
      await colleague.getByRole('button', { name: 'Salva' }).click();
      await colleague.getByText('Salvato. Chi segue').waitFor();
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Nel frattempo un collega ha cambiato').waitFor();
      assert.equal(await page.getByLabel('Nota interna').inputValue(), 'Chiamo io la ditta.');
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Salvato. Chi segue').waitFor();
      assert.equal(await page.getByText('Chiamo io la ditta.').isVisible(), true);
    });
  });

  test('without the network says so and loses nothing; without the session asks to sign in again', async () => {
    await withPage({ ...options(), expected: [/401/], tolerated: [/ERR_INTERNET_DISCONNECTED/] }, async ({ page, context }) => {
      await signIn(page, 'crema');
      await page.getByRole('button', { name: /Vetro rotto/ }).click();
      await page.getByLabel('Nota pubblica').fill('Arriviamo martedì.');
      await context.setOffline(true);
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('Non c’è connessione.').waitFor();
      assert.equal(await page.getByLabel('Nota pubblica').inputValue(), 'Arriviamo martedì.');
      await context.setOffline(false);
      await context.clearCookies();
      await page.getByRole('button', { name: 'Salva' }).click();
      await page.getByText('La sessione è finita. Entra di nuovo.').waitFor();
      await page.getByLabel('Nome utente').and(page.locator(':focus')).waitFor();
    });
  });
});
