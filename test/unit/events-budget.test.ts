/** Calendars made to be too much: what they cost is known beforehand, what they ask too much of is left out and named, and work can be interrupted. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { EventIndex, finish, indexPort, inSlices, isRepeated, readEntry, stepsOfMonth, type CalendarEntry, type ReadEntry, type Steps } from '@civico/calendar';
import { readIcs } from '@civico/calendar/read-ics.ts';
import { parseRule, repetitions, stepsIn, timesBetween, withoutCount, type Rule } from '@civico/calendar/rule.ts';
import { MOST_STEPS, seriesOf, timesOf } from '@civico/calendar/series.ts';
import { DAY, dayOf } from '@civico/calendar/zone.ts';

const read = (entry: CalendarEntry): ReadEntry => {
  const one = readEntry(entry, 'Europe/Rome');
  assert.ok(typeof one !== 'string', String(one));
  return one;
};
const rule = (text: string): Rule => {
  const one = parseRule(text, () => undefined);
  assert.ok(typeof one === 'object', text);
  return one;
};
const some = <T>(from: readonly T[], name: string, most = 3): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant('') }, fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: most }).map((list) => `;${name}=${list.join()}`));
const anyRule = fc.tuple(
  fc.constantFrom('HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY').map((freq) => `FREQ=${freq}`), fc.constantFrom('', ';INTERVAL=2', ';INTERVAL=7', ';INTERVAL=10000'),
  some(['MO', 'TU', 'SU', '1MO', '-1FR', '5SA'], 'BYDAY', 4), some([1, 13, 29, 30, 31, -1], 'BYMONTHDAY'), some([1, 2, 6, 11, 12], 'BYMONTH'), some([1, 60, 200, 366, -1], 'BYYEARDAY'),
  some([1, 9, 53, -1], 'BYWEEKNO'), some([0, 8, 9, 15, 23], 'BYHOUR', 5), some([0, 15, 30, 45], 'BYMINUTE', 4), some([1, 2, -1], 'BYSETPOS'),
).map((parts) => parts.join(''));
const hostile: readonly string[] = [
  'FREQ=HOURLY', `FREQ=HOURLY;BYMINUTE=${Array.from({ length: 60 }, (_, n) => n).join()}`, 'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;COUNT=1000000',
  'FREQ=HOURLY;COUNT=1000000;BYDAY=MO', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2', 'FREQ=YEARLY;INTERVAL=10000', 'FREQ=DAILY;UNTIL=21991231', `FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 300 }, (_, n) => n + 1).join()}`,
];
const hourly = (count: number): CalendarEntry[] => Array.from({ length: count }, (_, n) => ({
  uid: `ora-${n}`, title: `Ogni ora ${n}`, start: '2026-01-01T00:10', end: '2026-01-01T00:20', rule: 'FREQ=HOURLY', category: `x-${n}`, categoryName: `Tipo ${n}`,
}));
const market: CalendarEntry = { uid: 'mercato', title: 'Mercato', start: '2026-11-03T08:00', end: '2026-11-03T13:00', rule: 'FREQ=WEEKLY', category: '2.4.5', place: { name: 'Piazza' } };
/** Places where work can be interrupted. */
function breaks(steps: Steps<unknown>): number {
  let count = 0;
  while (!steps.next().done) count += 1;
  return count;
}

