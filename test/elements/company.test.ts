/** Elements in company: of each other, of a second of their kind, of a shadow root around them, and of a page that moves them about. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { memoryBackend } from '../helpers/memory-backend.ts';
import { assertAccessible, withPage, type WatchedPage } from '../helpers/page.ts';
import { servePage, type ServedFile } from '../helpers/serve-page.ts';
import { opened } from './report-map-page.ts';
import { cameraPhoto, fill, heading, NEW, next, toData } from './report-map-steps.ts';

type Backend = ReturnType<typeof memoryBackend>;

/** A page of this body before a backend in memory. */
async function page(html: string, use: (watched: WatchedPage & { backend: Backend }) => Promise<void>, files: Record<string, ServedFile> = {}): Promise<void> {
  const backend = memoryBackend({ categories: [{ id: 'waste', name: 'Rifiuti', questions: [] }] });
  const head = ['/civico/civico.js', ...Object.keys(files)].map((src) => `<script type="module" src="${src}"></script>`).join('');
  const server = await servePage({ html, head, files, handler: backend });
  try {
    await withPage({ origins: [server.url] }, async (watched) => {
      await watched.page.goto(server.url);
      await use({ ...watched, backend });
    });
  } finally {
    await server.close();
  }
}

/** Whatever a reference names stands in the same tree, once. */
const brokenReferences = (on: Page): Promise<string[]> => on.evaluate(() => {
  const trees: (Document | ShadowRoot)[] = [document, ...[...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? [])];
  return trees.flatMap((tree) => {
    const ids = [...tree.querySelectorAll('[id]')].map(({ id }) => id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    const named = [...tree.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls], [for]')].flatMap((one) =>
      ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].flatMap((name) => one.getAttribute(name)?.split(' ') ?? []));
    return [...twice.map((id) => `twice: ${id}`), ...named.filter((id) => !ids.includes(id)).map((id) => `nowhere: ${id}`)];
  });
});

const send = (on: Page): Promise<void> => on.getByRole('button', { name: 'Invia', exact: true }).click();

