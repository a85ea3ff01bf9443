/** A tablet at a counter without a network, whose power goes too: the page comes back from its worker, and every vote arrives once, in order, with its time. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openData } from '@civico/server/import/open-data.ts';
import { sql } from 'kysely';
import { counters, demoTokenOf } from '../../demo/counters.ts';
import { chaosProxy, type ChaosProxy } from '../helpers/chaos-proxy.ts';
import { runDemo, type RunningDemo } from '../helpers/demo.ts';
import { killableBrowser, type KillableBrowser } from '../helpers/killable-browser.ts';

const DAY = 86_400_000;
const counter = counters.findIndex(({ tickets }) => tickets);

describe('a tablet whose power goes while there is no network', { timeout: 240_000 }, () => {
  let demo: RunningDemo;
  let network: ChaosProxy;
  let browser: KillableBrowser;
  before(async () => {
    demo = await runDemo();
    network = await chaosProxy(demo.port);
    browser = killableBrowser();
  });
  after(async () => {
    await browser?.remove();
    await network?.close();
    await demo?.close();
  });

  const address = (): string => `${network.url}/sassuolo/sportelli/${counter + 1}#token=${demoTokenOf('sassuolo', counters[counter]!.id)}`;
  async function vote(page: Page, ticket: string, face: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Numero del biglietto' }).fill(ticket);
    await page.getByRole('button', { name: 'Avanti' }).click();
    await page.getByRole('button', { name: face, exact: true }).click();
    await page.getByRole('heading', { name: 'Grazie!' }).waitFor();
    await page.clock.runFor(6_000);
  }
  // The tablet has its network; it is the service that is out of reach.
  const waiting = (page: Page, count: number) => page.getByText(count === 1 ? '1 voto non è ancora partito' : `${count} voti non sono ancora partiti`).waitFor();
  /** Ordinary use of the tablet begins at `at`, in ms since the epoch. */
  async function open(at: number): Promise<Page> {
    const page = await browser.start();
    await page.clock.install({ time: at });
    await page.goto(address());
    return page;
  }

  test('votes before and after the cut', async () => {
    const start = Date.now() - 3 * DAY;
    // The clock is set when the page stands: a false one knows nothing of what the page has loaded.
    const first = await browser.start();
    await first.goto(address());
    await first.getByText('Questa pagina si apre anche senza rete.').waitFor();
    await first.clock.install({ time: start });
    const cached = await first.evaluate(async () => (await (await caches.open('civico-kiosk')).keys()).map(({ url }) => url));
    assert.ok(cached.some((url) => url.endsWith(`/sportelli/${counter + 1}`)));
    assert.ok(cached.every((url) => !url.includes('token') && !url.includes('/api/')), 'neither the secret nor an answer of the backend is kept');

    network.plan('reset');
    for (const [index, ticket] of ['P001', 'P002'].entries()) {
      await vote(first, ticket, ['Positivo', 'Sufficiente'][index]!);
      await waiting(first, index + 1);
    }
    await browser.kill();

    const second = await open(start + DAY);
    await waiting(second, 2);
    assert.equal(await second.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--town-primary').trim() !== ''), true, 'the town’s colours are there too');
    await vote(second, 'P003', 'Positivo');
    await waiting(second, 3);
    // A page that is only loaded again, without a network, stays too.
    await second.reload();
    await waiting(second, 3);
    await vote(second, 'P004', 'Sufficiente');
    await waiting(second, 4);
    await browser.kill();

    network.plan('pass');
    const third = await open(start + 2 * DAY);
    await third.waitForFunction(() => document.querySelector('[data-part="kiosk"]') && !document.querySelector('[data-part="kiosk-note"]')?.textContent?.match(/attesa|partit/));
    const store = await openData(...demo.data);
    try {
      let rows: { value: number; voted: Date }[] = [];
      for (const deadline = performance.now() + 15_000; rows.length < 4 && performance.now() < deadline;) {
        await third.clock.runFor(1_000);
        ({ rows } = await sql<{ value: number; voted: Date }>`select value, voted_at as voted from ratings where subject_id = ${counters[counter]!.id} and ticket_hash is not null order by created_at, voted_at`.execute(store.db));
      }
      await third.clock.runFor(600_000);
      ({ rows } = await sql<{ value: number; voted: Date }>`select value, voted_at as voted from ratings where subject_id = ${counters[counter]!.id} and ticket_hash is not null order by created_at`.execute(store.db));
      assert.deepEqual(rows.map(({ value }) => value), [3, 2, 3, 2], 'each once, in order');
      const days = rows.map(({ voted }) => Math.floor((new Date(voted).getTime() - start) / DAY));
      assert.deepEqual(days, [0, 0, 1, 1], 'with the time of the touch');
    } finally {
      await store.close();
    }
  });
});
