/** A feed written by an enemy, on a page with a strict CSP: texts stay texts, nothing runs, nobody else is asked, the page stays alive. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { eventsPage, type EventsPage } from '../elements/events-calendar-page.ts';
import { withPage } from '../helpers/page.ts';

const naughty = (createRequire(import.meta.url)('big-list-of-naughty-strings') as string[]).filter((one) => one.trim());
const vectors = ['<script>canary()</script>', '"><img src=x onerror=canary()>', '<svg onload=canary()>', '{{constructor.constructor("canary()")()}}', '${canary()}', 'javascript:canary()'];
const escape = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\r?\n|\r/g, '\\n').replace(/[;,]/g, '\\$&');

function feed(): string {
  const events = [...vectors, ...naughty].map((text, n) => ['BEGIN:VEVENT', `UID:${n}`, `SUMMARY:${escape(text)}`, `DESCRIPTION:${escape(text)}`, `LOCATION:${escape(text)}`, `CATEGORIES:${escape(text)}`, `CONTACT:${escape(text)}`,
    `URL:${vectors[n % vectors.length]!.replace(/\s/g, '')}`, 'IMAGE;VALUE=URI:https://terzi.example/pixel.png', `DTSTART;VALUE=DATE:202606${String(16 + n % 10)}`, 'END:VEVENT'].join('\r\n'));
  const traps = ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=HOURLY', 'FREQ=YEARLY;BYSETPOS=366', 'FREQ=SECONDLY', 'FREQ=DAILY;COUNT=999999999'].map((rule, n) =>
    `BEGIN:VEVENT\r\nUID:trap-${n}\r\nSUMMARY:Trappola ${n}\r\nDTSTART:19000101T000000Z\r\nRRULE:${rule}\r\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', ...events, ...traps, 'END:VCALENDAR', ''].join('\r\n');
}

describe('civico-events-calendar and a hostile feed', () => {
  let site: EventsPage;
  before(async () => { site = await eventsPage({ attributes: 'src="/feed.ics" date="2026-06-16"', files: { '/feed.ics': feed() } }); });
  after(() => site.close());

  test('every view shows it as text', () => withPage({ origins: [site.url] }, async ({ page }) => {
    await page.addInitScript(() => { Object.assign(globalThis, { canary: () => { throw new Error('the canary sang'); } }); });
    await page.goto(site.url);
    await page.locator('article').first().waitFor();
    for (const [name, grid] of [['Elenco'], ['Settimana', 'grid-week'], ['Mese', 'grid-month']] as const) {
      await page.getByRole('button', { name, exact: true }).click();
      if (!grid) await page.getByRole('button', { name: /^Dettagli/ }).first().click();
      else await page.locator(`[part~="${grid}"] [data-day="2026-06-16"]`).click();
      await page.locator('article').first().waitFor();
    }
    const found = await page.evaluate(() => {
      const root = document.querySelector('civico-events-calendar')!.shadowRoot!;
      return [...root.querySelectorAll('script, iframe, img, [onerror], [onload], a[href^="javascript"]')].length;
    });
    assert.equal(found, 0);
    await page.getByText('<script>canary()</script>').first().waitFor();
  }));

  /** As the calendar and the browser show a text: control characters and white space as one space, at most 300 characters. */
  const folded = (text: string): string => text.toWellFormed().replace(/[\u0000-\u001F\u007F]/g, ' ').trim().slice(0, 300).toWellFormed().replace(/\s+/g, ' ').trim();

  for (const [source, attributes] of [['a feed', 'src="/strings.ics"'], ['a list in JSON', 'src="/strings.json"'], ['a backend', 'endpoint="/api/v2"']] as const) {
    test(`${source}: every string is shown as it is, and none runs`, () => withPage({ origins: [site.url], tolerated: [/status of 4\d\d/, /net::ERR_/] }, async ({ page }) => {
      const strings = [...new Set([...vectors, ...naughty])].filter((one) => folded(one));
      const events = strings.map((text, n) => ({ uid: `s-${n}`, title: text, description: text, place: { name: text, address: text }, category: text, organizer: text, price: text, url: text, image: { url: text, alternativeText: text }, start: '2026-06-16', end: '2026-06-17' }));
      site.server.put('/strings.json', JSON.stringify({ events }));
      site.server.put('/strings.ics', ['BEGIN:VCALENDAR', ...events.map(({ uid, title }) => ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${escape(title)}`, `LOCATION:${escape(title)}`, `DESCRIPTION:${escape(title)}`, 'DTSTART;VALUE=DATE:20260616', 'END:VEVENT'].join('\r\n')), 'END:VCALENDAR', ''].join('\r\n'));
      site.server.put('/api/v2/events', () => Response.json({ items: events.map(({ uid, ...one }) => ({ ...one, id: uid, uid, status: 'scheduled', allDay: true, recurring: false, categoryName: one.category, movedFrom: one.start, audiences: [one.title] })), nextCursor: null }));
      site.server.put('/strings.html', `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>x</title><script type="module" src="/civico/civico.js"></script></head><body><civico-events-calendar ${attributes} date="2026-06-16"></civico-events-calendar></body></html>`);
      await page.addInitScript(() => { Object.assign(globalThis, { canary: () => { throw new Error('the canary sang'); } }); });
      await page.goto(`${site.url}/strings.html`);
      const cards = page.locator('article');
      await cards.first().waitFor();
      const more = page.getByRole('button', { name: 'Mostra altri eventi' });
      for (let shown = await cards.count(); await more.count() > 0; shown = await cards.count()) {
        await more.click();
        await page.waitForFunction((before) => document.querySelector('civico-events-calendar')!.shadowRoot!.querySelectorAll('article').length > before, shown);
      }
      const texts = (await page.locator('article [part~=event-title]').allTextContents()).map(folded);
      const lost = strings.map(folded).filter((text) => !texts.includes(text));
      assert.deepEqual(lost, []);
      // Their details, a few at a time: places, prices, links, pictures.
      const details = page.getByRole('button', { name: /^Dettagli/, expanded: false });
      for (let n = 0; n < 40; n += 1) await details.nth(n * 7).click();
      await page.locator('[part=detail]').nth(39).waitFor();
      assert.equal(await page.locator('civico-events-calendar').locator('script, iframe, [onerror], [onload], a[href^="javascript" i], a[href^="data" i]').count(), 0);
    }));
  }
});
