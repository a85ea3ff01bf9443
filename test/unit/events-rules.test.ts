/** Rules of repetition against ical.js, which expands plain rules rightly; and the rules on which it hangs or errs, which must end and be right. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { parseRule, repetitions, type Rule } from '@civico/calendar/rule.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const written = (time: number): string => new Date(time).toISOString().slice(0, 16);
const rule = (text: string): Rule => {
  const read = parseRule(text, (until) => at(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}T23:59:59`));
  assert.ok(typeof read === 'object', text);
  return read;
};
const times = (text: string, start: string, from = start, to = '2100-01-01T00:00', most = 6): string[] => repetitions(rule(text), at(start), at(from), at(to), most).map(written);

/** What ical.js says, the start left out where the rule misses it. */
function oracle(text: string, start: string, most: number, to: string): string[] {
  const iterator = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromString(`${start}:00`, undefined as never));
  const found: string[] = [];
  for (let next = iterator.next(); next && found.length < most && next.toString() < to; next = iterator.next()) found.push(next.toString().slice(0, 16));
  return found;
}

describe('rules of repetition', () => {
  const known: [string, string, string[]][] = [
    ['FREQ=WEEKLY', '2026-11-24T08:00', ['2026-11-24T08:00', '2026-12-01T08:00', '2026-12-08T08:00']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', '2026-01-31T10:00', ['2026-02-10T10:00', '2026-02-12T10:00', '2026-02-24T10:00']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-01T10:00', ['2026-01-30T10:00', '2026-02-27T10:00', '2026-03-27T10:00']],
    ['FREQ=MONTHLY;BYDAY=2SA,4SA', '2026-01-01T10:00', ['2026-01-10T10:00', '2026-01-24T10:00', '2026-02-14T10:00']],
    ['FREQ=MONTHLY', '2026-01-31T10:00', ['2026-01-31T10:00', '2026-03-31T10:00', '2026-05-31T10:00']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-01T10:00', ['2026-01-30T10:00', '2026-02-27T10:00', '2026-03-31T10:00']],
    ['FREQ=YEARLY', '2024-02-29T10:00', ['2024-02-29T10:00', '2028-02-29T10:00', '2032-02-29T10:00']],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=2SU', '2026-01-01T10:00', ['2026-11-08T10:00', '2027-11-14T10:00', '2028-11-12T10:00']],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO', '2026-01-01T10:00', ['2027-01-04T10:00', '2028-01-03T10:00', '2029-01-01T10:00']],
    ['FREQ=YEARLY;BYYEARDAY=-1', '2026-01-01T10:00', ['2026-12-31T10:00', '2027-12-31T10:00', '2028-12-31T10:00']],
    ['FREQ=DAILY;BYHOUR=9,15;BYMINUTE=0,30', '2026-01-01T09:00', ['2026-01-01T09:00', '2026-01-01T09:30', '2026-01-01T15:00']],
    ['FREQ=HOURLY;INTERVAL=3', '2026-01-01T22:10', ['2026-01-01T22:10', '2026-01-02T01:10', '2026-01-02T04:10']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-01T10:00', ['2026-01-31T10:00', '2026-02-28T10:00', '2026-03-31T10:00']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '2026-01-01T10:00', ['2026-02-13T10:00', '2026-03-13T10:00', '2026-11-13T10:00']],
  ];
  for (const [text, start, expected] of known) test(text, () => assert.deepEqual(times(text, start, start, undefined, 3), expected));

  test('a count and an end are kept', () => {
    assert.equal(times('FREQ=DAILY;COUNT=4', '2026-01-01T10:00', undefined, undefined, 99).length, 4);
    assert.deepEqual(times('FREQ=DAILY;COUNT=4', '2026-01-01T10:00', '2026-01-03T00:00', undefined, 99), ['2026-01-03T10:00', '2026-01-04T10:00']);
    assert.deepEqual(times('FREQ=DAILY;UNTIL=20260103', '2026-01-01T10:00', undefined, undefined, 99).at(-1), '2026-01-03T10:00');
  });

  test('plain rules say what ical.js says, from any window', () => {
    const day = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
    const text = fc.oneof(
      fc.record({ freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'), interval: fc.integer({ min: 1, max: 5 }) }).map(({ freq, interval }) => `FREQ=${freq};INTERVAL=${interval}`),
      fc.record({ days: fc.uniqueArray(day, { minLength: 1, maxLength: 4 }), interval: fc.integer({ min: 1, max: 3 }) }).map(({ days, interval }) => `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join()}`),
      fc.record({ days: fc.uniqueArray(day, { minLength: 1, maxLength: 3 }), nth: fc.constantFrom('', '1', '2', '3', '-1') }).map(({ days, nth }) => `FREQ=MONTHLY;BYDAY=${days.map((one) => nth + one).join()}`),
      fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 4 }).map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days.join()}`),
    );
    const start = fc.date({ min: new Date('2020-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => `${date.toISOString().slice(0, 10)}T10:30`)
      // ical.js moves the 29th to the 31st of short months to the next one.
      .filter((one) => Number(one.slice(8, 10)) < 29);
    fc.assert(fc.property(text, start, fc.integer({ min: 0, max: 900 }), (one, begins, later) => {
      const all = oracle(one, begins, 120, '2032');
      assert.deepEqual(times(one, begins, begins, '2032-01-01T00:00', 120), all);
      const from = written(at(begins) + later * 86_400_000);
const whole = times(one, begins, begins, '2032-01-01T00:00', 5000);
      assert.deepEqual(times(one, begins, from, '2032-01-01T00:00', 10), whole.filter((time) => time >= from).slice(0, 10));
    }), { numRuns: 150, seed: 4 });
  });

  test('rules on which ical.js hangs or invents days end, and are right', () => {
    for (const text of ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7', 'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=31', 'FREQ=YEARLY;BYWEEKNO=54']) {
      const read = parseRule(text, () => undefined);
      if (typeof read === 'object') assert.deepEqual(repetitions(read, at('2026-01-31T10:00'), at('2026-01-31T10:00'), at('2199-01-01T00:00'), 5), [], text);
    }
    assert.deepEqual(times('FREQ=YEARLY;BYMONTH=2;BYDAY=5FR', '2026-01-31T10:00', undefined, '2099-01-01T00:00', 3), ['2036-02-29T10:00', '2064-02-29T10:00', '2092-02-29T10:00']);
  });

  test('never-ending rules give what is asked for and no more, also long after their start', () => {
    assert.equal(times('FREQ=HOURLY', '1900-01-01T00:00', '2026-01-01T00:00', '2027-01-01T00:00', 800).length, 800);
    assert.deepEqual(times('FREQ=DAILY;INTERVAL=3', '1900-01-01T08:00', '2026-11-01T00:00', '2026-11-08T00:00', 800).length, 2);
    assert.ok(times('FREQ=DAILY;COUNT=999999', '1900-01-01T08:00', '2150-11-01T00:00', '2150-11-08T00:00', 800).length === 7);
  });

  test('what is no rule is named', () => {
    const read = (text: string): unknown => parseRule(text, () => undefined);
    for (const text of ['', 'FREQ=', 'FREQ=SOMETIMES', 'INTERVAL=2', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;INTERVAL=-1', 'FREQ=DAILY;COUNT=0', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=MONTHLY;BYMONTHDAY=0',
      'FREQ=DAILY;UNTIL=never', 'FREQ=DAILY;INTERVAL=1e99', 'FREQ=YEARLY;BYDAY=99MO', '<script>']) assert.equal(read(text), 'wrong-rule', text);
    for (const text of ['FREQ=SECONDLY', 'FREQ=MINUTELY;COUNT=3']) assert.equal(read(text), 'too-frequent');
  });
});
