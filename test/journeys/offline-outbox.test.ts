/** P4: what a person sent or typed survives the network, the tab and the browser, and arrives exactly once. In a real browser, over real HTTP. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { ReportReceipt } from '@civico/contract';
import type { OfflinePage } from '../fixtures/offline-page.ts';
import { killableBrowser } from '../helpers/killable-browser.ts';
import { memoryServer, type MemoryServer, type Seen } from '../helpers/memory-server.ts';
import { newPage, type WatchedPage } from '../helpers/page.ts';
import { servePage, type ServedPage } from '../helpers/serve-page.ts';
import { until } from '../helpers/until.ts';

declare const civico: OfflinePage;

let site: ServedPage;
let backend: MemoryServer;
let script: string;
/** What the site's server does with a request before the backend hears of it; undefined lets it through. */
let gate: ((request: Request) => Response | undefined | Promise<Response | undefined>) | undefined;

before(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../fixtures/offline-page.ts')], bundle: true, format: 'esm', target: 'es2022', write: false, logLevel: 'error',
  });
  script = outputFiles[0]!.text;
});

beforeEach(async () => {
  backend = await memoryServer({ reports: 0 });
  gate = undefined;
  site = await servePage({
    html: '<p>Pagina</p>', head: '<script type="module" src="/page.js"></script>', civico: null, files: { '/page.js': script },
    handler: async (request) => {
      const url = new URL(request.url);
      if (!url.pathname.startsWith('/api/v1')) return undefined;
      const refused = await gate?.(request);
      if (refused) return refused;
      const body = request.method === 'GET' ? {} : { body: await request.arrayBuffer() };
      return fetch(`http://127.0.0.1:${backend.port}${url.pathname}${url.search}`, { method: request.method, headers: request.headers, ...body });
    },
  });
});

afterEach(async () => {
  await site.close();
  await backend.close();
});

const posts = (): Seen[] => backend.seen.filter(({ method, url }) => method === 'POST' && url === '/api/v1/reports');
const kept = async (): Promise<string[]> => (await backend.ports.reports.listReports({ limit: 100 })).items.map(({ title }) => title);

async function open(page: Page): Promise<void> {
  await page.goto(site.url);
  await page.waitForFunction(() => 'civico' in globalThis);
}

const tolerated = [/^console: Failed to load resource/];
const visit = async (): Promise<WatchedPage> => {
  const watched = await newPage({ origins: [site.url], tolerated });
  await open(watched.page);
  return watched;
};

/** Sends a report with a photo from the page; resolves to the status of the outcome. */
const send = (page: Page, title: string, how: 'send' | 'keep' = 'send') => page.evaluate(async ([text, method]) => {
  const outcome = await civico.outbox[method]({
    endpoint: civico.endpoint, port: 'reports', method: 'createReport', label: text, keepReceipt: true, key: `key-of-${text.padEnd(16, '-')}`,
    input: {
      category: 'waste', title: text, description: 'Da una settimana', address: 'Via Roma 1', photos: [civico.photo('fotografia')],
    },
  });
  return 'status' in outcome ? outcome.status : 'kept';
}, [title, how] as const);

const waiting = (page: Page) => page.evaluate(async () => (await civico.outbox.pending()).map(({ label }) => label));
const untilSent = (page: Page, count: number) => page.waitForFunction((many) => civico.told.filter(([, status]) => status === 'sent').length >= many, count);

