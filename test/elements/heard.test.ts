/** What a screen reader hears, in states where something was once said twice or badly. Structure only: wording may change freely. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { opened } from './report-map-page.ts';
import { cameraPhoto, fill, heading, NEW, next, toData } from './report-map-steps.ts';

interface Line { role: string; name: string; text: string }

async function heard(element: Locator): Promise<Line[]> {
  return (await element.ariaSnapshot()).split('\n').map((line) => {
    const [, role = '', name = '', text = ''] = /^\s*- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?(?: \[[^\]]*\])*'?:?\s*(.*)$/.exec(line) ?? [];
    return { role, name, text: text.replace(/^"|"$/g, '') };
  });
}

/** A name that is read again as the first text inside, and a text that repeats itself. Legends and the error summary, which takes the focus, are read once. */
function saidTwice(lines: readonly Line[]): string[] {
  const twice = lines.filter(({ text }) => /^(.{8,}?)\s+\1$/.test(text)).map(({ text }) => text);
  lines.forEach(({ role, name }, at) => {
    const inside = lines[at + 1];
    if (name && ['group', 'region', 'button', 'list', 'application', 'progressbar'].includes(role) && inside && ['text', 'paragraph'].includes(inside.role) && inside.text === name) twice.push(`${role} ${name}`);
  });
  const buttons = lines.filter(({ role }) => role === 'button').map(({ name }) => name);
  return [...twice, ...buttons.filter((name, at) => buttons.indexOf(name) !== at).map((name) => `two buttons ${name}`)];
}

const report = (page: Page): Locator => page.locator('civico-report-map');

describe('what is heard of the report map', () => {
  test('in the list: everything once, no word of a pin that is not there', async () => {
    await opened({}, async (page) => {
      await page.getByRole('application').waitFor();
      await page.locator('[part~="map-cluster"]').first().waitFor();
      const lines = await heard(report(page));
      // Clusters of one size have one name.
      assert.deepEqual(saidTwice(lines.filter(({ name }) => !/^\d+ segnalazioni, apri$/.test(name))), []);
      assert.deepEqual(lines.filter(({ role, text }) => role === 'paragraph' && /frecce/.test(text)), [], 'how to use the map is its description, not a text of the page');
      assert.equal(await page.getByRole('application').evaluate((map) => !!(map.getRootNode() as ShadowRoot).getElementById(map.getAttribute('aria-describedby')!)?.textContent), true);
      const unnamed = lines.filter(({ role, name }) => ['button', 'link', 'textbox', 'searchbox', 'combobox', 'region', 'search', 'application'].includes(role) && !name);
      assert.deepEqual(unnamed, []);
    });
  });

  test('in the form: place, map, files and counter once each', async () => {
    await opened({ ...NEW, page: { reducedMotion: 'reduce' } }, async (page) => {
      await toData(page);
      await fill(page);
      await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto() });
      await page.locator('[part~="file-preview"]').waitFor();
      await page.getByRole('button', { name: 'Municipio', exact: true }).click();
      await page.getByText('Punto sulla mappa indicato').waitFor();
      // The count is announced when typing pauses.
      await page.locator('[part~="counter-announcement"]').filter({ hasText: /\d/ }).waitFor();
      const lines = await heard(report(page));
      assert.deepEqual(saidTwice(lines), []);
      const { name } = lines.find(({ role, name: one }) => role === 'button' && /Aggiungi foto/.test(one))!;
      assert.equal(name.match(/Aggiungi foto/g)!.length, 1);
      assert.equal(lines.filter(({ text }) => /Aggiungi foto/.test(text)).length, 0, 'the picture of the button is not read beside it');
      assert.equal(lines.filter(({ text }) => /Puoi scrivere ancora/.test(text)).length, 1);
      for (const title of ['Luoghi conosciuti', 'Punto sulla mappa']) {
        assert.deepEqual(lines.filter((line) => line.name === title || line.text === title).map(({ role }) => role), ['heading']);
      }
      const levels = await page.locator('civico-report-map').getByRole('heading').evaluateAll((all) => all.map((one) => Number(one.getAttribute('aria-level') ?? one.localName[1])));
      levels.forEach((level, at) => { assert.ok(at === 0 || level <= levels[at - 1]! + 1, `headings ${levels}`); });
      await next(page);
      await heading(page, 'Riepilogo');
      assert.deepEqual(saidTwice(await heard(report(page))), []);
    });
  });

  test('a point outside of the town: one explanation, one way out', async () => {
    await opened({ ...NEW, page: { reducedMotion: 'reduce' } }, async (page) => {
      await toData(page);
      const pin = page.locator('[part~="map-pin"]').first();
      await pin.scrollIntoViewIfNeeded();
      await pin.focus();
      for (let step = 0; step < 130; step += 1) await page.keyboard.press('Shift+ArrowRight');
      await page.getByText(/non è nel territorio di/).waitFor();
      const lines = await heard(report(page));
      assert.deepEqual(saidTwice(lines), []);
      assert.ok(lines.some(({ text }) => /Il segno è a \d+,\d chilometri da/.test(text)), 'far is said in kilometres');
    });
  });
});
