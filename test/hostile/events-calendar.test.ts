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
    for (const name of ['Elenco', 'Settimana', 'Mese']) {
      await page.getByRole('button', { name, exact: true }).click();
      if (name === 'Elenco') await page.getByRole('button', { name: /^Dettagli/ }).first().click();
      else await page.locator('[data-day="2026-06-16"]').click();
      await page.locator('article').first().waitFor();
    }
    const found = await page.evaluate(() => {
      const root = document.querySelector('civico-events-calendar')!.shadowRoot!;
      return [...root.querySelectorAll('script, iframe, img, [onerror], [onload], a[href^="javascript"]')].length;
    });
    assert.equal(found, 0);
    assert.ok(await page.getByText('<script>canary()</script>').count() > 0);
  }));
});
