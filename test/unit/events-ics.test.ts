/** Calendars as they come: real in kind, from several programs, and broken on purpose. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { EventIndex, readJson, writeIcs, type ReadCalendar } from '@civico/calendar';
import { plainProperties } from '@civico/calendar/plain-lines.ts';
import { readIcs } from '@civico/calendar/read-ics.ts';
import { dayOf } from '@civico/calendar/zone.ts';
import type { CalendarEvent } from '@civico/contract';

const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const shown = ({ entries, skipped }: ReadCalendar, from = '2026-11-01', to = '2027-02-28'): { items: CalendarEvent[]; skipped: string[] } => {
  const index = new EventIndex(entries, 'Europe/Rome', skipped);
  return { items: index.page(dayOf(from), dayOf(to), {}, 1000).items, skipped: index.skipped.map(({ name, reason }) => `${name}: ${reason}`) };
};
const good = event('UID:buono', 'SUMMARY:Un evento buono', 'DTSTART:20261124T090000Z', 'DTEND:20261124T100000Z');

describe('iCalendar', () => {
  test('every fact of an event', async () => {
    const { items } = shown(await readIcs(calendar(event(
      'UID:a@b', 'SUMMARY:Teatro\\, musica\\; e altro', 'DESCRIPTION:Prima riga\\nseconda riga, lun', ' ga e piegata', 'DTSTART;TZID=Europe/Rome:20261124T210000', 'DURATION:PT1H30M',
      'LOCATION:Teatro Carani', 'GEO:44.54;10.78', 'URL:https://www.comune.example/teatro', 'CATEGORIES:Spettacolo teatrale,Gratis', 'CONTACT:Ufficio cultura',
      'IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/png:https://www.comune.example/teatro.png', 'X-CIVICO-IMAGE-ALT:Il sipario rosso', 'X-CIVICO-FREE:FALSE', 'X-CIVICO-PRICE:12 €', 'X-CIVICO-ACCESSIBLE:TRUE', 'X-CIVICO-AUDIENCE:adulti,famiglie',
    ))));
    const [{ id: _, ...rest } = { id: '' }] = items;
    assert.deepEqual(rest, {
      uid: 'a@b', title: 'Teatro, musica; e altro', description: 'Prima riga\nseconda riga, lunga e piegata', status: 'scheduled', allDay: false, recurring: false,
      start: '2026-11-24T20:00:00Z', end: '2026-11-24T21:30:00Z', timeZone: 'Europe/Rome', category: '1.1.3', categoryName: 'Spettacolo teatrale',
      place: { name: 'Teatro Carani', position: { lat: 44.54, lon: 10.78 } }, image: { url: 'https://www.comune.example/teatro.png', alternativeText: 'Il sipario rosso' },
      url: 'https://www.comune.example/teatro', free: false, price: '12 €', accessible: true, audiences: ['adults', 'families'], organizer: 'Ufficio cultura',
    });
  });

  const times: [string, string[], string | undefined][] = [
    ['a zone without definition', ['DTSTART;TZID=Europe/Rome:20261124T100000'], '2026-11-24T09:00:00Z'],
    ['a quoted zone of a Windows program', ['DTSTART;TZID="W. Europe Standard Time":20261124T100000'], '2026-11-24T09:00:00Z'],
    ['a zone of Mozilla', ['DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20261124T100000'], '2026-11-24T15:00:00Z'],
    ['a floating time', ['DTSTART:20261124T100000'], '2026-11-24T09:00:00Z'],
    ['a zone nobody knows', ['DTSTART;TZID=Nowhere/Land:20261124T100000'], '2026-11-24T09:00:00Z'],
    ['UTC', ['DTSTART:20261124T100000Z'], '2026-11-24T10:00:00Z'],
    ['a whole day', ['DTSTART;VALUE=DATE:20261124'], '2026-11-24'],
    ['a leap second', ['DTSTART:20261231T235960Z'], '2026-12-31T23:59:59Z'],
  ];
  for (const [name, lines, start] of times) {
    test(`times: ${name}`, async () => { assert.equal(shown(await readIcs(calendar(event('UID:x', 'SUMMARY:x', ...lines)))).items[0]?.start, start); });
  }

  test('a zone only the file defines', async () => {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Il mio fuso', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0500', 'TZOFFSETTO:+0500', 'END:STANDARD', 'END:VTIMEZONE'].join('\r\n');
    assert.equal(shown(await readIcs(calendar(zone, event('UID:x', 'SUMMARY:x', 'DTSTART;TZID=Il mio fuso:20261124T100000')))).items[0]!.start, '2026-11-24T05:00:00Z');
  });

  test('a weekly market moved for a holiday, with an exception and a last day', async () => {
    const { items } = shown(await readIcs(calendar(
      event('UID:m', 'SUMMARY:Mercato', 'DTSTART;TZID=Europe/Rome:20261201T080000', 'DTEND;TZID=Europe/Rome:20261201T130000', 'RRULE:FREQ=WEEKLY;UNTIL=20261229T070000Z', 'EXDATE;TZID=Europe/Rome:20261222T080000'),
      event('UID:m', 'RECURRENCE-ID;TZID=Europe/Rome:20261208T080000', 'SUMMARY:Mercato (anticipato)', 'DTSTART;TZID=Europe/Rome:20261207T080000', 'DTEND;TZID=Europe/Rome:20261207T130000'),
    )));
    assert.deepEqual(items.map(({ start, movedFrom }) => `${start.slice(0, 10)} ${movedFrom?.slice(0, 10) ?? ''}`.trim()), ['2026-12-01', '2026-12-07 2026-12-08', '2026-12-15', '2026-12-29']);
  });

  const broken: [string, string, string][] = [
    ['no start', event('UID:x', 'SUMMARY:Senza data'), 'Senza data: no-start'],
    ['no title', event('UID:senza-titolo', 'DTSTART:20261124T100000Z'), 'senza-titolo: no-title'],
    ['a date that is none', event('UID:x', 'SUMMARY:Trenta febbraio', 'DTSTART;VALUE=DATE:20260230'), 'Trenta febbraio: wrong-date'],
    ['words for a date', event('UID:x', 'SUMMARY:Domani', 'DTSTART:domani'), 'Domani: wrong-date'],
    ['an end before the start', event('UID:x', 'SUMMARY:Al contrario', 'DTSTART:20261124T100000Z', 'DTEND:20261124T090000Z'), 'Al contrario: ends-before-start'],
    ['a wrong rule', event('UID:x', 'SUMMARY:Regola', 'DTSTART:20261124T100000Z', 'RRULE:FREQ=OGNITANTO'), 'Regola: unreadable'],
    ['a rule of nonsense', event('UID:x', 'SUMMARY:Mese 13', 'DTSTART:20261124T100000Z', 'RRULE:FREQ=YEARLY;BYMONTH=13'), 'Mese 13: '],
    ['every second', event('UID:x', 'SUMMARY:Ticchettio', 'DTSTART:20261124T100000Z', 'RRULE:FREQ=SECONDLY'), 'Ticchettio: too-frequent'],
    ['the year 9999', event('UID:x', 'SUMMARY:Lontano', 'DTSTART:99991231T100000Z'), 'Lontano: wrong-date'],
    ['a broken line', event('UID:x', 'SUMMARY:Riga rotta', 'DTSTART:20261124T100000Z', 'questa non è una proprietà'), 'Riga rotta: unreadable'],
    ['not closed', 'BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Aperto', 'Aperto: no-start'],
    ['a bomb', event('UID:x', 'SUMMARY:Bomba', 'DTSTART:20261124T100000Z', `DESCRIPTION:${'x'.repeat(300_000)}`), 'Bomba: unreadable'],
  ];
  for (const [name, text, said] of broken) {
    test(`broken: ${name}: named and skipped, the rest is shown`, async () => {
      const { items, skipped } = shown(await readIcs(calendar(good, text, good.replaceAll('buono', 'secondo'))));
      assert.deepEqual(items.map(({ title }) => title), ['Un evento buono', 'Un evento secondo']);
      assert.equal(skipped.length, 1);
      assert.ok(skipped[0]!.startsWith(said), skipped[0]);
    });
  }

  test('lines of the skipped are the file’s own', async () => {
    const { skipped } = await readIcs(calendar(good, event('UID:x', 'SUMMARY:Domani', 'DTSTART:domani')));
    assert.deepEqual(skipped, [{ name: 'Domani', line: 9, reason: 'wrong-date' }]);
  });

  test('what is no calendar at all is refused', async () => {
    for (const text of ['', '<!doctype html><html>', '{}', 'VCALENDAR']) await assert.rejects(readIcs(text), SyntaxError);
  });

  test('addresses that could run are dropped, texts stay texts', async () => {
    const { items } = shown(await readIcs(calendar(event('UID:x', 'SUMMARY:<img src=x onerror=alert(1)>', 'DTSTART:20261124T100000Z', 'URL:javascript:alert(1)', 'IMAGE;VALUE=URI:data:text/html,x'))));
    assert.deepEqual([items[0]!.title, items[0]!.url, items[0]!.image], ['<img src=x onerror=alert(1)>', undefined, undefined]);
  });

  test('old encodings of line ends, lower case, a byte order mark', async () => {
    for (const change of [(text: string) => text.replaceAll('\r\n', '\n'), (text: string) => `\uFEFF${text}`, (text: string) => text.replaceAll('BEGIN', 'Begin').replaceAll('END:', 'End:')]) {
      assert.equal(shown(await readIcs(change(calendar(good)))).items.length, 1);
    }
  });

  test('any text ends, and good entries around it are shown', async () => {
    const line = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('DTSTART:20261124T100000Z', 'DTSTART;TZID=:1', 'RRULE:FREQ=DAILY', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'EXDATE:', 'RDATE;VALUE=PERIOD:20261124T100000Z/PT1H', 'DURATION:-P1D',
      'BEGIN:VALARM', 'END:VALARM', 'SUMMARY:', 'SUMMARY:Ciao', 'GEO:a;b', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T100000Z', 'UID:buono', 'SEQUENCE:x', 'CATEGORIES:,,,', 'STATUS:BOH'));
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const { items } = shown(await readIcs(calendar(good, event(...lines.map((one) => one.replace(/VEVENT|VCALENDAR/gi, ''))), good.replaceAll('buono', 'secondo'))));
      assert.ok(items.some(({ title }) => title === 'Un evento secondo'));
    }), { numRuns: 400, seed: 7 });
  });

  const plainLine = fc.oneof(
    fc.tuple(fc.constantFrom('SUMMARY', 'DESCRIPTION', 'LOCATION', 'UID', 'URL', 'CATEGORIES', 'STATUS', 'CONTACT', 'X-CIVICO-PRICE', 'X-ALTRO', 'summary', 'ATTACH', 'SEQUENCE', 'GEO', 'DTSTAMP'), fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('a\\,b\\;c\\\\n', 'riga\\nriga\\N', 'a,b', '3', '1.5;2')))
      .map(([name, value]) => `${name}:${value.replace(/[\r\n]/g, '')}`),
    fc.constantFrom('DTSTART:20261124T100000Z', 'DTSTART;TZID=Europe/Rome:20261124T100000', 'DTSTART;VALUE=DATE:20261124', 'DTEND:20261124', 'DTEND;TZID="W. Europe Standard Time":20261124T110000', 'SUMMARY;LANGUAGE=it:Ciao',
      'DESCRIPTION:una riga\r\n  piegata\r\n\tdue volte', '', 'senza due punti', 'BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM', 'RRULE:FREQ=DAILY', 'ORGANIZER;CN=Rossi:mailto:a@b.example'),
  );
  test('what is read by hand is what ical.js reads, and reading it late changes nothing', async () => {
    let byHand = 0;
    await fc.assert(fc.asyncProperty(fc.array(plainLine, { maxLength: 8 }), async (lines) => {
      const block = event(...lines, 'TRANSP:OPAQUE');
      const own = plainProperties(block);
      if (own) {
        byHand += 1;
        const [, all] = ICAL.parse(block) as unknown as [string, [string, ...unknown[]][]];
        assert.deepEqual(own, all.filter(([name]) => !['dtstamp', 'transp'].includes(name)));
      }
      const text = calendar(good, block);
      assert.deepEqual(shown(await readIcs(text, { late: true })), shown(await readIcs(text)));
    }), { numRuns: 600, seed: 3 });
    assert.ok(byHand > 100, `only ${byHand} were plain`);
  });

  test('escaped texts of our own properties, and words that are names of objects', async () => {
    const { items } = shown(await readIcs(calendar(event('UID:x', 'SUMMARY:x', 'DTSTART:20261124T100000Z', 'X-CIVICO-PRICE:6 €\\, ridotto 4 €', 'STATUS:constructor', 'X-CIVICO-AUDIENCE:constructor,tutti'))));
    assert.deepEqual([items[0]!.price, items[0]!.status, items[0]!.audiences], ['6 €, ridotto 4 €', 'scheduled', ['everyone']]);
  });

  test('naughty strings go through a file and back unchanged', async () => {
    const blns = createRequire(import.meta.url)('big-list-of-naughty-strings') as string[];
    const { entries } = readJson(JSON.stringify(blns.filter((one) => one.trim()).map((title, n) => ({ uid: String(n), title, description: title, start: '2026-11-24' }))));
    const first = shown({ entries, skipped: [] }).items;
    assert.ok(first.length > 450);
    const again = shown(await readIcs(writeIcs(first))).items;
    assert.deepEqual(again.map(({ title, description }) => [title, description]).sort(), first.map(({ title, description }) => [title, description]).sort());
    for (const row of writeIcs(first).split('\r\n')) assert.ok(Buffer.byteLength(row) <= 75, row);
  });
});

describe('a list in JSON', () => {
  test('what is wrong is named, the rest is shown', () => {
    const { items, skipped } = shown(readJson(JSON.stringify({ events: [
      { title: 'Buono', start: '2026-11-24T10:00' }, null, 7, { title: 'Senza data' }, { start: '2026-11-24' }, { title: 'Male', start: 'ieri' }, { title: { toString: 'x' }, start: '2026-11-25' },
      { title: 'Ogni lunedì', start: '2026-11-23T10:00', rule: 'FREQ=WEEKLY;COUNT=2' }, { title: 'Regola', start: '2026-11-23', rule: 'FREQ=?' },
    ] })));
    assert.deepEqual(items.map(({ title }) => title), ['Ogni lunedì', 'Buono', 'Ogni lunedì']);
    assert.deepEqual(skipped.slice(0, 3), ['n. 2: unreadable', 'n. 3: unreadable', 'Senza data: no-start']);
    assert.ok(skipped.includes('Male: wrong-date') && skipped.includes('Regola: wrong-rule'));
  });
  test('what holds no list is refused', () => {
    for (const text of ['', '{}', '7', 'null', '{"events":{}}']) assert.throws(() => readJson(text), SyntaxError);
  });
});