describe('what a rule costs', () => {
  test('is never more than was reckoned', () => {
    fc.assert(fc.property(anyRule, fc.integer({ min: 0, max: 3000 }), fc.constantFrom(1, 31, 62, 366), (text, later, days) => {
      const start = Date.UTC(2024, 0, 31, 10, 30);
      const from = start + later * DAY;
      assert.ok(repetitions(rule(text), start, from, from + days * DAY, Infinity).length <= stepsIn(days, rule(text)), text);
    }), { numRuns: 500, seed: 3 });
  });
  test('a count becomes an end, with the same times', () => {
    fc.assert(fc.property(anyRule, fc.integer({ min: 1, max: 60 }), (text, count) => {
      const [start, last] = [Date.UTC(2024, 0, 31, 10, 30), Date.UTC(2040, 0)];
      const counted = { ...rule(text), count };
      const ending = withoutCount(counted, start, last, 200_000);
      if (!ending) return;
      assert.equal(ending.rule.count, undefined);
      assert.deepEqual([...timesBetween(ending.rule, start, start, last)], [...timesBetween(counted, start, start, last)], text);
    }), { numRuns: 80, seed: 5 });
  });
  test('thousands of dates and exceptions are looked up, not compared one by one', () => {
    const times = Array.from({ length: 11_000 }, (_, n) => new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString().slice(0, 16));
    const entry = read({ uid: 'a', title: 'A', start: times[0]!, rule: 'FREQ=HOURLY', dates: times, except: times.slice(100) });
    assert.equal([...timesOf(seriesOf(entry), Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))].length, 100);
    assert.ok(stepsOfMonth(entry) > 33 * 24 * 2);
  });
});

describe('a calendar that is too much', () => {
  const from = dayOf('2026-11-01');
  const index = new EventIndex([...hourly(1000), market]);
  test('keeps what is rare, names what is left out, and costs no more than it may', () => {
    assert.ok(index.skipped.length > 900 && index.skipped.every(({ name, reason }) => /^Ogni ora \d+$/.test(name) && reason === 'too-many-times'));
    assert.ok(index.series.reduce((sum, { master }) => sum + stepsOfMonth(master), 0) <= MOST_STEPS);
    assert.ok(index.series.some(({ master }) => master.entry === market));
  });
  test('says its categories without writing out a single month', () => {
    const facets = index.facets(from, from + 365);
    assert.deepEqual(facets.places, ['Piazza']);
    assert.equal(facets.categories.length, index.series.length);
    const count = breaks(index.facetsInSteps(from, from + 365));
    assert.ok(count < 366 + index.series.length + 10, `${count} steps for ${index.series.length} series`);
  });
  test('each question can be interrupted every few hundred occurrences', () => {
    const all = index.days(from, from + 29, {}, 3).days.reduce((sum, { count }) => sum + count, 0);
    assert.ok(all > 15_000, String(all));
    const fresh = (): EventIndex => new EventIndex([...hourly(1000), market]);
    for (const steps of [fresh().pageInSteps(from, from + 29, { text: 'nessuno' }, 20), fresh().daysInSteps(from, from + 29, {}, 3), fresh().findInSteps('a'.repeat(20), from)]) assert.ok(breaks(steps) > all / 200);
    assert.ok(breaks(EventIndex.inSteps([...hourly(1000), market])) > 1000 / 200);
  });
  test('is found by id and turned page by page, each occurrence once', () => {
    const seen = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < 12; page++) {
      const { items, nextCursor } = index.page(from, from + 365, {}, 100, cursor);
      for (const { id } of items) seen.add(id);
      cursor = nextCursor ?? undefined;
    }
    assert.equal(seen.size, 1200);
    assert.equal(index.find([...seen][1199]!, from)?.event.id, [...seen][1199]);
  });
  test('a page that waits for it stays alive, and one that no longer waits stops the work', async () => {
    let pauses = 0;
    let spent = 0;
    const control = new AbortController();
    const pause = async (): Promise<void> => { if (++pauses === 3) control.abort(new Error('enough')); };
    const work = function* (): Steps<never> { for (;;) { spent += 1; yield; } };
    await assert.rejects(inSlices(work(), pause, control.signal), /enough/);
    assert.equal(pauses, 3);
    assert.ok(spent > 3);
    const port = indexPort(async () => index, () => Date.UTC(2026, 10, 1));
    assert.equal((await port.eventFacets({})).categories.length, index.series.length);
  });
  for (const text of hostile) {
    test(`entries of ${text.slice(0, 50)} end`, () => {
      const entries = Array.from({ length: 6 }, (_, n): CalendarEntry => ({ uid: `${n}`, title: 'A', start: n % 2 ? '1900-01-31T10:00' : '2026-01-31', rule: text, timeZone: n % 3 ? 'Europe/Rome' : 'America/New_York' }));
      const all = new EventIndex(entries);
      const one = all.days(dayOf('2199-10-01'), dayOf('2199-11-30'), {}, 3).days.length;
      assert.ok(one <= 62);
      all.facets(from, from + 365);
    });
  }
  test('an entry that lasts while it comes again counts as often as it is on', () => {
    assert.ok(stepsOfMonth(read({ uid: 'a', title: 'A', start: '2026-01-01', end: '2028-12-31', rule: 'FREQ=DAILY' })) > 1100);
    assert.equal(isRepeated(read({ uid: 'a', title: 'A', start: '2026-01-01' })), false);
  });
  test('thousands of categories and places are two hundred choices, in any language asked for', () => {
    const many = new EventIndex(Array.from({ length: 5000 }, (_, n): CalendarEntry => ({ uid: `${n}`, title: 'A', start: '2026-11-03T08:00', end: '2026-11-03T09:00', category: `x-${n}`, categoryName: `C${n}`, place: { name: `P${n % 4900}` } })));
    for (const language of ['it', '*', '', 'it_IT', 'it-IT,it;q=0.9,en-', 'x-klingon', 'en-GB-oxendict', '\0']) {
      const { categories, places } = many.facets(from, from + 30, language);
      assert.deepEqual([categories.length, places.length], [200, 200]);
      assert.ok(places.includes('P99'), 'the most frequent');
    }
  });
});

