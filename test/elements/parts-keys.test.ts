/** What the parts do under keys, pointer and screen reader, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, withPage } from '../helpers/page.ts';
import type { ServedPage } from '../helpers/serve-page.ts';
import { serveParts } from './parts-page/serve-parts.ts';

describe('parts, keys', () => {
  let server: ServedPage;
  before(async () => { server = await serveParts(); });
  after(() => server.close());

  const open = (only: string, use: (page: Page) => Promise<void>) => withPage({ origins: [server.url] }, async ({ page }) => {
    await page.goto(`${server.url}/?only=${only}`);
    await page.locator('parts-gallery section').first().waitFor();
    await use(page);
  });
  const focused = (page: Page) => page.evaluate(() => { const inner = document.activeElement?.shadowRoot?.activeElement; return inner?.id || inner?.getAttribute('aria-label') || inner?.textContent?.trim(); });
  const status = (page: Page) => page.locator('[part~="combobox"] [role=status]').first();

  test('combobox: suggests, moves, takes by keyboard, and says how many there are', () => open('combobox', async (page) => {
    const field = page.getByRole('combobox', { name: 'Luogo' }).first();
    await field.pressSequentially('piazza');
    await page.getByRole('option').nth(2).waitFor();
    assert.equal(await status(page).textContent(), '3 risultati');
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    assert.equal(await field.getAttribute('aria-activedescendant'), null);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), 'place-option-1');
    assert.equal(await page.getByRole('option', { selected: true }).textContent(), 'Piazzale della Rosa Davanti al Palazzo Ducale');
    await assertAccessible(page);
    await page.keyboard.press('Enter');
    assert.equal(await field.inputValue(), 'Piazzale della Rosa');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    assert.equal(await focused(page), 'place');
  }));

  test('combobox: the arrow up goes from the text to the last one and back', () => open('combobox', async (page) => {
    const field = page.getByRole('combobox').first();
    await field.pressSequentially('piazza');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowUp');
    assert.equal(await field.getAttribute('aria-activedescendant'), 'place-option-2');
    await page.keyboard.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), null);
  }));

  test('combobox: nothing found, failure, Escape; what was typed stays', () => open('combobox', async (page) => {
    const field = page.getByRole('combobox').first();
    await field.pressSequentially('zzz');
    await page.locator('[part~="listbox-message"]', { hasText: 'Nessun risultato' }).waitFor();
    assert.equal(await status(page).textContent(), 'Nessun risultato');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('[part~="listbox"]').count(), 0);
    assert.equal(await field.inputValue(), 'zzz');
    await field.fill('guasto');
    await page.locator('[part~="listbox-message"]', { hasText: 'I suggerimenti non arrivano' }).waitFor();
    assert.equal(await field.inputValue(), 'guasto');
  }));

  test('combobox: leaving closes it; a pressed suggestion is taken', () => open('combobox', async (page) => {
    const field = page.getByRole('combobox').first();
    await field.fill('garibaldi');
    await page.getByRole('option').waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await page.getByRole('option').count(), 0);
    await field.fill('piazza');
    await page.getByRole('option', { name: 'Piazza Garibaldi' }).click();
    assert.equal(await field.inputValue(), 'Piazza Garibaldi');
  }));

  test('combobox: with no text the arrow down offers the well-known places', () => open('combobox', async (page) => {
    await page.getByRole('combobox').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option').nth(2).waitFor();
  }));

  /** What a pointer would meet in the middle of each suggestion. */
  const met = (page: Page) => page.evaluate(() => [...document.querySelector('parts-gallery')!.shadowRoot!.querySelectorAll('[part~="option"]')].map((option) => {
    const { left, top, width, height } = option.getBoundingClientRect();
    return option.getRootNode() instanceof ShadowRoot && (option.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2)?.closest('[part~="option"]') === option;
  }));

  test('combobox: a card that hides what overflows hides no suggestion; without room below they stand above', () => open('combobox', async (page) => {
    const field = page.getByRole('combobox').first();
    await field.evaluate((input) => {
      const { host } = input.getRootNode() as ShadowRoot;
      const { bottom } = input.getBoundingClientRect();
      Object.assign((host as HTMLElement).style, { overflow: 'hidden', blockSize: `${bottom + 8 - host.getBoundingClientRect().top}px` });
    });
    await field.pressSequentially('piazza');
    await page.getByRole('option').nth(2).waitFor();
    assert.deepEqual(await met(page), [true, true, true]);
    assert.ok(await field.evaluate((input) => input.getBoundingClientRect().bottom < input.parentElement!.querySelector('[part~="listbox"]')!.getBoundingClientRect().top), 'below');
    await field.evaluate((input) => { ((input.getRootNode() as ShadowRoot).host as HTMLElement).style.marginBlockStart = `${innerHeight - input.getBoundingClientRect().bottom - 20}px`; });
    assert.deepEqual(await met(page), [true, true, true]);
    assert.ok(await field.evaluate((input) => input.getBoundingClientRect().top > input.parentElement!.querySelector('[part~="listbox"]')!.getBoundingClientRect().bottom), 'above');
  }));

  test('combobox: a browser that cannot hang popovers has the list under the field', () => withPage({ origins: [server.url] }, async ({ page }) => {
    await page.addInitScript(() => { const { supports } = CSS; CSS.supports = (text: string) => text !== 'anchor-scope: all' && supports.call(CSS, text); });
    await page.goto(`${server.url}/?only=combobox`);
    const field = page.getByRole('combobox').first();
    await field.pressSequentially('piazza');
    await page.getByRole('option').nth(2).waitFor();
    assert.equal(await page.locator('[part~="listbox"][popover]').count(), 0);
    assert.deepEqual(await met(page), [true, true, true]);
    await page.getByRole('option', { name: 'Piazza Garibaldi' }).click();
    assert.equal(await field.inputValue(), 'Piazza Garibaldi');
  }));

  test('date: typed first; the calendar opens on request, moves by keys, gives focus back', () => open('date-field', async (page) => {
    const field = page.getByRole('textbox', { name: 'Data' });
    assert.equal(await page.getByRole('grid').count(), 0);
    await field.fill('24/11/2026');
    assert.equal(await field.getAttribute('aria-invalid'), null);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Calendario' }).waitFor();
    await page.waitForFunction(() => document.querySelector('parts-gallery')!.shadowRoot!.activeElement?.getAttribute('aria-label')?.startsWith('martedì 24 novembre 2026'));
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(page), 'mercoledì 25 novembre 2026, non disponibile');
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('dialog').count(), 1, 'a day that is not available cannot be taken');
    await page.keyboard.press('PageDown');
    assert.equal(await focused(page), 'venerdì 25 dicembre 2026');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), 'lunedì 28 dicembre 2026');
    await assertAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await field.inputValue(), '28/12/2026');
    assert.equal(await focused(page), 'day-choose');
  }));

  test('date: the calendar stays within its ends; Escape changes nothing', () => open('date-field', async (page) => {
    const field = page.getByRole('textbox', { name: 'Data' });
    await field.fill('12/11/2026');
    await page.getByRole('button', { name: 'Scegli dal calendario' }).click();
    await page.getByRole('grid').waitFor();
    await page.locator('[part~="day"][tabindex="0"]').focus();
    await page.keyboard.press('PageUp');
    assert.equal(await focused(page), 'martedì 10 novembre 2026');
    assert.equal(await page.getByRole('button', { name: 'Mese precedente' }).isDisabled(), true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await field.inputValue(), '12/11/2026');
    assert.equal(await focused(page), 'day-choose');
    await page.getByRole('button', { name: 'Scegli dal calendario' }).click();
    await page.getByRole('grid').waitFor();
  }));

  test('dialog: modal, closes by Escape, and opens again; focus comes back', () => open('dialog', async (page) => {
    for (const close of [() => page.keyboard.press('Escape'), () => page.getByRole('button', { name: 'Chiudi' }).click(), () => page.getByRole('button', { name: 'Tieni la bozza' }).click()]) {
      await page.locator('#open-dialog').click();
      await page.getByRole('dialog', { name: 'Elimini la bozza?' }).waitFor();
      assert.equal(await page.locator('#confirm').evaluate((one) => one.matches(':modal')), true);
      await close();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      assert.equal(await focused(page), 'open-dialog');
    }
  }));

  test('error summary: each line leads to its field, the page\'s address stays', () => open('error-summary,text-field,choice-list', async (page) => {
    const before = page.url();
    await page.getByRole('link', { name: 'Scrivi un titolo' }).click();
    assert.equal(await focused(page), 'name');
    await page.getByRole('link', { name: 'Scegli se c’è un pericolo' }).click();
    assert.equal(await focused(page), 'yes-no-0');
    assert.equal(page.url(), before);
  }));

  test('fields say what is wrong and what helps', () => open('text-field,choice-list', async (page) => {
    const described = (id: string) => page.locator(`#${id}`).evaluate((one) => (one.getAttribute('aria-describedby') ?? '').split(' ').map((id) => (one.getRootNode() as ShadowRoot).getElementById(id)?.textContent?.trim()).join('|'));
    assert.equal(await described('name'), 'In poche parole, per esempio «Lampione spento»');
    assert.equal(await described('email'), 'Scrivi l’indirizzo intero, per esempio nome@esempio.it');
    assert.equal(await described('yes-no'), 'Scegli una risposta');
    assert.equal(await described('author-0'), 'Puoi seguire la segnalazione con il codice');
    assert.equal(await page.getByRole('radio', { name: 'No, resto anonimo', exact: true }).count(), 1, 'the hint describes, it does not name');
  }));

  test('choices: arrow keys move between radios, space between boxes; what belongs to a choice comes with it', () => open('choice-list', async (page) => {
    await page.getByRole('radio', { name: 'Sì, scrivetemi' }).focus();
    await page.getByRole('textbox', { name: 'Nome' }).waitFor();
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.getByRole('radio', { name: 'No, resto anonimo' }).isChecked(), true);
    assert.equal(await page.getByRole('textbox', { name: 'Nome' }).count(), 0);
    const roads = page.getByRole('checkbox', { name: 'Strade e marciapiedi' });
    await roads.focus();
    await page.keyboard.press('Space');
    assert.equal(await roads.isChecked(), true);
    assert.equal(await page.getByRole('checkbox', { name: 'Verde pubblico' }).isChecked(), true);
  }));

  test('counter: follows each key for the eye, speaks after a pause', () => open('text-area', async (page) => {
    const field = page.getByRole('textbox', { name: 'Dettagli', exact: true });
    await page.clock.install();
    await field.fill('Buio');
    assert.equal(await page.locator('#details-counter').textContent(), 'Restano 196 caratteri');
    const said = page.locator('[part~="counter-announcement"]').first();
    assert.equal(await said.textContent(), '');
    await page.clock.runFor(2000);
    assert.equal(await said.textContent(), 'Restano 196 caratteri');
    await field.fill('🙂'.repeat(201));
    assert.equal(await page.locator('#details-counter').textContent(), '1 caratteri di troppo', 'an emoji is one character, and nothing is cut');
  }));

  test('busy: the button keeps focus, says so, and does not act twice', () => open('button', async (page) => {
    await page.locator('#send').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#send').textContent(), 'Invio in corso');
    assert.equal(await page.locator('#send').getAttribute('aria-disabled'), 'true');
    await page.keyboard.press('Enter');
    await page.locator('#send').click({ force: true });
    assert.equal(await page.locator('#sent').textContent(), '1');
    assert.equal(await focused(page), 'send');
  }));

  test('files: chosen, dropped, described, removed; focus goes to the neighbour', () => open('file-drop', async (page) => {
    const field = page.getByLabel('Immagini (facoltativo)');
    await field.setInputFiles({ name: 'uno.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') });
    await page.getByText('uno.jpg').waitFor();
    assert.equal(await field.evaluate((one: HTMLInputElement) => one.value), '', 'the same file can be chosen again');
    const transfer = await page.evaluateHandle(() => { const data = new DataTransfer(); data.items.add(new File(['y'], 'due.jpg', { type: 'image/jpeg' })); return data; });
    const zone = page.locator('[part~="drop-zone"]').first();
    await zone.dispatchEvent('dragenter', { dataTransfer: transfer });
    assert.notEqual(await zone.getAttribute('data-over'), null);
    await zone.dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByText('Hai aggiunto 5 foto: è il massimo').waitFor();
    assert.equal(await zone.getAttribute('data-over'), null);
    assert.equal(await field.isDisabled(), true);
    const removed = page.getByRole('button', { name: 'Rimuovi due.jpg' });
    await removed.focus();
    await page.keyboard.press('Enter');
    await removed.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelector('parts-gallery')!.shadowRoot!.activeElement?.getAttribute('aria-label') === 'Rimuovi uno.jpg');
    const words = page.getByLabel('Cosa si vede nella foto?').first();
    await words.fill('Un palo piegato');
    assert.equal(await words.inputValue(), 'Un palo piegato');
  }));

  test('files: after the last one is removed, focus is back at choosing', () => open('file-drop', async (page) => {
    for (let left = 3; left > 0; left -= 1) await page.locator('#photos').locator('xpath=ancestor::div[contains(@part,"file-drop")]').locator('[part~="file-remove"]').first().click();
    await page.waitForFunction(() => document.querySelector('parts-gallery')!.shadowRoot!.activeElement?.id === 'photos');
  }));

  test('steps: the current one is marked, those reached can be visited again', () => open('steps', async (page) => {
    const first = page.getByRole('navigation', { name: 'Passi della segnalazione' }).first();
    assert.equal(await first.locator('[aria-current=step]').textContent(), '2Dati di segnalazione');
    await first.getByRole('button', { name: 'Autorizzazioni e condizioni (completato)' }).click();
    assert.equal(await first.getByText('Passo 1 di 3').count(), 1);
    assert.equal(await first.getByRole('button').count(), 1, 'what has not been reached cannot be visited');
  }));

  test('pages: numbers lead there, the ends do not go further', () => open('pagination', async (page) => {
    const pages = page.getByRole('navigation', { name: 'Pagine', exact: true });
    await pages.getByRole('button', { name: 'Pagina 12' }).click();
    assert.equal(await pages.locator('[aria-current=page]').textContent(), '12');
    assert.equal(await pages.getByRole('button', { name: 'Pagina successiva' }).isDisabled(), true);
  }));

  test('table: what is too wide scrolls by keyboard', () => withPage({ origins: [server.url], viewport: { width: 320, height: 640 } }, async ({ page }) => {
    await page.goto(`${server.url}/?only=table`);
    const region = page.getByRole('region', { name: 'Segnalazioni per categoria' });
    await page.keyboard.press('Tab');
    assert.equal(await region.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one), true);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('parts-gallery')!.shadowRoot!.querySelector('[part~="table-scroll"]')!.scrollLeft > 0);
  }));
});