describe('outbox in a browser', () => {
  test('what is sent offline waits, photo and all, and goes once when the network is back', async () => {
    const watched = await visit();
    const { page, context } = watched;
    await context.setOffline(true);
    assert.equal(await send(page, 'Cestino'), 'waiting');
    assert.deepEqual(await waiting(page), ['Cestino']);
    await context.setOffline(false);
    await untilSent(page, 1);
    assert.deepEqual(await waiting(page), []);
    assert.equal(posts().length, 1);
    assert.equal(backend.seen.find(({ url }) => url.endsWith('/attachments'))!.body.toString(), 'fotografia');
    const [receipt] = await page.evaluate(async () => await civico.outbox.receipts());
    assert.equal((await backend.ports.reports.getReportByCode((receipt!.sent!.result as ReportReceipt).code)).title, 'Cestino');
    await watched.close();
  });

  test('a page opened later sends what another left behind', async () => {
    const watched = await visit();
    const { page, context } = watched;
    await context.setOffline(true);
    await send(page, 'Cestino');
    const next = await context.newPage();
    await page.close();
    await context.setOffline(false);
    await open(next);
    await until(next, async () => (await civico.outbox.receipts()).length === 1);
    assert.deepEqual(await kept(), ['Cestino']);
    await watched.close();
  });

  test('two tabs deliver each submission once, and both hear of all', async () => {
    const watched = await visit();
    const { page: one, context } = watched;
    const two = await context.newPage();
    await open(two);
    gate = ({ method }) => method === 'POST' ? new Response('', { status: 503, headers: { 'retry-after': '60' } }) : undefined;
    for (const title of ['Uno', 'Due', 'Tre']) assert.equal(await send(one, title), 'waiting');
    for (const title of ['Quattro', 'Cinque']) assert.equal(await send(two, title), 'waiting');
    gate = undefined;
    await Promise.all([one, two, one, two].map((tab) => tab.evaluate(() => civico.outbox.drain())));
    await untilSent(one, 5);
    await untilSent(two, 5);
    assert.deepEqual((await kept()).sort(), ['Cinque', 'Due', 'Quattro', 'Tre', 'Uno']);
    assert.equal(posts().length, 5, 'nothing is sent twice, not even for the backend to notice');
    await watched.close();
  });

  test('where the browser forbids to keep anything, sending works while the page is open', async () => {
    const watched = await newPage({ origins: [site.url], tolerated });
    const { page, context } = watched;
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError'); };
    });
    await open(page);
    assert.equal(await send(page, 'Uno'), 'sent');
    await context.setOffline(true);
    assert.equal(await send(page, 'Due'), 'waiting');
    assert.deepEqual(await waiting(page), ['Due']);
    await context.setOffline(false);
    await untilSent(page, 2);
    assert.deepEqual((await kept()).sort(), ['Due', 'Uno']);
    const draft = await page.evaluate(async () => {
      const kept = civico.browserDraft<string>('prova');
      const saved = await kept.save('testo').then(() => 'kept', () => 'not kept');
      return [saved, await kept.load(), await kept.remove()];
    });
    assert.deepEqual(draft.slice(0, 2), ['not kept', undefined], 'and nobody is told that a draft was kept');
    await watched.close();
  });
});

describe('a browser that is killed', () => {
  const browser = killableBrowser();
  const { start, kill } = browser;
  afterEach(kill);
  after(() => browser.remove());

  test('between keeping and sending has lost nothing', async () => {
    const page = await start();
    await open(page);
    // What a page tries on its own when it opens must be over: it would send what is kept now.
    await page.evaluate(() => civico.outbox.drain());
    assert.equal(await send(page, 'Cestino', 'keep'), 'kept');
    await kill();
    assert.equal(posts().length, 0);
    const again = await start();
    await open(again);
    await untilSent(again, 1);
    assert.deepEqual(await kept(), ['Cestino']);
  });

  test('after the backend did it, before the answer came: it is not done twice, and the code is found', async () => {
    const page = await start();
    await open(page);
    let first = true;
    const killed = new Promise<void>((resolve) => {
      gate = async (request) => {
        if (request.method !== 'POST' || !request.url.endsWith('/reports') || !first) return undefined;
        first = false;
        const answer = await fetch(`http://127.0.0.1:${backend.port}/api/v1/reports`, { method: 'POST', headers: request.headers, body: await request.arrayBuffer() });
        assert.equal(answer.status, 201);
        await kill();
        resolve();
        return answer;
      };
    });
    send(page, 'Altalena').catch(() => undefined);
    await killed;
    assert.deepEqual(await kept(), ['Altalena']);
    const again = await start();
    await open(again);
    await until(again, async () => (await civico.outbox.receipts()).some(({ label }) => label === 'Altalena'));
    const codes = await again.evaluate(async () => (await civico.outbox.receipts()).map(({ sent }) => (sent!.result as { code: string }).code));
    assert.equal((await backend.ports.reports.getReportByCode(codes.at(-1)!)).title, 'Altalena');
    assert.deepEqual(await kept(), ['Altalena']);
  });

  test('leaves the draft with its photo, for a week, unless it is wiped', async () => {
    const page = await start();
    await open(page);
    await page.evaluate(() => civico.browserDraft('report').save({ title: 'Bozza', photos: [civico.photo('fotografia')] }));
    await kill();
    const again = await start();
    await open(again);
    const [draft, later] = await again.evaluate(async () => {
      const load = async (now?: () => number) => {
        const value = await civico.browserDraft<{ title: string; photos: { blob: Blob }[] }>('report', now).load();
        return value && [value.title, await value.photos[0]!.blob.text()];
      };
      return [await load(), await load(() => Date.now() + 8 * 86_400_000)];
    });
    assert.deepEqual(draft, ['Bozza', 'fotografia']);
    assert.equal(later, undefined);
    const wiped = await again.evaluate(async () => {
      await civico.browserDraft('report').save('Bozza');
      await civico.wipeDrafts();
      return await civico.browserDraft('report').load() ?? 'wiped';
    });
    assert.equal(wiped, 'wiped');
  });
});
