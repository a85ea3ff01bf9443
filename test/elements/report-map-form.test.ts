import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../helpers/page.ts';
import { focused, opened } from './report-map-page.ts';
import { fill, heading, NEW, next, toData } from './report-map-steps.ts';

describe('a new report', () => {
  test('what is too long stays whole, is counted while it is typed and named when it is to go on', async () => {
    await opened({ ...NEW, page: { viewport: { width: 360, height: 800 } } }, async (page) => {
      const bicycles = (count: number): string => '\u{1F6B2}'.repeat(count);
      await toData(page);
      await fill(page);
      const details = page.getByRole('textbox', { name: /^Dettagli/ });
      await details.fill(bicycles(150));
      assert.equal(await page.locator('[part~="counter"]').allTextContents().then((all) => all.join()), 'Puoi scrivere ancora 50 caratteri');
      await details.fill(`${'riga\n'.repeat(10)}${bicycles(150)}`);
      assert.equal(await page.locator('[part~="counter"]').allTextContents().then((all) => all.join()), 'Puoi scrivere ancora 0 caratteri');
      await page.getByLabel('Titolo').fill(bicycles(101));
      await page.getByLabel('Indirizzo o punto di riferimento').fill(`Via ${bicycles(198)}`);
      await page.locator('[part~="counter-over"]').nth(1).waitFor();
      assert.deepEqual(await page.locator('[part~="counter-over"]').allTextContents(), ['2 caratteri di troppo', '1 carattere di troppo']);
      await page.locator('[part~="counter-announcement"]', { hasText: '2 caratteri di troppo' }).waitFor({ state: 'attached' });
      await assertAccessible(page);
      await next(page);
      await page.locator('[part~="error-summary"]').waitFor();
      assert.deepEqual(await page.locator('[part~="error-summary"] a').allTextContents(), ['Accorcia «Indirizzo o punto di riferimento»: al massimo 200 caratteri', 'Accorcia «Titolo»: al massimo 100 caratteri']);
      assert.equal(await page.getByLabel('Titolo').inputValue(), bicycles(101));
      await page.getByLabel('Titolo').fill(bicycles(100));
      await page.getByLabel('Indirizzo o punto di riferimento').fill(`Via ${bicycles(196)}`);
      await next(page);
      await heading(page, 'Riepilogo');
    });
  });

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
