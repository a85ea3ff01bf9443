import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, clampDay, dayInWords, localToday, parseDay, typedDay } from '@civico/core/parts/calendar-date.ts';
import { monthWeeks, weekday } from '@civico/core/parts/month-weeks.ts';
import { pageNumbers } from '@civico/core/parts/pagination.ts';

describe('calendar days', () => {
  test('typed dates are read in the forms people write', () => {
    for (const text of ['24/11/2026', '24-11-2026', '24.11.2026', ' 24 11 2026 ']) assert.equal(parseDay(text), '2026-11-24');
    assert.equal(parseDay('1/2/2026'), '2026-02-01');
    assert.equal(parseDay('29/2/2028'), '2028-02-29');
  });

  test('days that do not exist, halves and other orders are no day', () => {
    for (const text of ['31/02/2026', '29/02/2026', '32/01/2026', '10/13/2026', '0/1/2026', '24/11/26', '24/11', '', 'domani', '2026-11-24', '24/11/2026x']) assert.equal(parseDay(text), undefined, text);
  });

  test('every day comes back from what is typed', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
      const iso = addDays('1900-01-01', days);
      assert.equal(parseDay(typedDay(iso)), iso);
    }));
  });

  test('any text is read without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,2}[/. -]\d{1,2}[/. -]\d{4}$/)), (text) => { parseDay(text); }));
  });

  test('months turn to their last day where they are shorter, over years and back', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
    assert.equal(addMonths('2028-01-31', 1), '2028-02-29');
    assert.equal(addMonths('2026-12-15', 1), '2027-01-15');
    assert.equal(addMonths('2026-01-15', -1), '2025-12-15');
    assert.equal(addMonths('2026-03-31', -12), '2025-03-31');
  });

  test('the change to summer time neither loses nor doubles a day', () => {
    assert.equal(addDays('2026-03-28', 1), '2026-03-29');
    assert.equal(addDays('2026-03-29', 1), '2026-03-30');
    assert.equal(addDays('2026-10-25', 1), '2026-10-26');
  });

  test('a month has whole weeks from Monday that hold each of its days once', () => {
    assert.deepEqual(monthWeeks('2026-11-21')[0], ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01']);
    fc.assert(fc.property(fc.integer({ min: 0, max: 1200 }), (months) => {
      const day = addMonths('1950-01-01', months);
      const weeks = monthWeeks(day);
      assert.ok(weeks.every((week) => week.length === 7 && weekday(week[0]!) === 0));
      const own = weeks.flat().filter((one) => one.slice(0, 7) === day.slice(0, 7));
      assert.equal(own.length, Number(addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1).slice(8)));
      assert.equal(new Set(own).size, own.length);
    }));
  });

  test('days in words follow the language, whatever the time zone', () => {
    assert.equal(dayInWords('2026-11-24', 'it', { weekday: 'long', day: 'numeric', month: 'long' }), 'martedì 24 novembre');
    assert.equal(dayInWords('2026-11-01', 'de', { month: 'long' }), 'November');
  });

  test('clamping keeps within both ends; today is the local day', () => {
    assert.equal(clampDay('2026-01-01', '2026-02-01'), '2026-02-01');
    assert.equal(clampDay('2026-03-01', undefined, '2026-02-01'), '2026-02-01');
    assert.equal(clampDay('2026-01-15', '2026-01-01', '2026-02-01'), '2026-01-15');
    assert.equal(localToday(new Date(2026, 10, 21, 23, 59)), '2026-11-21');
  });
});

describe('page numbers', () => {
  test('first, last, current with neighbours, gaps only where more than one page is left out', () => {
    assert.deepEqual(pageNumbers(1, 3), [1, 2, 3]);
    assert.deepEqual(pageNumbers(6, 12), [1, 0, 5, 6, 7, 0, 12]);
    assert.deepEqual(pageNumbers(4, 12), [1, 2, 3, 4, 5, 0, 12]);
    assert.deepEqual(pageNumbers(12, 12), [1, 0, 11, 12]);
  });

  test('never twice the same, always in order, never two gaps together', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
      const numbers = pageNumbers(Math.min(a, b), Math.max(a, b));
      const real = numbers.filter(Boolean);
      assert.deepEqual(real, [...new Set(real)].sort((x, y) => x - y));
      assert.ok(numbers.length <= 7 && numbers.every((one, index) => one !== 0 || numbers[index + 1] !== 0));
      assert.ok(real.includes(1) && real.includes(Math.max(a, b)) && real.includes(Math.min(a, b)));
    }));
  });
});
