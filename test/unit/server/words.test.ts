/** What the server says, in every language it speaks: complete, with the same values, in that language and set as it is set. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fill, LANGUAGES, type Language, type Words } from '@civico/server/kernel/words.ts';
import { isOfTheme, LIVE } from '@civico/server/slices/indicators/live.ts';
import { STATUS_NAMES } from '@civico/server/slices/reports/mail.messages.ts';
import { confirmationMessage, receiptMessage, reportInBrief, stepMessage } from '@civico/server/slices/reports/report-messages.ts';
import type { Town } from '@civico/server/kernel/towns.ts';

const root = join(import.meta.dirname, '../../../packages/server/src');
const FILES = globSync(['**/*.messages.ts', '**/pages.ts'], { cwd: root }).sort();

/** Texts that two languages, plain Italian aside, rightly share. */
const SHARED = new Set(['Code: {code}', 'Satisfaction']);
/** How many forms a noun has after a number. */
const FORMS: Words<number> = { 'it': 2, 'en': 2, 'de': 2, 'fr': 2, 'sl': 4, 'it-x-facile': 2 };
const QUOTES: Words<RegExp> = { 'it': /[«»„]/, 'en': /[«»„]/, 'de': /[«»”]/, 'fr': /[“”„]/, 'sl': /[“”„]/, 'it-x-facile': /[«»„]/ };

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Everything that is said in several languages, by where it stands. */
function sayings(tree: Tree, path: string): [string, Tree][] {
  if ('it' in tree) return [[path, tree]];
  return Object.entries(tree).flatMap(([key, value]) => (isTree(value) ? sayings(value, `${path} ${key}`) : []));
}
const ALL = (await Promise.all(FILES.map(async (file) => sayings(await import(join(root, file)) as Tree, file)))).flat();

/** The texts of one language by their names; one text alone has none. */
const textsOf = (said: unknown): Record<string, string> => (isTree(said) ? said as Record<string, string> : { '': said as string });
const texts = ALL.flatMap(([path, words]) => LANGUAGES.flatMap((language) =>
  Object.entries(textsOf(words[language])).map(([name, text]) => ({ at: `${path} ${name} (${language})`, key: `${path} ${name}`, language, text }))));
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

describe('the words of the server', () => {
  test('are found: problems, wrong fields, mails, pages, figures', () => {
    const places = new Set(ALL.map(([path]) => path.split(' ')[0]));
    for (const file of FILES) assert.ok(places.has(file), file);
    assert.ok(ALL.length > 70, String(ALL.length));
  });
  test('are there in every language, with the same parts and the same values', () => {
    for (const [path, words] of ALL) {
      assert.deepEqual(Object.keys(words), [...LANGUAGES], path);
      for (const language of LANGUAGES) {
        const [here, italian] = [textsOf(words[language]), textsOf(words['it'])];
        assert.deepEqual(Object.keys(here), Object.keys(italian), `${path} ${language}`);
        for (const [name, text] of Object.entries(here)) assert.deepEqual(placeholders(text), placeholders(italian[name] ?? ''), `${path} ${name} (${language})`);
      }
    }
  });
  test('are in their own language: no text is the same in two', () => {
    const seen = new Map<string, string>();
    const same = texts.filter(({ language }) => language !== 'it-x-facile').flatMap(({ key, language, text, at }) => {
      const id = `${key}\n${text}`;
      const other = seen.get(id);
      seen.set(id, language);
      return other === undefined || text.split('\n').every((line) => SHARED.has(line)) ? [] : [`${at}: as in ${other}: ${text}`];
    });
    assert.deepEqual(same, []);
    // Short names aside, plain Italian has sentences of its own.
    const italian = new Map(texts.filter(({ language }) => language === 'it').map(({ key, text }) => [key, text]));
    const copied = texts.filter(({ language, key, text }) => language === 'it-x-facile' && text === italian.get(key) && /[.?!]$/.test(text) && text.split(' ').length > 5);
    assert.deepEqual(copied.filter(({ text }) => !/^La segnalazione al Comune/.test(text)).map(({ at }) => at), []);
  });
  test('have every form a number asks for, and are set as the language is', () => {
    for (const { at, language, text } of texts) {
      assert.ok(text !== '' && text === text.trim() && !/ {2}|'|"|\.\.\./.test(text), `${at}: ${text}`);
      for (const [, forms = ''] of text.matchAll(/\{\w+:([^}]*)\}/g)) assert.equal(forms.split('|').length, FORMS[language], `${at}: ${text}`);
      const bare = text.replace(/\{[^}]*\}/g, 'x');
      assert.doesNotMatch(bare, QUOTES[language], at);
      if (language === 'fr') assert.doesNotMatch(bare, /[^\u00a0][?!;»]|[^\u00a0\d]:|«[^\u00a0]/, at);
      else assert.doesNotMatch(bare, /[\s\u00a0][?!;:](\s|$)/, at);
    }
  });
  test('count: Slovenian has a form for two, and one for three and four', () => {
    const seconds = '{n:sekundo|sekundi|sekunde|sekund}';
    assert.deepEqual([1, 2, 3, 4, 5, 101, 102].map((n) => fill(seconds, { n }, 'sl')), ['1 sekundo', '2 sekundi', '3 sekunde', '4 sekunde', '5 sekund', '101 sekundo', '102 sekundi']);
    assert.deepEqual([0, 1, 2].map((n) => fill('{n:seconde|secondes}', { n }, 'fr')), ['0 seconde', '1 seconde', '2 secondes']);
    assert.equal(fill('{a} {b} {c}', { a: '{b}', b: { 'it': 'i', 'en': 'e', 'de': 'd', 'fr': 'f', 'sl': 's', 'it-x-facile': 'x' } }, 'de'), '{b} d {c}', 'what a value holds is not filled again');
  });
  test('are chosen nowhere by asking for one language', () => {
    const asking = globSync('**/*.ts', { cwd: root }).filter((file) => /[lL]anguage [!=]== '/.test(readFileSync(join(root, file), 'utf8')));
    assert.deepEqual(asking, []);
  });
});

