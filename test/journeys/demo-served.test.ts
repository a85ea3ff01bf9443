import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { clerkOf } from '../../demo/staff.ts';
import { runDemo, type RunningDemo } from '../helpers/demo.ts';
import { assertAccessible, withPage } from '../helpers/page.ts';

interface Participation { period: string; category: string; n: number; value: number }

describe('people served, from the clerk’s page to the published participation', { timeout: 200_000 }, () => {
  let demo: RunningDemo;
  before(async () => { demo = await runDemo(); });
  after(() => demo?.close());
  const options = () => ({ origins: [demo.url], cookies: ['civico_staff', 'civico_device'] });
  const counter = 'Ufficio relazioni con il pubblico';
  const participation = async (): Promise<Participation> => {
    const { items } = await (await fetch(`${demo.url}/sassuolo/api/v1/indicators/participation-counters/observations`)).json() as { items: Participation[] };
    const year = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Rome', year: 'numeric' }).format(new Date());
    return items.find(({ category, period }) => category === counter && period === year) ?? { period: year, category: counter, n: 0, value: 0 };
  };
  /** The vote has arrived: until then the clerk's page does not know it. */
  const voted = async (): Promise<void> => {
    const count = async (): Promise<number> => (await (await fetch(`${demo.url}/sassuolo/api/v1/ratings/summary?subjectKind=counter&subjectId=urp&scale=3&from=${new Date().toISOString().slice(0, 10)}`)).json() as { count: number }).count;
    for (let tries = 0; await count() === 0 && tries < 300; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 100); });
  };
  const number = (page: Page) => page.getByRole('textbox', { name: 'Persone servite' });
  async function save(page: Page, text: string): Promise<void> {
    await number(page).fill(text);
    await page.getByRole('button', { name: 'Salva' }).click();
  }
  async function signIn(page: Page): Promise<void> {
    await page.goto(`${demo.url}/sassuolo/ufficio`);
    const { username, password } = clerkOf('sassuolo');
    await page.getByLabel('Nome utente').fill(username);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Entra' }).click();
    await page.getByRole('heading', { name: 'Segnalazioni', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Persone servite' }).click();
    await page.getByLabel('Sportello').selectOption(counter);
    await page.getByRole('table', { name: 'Gli ultimi giorni' }).waitFor();
  }

  test('a vote, the number of the day, its correction: the page with web and counters side by side follows', async () => {
    const start = await participation();
    await withPage(options(), async ({ page }) => {
      await page.goto(`${demo.url}/sassuolo/sportelli`);
      await page.getByRole('link', { name: counter }).click();
      await page.getByRole('button', { name: 'Positivo', exact: true }).click();
      await page.getByRole('heading', { name: 'Grazie!' }).waitFor();
      await page.waitForFunction(() => !document.querySelector('[data-part="kiosk-note"]')?.textContent?.match(/attesa|partit/));
      await voted();
      await signIn(page);
      await assertAccessible(page);
      await page.getByText('Quel giorno c’è un voto.').waitFor();

      await save(page, '');
      await page.getByRole('alert').filter({ hasText: 'Scrivi quante persone sono state servite' }).waitFor();
      assert.equal(await number(page).getAttribute('aria-invalid'), 'true');
      await number(page).and(page.locator(':focus')).waitFor();
      await assertAccessible(page);
      await save(page, 'dodici');
      assert.equal(await number(page).inputValue(), 'dodici', 'what was typed stays');
      await save(page, '12000');
      await page.getByRole('alert').filter({ hasText: 'al massimo 10.000' }).waitFor();
      await page.getByLabel('Giorno', { exact: true }).fill('2999-01-01');
      await save(page, '12');
      await page.getByRole('alert').filter({ hasText: 'non è ancora arrivato' }).waitFor();
      assert.equal((await participation()).n, start.n, 'nothing was stored so far');

      await page.locator('.days tbody button').first().click();
      await save(page, '0');
      await page.getByText('Attenzione: i voti di quel giorno sono 1').first().waitFor();
      await page.locator('.days tbody button', { hasText: 'Correggi' }).first().click();
      assert.equal(await number(page).inputValue(), '0');
      await page.getByText('Per quel giorno c’è già il numero 0').waitFor();
      await save(page, '8');
      await page.getByText('Salvato: 8 persone servite').first().waitFor();
      const row = page.locator('.days tbody tr').first();
      assert.deepEqual((await row.locator('td').allInnerTexts()).slice(0, 3), ['8', '1', '13%']);
      assert.equal((await participation()).n, start.n + 8);

      await page.goto(`${demo.url}/sassuolo/sportelli`);
      const one = page.getByRole('article', { name: 'Quante persone votano agli sportelli' });
      await one.getByText('I valori in tabella').click();
      const published = one.getByRole('row').filter({ hasText: counter }).last();
      await published.waitFor();
      const now = await participation();
      assert.match(await published.innerText(), new RegExp(`${String(now.value).replace('.', ',')}\\s?%[\\s\\S]*${start.n + 8}`));
    });
  });

  test('without the network what was typed stays; without the session the page asks to sign in again', async () => {
    await withPage({ ...options(), expected: [/401/], tolerated: [/ERR_INTERNET_DISCONNECTED/] }, async ({ page, context }) => {
      await signIn(page);
      await context.setOffline(true);
      await save(page, '21');
      await page.getByText('Non c’è connessione.').waitFor();
      assert.equal(await number(page).inputValue(), '21');
      await context.setOffline(false);
      await context.clearCookies();
      await save(page, '21');
      await page.getByText('La sessione è finita. Entra di nuovo.').waitFor();
      await page.getByLabel('Nome utente').and(page.locator(':focus')).waitFor();
    });
  });
});
