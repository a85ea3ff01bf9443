/** The dashboard on pages that break careless widgets, with strings that break careless software, behind a network that lies. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Indicator, Observation } from '@civico/contract';
import { chaosProxy, httpAnswer, type Chaos, type ChaosProxy } from '../helpers/chaos-proxy.ts';
import { memoryBackend } from '../helpers/memory-backend.ts';
import { withPage } from '../helpers/page.ts';
import { json, pageDocument, servePage, STRICT_CSP, type ServedPage } from '../helpers/serve-page.ts';
import { difference, hostilePages, plainCss } from './hosts.ts';

const naughty = (createRequire(import.meta.url)('big-list-of-naughty-strings') as string[]);
const vectors = ['<img src=x onerror="globalThis.canary=1">', '<svg onload=globalThis.canary=1>', '"><script>globalThis.canary=1</script>', '{{constructor.constructor("globalThis.canary=1")()}}', '${globalThis.canary=1}', '<!--lit-part--><b>', 'javascript:globalThis.canary=1', '__proto__', 'constructor', 'toString'];
const strings = [...new Set([...vectors, ...naughty].map((text) => text.slice(0, 100)).filter((text) => text.trim() !== ''))];
/** As a browser compares text: white space folded, lone surrogates replaced as JSON and HTTP do. */
const folded = (text: string): string => text.toWellFormed().replace(/\s+/g, ' ').trim();
const common = { theme: 'Tema', unit: 'count', aggregation: 'last', chart: 'bar', better: 'none', licence: { name: 'CC0' }, updatedAt: '2026-01-01' } as const;
const drawn = async (page: Page): Promise<void> => {
  await page.locator('canvas[data-chart]').first().waitFor();
  await page.waitForFunction(() => [...document.querySelector('civico-service-dashboard')!.shadowRoot!.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')]
    .every((canvas) => canvas.width > 0 && canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte !== 0)));
};