describe('elements in company', () => {
  test('a rating and a report map on one page both send, and neither hears the other', async () => {
    await page('<civico-report-map view="new" endpoint="/api/v1"></civico-report-map><civico-rating endpoint="/api/v1"></civico-rating>', async ({ page: on, backend }) => {
      await on.evaluate(() => {
        const heard: string[] = [];
        Object.assign(globalThis, { heard });
        for (const name of ['report-map-submitted', 'rating-submitted']) document.addEventListener(`civico-${name}`, () => heard.push(name));
      });
      const [map, rating] = [on.locator('civico-report-map'), on.locator('civico-rating')];
      await toData(on);
      await rating.getByRole('radio', { name: /3 stelle/ }).check({ force: true });
      await fill(map);
      await next(on);
      await heading(on, 'Riepilogo');
      assert.deepEqual(await brokenReferences(on), []);
      await assertAccessible(on);
      await map.getByRole('button', { name: 'Invia', exact: true }).click();
      await heading(on, 'Segnalazione inviata');
      await rating.getByRole('button', { name: 'Invia', exact: true }).click();
      await rating.locator('[data-part="thanks"]').waitFor();
      assert.deepEqual(await on.evaluate(() => (globalThis as unknown as { heard: string[] }).heard), ['report-map-submitted', 'rating-submitted']);
      assert.deepEqual(backend.received.map(({ path }) => path), ['/reports', '/ratings']);
    });
  });

  test('inside another shadow root: words, styles, map, focus and permalink work', async () => {
    const shell = `const host = document.querySelector('#shell');
      const root = host.attachShadow({ mode: 'open' });
      const element = document.createElement('civico-report-map');
      element.setAttribute('endpoint', '/api/v1');
      element.setAttribute('view', 'new');
      root.append(element);
      const { elements } = await (await fetch('/civico/manifest.json')).json();
      await import('/civico/' + elements['civico-report-map'].file);`;
    await page('<div id="shell"></div>', async ({ page: on, backend }) => {
      await heading(on, 'Autorizzazioni e condizioni');
      await toData(on);
      const inner = on.locator('civico-report-map');
      assert.equal(await inner.evaluate((element) => element.shadowRoot!.activeElement?.textContent?.trim()), 'Dati di segnalazione', 'the heading of the step has the focus');
      await fill(on);
      await on.getByText('Punto sulla mappa', { exact: true }).scrollIntoViewIfNeeded();
      await on.getByRole('button', { name: 'Segnaposto: luogo della segnalazione' }).waitFor();
      assert.deepEqual(await brokenReferences(on), []);
      await assertAccessible(on);
      await next(on);
      await send(on);
      await heading(on, 'Segnalazione inviata');
      assert.equal(backend.received.length, 1);
      await on.evaluate(() => { document.documentElement.lang = 'en'; });
      await heading(on, 'Report sent');
    }, { '/shell.js': shell });
  });

  test('taken out of the page and put back in the middle of the form: nothing typed is lost, and it sends once', async () => {
    await opened(NEW, async (on, site) => {
      await toData(on);
      await fill(on);
      await on.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto() });
      await on.getByLabel(/Che cosa si vede/).fill('Un cestino');
      await on.getByRole('button', { name: 'Municipio', exact: true }).click();
      await on.getByText('Punto sulla mappa indicato').waitFor();
      const move = (wait: boolean): Promise<void> => on.evaluate(async (later) => {
        const element = document.querySelector('civico-report-map')!;
        element.remove();
        if (later) await new Promise((resolve) => { setTimeout(resolve, 50); });
        const place = document.createElement('section');
        document.querySelector('main')!.append(place);
        place.append(element);
      }, wait);
      for (const wait of [false, true]) {
        await move(wait);
        await heading(on, 'Dati di segnalazione');
        assert.equal(await on.getByLabel('Titolo').inputValue(), 'Cestino di prova');
        assert.equal(await on.getByRole('textbox', { name: /^Dettagli/ }).inputValue(), 'Da una settimana nessuno lo svuota.');
        assert.equal(await on.getByLabel('Tipo di disservizio').inputValue(), 'waste');
        assert.equal(await on.getByLabel(/Che cosa si vede/).inputValue(), 'Un cestino');
        await on.getByText('Punto sulla mappa indicato').waitFor();
        await on.getByRole('button', { name: 'Segnaposto: luogo della segnalazione' }).waitFor();
        assert.equal(await on.getByRole('application').count(), 1, 'one map');
      }
      await next(on);
      await on.getByRole('img', { name: 'Un cestino' }).waitFor();
      assert.ok(await on.getByRole('img', { name: 'Un cestino' }).evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth)) > 0, 'its picture is shown');
      await send(on);
      await heading(on, 'Segnalazione inviata');
      assert.equal(site.backend.seen.filter(({ method, url }) => method === 'POST' && url.endsWith('/reports')).length, 1);
    });
  });

  test('a rating taken out and put back keeps the choice and the words', async () => {
    await page('<civico-rating endpoint="/api/v1"></civico-rating>', async ({ page: on, backend }) => {
      await on.getByRole('radio', { name: /2 stelle/ }).check({ force: true });
      await on.getByRole('checkbox', { name: 'Ho avuto problemi tecnici', exact: true }).check({ force: true });
      await on.getByRole('textbox').fill('Non si apriva');
      await on.evaluate(() => {
        const element = document.querySelector('civico-rating')!;
        element.remove();
        document.querySelector('main')!.prepend(element);
      });
      assert.equal(await on.getByRole('radio', { name: /2 stelle/ }).isChecked(), true);
      assert.equal(await on.getByRole('textbox').inputValue(), 'Non si apriva');
      await send(on);
      await on.locator('[data-part="thanks"]').waitFor();
      assert.deepEqual(backend.received.map(({ body }) => (body as { comment: string }).comment), ['Non si apriva']);
    });
  });

  test('two report maps on one page: each its own form, list and map; one permalink opens one report', async () => {
    const html = '<civico-report-map id="a" view="new" no-permalink endpoint="/api/v1"></civico-report-map><civico-report-map id="b" view="new" no-permalink endpoint="/api/v1"></civico-report-map>';
    await page(html, async ({ page: on, backend }) => {
      const within = (id: string) => on.locator(`#${id}`);
      for (const id of ['a', 'b']) {
        const form = within(id);
        await form.getByRole('checkbox', { name: /informativa/ }).check();
        await form.getByRole('button', { name: 'Avanti' }).click();
        await form.getByLabel('Indirizzo o punto di riferimento').fill(`Via ${id}`);
        await form.getByLabel('Tipo di disservizio').selectOption('waste');
        await form.getByLabel('Titolo').fill(`Titolo ${id}`);
        await form.getByRole('textbox', { name: /^Dettagli/ }).fill(`Dettagli ${id}`);
      }
      assert.equal(await within('a').getByLabel('Titolo').inputValue(), 'Titolo a');
      assert.deepEqual(await brokenReferences(on), []);
      for (const id of ['b', 'a']) {
        await within(id).getByRole('button', { name: 'Avanti' }).click();
        await within(id).getByRole('button', { name: 'Invia', exact: true }).click();
        await within(id).getByRole('heading', { name: 'Segnalazione inviata' }).waitFor();
      }
      assert.equal(await on.getByText('è arrivata').count(), 0, 'neither tells of the other’s report');
      assert.deepEqual(backend.received.map(({ body }) => (body as { title: string }).title), ['Titolo b', 'Titolo a']);
      assert.equal(new Set(backend.received.map(({ key }) => key)).size, 2);
    });
  });
});
