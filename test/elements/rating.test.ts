import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { NewRating } from '@civico/contract';
import { assertAccessible, withPage } from '../helpers/page.ts';
import { servePage, type ServedPage } from '../helpers/serve-page.ts';

const NEGATIVE = [
  'A volte le indicazioni non erano chiare', 'A volte le indicazioni non erano complete',
  'A volte non capivo se stavo procedendo correttamente', 'Ho avuto problemi tecnici', 'Altro',
];
const POSITIVE = [
  'Le indicazioni erano chiare', 'Le indicazioni erano complete', 'Capivo sempre che stavo procedendo correttamente',
  'Non ho avuto problemi tecnici', 'Altro',
];

/** A backend that keeps ratings by idempotency key, or answers what the test says. */
class Backend {
  readonly received = new Map<string, NewRating>();
  requests = 0;
  answer: ((request: Request) => Response) | undefined;

  readonly handle = async (request: Request): Promise<Response | undefined> => {
    if (!new URL(request.url).pathname.startsWith('/api/')) return undefined;
    this.requests += 1;
    if (this.answer) return this.answer(request);
    const rating = await request.json() as NewRating;
    this.received.set(request.headers.get('idempotency-key') ?? '', rating);
    return Response.json({ id: 'AAAAAAAAAAAAAAAAAAAAAA', subject: rating.subject, scale: rating.scale, value: rating.value, createdAt: new Date().toISOString() }, { status: 201 });
  };
}

const tag = (attributes = ''): string => `<civico-rating endpoint="/api/v1" ${attributes}><a href="/contatti">Scrivici</a></civico-rating>`;