describe('civico-service-dashboard on hostile pages', () => {
  let server: ServedPage;
  before(async () => { server = await servePage({ csp: STRICT_CSP, handler: memoryBackend() }); });
  after(() => server.close());

  async function look(css: string, undo = '', act: (page: Page) => Promise<void> = async () => undefined): Promise<Buffer> {
    for (const [name, text] of [['plain', plainCss], ['host', css], ['undo', `${undo} civico-service-dashboard { --bs-primary: initial; --bs-border-radius: initial; }
      body > civico-service-dashboard { margin: 0 !important; padding: 0 !important; border: 0 !important; max-width: none !important; float: none !important; outline: 0 !important; box-shadow: none !important;
      background: none !important; border-radius: 0 !important; min-height: 0 !important; display: block !important; }`]] as const) server.put(`/${name}.css`, text);
    server.put('/host.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/plain.css"><link rel="stylesheet" href="/host.css"><link rel="stylesheet" href="/undo.css">
      <script type="module" src="/civico/civico.js"></script></head><body><civico-service-dashboard endpoint="/api/v1"></civico-service-dashboard></body></html>`);
    return withPage({ origins: [server.url], viewport: { width: 900, height: 3600 } }, async ({ page }) => {
      await page.goto(`${server.url}/host.html`);
      await drawn(page);
      await act(page);
      await page.mouse.move(890, 5);
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
      return page.locator('civico-service-dashboard').screenshot();
    });
  }

  test('looks the same: cards, charts, filters, an open table', async () => {
    const act = async (page: Page): Promise<void> => {
      await page.getByText('I valori in tabella').first().click();
      await page.getByRole('cell').first().waitFor();
    };
    const plain = await look('', '', act);
    for (const { name, css, undo } of hostilePages) {
      const share = await difference(plain, await look(css, undo, act));
      assert.ok(share < 0.002, `${name}: ${(share * 100).toFixed(2)} % of the pixels differ`);
    }
  });
});

describe('strings that break careless software, in the dashboard', () => {
  let server: ServedPage;
  /** Each string is the title, the description or the source of an indicator, and a category, a note or a period of others. */
  const at = (index: number): string => strings[index % strings.length]!;
  const indicators: Indicator[] = Array.from({ length: Math.ceil(strings.length / 3) }, (_, index) => ({
    ...common, id: `i-${index}`, title: at(3 * index), description: at(3 * index + 1), source: { name: at(3 * index + 2), url: vectors[index % vectors.length]! }, theme: at(Math.floor(index / 20)), unitLabel: at(index).slice(0, 60),
  }));
  const values = (index: number): Observation[] => [{ period: '2024', category: at(index + 4), value: 3, note: at(index + 5) }, { period: '2025', category: at(index + 6), value: null }, { period: at(index).slice(0, 21), value: 1 }];
  before(async () => {
    server = await servePage({
      handler: (request) => {
        const path = new URL(request.url).pathname;
        if (path === '/api/v1/indicators') return json({ items: indicators });
        const found = /\/indicators\/i-(\d+)\/observations$/.exec(path);
        return found ? json({ items: values(Number(found[1])) }) : undefined;
      },
    });
    server.put('/dati.json', () => json({ indicators: indicators.map((one, index) => ({ ...one, observations: values(index) })) }));
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    server.put('/dati.csv', () => new Response(`id,title,description,theme,unit,source,licence,updatedAt,period,category,value,note\r\n${indicators.map(({ id, title, description, source }) => [id, title, description!, 'Tema', 'count', source.name, 'CC0', '2026-01-01', '2024', title, '3', title].map(cell).join(',')).join('\r\n')}`, { headers: { 'content-type': 'text/csv' } }));
  });
  after(() => server.close());

  for (const [kind, attribute] of [['a backend', 'endpoint="/api/v1"'], ['a JSON file', 'src="/dati.json"'], ['a CSV file', 'src="/dati.csv"']] as const) {
    test(`from ${kind} are shown as they are, and none runs`, async () => {
      server.put('/strings.html', pageDocument(`<civico-service-dashboard ${attribute}></civico-service-dashboard>`));
      await withPage({ origins: [server.url] }, async ({ page }) => {
        await page.goto(`${server.url}/strings.html`);
        await page.waitForFunction((count) => document.querySelector('civico-service-dashboard')?.shadowRoot?.querySelectorAll('[part="meta"]').length === count, indicators.length, { timeout: 60_000 });
        const shown = (await page.locator('civico-service-dashboard [part~="indicator"]').allTextContents()).map(folded).join('\n');
        assert.deepEqual(strings.map(folded).filter((text) => !shown.includes(text)), []);
        const disclosure = page.getByText('I valori in tabella').first();
        await disclosure.click();
        await page.getByRole('cell').first().waitFor();
        assert.equal(await page.locator('civico-service-dashboard').locator('script, iframe, img, [onerror], [onload], a[href^="javascript" i]').count(), 0);
        assert.equal(await page.evaluate(() => (globalThis as { canary?: number }).canary), undefined);
      });
    });
  }
});

describe('the dashboard behind a network that lies', () => {
  let server: ServedPage;
  let network: ChaosProxy;
  before(async () => {
    server = await servePage({ handler: memoryBackend() });
    network = await chaosProxy(server.port);
    // Another origin, so that only the figures go through the bad network.
    server.put('/bad.html', pageDocument(`<civico-service-dashboard endpoint="${network.url}/api/v1"><a href="/dati.csv">I dati in un file</a></civico-service-dashboard>`));
  });
  after(async () => {
    await network.close();
    await server.close();
  });

  const weathers: [string, Chaos][] = [
    ['reset', 'reset'], ['lost answers', 'lose-answer'], ['cut answers', 'cut-answer'], ['a 500', httpAnswer(500, 'text/html', '<h1>Internal Server Error</h1>')],
    ['a portal’s page as 200', httpAnswer(200, 'text/html', '<!doctype html><title>Rete</title>', { 'access-control-allow-origin': '*' })],
    ['truncated JSON', httpAnswer(200, 'application/json', '{"items": [{"id": "a", "ti', { 'access-control-allow-origin': '*' })],
    ['a wrong clock', httpAnswer(503, 'application/json', '{}', { 'date': 'Mon, 01 Jan 2001 00:00:00 GMT', 'retry-after': 'Mon, 01 Jan 2001 00:00:09 GMT', 'access-control-allow-origin': '*' })],
  ];
  for (const [name, weather] of weathers) {
    test(`${name}: a plain sentence, the page’s own link, and a way to go on`, async () => {
      network.plan(weather);
      await withPage({ origins: [server.url, network.url], tolerated: [/./], bypassCSP: true }, async ({ page }) => {
        await page.goto(`${server.url}/bad.html`);
        await page.getByRole('alert').filter({ hasText: /^\s*(Il servizio non|Non riusciamo a raggiungere il servizio)/ }).waitFor();
        await page.getByRole('link', { name: 'I dati in un file' }).waitFor();
        network.plan('pass');
        await page.route(`${network.url}/**`, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
        });
        await page.getByRole('button', { name: 'Riprova' }).click();
        await page.getByText('418', { exact: true }).waitFor();
      });
    });
  }
});
