/** The rules that every side keeps, each at its borders. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { outline } from '@civico/adapters/memory';
import type { NewRating, NewReport, Outline, ReportCategory, ReportStatus } from '@civico/contract';
import { isEmail, isPhone } from '@civico/domain/contact.ts';
import { italianDay } from '@civico/domain/day.ts';
import { around, distance, isInTown } from '@civico/domain/geometry.ts';
import { REPORT_STATUS_VALUES } from '@civico/domain/limits.ts';
import { REASONS_AFTER_RED } from '@civico/domain/face-reasons.ts';
import { isPositive, ratingFaults, ratingLimitFaults, summaryOfRatings, votedAt } from '@civico/domain/rating.ts';
import { normalizeReceiptCode } from '@civico/domain/receipt-code.ts';
import { reportFaults, reportLimitFaults, stopOf } from '@civico/domain/report-checks.ts';
import { isClosed, mayBecome, NEXT_STATUSES } from '@civico/domain/report-status.ts';
import { changeOf, isStep, updateLimitFaults, type ReportProgress } from '@civico/domain/report-update.ts';
import { fold, hasWords, searchable, searchWords } from '@civico/domain/search-words.ts';
import { REASONS_AFTER_BLAME, REASONS_AFTER_PRAISE } from '@civico/domain/star-reasons.ts';
import { wilson } from '@civico/domain/wilson.ts';

const named = (faults: readonly { pointer: string; code: string }[]): string[] => faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('status machine', () => {
  test('an office gives a report back, and what is closed can be opened again', () => {
    assert.ok(mayBecome('assigned', 'received') && mayBecome('resolved', 'assigned') && mayBecome('rejected', 'in-progress') && mayBecome('duplicate', 'assigned'));
    assert.ok(!mayBecome('resolved', 'received') && !mayBecome('resolved', 'rejected') && !mayBecome('rejected', 'duplicate') && !mayBecome('in-progress', 'received'));
  });
  test('knows every status of the contract, lets each stay, and none is a dead end', () => {
    assert.deepEqual(Object.keys(NEXT_STATUSES).sort(), [...REPORT_STATUS_VALUES].sort());
    for (const status of REPORT_STATUS_VALUES) assert.ok(mayBecome(status, status) && NEXT_STATUSES[status].length > 0);
    assert.deepEqual(REPORT_STATUS_VALUES.filter(isClosed), ['resolved', 'rejected', 'duplicate']);
  });
});

describe('what a report becomes', () => {
  const offices = ['Strade', 'Verde'];
  const at = (status: ReportStatus, office: string | null = null, duplicateOf: string | null = null): ReportProgress => ({ status, office, duplicateOf, hidden: false });
  const id = 'a'.repeat(22);
  test('an office given to a new report assigns it; given back it has none', () => {
    assert.deepEqual(changeOf(at('received'), { version: 1, office: 'Strade' }, offices), { change: at('assigned', 'Strade') });
    assert.deepEqual(changeOf(at('assigned', 'Strade'), { version: 1, status: 'received' }, offices), { change: at('received') });
    assert.deepEqual(changeOf(at('in-progress', 'Strade'), { version: 1, office: 'Verde' }, offices), { change: at('in-progress', 'Verde') });
  });
  test('to duplicate another says which, and opened again it forgets it', () => {
    assert.deepEqual(changeOf(at('received'), { version: 1, duplicateOf: id }, offices), { change: at('duplicate', null, id), original: id });
    assert.deepEqual(changeOf(at('duplicate', null, id), { version: 1, status: 'in-progress' }, offices), { change: at('in-progress') });
    assert.deepEqual(changeOf(at('duplicate', null, id), { version: 1, publicNote: 'x' }, offices), { change: at('duplicate', null, id) });
    assert.deepEqual(changeOf(at('received'), { version: 1, status: 'duplicate' }, offices), { faults: [{ pointer: '/duplicateOf', code: 'required' }] });
  });
  test('what is not allowed is refused by its name', () => {
    const refused = (current: ReportProgress, update: object): unknown => (changeOf(current, { version: 1, ...update }, offices) as { refused?: string }).refused;
    assert.equal(refused(at('received'), { office: 'Tributi' }), 'unknown-office');
    assert.equal(refused(at('resolved'), { status: 'rejected' }), 'status-transition');
    assert.equal(refused(at('received'), { status: 'resolved', duplicateOf: id }), 'duplicate-target');
    assert.deepEqual(changeOf(at('received'), { version: 1, status: 'assigned' }, offices), { faults: [{ pointer: '/office', code: 'required' }] });
    assert.deepEqual(changeOf(at('received'), { version: 1, publicNote: ' \n' }, offices), { faults: [{ pointer: '/publicNote', code: 'blank' }] });
    assert.deepEqual(named(updateLimitFaults({ version: 1 })), [' nothing-to-change']);
    assert.deepEqual(named(updateLimitFaults({ version: 1, publicNote: '🚲'.repeat(1001), internalNote: '🚲'.repeat(1000) })), ['/publicNote too-long']);
  });
  test('the citizen sees a step where status, office or a note say something new', () => {
    assert.equal(isStep(at('assigned', 'Strade'), at('assigned', 'Strade'), undefined), false);
    assert.ok(isStep(at('assigned', 'Strade'), at('assigned', 'Verde'), null) && isStep(at('received'), at('resolved'), null) && isStep(at('received'), at('received'), 'nota'));
  });
});

describe('what a report must hold', () => {
  const category: ReportCategory = {
    id: 'lighting', name: 'Luci',
    questions: [
      { id: 'danger', label: 'Pericolo?', kind: 'choice', required: true, choices: [{ value: 'no', label: 'No' }, { value: 'yes', label: 'Sì', stop: { title: 'Chiama', text: '112' } }] },
      { id: 'pole', label: 'Palo', kind: 'text', required: false },
    ],
  };
  const report: NewReport = { category: 'lighting', title: 'Spento', description: 'Da ieri', position: { lat: 44, lon: 10 }, attachments: [], answers: [{ question: 'danger', value: 'no' }] };
  const rules = (change: Partial<NewReport>): string[] => named(reportFaults({ ...report, ...change }, category));
  const limits = (change: Partial<NewReport>): string[] => named(reportLimitFaults({ ...report, ...change }));

  test('a position or an address, and no blank words', () => {
    const { position: _, ...nowhere } = report;
    assert.deepEqual(named(reportFaults(nowhere, category)), ['/position position-or-address']);
    assert.deepEqual(named(reportFaults({ ...nowhere, address: 'Via Roma' }, category)), []);
    assert.deepEqual(rules({ title: '\u00a0', address: '\t\n' }), ['/title blank', '/address blank']);
    assert.deepEqual(named(reportFaults(report, undefined)), ['/category unknown-category']);
  });
  test('required answers, once each, among the choices', () => {
    assert.deepEqual(rules({ answers: [] }), ['/answers answer-missing']);
    assert.deepEqual(rules({ answers: [{ question: 'danger', value: 'no' }, { question: 'danger', value: 'no' }, { question: 'pole', value: ' ' }, { question: 'other', value: 'x' }] }),
      ['/answers/1/question repeated', '/answers/2/value blank', '/answers/3/question unknown-question']);
    assert.deepEqual(rules({ answers: [{ question: 'danger', value: 'maybe' }] }), ['/answers/0/value choice']);
    assert.equal(stopOf(category, () => 'yes')?.title, 'Chiama');
    assert.equal(stopOf(category, () => undefined), undefined);
  });
  test('limits count characters, not units', () => {
    assert.deepEqual(limits({ title: '🚲'.repeat(100), description: '🚲'.repeat(200), address: 'e\u0301'.repeat(100) }), []);
    assert.deepEqual(limits({ title: '🚲'.repeat(101), description: '', address: 'e\u0301'.repeat(101) }), ['/title too-long', '/description blank', '/address too-long']);
    assert.deepEqual(limits({ contact: { name: '', email: 'x', phone: '12' }, position: { lat: 91, lon: -181 } }),
      ['/contact/name blank', '/contact/email format', '/contact/phone too-short', '/position/lat too-big', '/position/lon too-small']);
  });
});

describe('contacts', () => {
  test('an email is what the contract takes', () => {
    for (const good of ['ada@comune.example', 'a.b+c@d-e.it']) assert.ok(isEmail(good), good);
    for (const bad of ['ada', 'ada@comune', 'ada@città.it', 'a..b@c.it', `${'a'.repeat(250)}@b.it`, 'ada@comune.example ']) assert.ok(!isEmail(bad), bad);
  });
  test('a telephone too', () => {
    assert.ok(isPhone('+39 0131 515111') && isPhone('(0131) 51-51'));
    assert.ok(!isPhone('1234') && !isPhone('0131 515111 int') && !isPhone('0'.repeat(21)));
  });
});

describe('ratings', () => {
  const rating: NewRating = { subject: { kind: 'page', id: '/' }, scale: 5, value: 4, reasons: ['clear'], channel: 'web' };
  test('four stars and the green face are positive', () => {
    assert.deepEqual([1, 2, 3, 4, 5].map((value) => isPositive(5, value)), [false, false, false, true, true]);
    assert.deepEqual([1, 2, 3].map((value) => isPositive(3, value)), [false, false, true]);
    for (const reasons of [REASONS_AFTER_PRAISE, REASONS_AFTER_BLAME, REASONS_AFTER_RED]) assert.deepEqual(named(ratingLimitFaults({ ...rating, reasons: [...reasons] })), []);
  });
  test('a comment counts characters; a value fits its scale; a ticket is of a counter', () => {
    assert.deepEqual(named(ratingLimitFaults({ ...rating, comment: '🚲'.repeat(200) })), []);
    assert.deepEqual(named(ratingLimitFaults({ ...rating, comment: '🚲'.repeat(201), reasons: ['clear', 'clear'], value: 6 })), ['/value too-big', '/reasons repeated', '/comment too-long']);
    assert.deepEqual(named(ratingFaults({ ...rating, scale: 3 })), ['/value too-big']);
    assert.deepEqual(named(ratingFaults({ ...rating, ticket: 'A1' })), ['/ticket unknown']);
  });
  test('a clock that is wrong does not date a vote', () => {
    const now = new Date('2026-06-15T10:00:00.000Z');
    assert.equal(votedAt('2026-06-14T10:00:00+02:00', now), '2026-06-14T08:00:00.000Z');
    for (const claimed of [undefined, 'ieri', '2026-06-15T10:00:01Z', '2026-01-01T00:00:00Z']) assert.equal(votedAt(claimed, now), now.toISOString());
  });
  test('a summary says nothing of few', () => {
    assert.deepEqual(summaryOfRatings(3, 4, new Map([[3, 4]]), [{ reason: 'clear', count: 1 }]), { scale: 3, count: 4, average: null, distribution: [], positive: null, reasons: [] });
    assert.equal(summaryOfRatings(3, 6, new Map([[3, 4], [1, 2]]), []).average, 2.33);
  });
});

describe('receipt codes', () => {
  test('case, whatever separates, and letters that look like digits do not matter', () => {
    const code = '7QK2M9XH4TVB3CD8RWZ0';
    for (const typed of ['7QK2M-9XH4T-VB3CD-8RWZ0', ' 7qk2m 9xh4t/vb3cd_8rwzo ', '7QK2M–9XH4T—VB3CD.8RWZO']) assert.equal(normalizeReceiptCode(typed), code);
    for (const typed of ['', '7QK2M', `${code}A`, code.replace('Q', 'U')]) assert.equal(normalizeReceiptCode(typed), undefined);
  });
});

test('days are Italian days', () => {
  assert.equal(italianDay(Date.parse('2026-06-14T22:30:00Z')), '2026-06-15');
  assert.equal(italianDay(new Date('2026-01-14T22:30:00Z')), '2026-01-14');
});

describe('search words', () => {
  test('accents, case and punctuation fold away', () => {
    assert.equal(fold('  Piazza della LIBERTÀ, 4/b '), 'piazza della liberta 4 b');
    assert.deepEqual(searchWords('Città’ nuova'), ['citta', 'nuova']);
    assert.equal(searchWords('a b c d e f g h i j').length, 8);
  });
  test('each begins a word', () => {
    assert.ok(hasWords(searchable('Lampione spento, via Libertà'), searchWords('SPEN liberta')));
    assert.ok(!hasWords(searchable('Lampione spento'), searchWords('pione')));
  });
});

describe('Wilson interval', () => {
  test('gives the textbook values', () => {
    // 95 % score intervals worked out by hand from the formula.
    assert.deepEqual(wilson(8, 10), { count: 8, share: 0.8, low: 0.4902, high: 0.9433 });
    assert.deepEqual(wilson(0, 5), { count: 0, share: 0, low: 0, high: 0.4345 });
    assert.deepEqual(wilson(5, 5), { count: 5, share: 1, low: 0.5655, high: 1 });
  });
  test('says nothing below five', () => { assert.equal(wilson(4, 4), null); });
});

describe('geometry', () => {
  test('distances agree with the great circle', () => {
    const great = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number => {
      const rad = Math.PI / 180;
      const h = Math.sin((b.lat - a.lat) * rad / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin((b.lon - a.lon) * rad / 2) ** 2;
      return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
    };
    const spot = fc.record({ lat: fc.double({ min: 36, max: 47, noNaN: true }), lon: fc.double({ min: 7, max: 18, noNaN: true }) });
    fc.assert(fc.property(spot, fc.double({ min: -0.2, max: 0.2, noNaN: true }), fc.double({ min: -0.2, max: 0.2, noNaN: true }), (a, north, east) => {
      const b = { lat: a.lat + north, lon: a.lon + east };
      assert.ok(Math.abs(distance(a, b) - great(a, b)) <= 0.00001 * great(a, b) + 0.001);
    }));
  });

  test('the square around a position holds the circle', () => {
    const centre = { lat: 44.5, lon: 10.7 };
    const [west, south, east, north] = around(centre, 150);
    for (const corner of [{ lat: centre.lat, lon: west }, { lat: south, lon: centre.lon }, { lat: centre.lat, lon: east }, { lat: north, lon: centre.lon }]) {
      assert.ok(Math.abs(distance(centre, corner) - 150) < 0.5);
    }
  });

  test('inside and outside of the town, holes and islands', () => {
    const square = (size: number, at = 0): [number, number][] => [[at, at], [at + size, at], [at + size, at + size], [at, at + size], [at, at]];
    const town = { ...outline, features: [{ type: 'Feature', properties: { kind: 'boundary', name: '' }, geometry: { type: 'MultiPolygon', coordinates: [[square(10), square(2, 4)], [square(1, 20)]] } }] } as unknown as Outline;
    const at = (lon: number, lat: number): boolean => isInTown(town, { lat, lon });
    assert.deepEqual([at(1, 1), at(5, 5), at(20.5, 20.5), at(15, 15), at(-1, 5)], [true, false, true, false, false]);
    assert.equal(isInTown(undefined, { lat: 0, lon: 0 }), true);
    const ring = square(10);
    const drawn = (coordinates: unknown): Outline => ({ ...outline, features: [{ type: 'Feature', properties: { kind: 'boundary', name: '' }, geometry: { type: 'LineString', coordinates } }] }) as unknown as Outline;
    assert.equal(isInTown(drawn(ring), { lat: 15, lon: 15 }), false, 'a closed line encloses');
    assert.equal(isInTown(drawn(ring.slice(0, -1)), { lat: 15, lon: 15 }), true, 'of an open one nobody can tell');
  });
});
