/** A citizen and the town's programme: on the demonstration's site, and on a site that has nothing but a file. */
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { runDemo, type RunningDemo } from '../helpers/demo.ts';
import { assertAccessible, textOf, withPage } from '../helpers/page.ts';
import { servePage } from '../helpers/serve-page.ts';

const phone = { width: 360, height: 740 };
/** A week before the first market of Advent; on 8 December it is moved for the holiday. */
const november = Date.UTC(2026, 10, 24, 9);
const articles = (page: Page): ReturnType<Page['locator']> => page.locator('civico-events-calendar article');
const titles = async (text: string): Promise<string[]> => [...new Set([...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title!))];

describe('what is on in Sassuolo', { timeout: 280_000 }, () => {
  let demo: RunningDemo;
  before(async () => { demo = await runDemo(); });
  after(() => demo?.close());

  const visit = (use: (page: Page) => Promise<void>, options: Partial<Parameters<typeof withPage>[0]> = {}): Promise<void> => withPage({ origins: [demo.url], viewport: phone, ...options }, async ({ page }) => {
    await page.clock.setFixedTime(november);
    await page.goto(`${demo.url}/sassuolo/eventi`);
    await articles(page).first().waitFor();
    await use(page);
  });

  test('browsed, filtered, added to one’s calendar, subscribed to exactly what is filtered', () => visit(async (page) => {
    await page.getByRole('heading', { name: 'Terre e fuochi: la ceramica che ha fatto la città' }).waitFor();
    await page.getByRole('button', { name: 'Cerca e filtra' }).click();
    await page.getByLabel('Tipo di evento').selectOption({ label: 'Mercato / Mercatino' });
    await page.getByText('Spostato. Data precedente: 8 dicembre 2026').waitFor();
    assert.deepEqual([...new Set(await articles(page).locator('[part~=event-title]').allInnerTexts())], ['Mercato settimanale']);
    const moved = articles(page).filter({ hasText: 'Spostato' });
    await moved.getByRole('button', { name: /^Dettagli/ }).click();
    await moved.getByText('6 dicembre').or(moved.getByText('7 dicembre')).first().waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), moved.getByRole('button', { name: 'Aggiungi al calendario' }).click()]);
    assert.match(await textOf(download), /DTSTART:20261207T063000Z/);

    await page.getByRole('button', { name: 'Abbonati al calendario' }).click();
    const address = await page.getByLabel('Oppure copia questo indirizzo').inputValue();
    const feed = await (await fetch(address)).text();
    assert.deepEqual(await titles(feed), ['Mercato settimanale']);
    assert.ok(feed.split('BEGIN:VEVENT').length > 40, 'the markets of a year');
    await page.getByRole('button', { name: 'Togli i filtri' }).first().click();
    await page.getByRole('heading', { name: 'Terre e fuochi: la ceramica che ha fatto la città' }).waitFor();
    const everything = await titles(await (await fetch(await page.getByLabel('Oppure copia questo indirizzo').inputValue())).text());
    assert.ok(everything.length > 5 && everything.includes('Mercato settimanale'));
  }));

  test('walked through by keyboard: the month, a day, an event, its address', () => visit(async (page) => {
    await page.getByRole('button', { name: 'Mese', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('grid').waitFor();
    const at = (day: string): Promise<unknown> => page.waitForFunction((expected) => (document.querySelector('civico-events-calendar')!.shadowRoot!.activeElement as HTMLElement | null)?.dataset['day'] === expected, day);
    // Previous, today, next, search, then the one day of the grid that is a stop.
    for (let stop = 0; stop < 5; stop += 1) await page.keyboard.press('Tab');
    await at('2026-11-24');
    for (const [key, day] of [['ArrowDown', '2026-12-01'], ['ArrowDown', '2026-12-08'], ['ArrowLeft', '2026-12-07']] as const) {
      await page.keyboard.press(key);
      await at(day);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Eventi di lunedì 7 dicembre 2026' }).waitFor();
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.querySelector('civico-events-calendar')!.shadowRoot!.activeElement!.textContent), /^Dettagli/);
    const market = articles(page).filter({ hasText: 'Mercato settimanale' });
    await market.getByRole('button', { name: /^Dettagli/ }).press('Enter');
    await market.getByRole('link', { name: /^Collegamento a questo evento/ }).press('Enter');
    await page.waitForFunction(() => document.querySelector('civico-events-calendar')!.shadowRoot!.activeElement?.textContent === 'Mercato settimanale');
    await page.getByText('Da lunedì 7 dicembre 2026').waitFor();
    assert.match(page.url(), /\/eventi#evento-\w+$/);
    await assertAccessible(page);
  }, { viewport: { width: 1280, height: 900 } }));

  test('without a network: what was read stays, what cannot be had is said, and comes when the network does', () => withPage({ origins: [demo.url], viewport: phone, tolerated: [/ERR_INTERNET_DISCONNECTED/] }, async ({ page, context }) => {
    await page.clock.setFixedTime(november);
    await page.goto(`${demo.url}/sassuolo/eventi`);
    await articles(page).first().waitFor();
    await page.getByRole('button', { name: /^Dettagli/ }).first().click();
    await page.getByRole('button', { name: 'Aggiungi al calendario' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: /^Dettagli/ }).nth(1).click();
    assert.equal(await page.getByRole('button', { name: 'Aggiungi al calendario' }).count(), 2);
    await page.getByRole('button', { name: 'Mese successivo' }).click();
    await page.getByRole('alert').waitFor();
    assert.ok(await page.getByRole('link', { name: 'calendario degli eventi' }).isVisible(), 'what the page has without scripts');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Riprova' }).click();
    await page.getByText('Da martedì 1 dicembre 2026').waitFor();
    await articles(page).first().waitFor();
  }));
});

