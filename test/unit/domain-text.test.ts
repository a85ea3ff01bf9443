/** Text is counted, trimmed and shortened in one way, by every side. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { NEW_REPORT_DESCRIPTION_MAX_LENGTH } from '@civico/domain/limits.ts';
import { asSent, characters, charactersLeft, cut, isBlank, shorten } from '@civico/domain/text.ts';
import { loadContract } from '@civico/server/kernel/openapi.ts';
import { faultsOf } from '@civico/server/kernel/validation.ts';

const BICYCLE = '🚲';
const FAMILY = '👨‍👩‍👧‍👦';
const FLAG = '🇮🇹';

describe('counting', () => {
  test('a character is a code point', () => {
    assert.equal(characters(BICYCLE.repeat(150)), 150);
    assert.equal(characters('e\u0301'), 2);
    assert.equal(characters(FAMILY), 7);
    assert.equal(characters('\ud83d'), 1);
  });
  test('150 emoji leave 50, and 200 characters with ten line breaks leave none, however a line ends', () => {
    assert.equal(charactersLeft(BICYCLE.repeat(150), 200), 50);
    const lines = Array.from({ length: 11 }, () => 'x'.repeat(17)).join('\n');
    const text = `${lines}${'y'.repeat(200 - lines.length)}`;
    assert.deepEqual([charactersLeft(text, 200), charactersLeft(text.replaceAll('\n', '\r\n'), 200)], [0, 0]);
    assert.equal(asSent(text.replaceAll('\n', '\r\n')), text);
  });
  test('what stands around a text is not counted, for it is not sent', () => {
    assert.equal(charactersLeft(`\n  ${'x'.repeat(200)} \r\n`, 200), 0);
    assert.ok(isBlank('\u00a0\t\r\n\ufeff') && !isBlank(' . '));
  });
  test('counter and server agree on every text', () => {
    const schema = (loadContract() as { components: { schemas: Record<string, { properties: Record<string, object> }> } }).components.schemas['NewReport']!.properties['description'] as never;
    const text = fc.array(fc.oneof(fc.constantFrom(BICYCLE, FAMILY, FLAG, 'e\u0301', '\r\n', '\n', ' ', 'parola'), fc.string({ unit: 'binary' })), { minLength: 20, maxLength: 220 }).map((all) => all.join(''));
    fc.assert(fc.property(text, (typed) => {
      const sent = asSent(typed);
      fc.pre(sent !== '');
      assert.equal(faultsOf(schema, sent).length === 0, charactersLeft(typed, NEW_REPORT_DESCRIPTION_MAX_LENGTH) >= 0);
    }));
  });
});

describe('shortening', () => {
  test('never through what a person sees as one character', () => {
    assert.equal(cut(`ab${BICYCLE}`, 3), `ab${BICYCLE}`);
    assert.equal(cut(`a${BICYCLE}c`, 2), `a${BICYCLE}`);
    assert.equal(cut('caffe\u0301', 5), 'caff');
    assert.equal(cut(`a${FAMILY}`, 4), 'a');
    assert.equal(cut(`${FLAG}${FLAG}`, 3), FLAG);
    assert.equal(cut(`${FLAG}x`, 2), FLAG);
    assert.equal(cut('👋🏽!', 1), '👋🏽!'.slice(0, 2), 'nothing fits: then code points');
    assert.equal(cut('a👋🏽', 2), 'a');
    assert.equal(cut('a\r\nb', 2), 'a');
  });
  test('visibly, at a word', () => {
    assert.equal(shorten('Via Garibaldi', 13), 'Via Garibaldi');
    assert.equal(shorten('Via Giuseppe Garibaldi', 14), 'Via Giuseppe…');
    assert.equal(shorten('Via Giuseppe Garibaldi', 13), 'Via Giuseppe…');
    assert.equal(shorten('Via Giuseppe Garibaldi', 12), 'Via…');
    assert.equal(shorten('Precipitevolissimevolmente', 10), 'Precipite…');
  });
  test('the limit is kept, no half of a pair is left, and the beginning is what it was', () => {
    const text = fc.array(fc.constantFrom(BICYCLE, FAMILY, FLAG, 'e\u0301', ' ', 'via', '👋🏽', '\n'), { maxLength: 60 }).map((all) => all.join(''));
    fc.assert(fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, limit) => {
      for (const short of [cut(whole, limit), shorten(whole, limit)]) {
        assert.ok(characters(short) <= limit);
        assert.ok(!/\p{Surrogate}/u.test(short));
        assert.ok(whole.startsWith(short.replace(/…$/, '')));
      }
      if (characters(whole) <= limit) assert.equal(shorten(whole, limit), whole);
    }));
  });
});
