import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { runDemo, type RunningDemo } from '../helpers/demo.ts';
import { assertAccessible, withPage } from '../helpers/page.ts';

interface Summary { count: number; setAside: number; distribution: { value: number; count: number }[]; participation: { judged: number; served: number } | null }

describe('the tablet of a counter, unplugged and plugged in again', { timeout: 200_000 }, () => {
  let demo: RunningDemo;
  before(async () => { demo = await runDemo(); });
  after(() => demo?.close());
  const summary = async (counter: string): Promise<Summary> =>
    (await fetch(`${demo.url}/sassuolo/api/v1/ratings/summary?subjectKind=counter&subjectId=${counter}&scale=3`)).json() as Promise<Summary>;

  test('votes of two days without a network arrive once, with their times; figures grow', async () => {
    const before = await summary('anagrafe-1');
    await withPage({ origins: [demo.url], tolerated: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/] }, async ({ page, context }) => {
      await page.clock.install({ time: Date.now() - 3 * 86_400_000 });
      await page.goto(`${demo.url}/sassuolo/sportelli`);
      await page.getByRole('link', { name: 'Anagrafe, sportello 1' }).click();
      await page.getByRole('heading', { name: 'Come valuti il servizio che hai ricevuto?' }).waitFor();
      await context.setOffline(true);
      for (const name of ['Positivo', 'Positivo', 'Sufficiente']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('heading', { name: 'Grazie!' }).waitFor();
        await page.clock.runFor(12 * 3_600_000);
        await page.getByRole('button', { name, exact: true }).waitFor();
      }
      await page.getByText('3 voti in attesa della rete').waitFor();
      assert.equal((await summary('anagrafe-1')).count, before.count);
      // The tablet is switched off with the votes on it, and on again with a network.
      await page.close();
      await context.setOffline(false);
      const again = await context.newPage();
      await again.goto(page.url());
      await again.waitForFunction(() => document.querySelector('[data-part="kiosk"]') && !document.querySelector('[data-part="kiosk-note"]')?.textContent?.match(/attesa|partit/));
      let after = await summary('anagrafe-1');
      for (let tries = 0; after.count < before.count + 3 && tries < 150; tries += 1) {
        await again.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 100); }));
        after = await summary('anagrafe-1');
      }
      assert.equal(after.count, before.count + 3);
      assert.equal(after.setAside, before.setAside, 'twelve hours apart, as they were given: no burst');
      assert.equal(after.distribution[2]!.count, before.distribution[2]!.count + 2);
    });
  });

  test('the page of figures shows published and live ones, and web and counters side by side', async () => {
    await withPage({ origins: [demo.url], viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await page.goto(`${demo.url}/sassuolo/dati?tema=Anagrafe%20online`);
      const dashboard = page.locator('civico-service-dashboard');
      await dashboard.getByText('1.200').first().waitFor();
      await dashboard.getByText('Comune di Sassuolo, anagrafe online', { exact: false }).first().waitFor();
      const requests = dashboard.getByRole('article').filter({ hasText: '6.000' });
      await requests.getByText('I valori in tabella').click();
      await dashboard.getByRole('cell', { name: 'dato mancante' }).first().waitFor();
      await dashboard.getByRole('cell', { name: 'oltre 6.000' }).waitFor();
      await assertAccessible(page, { include: 'civico-service-dashboard' });
      await page.goto(`${demo.url}/sassuolo/sportelli`);
      await dashboard.getByRole('heading', { name: 'Giudizi positivi sul sito e agli sportelli' }).waitFor();
      // The first table of the page is the first that has come, whichever that is: only the one of this card is meant.
      const channels = dashboard.getByRole('article', { name: 'Giudizi positivi sul sito e agli sportelli' });
      await channels.getByText('I valori in tabella').click();
      await channels.getByRole('rowheader', { name: 'Sportelli', exact: true }).waitFor();
      await channels.getByRole('rowheader', { name: 'Sito web', exact: true }).waitFor();
    });
  });
});