describe('choices to filter by', () => {
  const entry = fc.record({
    uid: fc.constantFrom('a', 'b', 'c'), title: fc.constant('T'), start: fc.constantFrom('2026-10-30', '2026-11-01T10:00', '2026-11-20T23:00', '2025-01-01T08:00'), end: fc.constantFrom(undefined),
    rule: fc.constantFrom(undefined, 'FREQ=WEEKLY', 'FREQ=DAILY;COUNT=3', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=YEARLY'), except: fc.constantFrom(undefined, ['2026-11-01T10:00', '2026-11-20']),
    dates: fc.constantFrom(undefined, ['2026-11-15T10:00']), recurrenceId: fc.constantFrom(undefined, undefined, '2026-11-01T10:00', '2026-11-08T10:00'), andFuture: fc.constantFrom(undefined, true),
    category: fc.constantFrom('1', '2', '3', '4', '5'), timeZone: fc.constantFrom(undefined, 'America/New_York'),
  });
  test('are exactly those of the events of the period', () => {
    fc.assert(fc.property(fc.array(entry, { maxLength: 8 }), fc.integer({ min: -3, max: 40 }), fc.integer({ min: 0, max: 30 }), (entries, later, days) => {
      const index = new EventIndex(entries as unknown as CalendarEntry[]);
      const first = dayOf('2026-11-01') + later;
      const told = new Set(index.page(first, first + days, {}, 10_000).items.map(({ category }) => category));
      assert.deepEqual(index.facets(first, first + days).categories.map(({ id }) => id).sort(), [...told].sort());
    }), { numRuns: 500, seed: 11 });
  });
});

test('a file of zones that begin and never end is read in one pass; a zone whose rule hits no day is none', async () => {
  const event = 'BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:A\r\nDTSTART;TZID=Mia:20261205T100000\r\nEND:VEVENT\r\n';
  const { entries } = await readIcs(`BEGIN:VCALENDAR\r\n${'BEGIN:VTIMEZONE\r\n'.repeat(30_000)}${event}END:VCALENDAR\r\n`);
  assert.equal(entries[0]?.start, '2026-12-05T10:00:00');
  const zone = ['BEGIN:VTIMEZONE', 'TZID:Mia', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'END:STANDARD', 'END:VTIMEZONE'].join('\r\n');
  assert.equal((await readIcs(`BEGIN:VCALENDAR\r\n${zone}\r\n${event}END:VCALENDAR\r\n`)).entries[0]?.start, '2026-12-05T10:00:00');
  assert.equal(finish((function* (): Steps<number> { yield; return 1; })()), 1);
});
