/** Time zones, moved and cancelled occurrences, filters, pages: the index behind files and server. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { EventIndex, readList, type CalendarEntry } from '@civico/calendar';
import { plainDay, readEntry } from '@civico/calendar/entry.ts';
import { DAY, dayOf, dayText, toLocal, toMoment } from '@civico/calendar/zone.ts';
import type { CalendarEvent, EventFilter } from '@civico/contract';

const market: CalendarEntry = { uid: 'mercato', title: 'Mercato', start: '2026-10-20T08:00', end: '2026-10-20T13:00', rule: 'FREQ=WEEKLY', category: '2.4.5', place: { name: 'Piazza' }, free: true, audiences: ['everyone'] };
const list = (entries: readonly CalendarEntry[], from: string, to: string, filter: EventFilter = {}, limit = 100): CalendarEvent[] => new EventIndex(entries).page(dayOf(from), dayOf(to), filter, limit).items;
const starts = (events: readonly CalendarEvent[]): string[] => events.map(({ start }) => start);
const moment = (local: string, zone = 'Europe/Rome'): string => new Date(toMoment(Date.parse(`${local}Z`), zone)).toISOString();

test('a day is one exactly when the calendar has it', () => {
  const byDate = (text: string): number => (new Date(Date.parse(`${text}T00:00:00Z`) || 0).toISOString().startsWith(text) ? Date.parse(text) / DAY : NaN);
  fc.assert(fc.property(fc.nat(9999), fc.nat(13), fc.nat(32), (year, month, day) => {
    const text = [String(year).padStart(4, '0'), ...[month, day].map((one) => String(one).padStart(2, '0'))].join('-');
    assert.equal(dayOf(text), byDate(text), text);
  }), { numRuns: 3000, seed: 5 });
  for (const text of ['', '2026-1-01', '2026-11-2x', '2026/11/24', '20261124', '2026-11-24T', '-026-11-24', '2026-02-29', '1900-02-29']) assert.ok(Number.isNaN(dayOf(text)), text);
  assert.equal(dayText(dayOf('2024-02-29')), '2024-02-29');
});

describe('time zones', () => {
  test('both days on which the clock changes', () => {
    assert.equal(moment('2026-03-29T01:59:59'), '2026-03-29T00:59:59.000Z');
    assert.equal(moment('2026-03-29T02:30:00'), '2026-03-29T01:30:00.000Z', 'a time the clock skips');
    assert.equal(moment('2026-03-29T03:00:00'), '2026-03-29T01:00:00.000Z');
    assert.equal(moment('2026-10-25T02:30:00'), '2026-10-25T00:30:00.000Z', 'the first of the two');
    assert.equal(moment('2026-10-25T03:00:00'), '2026-10-25T02:00:00.000Z');
    assert.equal(moment('2026-10-04T02:15:00', 'Australia/Lord_Howe'), '2026-10-03T15:45:00.000Z', 'half an hour is skipped');
  });
  test('say what Intl says, over a century and around the world', () => {
    for (const zone of ['Europe/Rome', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC', 'Africa/Casablanca']) {
      const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
      for (let time = Date.UTC(1975, 0, 1); time < Date.UTC(2037, 0, 1); time += 86_400_000 * 3.37) {
        const at = Math.floor(time / 1000) * 1000;
        assert.equal(new Date(toLocal(at, zone)).toISOString().slice(0, 19).replace('T', ' '), format.format(at), `${zone} ${new Date(at).toISOString()}`);
      }
    }
  });
  test('a weekly market stays at eight by the clock in winter and in summer', () => {
    const all = starts(list([market], '2026-10-19', '2026-11-01'));
    assert.deepEqual(all, ['2026-10-20T06:00:00Z', '2026-10-27T07:00:00Z']);
  });
  test('a floating time is the town’s, a known zone its own, an unknown one the town’s', () => {
    const at = (timeZone?: string): string => starts(list([{ ...market, ...(timeZone && { timeZone }) }], '2026-10-19', '2026-10-21'))[0]!;
    assert.equal(at(), '2026-10-20T06:00:00Z');
    assert.equal(at('America/New_York'), '2026-10-20T12:00:00Z');
    assert.equal(at('Luna/Tranquillità'), '2026-10-20T06:00:00Z');
  });
});

describe('repeated events', () => {
  const moved: CalendarEntry = { ...market, recurrenceId: '2026-12-08T08:00', start: '2026-12-07T08:00', end: '2026-12-07T12:00' };
  const off: CalendarEntry = { ...market, recurrenceId: '2026-12-15T08:00', start: '2026-12-15T08:00', end: '2026-12-15T13:00', status: 'cancelled' };
  test('the moved one says from when, the cancelled one stays and says it, the excepted one is gone', () => {
    const events = list([{ ...market, except: ['2026-12-01T08:00'] }, off, moved], '2026-11-24', '2026-12-22');
    assert.deepEqual(events.map(({ start, status, movedFrom }) => [start.slice(0, 10), status, movedFrom]), [
      ['2026-11-24', 'scheduled', undefined], ['2026-12-07', 'scheduled', '2026-12-08T07:00:00Z'], ['2026-12-15', 'cancelled', undefined], ['2026-12-22', 'scheduled', undefined],
    ]);
    assert.equal(new Set(events.map(({ id }) => id)).size, 4);
    assert.ok(events.every(({ recurring }) => recurring));
  });
  test('one moved far away is found there and not where it was', () => {
    const far = { ...moved, start: '2027-03-01T08:00', end: '2027-03-01T12:00' };
    assert.equal(starts(list([market, far], '2026-12-08', '2026-12-08')).length, 0);
    assert.deepEqual(starts(list([market, far], '2027-03-01', '2027-03-01')), ['2027-03-01T07:00:00Z']);
  });
  test('a change of all that follow', () => {
    const later: CalendarEntry = { ...market, recurrenceId: '2026-11-03T08:00', andFuture: true, title: 'Mercato in via Adda', start: '2026-11-03T09:00', end: '2026-11-03T14:00' };
    assert.deepEqual(list([market, later], '2026-10-27', '2026-11-10').map(({ title, start }) => `${title} ${start}`),
      ['Mercato 2026-10-27T07:00:00Z', 'Mercato in via Adda 2026-11-03T08:00:00Z', 'Mercato in via Adda 2026-11-10T08:00:00Z']);
  });
  test('a repetition without its event stands alone; the higher sequence wins', () => {
    assert.equal(list([moved], '2026-12-01', '2026-12-31').length, 1);
    assert.equal(list([{ ...moved, sequence: 2, title: 'Nuovo' }, { ...moved, sequence: 1 }], '2026-12-01', '2026-12-31')[0]!.title, 'Nuovo');
  });
  test('ids stay when the calendar is read again, in any order', () => {
    const ids = (entries: readonly CalendarEntry[]): string[] => list(entries, '2026-11-24', '2026-12-22').map(({ id }) => id).sort();
    assert.deepEqual(ids([market, moved, off]), ids([off, moved, market]));
  });
});

describe('whole days and long events', () => {
  const show: CalendarEntry = { uid: 'mostra', title: 'Mostra', start: '2026-10-01', end: '2027-01-07', category: '1.1.2' };
  test('an exhibition of three months stands on each of its days, the last included, and once in a list', () => {
    const index = new EventIndex([show]);
    assert.deepEqual(index.days(dayOf('2027-01-05'), dayOf('2027-01-09'), {}, 3).days.map(({ day }) => day), ['2027-01-05', '2027-01-06']);
    assert.equal(index.page(dayOf('2026-11-01'), dayOf('2027-03-01'), {}, 50).items.length, 1);
    assert.equal(index.page(dayOf('2027-01-07'), dayOf('2027-03-01'), {}, 50).items.length, 0);
  });
  test('in a full cell the exhibition leaves its place to what is on that very day', () => {
    const index = new EventIndex([show, ...['a', 'b'].map((uid): CalendarEntry => ({ uid, title: uid, start: '2026-11-20T10:00', end: '2026-11-20T11:00' })), { uid: 'festa', title: 'Festa', start: '2026-11-19', end: '2026-11-21' }]);
    for (const filter of [{}, { text: 'mostra' }, { categories: ['1.1.2'] }]) {
      const [, friday] = index.days(dayOf('2026-11-19'), dayOf('2026-11-20'), filter, 3).days;
      assert.deepEqual([friday!.count, friday!.items.map(({ uid }) => uid)], Object.keys(filter).length ? [1, ['mostra']] : [4, ['festa', 'a', 'b']]);
    }
    assert.deepEqual(index.days(dayOf('2026-11-20'), dayOf('2026-11-20'), {}, 9).days[0]!.items.map(({ uid }) => uid), ['festa', 'a', 'b', 'mostra']);
  });
  test('an evening past midnight belongs to both days, one until midnight to the first', () => {
    const days = (end: string): number => new EventIndex([{ uid: 'a', title: 'a', start: '2026-11-20T21:00', end }]).days(dayOf('2026-11-19'), dayOf('2026-11-23'), {}, 3).days.length;
    assert.equal(days('2026-11-21T01:00'), 2);
    assert.equal(days('2026-11-21T00:00'), 1);
  });
});

describe('the days of a grid', () => {
  const start = fc.record({ day: fc.integer({ min: dayOf('2026-10-20'), max: dayOf('2026-12-10') }), hour: fc.integer({ min: 0, max: 23 }), hours: fc.oneof(fc.nat(5), fc.nat(80), fc.nat(2000)) });
  const rule = fc.constantFrom(undefined, undefined, undefined, 'FREQ=DAILY', 'FREQ=WEEKLY;COUNT=4', 'FREQ=MONTHLY');
  test('are the same whether they are counted by place or by looking at each event', () => {
    fc.assert(fc.property(fc.array(fc.tuple(start, rule, fc.boolean()), { maxLength: 25 }), (made) => {
      const at = (day: number, hour: number): string => new Date(day * DAY + hour * 3_600_000).toISOString().slice(0, 16);
      const index = new EventIndex(made.map(([{ day, hour, hours }, repeated, whole], n): CalendarEntry => ({
        uid: `e${n}`, title: `Evento ${n}`, free: true, ...(repeated && { rule: repeated }),
        ...(whole ? { start: dayText(day), end: dayText(day + 1 + Math.floor(hours / 24)) } : { start: at(day, hour), end: at(day, hour + hours) }),
      })));
      const [from, to] = [dayOf('2026-10-26'), dayOf('2026-12-06')];
      assert.deepEqual(index.days(from, to, {}, 3), index.days(from, to, { free: true }, 3));
    }), { numRuns: 300, seed: 11 });
  });
});

describe('entries that are understood late', () => {
  const time = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('2026-11-24T09:30', '2026-11-24T10:00', '2026-11-24T10:00:00') },
    fc.tuple(fc.constantFrom('2026-11-24', '2026-11-25', '2026-02-29', '2028-02-29', '2026-13-01', '1899-12-31', '2200-01-01', '2199-12-31'), fc.constantFrom('', 'T10:00', 'T09:30', 'T23:59', 'T24:00', 'T10:60', ' 10:00', 'T1:000', 'T10:00:00', 'T10:00:30', 'T10:00 am', 'T10:00Z', 'T10:00:00Z', 'T10:00+02:00')).map((parts) => parts.join('')),
    fc.string({ maxLength: 20 }),
  );
  const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, value);
  const written = fc.record({
    title: fc.constantFrom('Mercato', ' ', ''), start: time, end: fc.option(time, { nil: undefined }), timeZone: some(fc.constantFrom('Europe/Rome', 'Europe/London', 'Nowhere/None')),
    rule: some(fc.constantFrom('FREQ=DAILY', 'no rule')), dates: some(fc.array(time, { maxLength: 2 })), recurrenceId: some(time),
  }).chain((fields) => fc.constantFrom(fields, { ...fields, end: fields.start }));
  test('can be read, happen once, and on the day they are kept for', () => {
    let plain = 0;
    fc.assert(fc.property(written, (fields) => {
      const entry = { uid: 'a', ...fields } as CalendarEntry;
      const day = plainDay(entry, 'Europe/Rome');
      if (Number.isNaN(day)) return;
      plain += 1;
      const read = readEntry(entry, 'Europe/Rome');
      assert.ok(typeof read !== 'string', String(read));
      const { zone, rule, dates, recurrenceId, start, length, allDay } = read;
      assert.deepEqual({ zone, rule, dates, recurrenceId, allDay }, { zone: 'Europe/Rome', rule: undefined, dates: [], recurrenceId: undefined, allDay: false });
      assert.equal(Math.floor(start / DAY), day);
      assert.ok(start + length <= (day + 1) * DAY);
    }), { numRuns: 20_000, seed: 7 });
    assert.ok(plain > 200, String(plain));
  });
  test('an earlier version of an entry never stands beside the later one, whichever is understood late', () => {
    const late = { uid: 'a', title: 'tardi', start: '2026-11-24T10:00', end: '2026-11-24T11:00' };
    const other = { uid: 'a', title: 'subito', start: '2026-11-24T10:00' };
    const bad = { uid: 'a', title: 'mai', start: '2026-11-24T10:00', end: '2026-11-24T09:00', sequence: 9 };
    const titles = (...entries: CalendarEntry[]): string[] => list(entries, '2026-11-24', '2026-11-24').map(({ title }) => title);
    assert.deepEqual(titles({ ...late, sequence: 1 }, other), ['tardi']);
    assert.deepEqual(titles(other, { ...late, sequence: 1 }), ['tardi']);
    assert.deepEqual(titles({ ...other, sequence: 1 }, late), ['subito']);
    assert.deepEqual(titles(late, bad), ['tardi']);
    assert.deepEqual(titles(late, late), ['tardi']);
    const moved = { ...late, sequence: 2, start: '2026-11-25T10:00', end: '2026-11-25T11:00' };
    for (const entries of [[late, moved], [moved, late], [{ ...other, sequence: 1 }, moved]]) {
      assert.deepEqual(titles(...entries), []);
      assert.deepEqual(list(entries, '2026-11-25', '2026-11-25').map(({ title }) => title), ['tardi']);
    }
  });
});

describe('filters and pages', () => {
  const entries = readList(Array.from({ length: 230 }, (_, n) => ({
    uid: `e${n}`, title: n % 2 ? `Concerto n. ${n}` : `Lettura n. ${n}`, start: `2026-11-${String(1 + n % 30).padStart(2, '0')}T${String(8 + n % 5).padStart(2, '0')}:00`, category: n % 2 ? 'Concerti' : '1.1.7',
    place: n % 3 ? 'Teatro' : 'Biblioteca', free: n % 4 === 0, accessible: n % 5 === 0, audiences: n % 6 ? 'adulti' : 'tutti',
  }))).entries;
  test('every event once, page by page, whatever the size of the page', () => {
    for (const limit of [1, 7, 20, 100]) {
      const index = new EventIndex(entries);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = index.page(dayOf('2026-11-01'), dayOf('2026-12-31'), {}, limit, cursor);
        seen.push(...page.items.map(({ uid }) => uid));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      assert.equal(seen.length, 230);
      assert.equal(new Set(seen).size, 230);
    }
  });
  const count = (filter: EventFilter): number => list(entries, '2026-11-01', '2026-11-30', filter, 1000).length;
  test('narrow', () => {
    assert.equal(count({ categories: ['1.1.5'] }), 115);
    assert.equal(count({ categories: ['1.1'] }), 230);
    assert.equal(count({ categories: ['5'] }), 0);
    assert.equal(count({ place: 'Biblioteca' }), 77);
    assert.equal(count({ free: true }), 58);
    assert.equal(count({ free: true, accessible: true }), 12);
    assert.equal(count({ audiences: ['children'] }), 39, 'what is for everyone is also for children');
    assert.equal(count({ text: 'cONCÈRTO teat' }), list(entries, '2026-11-01', '2026-11-30', { categories: ['1.1.5'], place: 'Teatro' }, 1000).length);
    assert.equal(count({ text: '%' }), 230, 'what holds no word narrows nothing');
  });
  test('choices are what there is, in the language asked for', () => {
    const facets = new EventIndex(entries).facets(dayOf('2026-11-01'), dayOf('2026-11-30'), 'de');
    assert.deepEqual(facets, { categories: [{ id: '1.1.7', name: 'Lesung' }, { id: '1.1.5', name: 'Musikveranstaltung' }], places: ['Biblioteca', 'Teatro'], audiences: ['everyone', 'adults'] });
  });
});
