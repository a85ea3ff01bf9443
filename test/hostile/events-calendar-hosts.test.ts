/** The events calendar on pages that break careless widgets, and behind a network that lies. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chaosProxy, httpAnswer, type Chaos, type ChaosProxy } from '../helpers/chaos-proxy.ts';
import { withPage } from '../helpers/page.ts';
import { pageDocument } from '../helpers/serve-page.ts';
import { eventsPage, june, type EventsPage } from '../elements/events-calendar-page.ts';
import { difference, hostilePages, plainCss } from './hosts.ts';

const shared = `civico-events-calendar { --bs-primary: initial; --bs-border-radius: initial; } body > civico-events-calendar { margin: 0 !important; padding: 0 !important; border: 0 !important;
  max-width: none !important; float: none !important; outline: 0 !important; box-shadow: none !important; background: none !important; border-radius: 0 !important; min-height: 0 !important; display: block !important; }`;

describe('civico-events-calendar on hostile pages', () => {
  let site: EventsPage;
  before(async () => { site = await eventsPage(); });
  after(() => site.close());

  const views: Record<string, (page: Page) => Promise<void>> = {
    list: async (page) => {
      await page.getByRole('button', { name: /^Dettagli di Letture/ }).click();
      await page.getByRole('button', { name: 'Cerca e filtra' }).click();
      await page.getByLabel('Tipo di evento').waitFor();
      await page.getByText('A cura di').or(page.getByText('Accessibile alle persone')).first().waitFor();
    },
    month: async (page) => {
      await page.locator('[data-day="2026-06-20"]').click();
      await page.getByRole('heading', { name: 'Eventi di sabato 20 giugno 2026' }).waitFor();
      await page.locator('article').first().waitFor();
    },
  };

  async function look(view: string, css: string, undo = ''): Promise<Buffer> {
    for (const [name, text] of [['plain', plainCss], ['host', css], ['undo', `${undo} ${shared}`]] as const) site.server.put(`/${name}.css`, text);
    site.server.put('/host.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/plain.css"><link rel="stylesheet" href="/host.css"><link rel="stylesheet" href="/undo.css">
      <script type="module" src="/civico/civico.js"></script></head><body><civico-events-calendar endpoint="/api/v1" date="2026-06-15" view="${view}"></civico-events-calendar></body></html>`);
    return withPage({ origins: [site.url], viewport: { width: 900, height: 3200 } }, async ({ page }) => {
      await page.clock.setFixedTime(june);
      await page.goto(`${site.url}/host.html`);
      await views[view]!(page);
      await page.mouse.move(890, 5);
      await page.evaluate(() => {
        (document.querySelector('civico-events-calendar')!.shadowRoot!.activeElement as HTMLElement | null)?.blur();
        return Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
      });
      return page.locator('civico-events-calendar').screenshot({ animations: 'disabled' });
    });
  }

  for (const view of Object.keys(views)) {
    test(`looks the same: ${view}`, async () => {
      const plain = await look(view, '');
      assert.ok(plain.length > 5000);
      for (const { name, css, undo } of hostilePages) {
        const share = await difference(plain, await look(view, css, undo));
        assert.ok(share < 0.00005, `${name}: ${(share * 100).toFixed(4)} % of the pixels differ`);
      }
    });
  }
});

describe('the events calendar behind a network that lies', () => {
  let site: EventsPage;
  let network: ChaosProxy;
  const anyone = { 'access-control-allow-origin': '*' };
  before(async () => {
    site = await eventsPage();
    network = await chaosProxy(site.server.port);
    const lines = ['BEGIN:VCALENDAR', ...Array.from({ length: 40 }, (_, n) => [`BEGIN:VEVENT`, `UID:${n}`, `SUMMARY:Evento ${n}`, `DTSTART;TZID=Europe/Rome:202606${16 + n % 10}T100000`, 'END:VEVENT'].join('\r\n')), 'END:VCALENDAR', ''];
    site.server.put('/feed.ics', () => new Response(lines.join('\r\n'), { headers: { ...anyone, 'content-type': 'text/calendar' } }));
  });
  after(async () => {
    await network.close();
    await site.close();
  });

  const lies: [string, Chaos][] = [
    ['reset', 'reset'], ['lost answers', 'lose-answer'], ['cut answers', 'cut-answer'], ['a 500', httpAnswer(500, 'text/html', '<h1>Internal Server Error</h1>', anyone)],
    ['a portal’s page as 200', httpAnswer(200, 'text/html', '<!doctype html><title>Rete</title>', anyone)],
    ['truncated JSON', httpAnswer(200, 'application/json', '{"items": [{"id": "a", "ti', anyone)],
    ['JSON of another shape', httpAnswer(200, 'application/json', '{"items": [{"id": 7, "title": {}}], "days": 3}', anyone)],
    ['a wrong clock', httpAnswer(503, 'application/json', '{}', { ...anyone, 'date': 'Mon, 01 Jan 2001 00:00:00 GMT', 'retry-after': 'Mon, 01 Jan 2001 00:00:09 GMT' })],
  ];
  const open = async (attributes: string, use: (page: Page) => Promise<void>): Promise<void> => {
    site.server.put('/bad.html', pageDocument(`<civico-events-calendar ${attributes} date="2026-06-15"><a href="/programma.pdf">Il programma</a></civico-events-calendar>`));
    await withPage({ origins: [site.url, network.url], tolerated: [/./], bypassCSP: true }, async ({ page }) => {
      await page.clock.setFixedTime(june);
      await page.goto(`${site.url}/bad.html`);
      await use(page);
    });
  };
  const plain = async (page: Page): Promise<void> => {
    assert.match(await page.getByRole('alert').locator('p').innerText(), /^[A-ZÈ][^{}<>]{15,}\.$/, 'a sentence');
    await page.getByRole('link', { name: 'Il programma' }).waitFor();
  };

  for (const [source, attributes, expected] of [['a backend', 'endpoint="URL/api/v1"', 'Colori della pianura'], ['a feed', 'src="URL/feed.ics"', 'Evento 0']] as const) {
    for (const [name, lie] of lies) {
      // A feed in JSON is no feed; cut in its middle it is still one, of fewer events.
      if (source === 'a feed' && name === 'cut answers') continue;
      test(`${source}, ${name}: a plain sentence, the page’s own link, and a way to go on`, () => {
        network.plan(lie);
        return open(attributes.replace('URL', network.url), async (page) => {
          await plain(page);
          // In the grids, too.
          for (const view of ['Mese', 'Elenco']) {
            await page.getByRole('button', { name: view, exact: true }).click();
            // The sentence before stands until the answer, or the wait for it, is drawn.
            await page.locator(`section:has(button[aria-pressed="true"]:text-is("${view}")) [part="results"][aria-busy="false"]`).waitFor();
            await plain(page);
          }
          network.plan('pass');
          await page.getByRole('button', { name: 'Riprova' }).click();
          await page.getByRole('heading', { name: expected, exact: true }).waitFor();
        });
      });
    }
    test(`${source}, slowly: arrives`, () => {
      network.plan({ trickle: { bytes: 300, every: 5 } });
      return open(attributes.replace('URL', network.url), async (page) => {
        await page.getByText('Caricamento degli eventi').waitFor();
        await page.getByRole('heading', { name: expected, exact: true }).waitFor();
      });
    });
  }

  test('a feed cut in the middle: the events that arrived whole, or a plain sentence', () => {
    network.plan('cut-answer');
    return open(`src="${network.url}/feed.ics"`, async (page) => {
      await page.getByRole('alert').or(page.locator('article').first()).first().waitFor();
      if (await page.getByRole('alert').count()) await plain(page);
    });
  });

  test('more events that cannot be had: what is shown stays, and the next try brings them', () => {
    network.plan('pass');
    return open(`endpoint="${network.url}/api/v1"`, async (page) => {
      const more = page.getByRole('button', { name: 'Mostra altri eventi' });
      await more.waitFor();
      const before = await page.locator('article').count();
      network.plan('reset');
      await more.click();
      await page.getByText('Non siamo riusciti a caricare altri eventi').waitFor();
      assert.equal(await page.locator('article').count(), before);
      network.plan('pass');
      await more.click();
      await page.waitForFunction((count) => document.querySelector('civico-events-calendar')!.shadowRoot!.querySelectorAll('article').length > count, before);
    });
  });
});