test('a site with nothing but a file: the same programme, no backend asked', async () => {
  const server = await servePage({
    html: '<civico-events-calendar src="eventi.ics"><a href="eventi.ics">Il programma</a></civico-events-calendar>',
    files: { '/eventi.ics': readFileSync(new URL('../../demo/towns/sassuolo/events.ics', import.meta.url), 'utf8') },
  });
  try {
    await withPage({ origins: [server.url], viewport: phone }, async ({ page, context }) => {
      await page.clock.setFixedTime(november);
      await page.goto(server.url);
      await page.getByRole('heading', { name: 'Terre e fuochi: la ceramica che ha fatto la città' }).waitFor();
      await page.getByRole('button', { name: 'Cerca e filtra' }).click();
      await page.getByLabel('Tipo di evento').selectOption({ label: 'Mercato / Mercatino' });
      await page.getByText('Spostato. Data precedente: 8 dicembre 2026').waitFor();
      await page.getByRole('button', { name: 'Abbonati al calendario' }).click();
      // A part of a file cannot be subscribed to: this is said, and the events can be had as a file.
      await page.getByText('Qui non ci si può abbonare').waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Scarica gli eventi che vedi' }).click()]);
      assert.deepEqual(await titles(await textOf(download)), ['Mercato settimanale']);
      await page.getByRole('button', { name: 'Togli i filtri' }).first().click();
      assert.equal(await page.getByLabel('Oppure copia questo indirizzo').inputValue(), `${server.url}/eventi.ics`);
      // The file is here whole: every month of it without a network.
      await page.getByRole('button', { name: 'Mese', exact: true }).click();
      await page.getByRole('grid').waitFor();
      await context.setOffline(true);
      await page.getByRole('button', { name: 'Mese successivo' }).click();
      await page.locator('[data-day="2026-12-07"]', { hasText: 'Mercato settimanale' }).waitFor();
      assert.equal(server.requests.some(({ path }) => path.includes('/api/')), false);
      assert.equal(server.requests.filter(({ path }) => path === '/eventi.ics').length, 1);
    });
  } finally {
    await server.close();
  }
});
