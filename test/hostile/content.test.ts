/** What the page put inside the tag stays the page's: seen without JavaScript, kept, in a slot, and visible when it is the rest of the page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { memoryBackend } from '../helpers/memory-backend.ts';
import { withPage, type WatchedPage } from '../helpers/page.ts';
import { servePage, type ServedPage } from '../helpers/serve-page.ts';

const SHADOW = ['civico-report-map', 'civico-events-calendar', 'civico-service-dashboard'];
const TAGS = ['civico-rating', ...SHADOW];

describe('content of the page inside an element', () => {
  let server: ServedPage;
  before(async () => { server = await servePage({ handler: memoryBackend() }); });
  after(() => server.close());

  async function open(body: string, use: (page: Page, watched: WatchedPage) => Promise<void>, lang = 'it'): Promise<void> {
    server.put('/page.css', 'body { font-family: "DejaVu Serif", serif; } h2 { font-family: "DejaVu Sans Mono", monospace; }');
    server.put('/page.html', `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/page.css"><script type="module" src="/civico/civico.js"></script></head><body>${body}</body></html>`);
    await withPage({ origins: [server.url] }, async (watched) => {
      const said: string[] = [];
      watched.page.on('console', (message) => { if (message.type() === 'warning') said.push(message.text()); });
      Object.assign(watched, { said });
      await watched.page.goto(`${server.url}/page.html`);
      await use(watched.page, watched);
    });
  }
  const said = (watched: WatchedPage): string[] => (watched as WatchedPage & { said: string[] }).said;
  const drawn = (page: Page, count = 1): Promise<unknown> => page.waitForFunction((wanted) => document.querySelectorAll('[data-element="feedback"]').length === wanted, count);

  test('has the page’s fonts in every element, before and after it has drawn, where the validator reads them', async () => {
    const fallback = '<h2>Altro</h2><p>Scrivici</p>';
    await open(`${fallback}${TAGS.map((tag) => `<${tag} endpoint="/api/v1" no-permalink>${fallback}</${tag}>`).join('')}`, async (page) => {
      const fonts = (): Promise<string[]> => page.evaluate(() => ['h2', 'p'].flatMap((tag) => [...new Set([...document.querySelectorAll(`body > ${tag}, body > * > ${tag}`)].map((one) => getComputedStyle(one).fontFamily))]));
      const expected = ['"DejaVu Sans Mono", monospace', '"DejaVu Serif", serif'];
      await page.waitForFunction((tags) => tags.every((tag) => document.querySelector(tag)!.shadowRoot), TAGS);
      assert.deepEqual(await fonts(), expected, 'as soon as there is a shadow root');
      await page.waitForFunction((tags) => tags.every((tag) => document.querySelector<HTMLElement & { hasUpdated?: boolean }>(tag)!.hasUpdated), TAGS);
      assert.deepEqual(await fonts(), expected, 'drawn');
      for (const tag of TAGS) assert.equal(await page.locator(`${tag} > p`).isVisible(), false, `${tag} stands for its content`);
    }, 'en');
  });

  test('shows until there are words to draw', async () => {
    // Words of another language come in a file of their own, which is held up here.
    await open('', async (page) => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => { release = resolve; });
      let asked = 0;
      await page.route(/messages|languages/, async (route) => { asked += 1; await held; await route.continue(); });
      await page.evaluate((tags) => {
        document.documentElement.lang = 'de';
        for (const tag of tags) {
          const element = document.createElement(tag);
          element.setAttribute('endpoint', '/api/v1');
          element.append(Object.assign(document.createElement('p'), { textContent: `Scrivici ${tag}` }));
          document.body.append(element);
        }
      }, TAGS);
      await page.waitForFunction((tags) => tags.every((tag) => document.querySelector(tag)!.shadowRoot), TAGS);
      for (const tag of TAGS) assert.equal(await page.getByText(`Scrivici ${tag}`).isVisible(), true, tag);
      release();
      for (const tag of TAGS) await page.getByText(`Scrivici ${tag}`).waitFor({ state: 'hidden' });
      assert.ok(asked > 0, 'words were held up');
    });
  });

  for (const tag of TAGS) {
    test(`<${tag} /> swallows the page, which stays visible, and the console names it`, () => open(`<main>
      <${tag} endpoint="/api/v1" no-permalink />
      <h2>Orari</h2><p>Aperto dalle 9.</p>
    </main><footer><a href="/note">Note legali</a></footer>`, async (page, watched) => {
      await page.waitForFunction((name) => document.querySelector<HTMLElement & { hasUpdated?: boolean }>(name)!.hasUpdated, tag);
      assert.equal(await page.getByText('Aperto dalle 9.').isVisible(), true);
      assert.equal(await page.getByText('Note legali').isVisible(), true);
      assert.match(said(watched).join('\n'), new RegExp(`<${tag}> holds <h2>.*Close the tag with </${tag}>`));
      if (tag === 'civico-rating') {
        await page.getByRole('radio', { name: /5 stelle/ }).check({ force: true });
        await page.getByRole('button', { name: 'Invia' }).click();
        await page.locator('[data-part="thanks"]').waitFor();
      }
    }));
  }

  test('a page that is swallowed whole, or in the middle of a line, stays visible; a fallback does not', () => open(
    '<div><civico-rating endpoint="/api/v1" id="a" /><nav>Menu</nav><p>Testo A</p></div>'
    + `<div><civico-rating endpoint="/api/v1" id="b" /><p>Testo B ${'molto lungo '.repeat(60)}</p></div>`
    + '<div><civico-rating endpoint="/api/v1" id="c" /><p>Testo C</p><civico-events-calendar endpoint="/api/v1"></civico-events-calendar></div>'
    + '<div>\n  <civico-rating endpoint="/api/v1" id="d">\n    <p>Testo D</p>\n  </civico-rating></div>'
    + '<div>\n<civico-rating endpoint="/api/v1" id="f" />\n<p>Testo F</p>\n</div>'
    + '<div><civico-rating endpoint="/api/v1" id="e"><h2>Altro</h2><p>Testo E</p><form><label>Nome <input></label></form></civico-rating></div>',
    async (page) => {
      await drawn(page, 6);
      const visible = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => page.getByText(`Testo ${name}`).isVisible()));
      assert.deepEqual(visible, [true, true, true, false, false, true]);
    }));

  test('comes back when the backend cannot be reached', () => open('<civico-report-map endpoint="/nowhere"><p>Telefona allo 0536</p></civico-report-map>', async (page, watched) => {
    watched.tolerate(/404/);
    await page.getByText('Telefona allo 0536').waitFor();
  }));

  test('the rating draws into one child of its own: the page’s nodes are where they were', () => open('<civico-rating endpoint="/api/v1"><a href="/contatti">Scrivici</a> <b>o telefona</b></civico-rating>', async (page) => {
    await drawn(page);
    assert.equal(await page.evaluate(() => [...document.querySelector('civico-rating')!.childNodes].map((node) => (node as Element).slot || node.textContent).join('|')), 'Scrivici| |o telefona|civico-rating');
  }));

  test('the rating comes back as it was when the page writes its content anew, and lives on when it is moved', () => open('<civico-rating endpoint="/api/v1"><p>Prima</p></civico-rating><aside></aside>', async (page) => {
    await drawn(page);
    await page.getByRole('radio', { name: /2 stelle/ }).check({ force: true });
    for (const change of ['text', 'children', 'move', 'remove'] as const) {
      await page.evaluate((what) => {
        const rating = document.querySelector('civico-rating')!;
        if (what === 'text') rating.textContent = 'Dopo';
        if (what === 'children') rating.replaceChildren(document.createElement('p'), document.createElement('p'));
        if (what === 'move') document.querySelector('aside')!.append(rating);
        if (what === 'remove') rating.querySelector('[data-element="feedback"]')!.parentElement!.remove();
      }, change);
      await drawn(page);
      assert.equal(await page.getByRole('radio', { name: /2 stelle/ }).isChecked(), true, change);
      assert.equal(await page.locator('civico-rating > [slot]').count(), 1, change);
    }
    await page.evaluate(() => document.querySelector('aside')!.append(document.querySelector('civico-rating > p')!));
    await page.getByRole('button', { name: 'Invia' }).click();
    await page.locator('[data-part="thanks"]').waitFor();
  }));

  test('a cloned rating, and a page kept as HTML and written back, have one child of ours each', () => open('<main><civico-rating endpoint="/api/v1"><p>Prima</p></civico-rating></main>', async (page) => {
    await drawn(page);
    await page.evaluate(() => {
      const main = document.querySelector('main')!;
      main.append(main.firstElementChild!.cloneNode(true));
    });
    await drawn(page, 2);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('civico-rating')].map((one) => one.querySelectorAll('[slot]').length)), [1, 1]);
    const kept = await page.evaluate(() => document.querySelector('main')!.cloneNode(true).childNodes.length && new XMLSerializer().serializeToString(document.querySelector('main')!));
    // Served as a whole, as from a cache of pages: the kept child comes before the script.
    server.put('/kept.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>x</title><script type="module" src="/civico/civico.js"></script></head><body>${kept}</body></html>`);
    await page.goto(`${server.url}/kept.html`);
    await page.waitForFunction(() => [...document.querySelectorAll('civico-rating')].every((one) => (one as HTMLElement & { hasUpdated?: boolean }).hasUpdated));
    await drawn(page, 2);
    await page.getByRole('radio', { name: /4 stelle/ }).first().check({ force: true });
    await page.getByRole('button', { name: 'Invia' }).first().click();
    await page.locator('[data-part="thanks"]').first().waitFor();
    // As an application takes a page back that it has kept: nodes, not text.
    await page.evaluate(() => {
      const copy = document.body.cloneNode(true);
      document.body.replaceWith(copy);
    });
    await drawn(page, 2);
    assert.equal(await page.locator('civico-rating > [slot]').count(), 2);
  }));

  test('a rating that is there before its content: what the parser brings later stays, and shows when it is a page', () => open('<p>Vuota</p>', async (page, watched) => {
    await page.evaluate(() => {
      const rating = document.createElement('civico-rating');
      rating.setAttribute('endpoint', '/api/v1');
      document.body.append(rating);
    });
    await drawn(page);
    await page.evaluate(() => {
      const part = (tag: string, text: string): HTMLElement => Object.assign(document.createElement(tag), { textContent: text });
      document.querySelector('civico-rating')!.append(part('p', 'Un paragrafo'));
      document.querySelector('civico-rating')!.append(part('footer', 'Il piede'));
    });
    await page.getByText('Il piede').waitFor();
    assert.equal(await page.getByText('Un paragrafo').isVisible(), true);
    assert.match(said(watched).join('\n'), /<civico-rating> holds <footer>/);
    await page.evaluate(() => document.querySelector('civico-rating > footer')!.remove());
    await page.getByText('Un paragrafo').waitFor({ state: 'hidden' });
  }));
});
