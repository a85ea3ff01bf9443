/** The language of the page is followed live, plain language ("lingua facile") included, and costs nothing until it is asked for. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { memoryBackend } from '../helpers/memory-backend.ts';
import { assertAccessible, withPage } from '../helpers/page.ts';
import { servePage } from '../helpers/serve-page.ts';
import { opened } from './report-map-page.ts';
import { NEW, toData } from './report-map-steps.ts';

/** From Italian through others and plain language, and back. */
const round = ['it', 'de', 'sl', 'it-x-facile', 'fr', 'en', 'it'] as const;
type Tag = typeof round[number];

const speak = (page: Page, tag: string): Promise<void> => page.evaluate((lang) => { document.documentElement.lang = lang; }, tag);
const override = (page: Page, name: string, messages: Record<string, string>): Promise<void> =>
  page.evaluate(([tag, sentences]) => { Object.assign(document.querySelector(tag)!, { messages: sentences }); }, [name, messages] as const);

describe('languages, switched live', () => {
  test('civico-rating: sentences change, the host’s own and the choice stay', async () => {
    const titles: Record<Tag, string> = {
      it: 'Come valuti il servizio che hai ricevuto?', de: 'Wie bewerten Sie den Dienst, den Sie erhalten haben?', sl: 'Kako ocenjujete storitev, ki ste jo prejeli?',
      'it-x-facile': 'Sei contento del servizio?', fr: 'Comment évaluez-vous le service que vous avez reçu\u00a0?', en: 'How do you rate the service you received?',
    };
    const faces: Record<Tag, string> = { it: 'Positivo', de: 'Gut', sl: 'Dobro', 'it-x-facile': 'Positivo', fr: 'Bon', en: 'Good' };
    const server = await servePage({ html: '<civico-rating kind="faces" endpoint="/api/v1"></civico-rating>', handler: memoryBackend() });
    try {
      await withPage({ origins: [server.url] }, async ({ page }) => {
        await page.goto(server.url);
        await page.getByText(titles.it).waitFor();
        assert.deepEqual(server.requests.filter(({ path }) => /languages|messages/.test(path)), [], 'Italian needs no other file');
        await page.getByRole('radio', { name: 'Positivo' }).check();
        await page.getByRole('textbox').fill('Tutto bene');
        await override(page, 'civico-rating', { submit: 'Manda il voto' });
        for (const tag of round) {
          await speak(page, tag);
          await page.locator('[data-element="feedback-title"]').filter({ hasText: titles[tag] }).waitFor();
          assert.equal(await page.getByRole('radio', { name: faces[tag] }).isChecked(), true, tag);
          assert.equal(await page.getByRole('textbox').inputValue(), 'Tutto bene', tag);
          assert.equal(await page.getByRole('button', { name: 'Manda il voto' }).isVisible(), true, tag);
        }
        await override(page, 'civico-rating', {});
        await page.getByRole('button', { name: 'Invia' }).waitFor();
        await speak(page, 'it-x-facile');
        await page.getByText(titles['it-x-facile']).waitFor();
        await assertAccessible(page);
      });
    } finally {
      await server.close();
    }
  });

  test('civico-report-map: list and form change, the host’s own sentences and what is typed stay', async () => {
    const intros: Record<Tag, RegExp> = {
      it: /^Guarda che cosa è già stato segnalato/, de: /^Sehen Sie, was schon gemeldet wurde/, sl: /^Poglejte, kaj je že prijavljeno/,
      'it-x-facile': /^Qui vedi i problemi della città\./, fr: /^Regardez ce qui a déjà été signalé/, en: /^See what has already been reported/,
    };
    const privacy: Record<Tag, RegExp> = {
      it: /^Il Comune usa i dati/, de: /^Die Gemeinde verwendet Ihre Angaben/, sl: /^Občina uporabi vaše podatke/,
      'it-x-facile': /^Il Comune legge quello che scrivi/, fr: /^La Commune utilise/, en: /^The Comune uses/,
    };
    await opened({}, async (page, site) => {
      await page.getByText(intros.it).waitFor();
      assert.deepEqual(site.server.requests.filter(({ path }) => /messages-/.test(path)), [], 'Italian needs no other file');
      await override(page, 'civico-report-map', { newReport: 'Scrivi al Comune', consent: 'Ho letto tutto' });
      for (const tag of round) {
        await speak(page, tag);
        await page.getByText(intros[tag]).waitFor();
        assert.equal(await page.getByRole('link', { name: 'Scrivi al Comune' }).isVisible(), true, tag);
      }
      await page.getByRole('link', { name: 'Scrivi al Comune' }).click();
      const consent = page.getByRole('checkbox', { name: 'Ho letto tutto' });
      await consent.check();
      for (const tag of round) {
        await speak(page, tag);
        await page.getByText(privacy[tag]).waitFor();
        assert.equal(await consent.isChecked(), true, tag);
      }
      await speak(page, 'it-x-facile');
      await page.getByText(privacy['it-x-facile']).waitFor();
      // Titles and buttons are the Comuni model's in plain language too.
      await page.getByRole('heading', { name: 'Autorizzazioni e condizioni' }).waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Avanti' }).click();
      await page.getByText('Scrivi poche parole. Esempio: «Lampione spento».').waitFor();
    });
  });

  test('a map that is open: its words change, where it was and what the town calls its places stay', async () => {
    const words = {
      it: ['Mappa delle segnalazioni', 'Ingrandisci', 'Segnalazioni sulla mappa', /^\d+ segnalazioni, apri$/, /Usa le frecce/],
      de: ['Karte der Meldungen', 'Vergrößern', 'Meldungen auf der Karte', /^\d+ Meldungen, öffnen$/, /Pfeiltasten/],
      en: ['Map of reports', 'Zoom in', 'Reports on the map', /^\d+ reports, open$/, /arrow keys/],
    } as const;
    await opened({ page: { reducedMotion: 'reduce' } }, async (page) => {
      const map = (tag: keyof typeof words): Locator => page.getByRole('application', { name: words[tag][0] });
      await map('it').waitFor();
      await page.getByRole('button', { name: words.it[3] }).first().waitFor();
      await page.getByRole('button', { name: words.it[1] }).click();
      await page.getByRole('button', { name: words.it[1] }).click();
      const scale = page.locator('[part="map-scale"]');
      const source = await page.locator('[part="map-source"]').textContent();
      const near = await scale.textContent();
      for (const tag of ['de', 'en', 'it'] as const) {
        const [name, zoomIn, reports, cluster, help] = words[tag];
        await speak(page, tag);
        await map(tag).waitFor();
        assert.equal(await map(tag).count(), 1, name);
        assert.match(await map(tag).evaluate((surface) => (surface.getRootNode() as ShadowRoot).getElementById(surface.getAttribute('aria-describedby')!)!.textContent), help);
        assert.equal(await page.getByRole('button', { name: zoomIn }).count(), 1);
        await page.getByRole('group', { name: reports }).getByRole('button', { name: cluster }).first().waitFor();
        assert.equal(await scale.textContent(), near, 'as near as before');
        assert.equal(await page.locator('[part="map-source"]').textContent(), source);
      }
      await map('it').focus();
      await speak(page, 'en');
      await map('en').waitFor();
      assert.equal(await map('en').evaluate((surface) => (surface.getRootNode() as ShadowRoot).activeElement === surface), true, 'the focus stays in the map');
    });
  });

  test('a map that is open in the form: the pin speaks the new language and stays where it was', async () => {
    await opened({ ...NEW, page: { reducedMotion: 'reduce' } }, async (page) => {
      await toData(page);
      await page.getByRole('button', { name: 'Municipio', exact: true }).click();
      await page.getByText('Punto sulla mappa indicato').waitFor();
      const place = (): Promise<string[]> => page.evaluate(() => {
        const root = document.querySelector('civico-report-map')!.shadowRoot!;
        const [pin, map] = ['map-pin', 'map-surface'].map((part) => root.querySelector(`[part~="${part}"]`)!.getBoundingClientRect());
        return [pin!.x - map!.x, pin!.y - map!.y].map((pixels) => (pixels / 4).toFixed(0));
      });
      await page.getByRole('button', { name: 'Segnaposto: luogo della segnalazione' }).waitFor();
      const before = await place();
      await speak(page, 'en');
      await page.getByRole('button', { name: 'Pin: place of the report' }).waitFor();
      assert.deepEqual(await place(), before);
    });
  });

  test('the nearest lang counts, and one that no element speaks is Italian', async () => {
    const server = await servePage({
      html: `<div lang="it-x-facile"><civico-rating kind="faces" endpoint="/api/v1"></civico-rating></div>
        <div lang="pt"><civico-rating kind="faces" subject-id="/altro" endpoint="/api/v1"></civico-rating></div>`,
      handler: memoryBackend(),
    });
    try {
      await withPage({ origins: [server.url] }, async ({ page }) => {
        await page.goto(server.url);
        await page.getByText('Sei contento del servizio?').waitFor();
        await page.getByText('Come valuti il servizio che hai ricevuto?').waitFor();
        await page.evaluate(() => { document.querySelector('[lang="pt"]')!.setAttribute('lang', 'de-IT'); });
        await page.getByText('Wie bewerten Sie den Dienst').waitFor();
        await page.getByText('Sei contento del servizio?').waitFor();
      });
    } finally {
      await server.close();
    }
  });
});
