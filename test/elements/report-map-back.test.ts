/** The browser's back button in the wizard: one step back, nothing typed lost, and the page's own history as it was. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { focused, opened } from './report-map-page.ts';
import { fill, heading, NEW, next, toData } from './report-map-steps.ts';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const entries = (page: Page): Promise<number> => page.evaluate(() => history.length);
const [CONDITIONS, DATA, SUMMARY] = ['Autorizzazioni e condizioni', 'Dati di segnalazione', 'Riepilogo'];
/** The heading of a step, not its name among the steps. */
const at = async (page: Page, step: string | undefined): Promise<void> => {
  await page.locator('[part~="step-title"]').filter({ hasText: step! }).waitFor();
};

describe('the browser’s back button in a report', () => {
  test('goes one step back, forward one step on; what is typed stays, the heading takes the focus', async () => {
    await opened(NEW, async (page, site) => {
      await toData(page);
      await fill(page);
      await next(page);
      await at(page, SUMMARY);
      await page.goBack();
      await at(page, DATA);
      assert.equal(await page.getByLabel('Titolo').inputValue(), 'Cestino di prova');
      assert.equal(await focused(page), DATA);
      await page.goBack();
      await at(page, CONDITIONS);
      assert.equal(page.url(), `${site.url}/`);
      await page.goForward();
      await at(page, DATA);
      await page.getByLabel('Titolo').fill('Cestino rotto');
      await page.goForward();
      await at(page, SUMMARY);
      await page.getByText('Cestino rotto').waitFor();
    });
  });

  test('means the same as «Indietro» and «Modifica»: no step comes twice', async () => {
    await opened({ path: '/empty' }, async (page, site) => {
      await page.goto(`${site.url}/?segnalazione=nuova`);
      const before = await entries(page);
      await toData(page);
      await fill(page);
      await next(page);
      await at(page, SUMMARY);
      await press(page, 'Modifica: Titolo');
      await at(page, DATA);
      await page.waitForFunction(() => (history.state as { civicoSteps: Record<string, number[]> }).civicoSteps['1']!.length === 2);
      await next(page);
      await at(page, SUMMARY);
      await press(page, 'Indietro');
      await at(page, DATA);
      await page.waitForFunction(() => (history.state as { civicoSteps: Record<string, number[]> }).civicoSteps['1']!.length === 2);
      assert.equal(await entries(page), before + 2, 'three steps are three entries, however often they were visited');
      await page.goBack();
      await at(page, CONDITIONS);
      await page.goBack();
      assert.equal(page.url(), `${site.url}/empty`);
    });
  });

  test('after sending leads to where the form was entered from, and to another view and back keeps the step', async () => {
    await opened({}, async (page) => {
      await page.getByRole('link', { name: 'Segnala un disservizio' }).click();
      await toData(page);
      await fill(page);
      await press(page, 'Tutte le segnalazioni');
      await heading(page, 'Segnalazioni dei cittadini');
      await page.goBack();
      await at(page, DATA);
      await next(page);
      await press(page, 'Invia');
      await heading(page, 'Segnalazione inviata');
      await page.waitForFunction(() => (history.state as { civicoSteps: Record<string, number[]> }).civicoSteps['1']!.length === 1);
      await heading(page, 'Segnalazione inviata');
      await page.goBack();
      await heading(page, 'Segnalazioni dei cittadini');
      await page.getByRole('link', { name: 'Segnala un disservizio' }).click();
      await toData(page);
      await page.goBack();
      await at(page, CONDITIONS);
    });
  });

  test('the state of the host’s router stays in every entry; with no-permalink there is no entry at all', async () => {
    await opened({ ...NEW, path: '/empty' }, async (page, site) => {
      await page.goto(site.url);
      await at(page, CONDITIONS);
      await page.evaluate(() => { history.replaceState({ router: { key: 'k1' } }, ''); });
      await toData(page);
      const router = (): Promise<unknown> => page.evaluate(() => (history.state as { router: unknown }).router);
      assert.deepEqual(await router(), { key: 'k1' });
      await page.goBack();
      await at(page, CONDITIONS);
      assert.deepEqual(await router(), { key: 'k1' });
    });
    await opened({ attributes: 'view="new" no-permalink' }, async (page) => {
      const before = await entries(page);
      await toData(page);
      await fill(page);
      await next(page);
      await press(page, 'Indietro');
      await at(page, DATA);
      assert.equal(await entries(page), before);
      assert.equal(await page.evaluate(() => history.state as unknown), null);
    });
  });
});
