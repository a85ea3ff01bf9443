import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { figures } from '@civico/adapters/memory';
import { memoryBackend } from '../helpers/memory-backend.ts';
import { assertAccessible, withPage, type PageOptions, type WatchedPage } from '../helpers/page.ts';
import { json, servePage, type ServedPage } from '../helpers/serve-page.ts';

/** Strings of a backend that must stay text. */
const HOSTILE = '<img src=x onerror="document.title=\'broken\'"><script>document.title="broken"</script>';

describe('civico-service-dashboard', () => {
  let server: ServedPage;
  let fail = false;
  const backend = memoryBackend();
  before(async () => {
    server = await servePage({ handler: (request) => (fail ? new Response('<h1>502</h1>', { status: 502, headers: { 'content-type': 'text/html' } }) : backend(request)) });
  });
  after(() => server.close());

  async function open(tag: string, use: (page: Page, watched: WatchedPage) => Promise<void>, options: Partial<PageOptions> = {}, query = ''): Promise<void> {
    // The ground of the page, painted: otherwise the accessibility check takes it for white.
    server.put('/page.css', 'body { background: light-dark(#fff, #12202d); color: light-dark(#17324d, #e9eef3); }');
    server.put('/dati.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Dati</title><link rel="stylesheet" href="/page.css">
      <script type="module" src="/civico/civico.js"></script></head><body><main><h1>Dati</h1>${tag}</main></body></html>`);
    await withPage({ origins: [server.url], ...options }, async (watched) => {
      await watched.page.goto(`${server.url}/dati.html${query}`);
      await use(watched.page, watched);
    });
  }
  const plain = '<civico-service-dashboard endpoint="/api/v1"><p>Senza JavaScript</p></civico-service-dashboard>';
  /** Whether something is painted on the canvas of an indicator. */
  const painted = (page: Page, id: string): Promise<boolean> => page.evaluate((name) => {
    const canvas = document.querySelector('civico-service-dashboard')?.shadowRoot?.querySelector<HTMLCanvasElement>(`canvas[data-chart="${name}"]`);
    return !!canvas?.width && canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte !== 0);
  }, id);
  const awaitChart = async (page: Page, id: string): Promise<void> => {
    await page.locator(`canvas[data-chart="${id}"]`).scrollIntoViewIfNeeded();
    for (let tries = 0; !await painted(page, id) && tries < 300; tries += 1) await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 50); }));
    assert.ok(await painted(page, id), `the chart of ${id} is drawn`);
  };

  test('number, trend, target, chart and table of the same values; strict CSP and Trusted Types', () => open(plain, async (page) => {
    const one = page.getByRole('article', { name: 'Certificati rilasciati online' });
    await one.getByText('418', { exact: true }).waitFor();
    await one.getByText('In aumento di 16 rispetto a: apr 2026 (in meglio)').waitFor();
    await one.getByText('Obiettivo: 450 entro dic 2026: non ancora raggiunto').waitFor();
    for (const id of ['certificates-online', 'positive-counters', 'digital-index']) await awaitChart(page, id);
    await one.getByText('I valori in tabella').click();
    await one.getByRole('cell', { name: 'dato mancante' }).waitFor();
    assert.equal(await one.getByRole('row').count(), figures[0]!.observations.length + 1);
    await page.getByRole('article', { name: 'Giudizi positivi agli sportelli' }).getByText('I valori in tabella').click();
    await page.getByText('meno di 5 risposte: troppo poche per dirlo').waitFor();
    await assertAccessible(page);
  }));

  test('a card has about its room before its values come, so that nothing moves away under a finger', () => open('', async (page) => {
    const id = 'certificates-online';
    const answers = Promise.withResolvers<void>();
    await page.route(/observations/, async (route) => {
      await answers.promise;
      await route.continue();
    });
    await page.evaluate(() => {
      const element = document.createElement('civico-service-dashboard');
      element.setAttribute('endpoint', '/api/v1');
      document.querySelector('main')!.append(element);
    });
    const card = page.locator(`article#${id}`);
    const height = async (): Promise<number> => (await card.boundingBox())!.height;
    await card.getByText('Caricamento').waitFor({ state: 'attached' });
    const coming = await height();
    answers.resolve();
    await card.getByText('418', { exact: true }).waitFor();
    const there = await height();
    assert.ok(coming > there * 0.8 && coming <= there, `${coming} px before, ${there} px after`);
  }, { viewport: { width: 360, height: 740 } }));

  test('dark, forced colours and 320 px', () => open(plain, async (page) => {
    await page.getByText('418', { exact: true }).waitFor();
    await awaitChart(page, 'certificates-online');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling');
    await assertAccessible(page);
    await page.emulateMedia({ forcedColors: 'active' });
    await awaitChart(page, 'certificates-online');
    // The browser itself sets the colours of text here; what is computed is not what is shown.
    await assertAccessible(page, { disable: ['color-contrast'] });
  }, { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }));

  test('the filter is in the address, works by keyboard, and comes back from it', () => open(plain, async (page) => {
    const shown = page.getByRole('status').filter({ hasText: 'indicator' });
    await shown.filter({ hasText: '1 indicatore' }).waitFor();
    assert.equal(await page.getByLabel('Dall’anno').inputValue(), '2026');
    await page.getByLabel('Argomento').focus();
    await page.keyboard.press('Home');
    await shown.filter({ hasText: '4 indicatori' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('tema'), null);
    await page.getByLabel('Argomento').selectOption('Soddisfazione');
    assert.equal(new URL(page.url()).searchParams.get('tema'), 'Soddisfazione');
  }, {}, '?tema=Digitale&dal=2026'));

  test('a backend that is away: a plain sentence, the page’s own link, and a way to go on', async () => {
    fail = true;
    await open(plain, async (page) => {
      await page.getByRole('alert').filter({ hasText: 'Il servizio non è disponibile in questo momento.' }).waitFor();
      await page.getByText('Senza JavaScript').waitFor();
      await assertAccessible(page);
      fail = false;
      await page.getByRole('button', { name: 'Riprova' }).click();
      await page.getByText('418', { exact: true }).waitFor();
    }, { tolerated: [/502|PortError/] });
  });

  test('a file is enough; what it says stays text; one value, no value and no numbers are said in words', async () => {
    const common = { theme: HOSTILE, unit: 'percent', source: { name: HOSTILE, url: 'javascript:document.title="broken"' }, licence: { name: 'CC0' }, updatedAt: 'boh' };
    server.put('/dati.json', () => json({ indicators: [
      { ...common, id: 'one', title: HOSTILE, observations: [{ period: '2020', value: 40, category: HOSTILE, note: HOSTILE }] },
      { ...common, id: 'none', title: 'Vuoto', observations: [] },
      { ...common, id: 'few', title: 'Pochi', observations: [{ period: '2026', value: null, missing: 'not-enough', n: 3 }] },
      { ...common, id: 'odd', title: 'Strano', observations: [{ period: '2020', value: 'abc' }, { period: '2021', value: 3, unit: 'euro' }, { period: '2022', value: 300 }, { period: '2023', value: 4 }, { period: '2024', value: 5 }] },
    ] }));
    await open('<civico-service-dashboard src="/dati.json"></civico-service-dashboard>', async (page) => {
      await page.getByText('C’è un solo valore').waitFor();
      await page.getByText('Non ci sono dati per questo periodo.').waitFor();
      await page.getByText('Un valore non è un numero e risulta mancante.').waitFor();
      await page.getByText('Un valore ha un’altra unità di misura').waitFor();
      await page.getByText('Un valore non è una percentuale').waitFor();
      await page.getByText('In aumento di 1 punto percentuale rispetto a: 2023').waitFor();
      await page.getByRole('article', { name: 'Pochi' }).getByText('meno di 5 risposte').waitFor();
      assert.equal(await page.title(), 'Dati');
      assert.equal(await page.locator('civico-service-dashboard a').count(), 0, 'an unsafe address gives no link');
    });
  });

  test('a spreadsheet as it is: a year until April is no fall, eight lines are drawn, what is refused is told to page, console and event', async () => {
    const sheet = ['id;titolo;tema;unità;aggregazione;meglio;grafico;fonte;licenza;aggiornamento;periodo;voce;valore',
      ...['2024;;12.180', '2025;;12.234', '2026;;4.100', 'boh;;3'].map((value) => `ingressi;Ingressi in città;Biblioteca;numero;somma;più alto;linea;Comune di Prova;CC0;30/04/2026;${value}`),
      ...Array.from({ length: 16 }, (_, index) => `otto;Otto sportelli;Anagrafe;numero;somma;più alto;linea;Comune di Prova;CC0;31/12/2025;${index < 8 ? 2024 : 2025};Sportello ${1 + index % 8};${100 + index}`)];
    server.put('/foglio.csv', () => new Response(Buffer.from(sheet.join('\r\n'), 'latin1')));
    const told: string[] = [];
    await open('<p>Un momento</p>', async (page) => {
      page.on('console', (message) => { told.push(message.text()); });
      await page.evaluate(() => document.querySelector('main')!.append(Object.assign(document.createElement('civico-service-dashboard'), { id: 'board', src: '/foglio.csv' })));
      const one = page.getByRole('article', { name: 'Ingressi in città' });
      await one.getByText('12.234', { exact: true }).waitFor();
      await one.getByText('In aumento di 54 rispetto a: 2024 (in meglio)').waitFor();
      await one.getByText('2026, in corso, dati fino al 30 aprile 2026: 4.100').waitFor();
      await one.getByText('Un valore è scritto male nel file e manca.').waitFor();
      assert.equal(await one.getByText('In calo').count(), 0);
      await one.getByText('I valori in tabella').click();
      await one.getByRole('row', { name: '2026 (in corso, dati fino al 30 aprile 2026) 4.100' }).waitFor();
      await awaitChart(page, 'otto');
      assert.equal(await page.getByRole('article', { name: 'Otto sportelli' }).locator('[part="legend"] li').count(), 8);
      const [saved] = await Promise.all([page.waitForEvent('download'), one.getByRole('button', { name: 'Scarica CSV' }).click()]);
      assert.match(Buffer.concat(await (await saved.createReadStream()).toArray()).toString(), /;2026;2026-04-30;;4100;/);
      await page.evaluate(() => new Promise<void>((resolve) => {
        const board = document.querySelector('#board')!;
        board.addEventListener('civico-service-dashboard-skipped', (event) => { document.title = JSON.stringify((event as CustomEvent).detail.entries); resolve(); });
        board.setAttribute('src', '/foglio.csv?di-nuovo');
      }));
      assert.match(await page.title(), /^\[\{"where":"line 5","why":"has the period \\"boh\\"/);
      assert.match(told.join('\n'), /windows-1252[\s\S]*skips line 5 of \/foglio\.csv: it has the period "boh"/);
    });
  });

  test('a word as long as German allows breaks in its card, at 320 px too', async () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitänsverwaltungsgebührenordnung';
    const common = { theme: word, unit: 'count', chart: 'bar', unitLabel: word, description: word, source: { name: word }, licence: { name: 'CC0' }, updatedAt: '2026-01-01' };
    server.put('/lang.json', () => json({ indicators: [
      { ...common, id: 'a', title: `${word} ${word}`, observations: [{ period: '2025', category: word, value: 3, note: word }, { period: '2025', category: 'Kurz', value: 4 }] }, { ...common, id: 'b', title: word, observations: [{ period: '2025', value: 3 }] },
    ] }));
    await open('<civico-service-dashboard src="/lang.json"></civico-service-dashboard>', async (page) => {
      await awaitChart(page, 'a');
      const outside = await page.evaluate(() => {
        const root = document.querySelector('civico-service-dashboard')!.shadowRoot!;
        return [...root.querySelectorAll('[part~="indicator"]')].flatMap((card) => [...card.querySelectorAll('[part~="indicator-title"], p, dd, canvas, details')]
          .filter((node) => node.getBoundingClientRect().right > card.getBoundingClientRect().right + 0.5 || node.scrollWidth > node.clientWidth + 1).map((node) => node.outerHTML.slice(0, 80)));
      });
      assert.deepEqual(outside, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }, { viewport: { width: 320, height: 700 } });
  });

  test('comes and goes without leaving anything behind', () => open(plain, async (page) => {
    await page.getByText('418', { exact: true }).waitFor();
    await awaitChart(page, 'certificates-online');
    const session = await page.context().newCDPSession(page);
    const count = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage');
      const { result } = await session.send('Runtime.evaluate', { expression: 'document' });
      const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId! });
      return listeners.length;
    };
    const before = await count();
    await page.evaluate(async () => {
      const element = document.querySelector('civico-service-dashboard')!;
      const place = element.parentElement!;
      for (let turn = 0; turn < 1000; turn += 1) { element.remove(); place.append(element); }
      await new Promise(requestAnimationFrame);
    });
    assert.equal(await count(), before);
    await page.getByText('418', { exact: true }).waitFor();
  }));
});
