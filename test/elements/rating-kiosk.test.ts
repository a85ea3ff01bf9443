import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { NewRating } from '@civico/contract';
import { assertAccessible, withPage, type WatchedPage } from '../helpers/page.ts';
import { json, servePage, type ServedPage } from '../helpers/serve-page.ts';

interface Vote { rating: NewRating; key: string; token: string | null }

describe('civico-rating mode="kiosk"', () => {
  let server: ServedPage;
  let votes: Vote[] = [];
  let tickets = new Set<string>();
  let token = 'segreto';
  before(async () => {
    server = await servePage({
      handler: async (request) => {
        if (!request.url.endsWith('/api/v1/ratings')) return undefined;
        const rating = await request.json() as NewRating;
        const problem = (status: number, name: string): Response => json({ type: `urn:civico:problem:${name}`, title: name, status }, status, { 'content-type': 'application/problem+json' });
        if (request.headers.get('counter-token') !== token) return problem(401, 'counter-token');
        const key = request.headers.get('idempotency-key')!;
        if (rating.ticket && tickets.has(rating.ticket) && !votes.some((one) => one.key === key)) return problem(422, 'ticket-used');
        if (rating.ticket) tickets.add(rating.ticket);
        votes.push({ rating, key, token: request.headers.get('counter-token') });
        return json({ id: 'AAAAAAAAAAAAAAAAAAAAAA', subject: rating.subject, scale: 3, value: rating.value, createdAt: new Date().toISOString() }, 201);
      },
    });
  });
  after(() => server.close());

  async function open(use: (page: Page, watched: WatchedPage) => Promise<void>, { attributes = '', around = ['', ''], backend = 'endpoint="/api/v1"', hash = '#token=segreto', ...options }: { attributes?: string; around?: [string, string]; backend?: string; hash?: string; viewport?: { width: number; height: number } } = {}): Promise<void> {
    votes = [];
    tickets = new Set();
    token = 'segreto';
    server.put('/tablet.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sportello</title>
      <script type="module" src="/civico/civico.js"></script></head><body><main>${around[0]}<civico-rating mode="kiosk" subject-id="anagrafe-1" ${backend} ${attributes}></civico-rating>${around[1]}</main></body></html>`);
    await withPage({ origins: [server.url], viewport: { width: 1280, height: 800 }, ...options }, async (watched) => {
      await watched.page.clock.install();
      await watched.page.goto(`${server.url}/tablet.html${hash}`);
      await watched.page.waitForSelector('[data-part="kiosk"]');
      await use(watched.page, watched);
    });
  }
  const face = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const arrived = async (page: Page, count: number): Promise<void> => {
    // The page's clock is ours; storage and network take the time of the machine.
    for (const deadline = performance.now() + 15_000; votes.length < count && performance.now() < deadline;) {
      await page.clock.runFor(200);
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
    }
    assert.equal(votes.length, count);
  };

  test('one touch is one vote, with its token and the time of the touch; then the next person', () => open(async (page) => {
    await face(page, 'Positivo').click();
    await page.getByRole('heading', { name: 'Grazie!' }).waitFor();
    await arrived(page, 1);
    const [{ rating, token: sent }] = votes as [Vote];
    assert.equal(sent, 'segreto');
    assert.deepEqual({ ...rating, votedAt: undefined }, { subject: { kind: 'counter', id: 'anagrafe-1' }, scale: 3, value: 3, reasons: [], channel: 'counter', votedAt: undefined });
    await page.clock.runFor(6_000);
    await face(page, 'Negativo').waitFor();
    await assertAccessible(page);
  }));

  test('after red a reason is asked for; who walks away has voted all the same', () => open(async (page) => {
    await face(page, 'Negativo').click();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Ho aspettato troppo' }).click();
    await arrived(page, 1);
    assert.deepEqual(votes[0]!.rating.reasons, ['waiting-time']);
    await page.clock.runFor(30_000);
    await face(page, 'Negativo').click();
    await page.clock.runFor(21_000);
    await arrived(page, 2);
    assert.deepEqual(votes[1]!.rating.reasons, []);
  }));

  test('fifty touches of a bored child are one vote', () => open(async (page) => {
    for (let touch = 0; touch < 50; touch += 1) {
      await page.evaluate(() => document.querySelectorAll<HTMLElement>('[data-face]').forEach((button) => { button.click(); }));
      await page.clock.runFor(5_100);
    }
    await arrived(page, 1);
    await page.clock.runFor(26_000);
    await face(page, 'Sufficiente').click();
    await arrived(page, 2);
  }));

  test('a language can be chosen, and goes with the person', () => open(async (page) => {
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Wie bewerten Sie den Service, den Sie erhalten haben?' }).waitFor();
    assert.equal(await page.getAttribute('civico-rating', 'lang'), 'de');
    await page.clock.runFor(21_000);
    await page.getByRole('heading', { name: 'Come valuti il servizio che hai ricevuto?' }).waitFor();
  }));

  test('one vote a ticket', () => open(async (page) => {
    const enter = async (ticket: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Numero del biglietto' }).fill(ticket);
      await page.getByRole('button', { name: 'Avanti' }).click();
    };
    await enter('');
    await page.getByRole('alert').filter({ hasText: 'Scrivi il numero del biglietto' }).waitFor();
    await assertAccessible(page);
    await enter('a042');
    await face(page, 'Positivo').click();
    await arrived(page, 1);
    assert.equal(votes[0]!.rating.ticket, 'A042');
    await page.clock.runFor(6_000);
    await enter('A042');
    await page.getByRole('alert').filter({ hasText: 'è già stato dato un voto' }).waitFor();
    await enter('A043');
    await face(page, 'Sufficiente').click();
    await arrived(page, 2);
  }, { attributes: 'tickets' }));

  test('without a network votes wait, and arrive once, in order, with their own times', () => open(async (page, watched) => {
    watched.tolerate(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
    await watched.context.setOffline(true);
    for (const name of ['Positivo', 'Sufficiente', 'Positivo']) {
      await face(page, name).click();
      await page.getByRole('heading', { name: 'Grazie!' }).waitFor();
      await page.clock.runFor(3_600_000);
      await face(page, name).waitFor();
    }
    await page.getByText('3 voti in attesa della rete').waitFor();
    assert.equal(votes.length, 0);
    await watched.context.setOffline(false);
    await arrived(page, 3);
    assert.deepEqual(votes.map(({ rating }) => rating.value), [3, 2, 3]);
    assert.equal(new Set(votes.map(({ key }) => key)).size, 3);
    const times = votes.map(({ rating }) => Date.parse(rating.votedAt!));
    assert.ok(times[1]! - times[0]! >= 3_600_000 && times[2]! - times[1]! >= 3_600_000, 'the time of the touch, not of the sending');
    await page.waitForFunction(() => document.querySelector('[data-part="kiosk-note"]')?.textContent?.trim() === '');
  }));

  test('an old token loses no vote: they wait for the new one', () => open(async (page, watched) => {
    watched.tolerate(/401/);
    token = 'nuovo';
    await face(page, 'Positivo').click();
    await page.getByText('1 voto non è ancora partito. Avvisa il personale.').waitFor();
    await page.evaluate(() => { location.hash = '#token=nuovo'; });
    await page.clock.runFor(600_000);
    await arrived(page, 1);
  }));

  test('what waits is sent by its own tablet with its token, not by another rating of the page, nor by the tablet of another counter', () => open(async (page, watched) => {
    watched.tolerate(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
    await watched.context.setOffline(true);
    await face(page, 'Positivo').click();
    await page.getByText('1 voto in attesa della rete').waitFor();
    // The same device, now at another counter, with a page that also asks for a rating of its own.
    await page.evaluate(() => {
      const other = document.createElement('civico-rating');
      other.setAttribute('endpoint', '/api/v1');
      const tablet = document.querySelector('civico-rating')!;
      tablet.setAttribute('subject-id', 'tributi');
      tablet.after(other);
    });
    await page.clock.runFor(30_000);
    await face(page, 'Sufficiente').click();
    await page.getByText('1 voto in attesa della rete').waitFor();
    // The outbox holds on to those who send only weakly: the tablet must hold its own.
    await (await watched.context.newCDPSession(page)).send('HeapProfiler.collectGarbage');
    await watched.context.setOffline(false);
    await arrived(page, 1);
    assert.deepEqual(votes.map(({ rating, token: sent }) => [rating.subject.id, sent]), [['tributi', 'segreto']]);
    await page.evaluate(() => document.querySelector('civico-rating[mode]')!.setAttribute('subject-id', 'anagrafe-1'));
    await page.clock.runFor(600_000);
    await arrived(page, 2);
    assert.deepEqual(votes.map(({ rating }) => rating.subject.id), ['tributi', 'anagrafe-1']);
  }));

  test('inside a provider: votes carry the token, also those that waited for the next start of the page', () => open(async (page, watched) => {
    watched.tolerate(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
    await face(page, 'Positivo').click();
    await arrived(page, 1);
    await page.clock.runFor(30_000);
    await watched.context.setOffline(true);
    await face(page, 'Sufficiente').click();
    await page.getByText('1 voto in attesa della rete').waitFor();
    const before = page.url();
    await page.close();
    await watched.context.setOffline(false);
    const again = await watched.context.newPage();
    await again.clock.install();
    await again.goto(before);
    await arrived(again, 2);
    assert.deepEqual(votes.map(({ rating, token: sent }) => [rating.value, sent]), [[3, 'segreto'], [2, 'segreto']]);
  }, { around: ['<civico-provider endpoint="/api/v1">', '</civico-provider>'], backend: '' }));

  test('a page whose policy forbids the worker says so in the console, and takes votes all the same', () => open(async (page, watched) => {
    watched.expect(/console: .*civico-kiosk/);
    watched.tolerate(/kTrustedTypesPolicyViolation/);
    await face(page, 'Positivo').click();
    await arrived(page, 1);
  }, { attributes: 'worker="/kiosk-worker.js"' }));

  test('a tablet without its token says so and takes no votes', () => open(async (page) => {
    await page.getByRole('alert').filter({ hasText: 'Questo sportello non è configurato' }).waitFor();
    assert.equal(await page.locator('[data-face]').count(), 0);
  }, { hash: '' }));

  test('holds at 320 px, and by keyboard', () => open(async (page) => {
    assert.ok(await page.evaluate(() => document.querySelector('civico-rating')!.scrollWidth <= innerWidth));
    for (const box of await Promise.all((await page.locator('[data-part="kiosk"] button').all()).map((button) => button.boundingBox()))) assert.ok(box!.height >= 44 && box!.width >= 44);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Grazie!' }).waitFor();
    await arrived(page, 1);
  }, { viewport: { width: 320, height: 640 } }));
});