/** What the state's validator does to a rating, as far as its published checks say. */
const validatorLook = (page: Page, value: number): Promise<{ positive: boolean; negative: boolean; question: string; answers: string[] }> =>
  page.evaluate((rate) => {
    document.querySelector<HTMLElement>(`[data-element="feedback-rate-${rate}"]`)!.click();
    const panel = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-element="feedback-rating-${name}"]`)!;
    const visible = (element: HTMLElement): boolean => element.checkVisibility();
    const open = visible(panel('positive')) ? panel('positive') : panel('negative');
    const text = (selector: string): string[] => [...open.querySelectorAll(`[data-element="${selector}"]`)].map((element) => element.textContent.trim());
    return { positive: visible(panel('positive')), negative: visible(panel('negative')), question: text('feedback-rating-question')[0]!, answers: text('feedback-rating-answer') };
  }, value);

describe('civico-rating', () => {
  let server: ServedPage;
  let backend: Backend;
  const open = async (html: string, use: (page: Page, watched: Parameters<Parameters<typeof withPage>[1]>[0]) => Promise<void>, options = {}): Promise<void> => {
    backend = new Backend();
    server.put('/pagina.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Prova</title>
      <script type="module" src="/civico/civico.js"></script></head><body><main><h1>Prova</h1>${html}</main></body></html>`);
    await withPage({ origins: [server.url], ...options }, async (watched) => {
      await watched.page.goto(`${server.url}/pagina.html`);
      await watched.page.waitForSelector('civico-rating section');
      await use(watched.page, watched);
    });
  };

  before(async () => { server = await servePage({ handler: (request) => backend.handle(request) }); });
  after(() => server.close());

  test('carries the texts and names the state’s validator looks for, idempotently', () => open(tag(), async (page) => {
    assert.equal((await page.textContent('[data-element="feedback-title"]'))?.trim(), 'Quanto sono chiare le informazioni su questa pagina?');
    assert.equal(await page.locator('[data-element="feedback"]').count(), 1);
    assert.equal(await page.locator('[data-element="feedback-input-text"]').count(), 1);
    assert.match(await page.innerText('civico-rating').then(() => page.textContent('[data-part="detail"]')) ?? '', /Vuoi aggiungere altri dettagli\?\s*Dettaglio/);
    for (const value of [1, 2, 3, 4, 5]) {
      const positive = value >= 4;
      const expected = {
        positive, negative: !positive,
        question: positive ? 'Quali sono stati gli aspetti che hai preferito?' : 'Dove hai incontrato le maggiori difficoltà?',
        answers: positive ? POSITIVE : NEGATIVE,
      };
      await validatorLook(page, value);
      // The second click comes after the page is idle, and is read in the same turn.
      await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.deepEqual(await validatorLook(page, value), expected, `stars: ${value}`);
    }
    assert.equal(backend.requests, 0, 'nothing is sent before the person sends it');
    const classes = await page.evaluate(() => [...document.querySelectorAll('civico-rating [class]')].length);
    assert.equal(classes, 0, 'no class of our own in the light DOM');
  }));

  test('kind=service asks the question of the end of a service', () => open(tag('kind="service" subject-id="anagrafe"'), async (page) => {
    assert.equal((await page.textContent('[data-element="feedback-title"]'))?.trim(), 'Quanto è stato facile usare questo servizio?');
  }));

  test('a comment that is too long is never cut: the counter says how much is too much, and sending waits for it', () => open(tag(), async (page) => {
    const bicycles = '\u{1F6B2}';
    await page.click('[data-element="feedback-rate-5"]');
    const box = page.locator('[data-element="feedback-input-text"]');
    const hint = (): Promise<string | null> => page.textContent('[data-part="detail"] small');
    await box.fill(bicycles.repeat(150));
    assert.match(await hint() ?? '', /Caratteri rimasti: 50\./);
    // Ten line breaks in two hundred characters: what the browser counts is what is sent.
    await box.fill(`${'riga\n'.repeat(10)}${'x'.repeat(150)}`);
    assert.match(await hint() ?? '', /Caratteri rimasti: 0\./);
    await box.fill(bicycles.repeat(203));
    assert.equal(await hint(), 'Caratteri di troppo: 3. Accorcia il testo per inviarlo.');
    const before = backend.requests;
    await page.focus('civico-rating button[type="submit"]');
    await page.keyboard.press('Enter');
    assert.deepEqual(await page.evaluate(() => [document.activeElement?.getAttribute('aria-invalid'), [...(document.activeElement as HTMLTextAreaElement).value].length]), ['true', 203]);
    assert.equal(backend.requests, before);
    assert.equal(await page.getAttribute('[data-part="detail"] small', 'data-part'), 'error');
    await box.fill(bicycles.repeat(200));
    await page.focus('civico-rating button[type="submit"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-part="thanks"]');
    assert.equal([...backend.received.values()].at(-1)?.comment, bicycles.repeat(200));
  }));

  test('by keyboard alone: choose, give a reason, write, send, be thanked', () => open(tag(), async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).value), '3');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('Il modulo non si apre');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-part="thanks"]');
    assert.equal(await page.textContent('[data-part="thanks"]'), 'Grazie, il tuo parere ci aiuterà a migliorare il servizio!');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-part')), 'thanks');
    const [rating] = [...backend.received.values()];
    assert.deepEqual({ ...rating, votedAt: undefined }, {
      subject: { kind: 'page', id: '/pagina.html', url: `${server.url}/pagina.html` }, scale: 5, value: 3,
      reasons: ['not-clear'], comment: 'Il modulo non si apre', channel: 'web', votedAt: undefined,
    });
  }));

  test('faces: three labelled radios, a reason only after red', () => open(tag('kind="faces" subject-id="anagrafe"'), async (page) => {
    const radios = page.getByRole('radio');
    // The faces come late.
    await radios.first().waitFor();
    assert.deepEqual(await radios.evaluateAll((all) => all.map((radio) => (radio as HTMLInputElement).labels![0]!.textContent.trim())), ['Positivo', 'Sufficiente', 'Negativo']);
    const panel = page.locator('[data-element="feedback-rating-negative"]');
    await page.locator('[data-face="green"]').click();
    assert.equal(await panel.isVisible(), false);
    await page.locator('[data-face="red"]').click();
    assert.equal(await panel.isVisible(), true);
    await page.getByLabel('Ho aspettato troppo').check();
    await page.getByRole('button', { name: 'Invia' }).click();
    await page.waitForSelector('[data-part="thanks"]');
    const [rating] = [...backend.received.values()];
    assert.equal(rating?.scale, 3);
    assert.equal(rating?.value, 1);
    assert.deepEqual(rating?.reasons, ['waiting-time']);
    assert.equal(rating?.subject.kind, 'service');
  }));

  test('one vote a session and page, without a cookie', () => open(tag(), async (page) => {
    await page.locator('[data-element="feedback-rate-5"]').click();
    await page.getByRole('button', { name: 'Invia' }).click();
    await page.waitForSelector('[data-part="thanks"]');
    await page.reload();
    await page.waitForSelector('[data-part="thanks"]');
    assert.match(await page.textContent('[data-part="thanks"]') ?? '', /già dato il tuo parere/);
    assert.equal(await page.locator('civico-rating form').count(), 0);
    assert.equal(backend.received.size, 1);
  }));

  test('a vote given without network goes exactly once from the next page the person opens', () => open(tag(), async (page, { tolerate, context }) => {
    tolerate(/console: Failed to load resource/);
    await page.locator('[data-element="feedback-rate-4"]').click();
    await readyToSend(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Invia' }).click();
    await page.waitForSelector('[data-part="thanks"]');
    assert.match(await page.textContent('[data-part="thanks"]') ?? '', /conservato su questo dispositivo/);
    // Closed before the network is back: nothing of the first page can send it.
    await page.close();
    assert.equal(backend.received.size, 0);
    await context.setOffline(false);
    for (let visit = 0; visit < 2; visit += 1) {
      const later = await context.newPage();
      await later.goto(`${server.url}/pagina.html`);
      await waitFor(() => backend.received.size === 1);
      await later.waitForLoadState('networkidle');
      await later.close();
    }
    assert.equal(backend.requests, 1);
  }));

  test('back online on the same page, the waiting vote is announced as sent', () => open(tag(), async (page, { tolerate }) => {
    tolerate(/console: Failed to load resource/);
    await page.locator('[data-element="feedback-rate-4"]').click();
    await readyToSend(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Invia' }).click();
    await page.waitForSelector('[data-part="thanks"]');
    await page.context().setOffline(false);
    await page.getByText('Grazie, il tuo parere ci aiuterà a migliorare il servizio!').waitFor();
    assert.equal(backend.received.size, 1);
  }));

  test('a refusal is explained and loses nothing', () => open(tag(), async (page, watched) => {
    watched.tolerate(/400|PortError/);
    backend.answer = () => new Response(JSON.stringify({ type: 'urn:civico:problem:invalid-input', title: 'Dati non validi', status: 400, detail: 'Il dettaglio contiene un numero di telefono.' }),
      { status: 400, headers: { 'content-type': 'application/problem+json' } });
    await page.locator('[data-element="feedback-rate-2"]').click();
    await page.getByLabel('Dettaglio').fill('Chiamatemi al 333 1234567');
    await page.getByRole('button', { name: 'Invia' }).click();
    await page.waitForSelector('[data-part="error"]');
    assert.equal(await page.textContent('[data-part="error"]'), 'Il dettaglio contiene un numero di telefono.');
    assert.equal(await page.inputValue('textarea'), 'Chiamatemi al 333 1234567');
    await assertAccessible(page);
  }));

  test('a listener may prevent sending; the fallback content stands until the element is there', () => open(tag(), async (page) => {
    assert.equal(await page.getByText('Scrivici').isVisible(), false);
    await page.evaluate(() => document.addEventListener('civico-rating-submitting', (event) => event.preventDefault()));
    await page.locator('[data-element="feedback-rate-5"]').click();
    await page.getByRole('button', { name: 'Invia' }).click();
    assert.equal(await page.locator('civico-rating form').count(), 1);
    assert.equal(backend.requests, 0);
  }));

  test('without JavaScript the fallback content is there', async () => {
    server.put('/senza.html', `<!doctype html><html lang="it"><title>x</title><body>${tag()}</body></html>`);
    await withPage({ origins: [server.url], javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${server.url}/senza.html`);
      assert.equal(await page.getByRole('link', { name: 'Scrivici' }).isVisible(), true);
    });
  });

  test('follows the language of the page, live', () => open(`<div lang="en">${tag()}</div>`, async (page) => {
    await page.getByText('How clear is the information on this page?').waitFor();
    await page.evaluate(() => { document.querySelector('[lang="en"]')!.setAttribute('lang', 'it'); });
    await page.getByText('Quanto sono chiare le informazioni su questa pagina?').waitFor();
  }));

  for (const kind of ['page', 'faces']) {
    test(`axe finds nothing in any state (${kind}), light, dark and at 320 px`, () => open(tag(`kind="${kind}"`), async (page) => {
      await page.setViewportSize({ width: 320, height: 700 });
      for (const scheme of ['light', 'dark']) {
        await page.evaluate((value) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`html{color-scheme:${value}} body{background:Canvas;color:CanvasText}`); document.adoptedStyleSheets.push(sheet); }, scheme);
        await assertAccessible(page);
      }
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no horizontal scroll');
      await page.locator('[data-part="choices"] label').last().click();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Invia' }).click();
      await page.waitForSelector('[data-part="thanks"]');
      await assertAccessible(page);
    }));
  }

  test('without a backend the console tells the web team what to add, and the person loses nothing', () => open('<civico-rating></civico-rating>', async (page, watched) => {
    watched.expect(/has no backend for ratings. Add endpoint/);
    await page.locator('[data-element="feedback-rate-2"]').click();
    await page.getByLabel('Dettaglio').fill('testo');
    await page.getByRole('button', { name: 'Invia' }).click();
    await page.waitForSelector('[data-part="error"]');
    assert.equal(await page.inputValue('textarea'), 'testo');
  }));
});

/** What sending needs begins to load with the first choice; resolves when it is all there, so that the network may go. */
const readyToSend = (page: Page): Promise<void> => page.evaluate(async () => {
  const rating = document.querySelector('civico-rating') as unknown as { outbox(): Promise<unknown>; findPort(): Promise<unknown> };
  await rating.outbox();
  await rating.findPort();
});

/** Waits for something in this process, looking again every few milliseconds; fails after ten seconds. */
async function waitFor(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('it did not happen within ten seconds');
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
