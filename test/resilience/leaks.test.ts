/** Elements that come and go leave no listener, no node and no heap behind: hundreds of times, ten thousand in the long run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { output, type Manifest } from '../../scripts/built.ts';
import { often } from '../helpers/long.ts';
import { withPage } from '../helpers/page.ts';
import { servePage, type ServedPage } from '../helpers/serve-page.ts';

const TIMES = often(400, 10_000);

/** An element as a page uses it. */
interface Case { tag: string; attributes?: Record<string, string> }

interface Held { listeners: number; nodes: number; heap: number }

/** What is still held after the collector has had its say. */
async function held(session: CDPSession): Promise<Held> {
  // Twice: what a finalizer frees goes with the second.
  for (let turn = 0; turn < 2; turn += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)!.value;
  return { listeners: value('JSEventListeners'), nodes: value('Nodes'), heap: value('JSHeapUsedSize') };
}

/** What stays: asked again while it is more than `limit`, because what was on its way when the elements went ends in turns of its own. */
async function stays(page: Page, session: CDPSession, limit: Held): Promise<Held> {
  for (let turn = 0; ; turn += 1) {
    const now = await held(session);
    if (turn === 20 || (now.listeners <= limit.listeners && now.nodes <= limit.nodes && now.heap <= limit.heap)) return now;
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 100); }));
  }
}

/** Puts new elements on the page and takes them off again, a batch a frame, so that each is drawn. */
const comeAndGo = (page: Page, { tag, attributes = {} }: Case, times: number): Promise<void> => page.evaluate(async ([name, given, count]) => {
  const place = document.querySelector('main')!;
  // A backend that never answers: what an element leaves waiting must not keep it.
  const port = new Proxy({}, { get: () => () => new Promise(() => undefined) });
  for (let done = 0; done < count; done += 100) {
    for (let one = 0; one < 100; one += 1) {
      const element = Object.assign(document.createElement(name), { port });
      for (const [attribute, value] of Object.entries(given)) element.setAttribute(attribute, value);
      place.append(element);
    }
    await new Promise(requestAnimationFrame);
    place.replaceChildren();
  }
  // What was still on its way arrives at elements that are gone.
  await new Promise((resolve) => { requestIdleCallback(resolve); });
}, [tag, attributes, times] as const);

describe('elements that come and go', () => {
  let server: ServedPage;
  let cases: Case[];
  before(async () => {
    server = await servePage({ html: '<p>Vuota</p>' });
    const tags = Object.keys((JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as Manifest).elements);
    cases = [...tags.map((tag) => ({ tag })), { tag: 'civico-rating', attributes: { 'mode': 'kiosk', 'counter-token': 'x' } }];
  });
  after(() => server.close());

  test('leave nothing behind', async (t) => {
    for (const one of cases) {
      const tag = `${one.tag}${one.attributes?.['mode'] ? ` mode="${one.attributes['mode']}"` : ''}`;
      await withPage({ origins: [server.url] }, async ({ page, context }) => {
        await page.goto(server.url);
        const session = await context.newCDPSession(page);
        await session.send('Performance.enable');
        // Twice: the first come and go before what they load on demand is there.
        for (let turn = 0; turn < 2; turn += 1) {
          await comeAndGo(page, one, 500);
          await page.waitForLoadState('networkidle');
        }
        const before = await held(session);
        await comeAndGo(page, one, TIMES);
        await page.waitForLoadState('networkidle');
        const limit = { listeners: before.listeners + 5, nodes: before.nodes + 400, heap: before.heap + 1_000_000 + TIMES * 50 };
        const now = await stays(page, session, limit);
        t.diagnostic(`${tag}: heap ${Math.round(before.heap / 1024)} → ${Math.round(now.heap / 1024)} KiB, listeners ${before.listeners} → ${now.listeners}, nodes ${before.nodes} → ${now.nodes}`);
        assert.ok(now.listeners <= limit.listeners, `${tag}: ${now.listeners - before.listeners} listeners stay`);
        assert.ok(now.nodes <= limit.nodes, `${tag}: ${now.nodes - before.nodes} nodes stay`);
        assert.ok(now.heap <= limit.heap, `${tag}: ${Math.round((now.heap - before.heap) / TIMES)} bytes an element stay`);
      });
    }
  });
});