describe('mails and figures', () => {
  const town = 'San Valentino in Abruzzo Citeriore';
  for (const language of LANGUAGES) {
    test(`${language}: nothing is left to fill, and the subject is whole`, () => {
      const envelope = { to: 'persona@posta.example', town, language, leaveUrl: 'https://servizi.example/leave' };
      const brief = reportInBrief('Buche', '2026-05-03T10:00:00Z', language);
      const steps = (Object.keys(STATUS_NAMES) as (keyof typeof STATUS_NAMES)[]).map((status) => stepMessage(envelope, brief, { status, office: 'Strade', note: 'Domani.' }));
      for (const { subject, text } of [receiptMessage(envelope, brief, 'CODE', 'https://civico.example/confirm'), confirmationMessage(envelope, brief, 'https://servizi.example/confirm'), ...steps]) {
        assert.ok(subject.length <= 120 && !subject.endsWith('…') && subject.includes(town), subject);
        assert.doesNotMatch(`${subject}${text}`, /[{}]|undefined|\[object/);
        assert.ok(text.includes(brief) && text.includes(envelope.leaveUrl), text);
      }
      for (const one of LIVE) {
        const { title, description, source } = one.define({ name: town } as Town, language);
        assert.ok(source.name.includes(town) && title.length <= 200, one.id);
        assert.doesNotMatch(`${title}${description}${source.name}`, /[{}]/);
      }
    });
  }
  test('a page that asks for a theme by its Italian name finds it whatever the person speaks', () => {
    for (const theme of ['Soddisfazione', 'Zufriedenheit', 'Zadovoljstvo']) assert.deepEqual([isOfTheme('satisfaction-web', theme), isOfTheme('reports-received', theme)], [true, false], theme);
    assert.equal(isOfTheme('reports-received', 'Segnalazioni'), true);
  });
  test('a day is written as the language writes it', () => {
    const days: Words = { 'it': '3 maggio 2026', 'en': '3 May 2026', 'de': '3. Mai 2026', 'fr': '3 mai 2026', 'sl': '3. maj 2026', 'it-x-facile': '3 maggio 2026' };
    assert.deepEqual(Object.fromEntries(LANGUAGES.map((language: Language) => [language, reportInBrief('Buche', '2026-05-02T23:00:00Z', language)])),
      Object.fromEntries(Object.entries(days).map(([language, day]) => [language, `Buche, ${day}`])));
  });
});
