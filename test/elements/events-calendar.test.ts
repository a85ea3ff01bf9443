import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, withPage, type WatchedPage } from '../helpers/page.ts';
import { eventsPage, june, type EventsPage } from './events-calendar-page.ts';

const page = (html: string): string => `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Prova</title><link rel="stylesheet" href="/page.css">
  <script type="module" src="/civico/civico.js"></script></head><body><main><h1>Prova</h1>${html}</main></body></html>`;
const ics = (...events: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

describe('civico-events-calendar', () => {
  let site: EventsPage;
  before(async () => { site = await eventsPage(); });
  after(() => site.close());

  const open = async (html: string | undefined, use: (page: Page, watched: WatchedPage) => Promise<void>, options: Partial<Parameters<typeof withPage>[0]> = {}): Promise<void> => {
    if (html) site.server.put('/prova.html', page(html));
    await withPage({ origins: [site.url], ...options }, async (watched) => {
      await watched.page.clock.setFixedTime(june);
      await watched.page.goto(html ? `${site.url}/prova.html` : site.url);
      await use(watched.page, watched);
    });
  };
  const focusedDay = (target: Page): Promise<string | undefined> => target.evaluate(() => (document.querySelector('civico-events-calendar')!.shadowRoot!.activeElement as HTMLElement | null)?.dataset['day']);

  for (const [width, colorScheme] of [[320, 'light'], [1280, 'dark']] as const) {
    test(`every view is accessible and fits, ${width} px, ${colorScheme}`, () => open(undefined, async (target) => {
      const fits = async (): Promise<void> => {
        await assertAccessible(target);
        const beyond = await target.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${beyond} px too wide`);
      };
      await target.getByRole('heading', { name: 'Colori della pianura' }).waitFor();
      await fits();
      await target.getByRole('button', { name: 'Dettagli di Colori' }).click();
      await target.getByText('Cento quadri').waitFor();
      await target.getByRole('button', { name: 'Cerca e filtra' }).click();
      await target.getByLabel('Tipo di evento').waitFor();
      await target.getByRole('button', { name: 'Abbonati' }).click();
      await target.getByText('Apri nel tuo calendario').waitFor();
      await fits();
      for (const view of ['Settimana', 'Mese']) {
        await target.getByRole('button', { name: view, exact: true }).click();
        await target.locator('[part~="mark"]', { hasText: '2' }).first().waitFor({ state: 'attached' });
        await target.locator('[data-day="2026-06-16"]').click();
        await target.getByRole('heading', { name: /Eventi di martedì 16 giugno/ }).waitFor();
        await fits();
      }
    }, { viewport: { width, height: 800 }, colorScheme }));
  }

  test('says in words what is cancelled, postponed, moved and going on', () => open(undefined, async (target) => {
    const article = (name: string): ReturnType<Page['locator']> => target.locator('article', { has: target.getByRole('heading', { name }) });
    await article('Concerto della banda').getByText('Annullato').waitFor();
    await article('Dieci chilometri').getByText('Rinviato').waitFor();
    await target.getByText('Spostato. Data precedente: 23 giugno 2026 alle ore 08:00').waitFor();
    assert.match(await target.locator('section[part=day-group]').first().innerText(), /In corso[\s\S]*9 maggio – 9 agosto 2026/);
    assert.deepEqual(await target.locator('[itemtype="https://schema.org/Event"] > [itemprop=eventStatus]').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('content')!.split('/').at(-1)))].sort()),
      ['EventCancelled', 'EventPostponed', 'EventRescheduled', 'EventScheduled']);
  }));

  test('a walk through the month by keyboard', () => open('<civico-events-calendar endpoint="/api/v1" view="month" date="2026-06-17"></civico-events-calendar>', async (target) => {
    await target.locator('[data-day="2026-06-17"]').focus();
    assert.equal(await target.locator('[data-day][tabindex="0"]').count(), 1, 'one tab stop');
    for (const [key, day] of [['ArrowRight', '2026-06-18'], ['ArrowDown', '2026-06-25'], ['Home', '2026-06-22'], ['End', '2026-06-28'], ['ArrowLeft', '2026-06-27'], ['ArrowUp', '2026-06-20'], ['PageDown', '2026-07-20'], ['PageUp', '2026-06-20']] as const) {
      await target.keyboard.press(key);
      await target.waitForFunction((expected) => (document.querySelector('civico-events-calendar')!.shadowRoot!.activeElement as HTMLElement | null)?.dataset['day'] === expected, day);
      assert.equal(await focusedDay(target), day);
    }
    await target.keyboard.press('Enter');
    await target.getByRole('heading', { name: 'Eventi di sabato 20 giugno 2026' }).waitFor();
    assert.equal(await focusedDay(target), '2026-06-20', 'the focus stays');
    await target.getByRole('button', { name: /^sabato 20 giugno, 3 eventi ?Festa d’estate ?21:00 Concerto della banda \(Annullato\) ?Colori della pianura$/ }).waitFor();
  }));

  test('on a phone a week stands upright, with what is on, and the day below is the next', () => open('<civico-events-calendar endpoint="/api/v1" view="week" date="2026-06-20"></civico-events-calendar>', async (target) => {
    await target.setViewportSize({ width: 360, height: 780 });
    const title = target.getByRole('gridcell').getByText('21:00 Concerto della banda');
    await title.waitFor();
    assert.ok((await title.boundingBox())!.width > 120, 'it can be read');
    assert.equal(await target.getByRole('row').count(), 2, 'still a grid');
    await target.locator('[data-day="2026-06-20"]').focus();
    for (const [key, day] of [['ArrowDown', '2026-06-21'], ['ArrowUp', '2026-06-20'], ['PageDown', '2026-06-27']] as const) {
      await target.keyboard.press(key);
      await target.waitForFunction((expected) => (document.querySelector('civico-events-calendar')!.shadowRoot!.activeElement as HTMLElement | null)?.dataset['day'] === expected, day);
    }
  }));

  test('a grid shows at a glance what is cancelled or put off; a week says it', () => open('<civico-events-calendar endpoint="/api/v1" view="month" date="2026-06-20"></civico-events-calendar>', async (target) => {
    const edge = (title: string): Promise<string> => target.locator('[part~=entry]', { hasText: title }).first().evaluate((one) => {
      const { borderInlineStartColor, borderInlineStartStyle, textDecorationLine } = getComputedStyle(one);
      return [borderInlineStartColor, borderInlineStartStyle, textDecorationLine].join(' ');
    });
    const scheduled = await edge('Letture sotto il tiglio');
    const colors = [scheduled, await edge('Concerto della banda'), await edge('Dieci chilometri')].map((one) => one.slice(0, one.indexOf(')')));
    assert.equal(new Set(colors).size, 3, String(colors));
    assert.match(await edge('Concerto della banda'), /solid line-through$/);
    assert.match(await edge('Dieci chilometri'), /double none$/);
    await target.getByRole('button', { name: 'Settimana', exact: true }).click();
    const said = target.getByRole('gridcell').getByText('(Annullato)');
    await said.waitFor();
    assert.ok((await said.boundingBox())!.width > 40);
  }));

  test('filters, finds nothing, goes on; the feed is exactly what is filtered', () => open(undefined, async (target) => {
    await target.getByRole('button', { name: 'Cerca e filtra' }).click();
    await target.getByLabel('Tipo di evento').selectOption({ label: 'Lettura pubblica' });
    await target.waitForFunction(() => document.querySelector('civico-events-calendar')!.shadowRoot!.querySelectorAll('article').length === 1);
    await target.getByRole('button', { name: 'Abbonati' }).click();
    assert.equal(await target.getByRole('link', { name: 'Apri nel tuo calendario' }).getAttribute('href'), `${site.url.replace('http:', 'webcal:')}/api/v1/events.ics?category=1.1.7`);
    await target.getByLabel('Parole da cercare').fill('niente di simile');
    await target.keyboard.press('Enter');
    await target.getByText('Nessun evento corrisponde').waitFor();
    await assertAccessible(target);
    await target.getByRole('button', { name: 'Togli i filtri' }).first().click();
    await target.getByRole('heading', { name: 'Colori della pianura' }).waitFor();
  }));

  test('grids say what they show, that they load, and that nothing is on', () => {
    let go: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => { go = resolve; });
    site.server.put('/lento.ics', async () => { await waiting; return new Response(ics(event('UID:1', 'SUMMARY:Una volta sola', 'DTSTART;VALUE=DATE:20260616')), { headers: { 'content-type': 'text/calendar' } }); });
    return open('<civico-events-calendar src="/lento.ics" view="week" date="2026-06-15"></civico-events-calendar>', async (target) => {
      await target.getByText('15–21 giugno 2026', { exact: true }).waitFor();
      await target.locator('[part=note]', { hasText: 'Caricamento degli eventi' }).waitFor();
      go();
      await target.locator('[data-day="2026-06-16"]', { hasText: 'Una volta sola' }).waitFor();
      assert.equal(await target.locator('[part=note]').count(), 0);
      await target.getByRole('button', { name: 'Settimana successiva' }).click();
      await target.getByText('22–28 giugno 2026', { exact: true }).waitFor();
      await target.locator('[part=note]', { hasText: 'Non ci sono eventi in programma in questo periodo.' }).waitFor();
      await assertAccessible(target);
    });
  });

  test('an address of its own: opens and focuses the event, goes back and forth', () => open(undefined, async (target) => {
    const title = (name: string): ReturnType<Page['locator']> => target.getByRole('heading', { name });
    const focused = (): Promise<string | undefined> => target.evaluate(() => document.querySelector('civico-events-calendar')!.shadowRoot!.activeElement?.textContent ?? undefined);
    const settled = (name: string): Promise<unknown> => target.waitForFunction((expected) => document.querySelector('civico-events-calendar')?.shadowRoot?.activeElement?.textContent === expected, name);
    await target.getByRole('button', { name: 'Dettagli di Letture' }).click();
    const address = await target.getByRole('link', { name: 'Collegamento a questo evento di Letture' }).getAttribute('href');
    assert.match(address ?? '', /#evento-\w+$/);
    await target.getByRole('button', { name: 'Dettagli di Dieci chilometri' }).click();
    await target.getByRole('link', { name: 'Collegamento a questo evento di Dieci' }).click();
    await settled('Dieci chilometri tra i campi');
    // A visitor who gets the address, in a page of its own.
    await target.goto('about:blank');
    await target.goto(address!);
    await settled('Letture sotto il tiglio');
    await title('Letture sotto il tiglio').waitFor();
    assert.equal(await target.getByText('Da mercoledì 17 giugno 2026').count(), 0, 'what is in the list already does not move it');
    await target.getByRole('button', { name: 'Dettagli di Concerto' }).click();
    await target.getByRole('link', { name: 'Collegamento a questo evento di Concerto' }).click();
    await settled('Concerto della banda');
    assert.equal(await target.getByRole('button', { name: 'Dettagli di Letture' }).getAttribute('aria-expanded'), 'false', 'the one before is closed');
    await target.goBack();
    await settled('Letture sotto il tiglio');
    await target.goForward();
    await settled('Concerto della banda');
    // From another view, and one that is not in the first list.
    await target.getByRole('button', { name: 'Mese', exact: true }).click();
    await target.getByRole('grid').waitFor();
    await target.goBack();
    await settled('Letture sotto il tiglio');
    assert.equal(await focused(), 'Letture sotto il tiglio');
    await assertAccessible(target);
    await target.evaluate(() => { location.hash = '#evento-nessuno'; });
    await target.getByRole('button', { name: 'Dettagli di Letture', expanded: false }).waitFor();
    await target.evaluate(() => { location.hash = '#evento-%E0%A4%A'; });
    await target.getByRole('button', { name: 'Settimana', exact: true }).click();
    await target.getByRole('grid').waitFor();
  }, { tolerated: [/404/] }));

  test('prints what is shown: events and days, no buttons; a month on paper has its events', () => open(undefined, async (target) => {
    await target.evaluate(() => { Object.assign(globalThis, { print: () => { document.title = 'stampato'; } }); });
    await target.getByRole('button', { name: 'Stampa' }).click();
    assert.equal(await target.title(), 'stampato');
    await target.getByRole('button', { name: 'Mese', exact: true }).click();
    const entry = target.locator('[data-day="2026-06-17"] [part~=entry]', { hasText: 'Letture' });
    await entry.waitFor({ state: 'attached' });
    await target.emulateMedia({ media: 'print' });
    for (const name of ['Elenco', 'Oggi', 'Stampa', 'Cerca e filtra']) assert.equal(await target.getByRole('button', { name, exact: true }).count(), 0, name);
    assert.ok((await entry.boundingBox())!.width > 40);
    assert.ok(await target.getByText('giugno 2026', { exact: true }).isVisible());
  }, { viewport: { width: 680, height: 900 } }));

  test('one event goes into one’s own calendar', () => open(undefined, async (target) => {
    await target.getByRole('button', { name: 'Dettagli di Letture' }).click();
    const [download] = await Promise.all([target.waitForEvent('download'), target.getByRole('button', { name: 'Aggiungi al calendario' }).click()]);
    assert.equal(download.suggestedFilename(), 'letture-sotto-il-tiglio.ics');
    const text = await new Response(await download.createReadStream() as never).text();
    assert.match(text, /SUMMARY:Letture sotto il tiglio\r\n/);
    assert.match(text, /DTSTART:20260617T150000Z\r\n/);
  }));

  test('works from an .ics file alone: floating time, unknown zone, broken entries named', () => {
    site.server.put('/eventi.ics', ics(
      event('UID:1', 'SUMMARY:Ora che galleggia', 'DTSTART:20260616T100000', 'DTEND:20260616T113000'), event('UID:2', 'SUMMARY:Fuso ignoto', 'DTSTART;TZID=Luna/Mare:20260616T120000'),
      event('UID:3', 'SUMMARY:Senza data'), event('UID:4', 'SUMMARY:<img src=x onerror="document.title=1">', 'DTSTART;VALUE=DATE:20260617', 'URL:javascript:alert(1)', 'IMAGE;VALUE=URI:https://terzi.example/x.png'),
      event('UID:5', 'SUMMARY:Ogni secondo', 'DTSTART:20260616T100000Z', 'RRULE:FREQ=SECONDLY'),
    ));
    return open('<civico-events-calendar src="eventi.ics"></civico-events-calendar>', async (target) => {
      await target.getByRole('heading', { name: 'Ora che galleggia' }).waitFor();
      assert.match(await target.locator('section[part=day-group]').first().innerText(), /10:00–11:30[\s\S]*12:00/);
      await target.getByRole('heading', { name: '<img src=x' }).waitFor();
      await target.getByText('Eventi che non si possono mostrare: 2').click();
      assert.match(await target.locator('[part=skipped]').innerText(), /Senza data\s+Ogni secondo/);
      assert.equal(await target.title(), 'Prova');
      assert.equal(site.server.requests.some(({ path }) => path.startsWith('/api/') && path.includes('ics')), false);
    });
  });

  test('broken entries are named also where a month is all that is asked for', () => {
    site.server.put('/rotti.ics', ics(event('UID:1', 'SUMMARY:Con data', 'DTSTART:20260616T100000', 'DTEND:20260616T113000'), event('UID:3', 'SUMMARY:Senza data')));
    return open('<civico-events-calendar src="rotti.ics" view="month" date="2026-06-15"></civico-events-calendar>', async (target) => {
      await target.getByRole('gridcell').getByText('10:00 Con data').waitFor();
      await target.getByText('Eventi che non si possono mostrare: 1').click();
      assert.match(await target.locator('[part=skipped]').innerText(), /Senza data/);
    });
  });

  test('works from a JSON file alone', () => {
    site.server.put('/eventi.json', JSON.stringify({ events: [{ title: 'Mercato', start: '2026-06-01T08:00', end: '2026-06-01T13:00', rule: 'FREQ=WEEKLY', place: 'Piazza' }] }));
    return open('<civico-events-calendar src="/eventi.json" view="month"></civico-events-calendar>', async (target) => {
      await target.locator('[data-day="2026-06-29"]', { hasText: 'Mercato' }).waitFor();
    });
  });

  test('a calendar that cannot be had: a plain sentence, the fallback, and another try', () => {
    site.server.put('/rotto.ics', () => new Response('<html>Hotel Wi-Fi</html>', { headers: { 'content-type': 'text/html' } }));
    return open('<civico-events-calendar src="/rotto.ics"><a href="/programma.pdf">Il programma</a></civico-events-calendar>', async (target) => {
      await target.getByRole('alert').waitFor();
      assert.ok(await target.getByRole('link', { name: 'Il programma' }).isVisible());
      await assertAccessible(target);
      site.server.put('/rotto.ics', ics(event('UID:1', 'SUMMARY:Adesso sì', 'DTSTART;VALUE=DATE:20260616')));
      await target.getByRole('button', { name: 'Riprova' }).click();
      await target.getByRole('heading', { name: 'Adesso sì' }).waitFor();
    });
  });

  for (const [lang, word, view] of [['en', 'Events', 'Month'], ['de', 'Veranstaltungen', 'Monat'], ['fr', 'Événements', 'Mois'], ['sl', 'Dogodki', 'Mesec']] as const) {
    test(`speaks ${lang}`, () => open(`<div lang="${lang}"><civico-events-calendar endpoint="/api/v1" date="2026-06-15"></civico-events-calendar></div>`, async (target) => {
      await target.getByRole('heading', { name: word, exact: true }).waitFor();
      await target.getByRole('button', { name: view, exact: true }).click();
      await target.getByRole('grid').waitFor();
    }));
  }

  test('comes and goes without leaving anything behind', () => open(undefined, async (target) => {
    await target.getByRole('heading', { name: 'Colori della pianura' }).waitFor();
    const left = await target.evaluate(async () => {
      const element = document.querySelector('civico-events-calendar')!;
      const parent = element.parentElement!;
      for (let turn = 0; turn < 200; turn++) { element.remove(); parent.append(element); }
      await new Promise((resolve) => { setTimeout(resolve, 100); });
      element.remove();
      return element.querySelectorAll('[slot=structured-data]').length;
    });
    assert.equal(left, 0);
  }));
});
