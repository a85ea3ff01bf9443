/** Sentences of every element in every language: complete, of the same shape, in the language they say, and set as that language is set. */
import assert from 'node:assert/strict';
import { readFileSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { chooseLanguage, loadMessages, type Catalogue, type Language } from '@civico/core/messages.ts';

const root = join(import.meta.dirname, '../..');
const sources = ['packages/elements/src/**/*.messages.ts', 'packages/core/src/errors/error-sentence.ts'];
const others = ['en', 'de', 'fr', 'sl'] as const;
type Leaf = string | ((...values: unknown[]) => unknown);
type Tree = { [key: string]: Leaf | Tree };

/** Sentences of more than two words that are rightly the same in Italian and in another language. */
const international = new Set<string>([]);
/** Values a sentence may be made of. Counts are those where a plural may go wrong: Slovenian has four forms, chosen by the last two digits. */
const samples: readonly unknown[] = [0, 1, 2, 3, 5, 11, 101, 1234, 'X'];
/** What a sentence must not let through; a text given to a sentence of numbers may. */
const slip = /undefined|NaN|\[object|\bnull\b/;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
const leaves = (tree: Tree, path = ''): [string, Leaf][] => Object.entries(tree).flatMap(([key, value]) =>
  (isTree(value) ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value] as [string, Leaf]]));
const shape = (tree: Tree): string[] => leaves(tree).map(([path, leaf]) => (typeof leaf === 'function' ? `${path}(${leaf.length})` : path)).sort();

/** What a leaf says: itself, or what it makes of each sample. */
function spoken(leaf: Leaf): string[] {
  if (typeof leaf === 'string') return [leaf];
  return samples.map((sample) => {
    const text = leaf(...Array.from({ length: leaf.length }, () => sample));
    assert.equal(typeof text, 'string');
    return text as string;
  });
}

/** What is wrong with how a text is set, or undefined. */
function typographicFault(text: string, language: string): string | undefined {
  if (text !== text.trim()) return 'white space at an end';
  if (/ {2}/.test(text)) return 'two spaces';
  if (/'/.test(text)) return 'a straight apostrophe';
  if (/"/.test(text)) return 'a straight quotation mark';
  if (/\.\.\./.test(text)) return 'three dots for an ellipsis';
  if (language === 'fr') {
    if (/[^\u00a0\u202f][?!;»]/.test(text) || /[^\u00a0\u202f\d]:(?!\/\/)/.test(text)) return 'a mark without its unbreakable space';
    if (/«[^\u00a0\u202f]/.test(text)) return 'a quotation mark without its unbreakable space';
  } else if (/\s[?!;:](\s|$)/.test(text)) return 'a space before a mark';
  const quotes = { it: /[“”„]/, en: /[„«»]/, de: /[«»”]/, fr: /[“”„]/, sl: /[“”„]|«[\p{L}]/u }[language.slice(0, 2)];
  if (quotes?.test(text)) return 'quotation marks of another language';
  return undefined;
}

/** Catalogues that a file exports. */
async function cataloguesOf(file: string): Promise<Catalogue<Tree>[]> {
  const module = await import(join(root, file)) as Record<string, unknown>;
  return Object.values(module).filter((value): value is Catalogue<Tree> => isTree(value) && 'it' in value && 'load' in value && isTree(value.it));
}

/** The Italian sentences of the rooms of an element that travel with the rooms' code. */
async function italianOfRooms(file: string): Promise<Tree> {
  const all: Tree = {};
  for (const room of globSync(join(root, dirname(file), '*/*.messages.ts'))) {
    for (const [name, value] of Object.entries(await import(room) as Record<string, unknown>)) if (/It$/.test(name) && isTree(value)) Object.assign(all, value);
  }
  return all;
}

const files = sources.flatMap((source) => globSync(source, { cwd: root })).sort();
const elements = [...new Set(files.map(dirname).filter((folder) => folder.includes('elements/src/')))];

for (const file of files) {
  const catalogues = await cataloguesOf(file);
  for (const catalogue of catalogues) {
    describe(basename(file), async () => {
      const italian = { ...catalogue.it, ...await italianOfRooms(file) };
      for (const language of others) {
        test(`${language} says all that Italian says`, async () => {
          const load = catalogue.load[language];
          assert.ok(load, `${file} does not load ${language}`);
          const words = await load(language as never);
          assert.deepEqual(shape(words), shape(italian));
          const same: string[] = [];
          const inItalian = new Map(leaves(italian));
          for (const [path, leaf] of leaves(words)) {
            const [here, there] = [spoken(leaf), spoken(inItalian.get(path)!)];
            for (const [index, text] of here.entries()) {
              assert.ok(text.trim(), `${path} is empty`);
              if (!slip.test(there[index]!)) assert.doesNotMatch(text, slip, `${path} in ${language}`);
              if (text === there[index] && (text.match(/\p{L}{2,}/gu) ?? []).length > 2 && !international.has(text)) same.push(`${path}: ${text}`);
            }
          }
          assert.deepEqual(same, [], 'still in Italian');
        });
      }

      test('Italian lets nothing through', () => {
        for (const [path, leaf] of leaves(italian)) for (const [index, text] of spoken(leaf).entries()) {
          if (typeof samples[index] === 'number' || typeof leaf === 'string') assert.doesNotMatch(text, slip, path);
        }
      });

      for (const language of ['it', ...others, 'it-x-facile'] as const) {
        test(`${language} is set as it should`, async () => {
          const words = language === 'it' ? italian : await (catalogue.load as Partial<Record<Language, (name: Language) => Promise<Tree>>>)[language]?.(language) ?? {};
          const faults = leaves(words).flatMap(([path, leaf]) => spoken(leaf).flatMap((text) => {
            const fault = typographicFault(text, language);
            return fault ? [`${path}: ${fault}: ${text}`] : [];
          }));
          assert.deepEqual([...new Set(faults)], []);
        });
      }

      test('plain language says the same things in shorter sentences', async () => {
        const load = catalogue.load['it-x-facile'];
        assert.ok(load, `${file} has no plain language`);
        const plain = await load('it-x-facile') as Tree;
        const here = new Map(leaves(italian));
        const strange = leaves(plain).filter(([path, leaf]) => typeof here.get(path) !== typeof leaf || (typeof leaf === 'function' && leaf.length > (here.get(path) as () => unknown).length));
        assert.deepEqual(strange.map(([path]) => path), [], 'not a sentence of the element');
        const long = leaves(plain).flatMap(([path, leaf]) => spoken(leaf).flatMap((text) => text.split(/[.?!:](?:\s|$)/)
          .filter((sentence) => sentence.split(/\s+/).length > 15).map((sentence) => `${path}: ${sentence}`)));
        assert.deepEqual([...new Set(long)], [], 'more than 15 words in a sentence');
      });
    });
  }
}

test('every element with sentences has a catalogue', async () => {
  const without: string[] = [];
  for (const folder of elements.filter((folder) => /src\/[^/]+$/.test(folder))) {
    const own = files.filter((file) => dirname(file) === folder);
    if (!(await Promise.all(own.map(cataloguesOf))).flat().length) without.push(folder);
  }
  assert.deepEqual(without, []);
  assert.ok(elements.length >= 2);
});

test('files of a language are those of its catalogue: none is left out', () => {
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    const folder = join(root, dirname(file));
    const stem = basename(file, '.ts');
    const reached = text + globSync(join(folder, '*.languages.ts')).map((path) => readFileSync(path, 'utf8')).join('');
    for (const other of globSync(join(folder, `${stem}.*.ts`))) assert.ok(reached.includes(basename(other)), `${file} does not load ${basename(other)}`);
  }
});

describe('the language for a tag', () => {
  const catalogue: Catalogue<{ a: string; b: string }> = {
    it: { a: 'uno', b: 'due' },
    load: { de: () => Promise.resolve({ a: 'eins', b: 'zwei' }), 'it-x-facile': () => Promise.resolve({ a: '1' }), fr: () => Promise.reject(new Error('no network')) },
  };
  for (const [tag, language] of Object.entries({
    it: 'it', 'it-IT': 'it', IT: 'it', '': 'it', de: 'de', 'de-IT': 'de', 'DE-at': 'de', 'it-x-facile': 'it-x-facile', 'it-X-Facile': 'it-x-facile', 'de-x-facile': 'de', en: 'it', 'sl-IT': 'it',
  })) test(`"${tag}" is ${language}`, () => { assert.equal(chooseLanguage(tag, catalogue), language); });

  test('plain language stands over Italian', async () => { assert.deepEqual(await loadMessages('it-x-facile', catalogue), { a: '1', b: 'due' }); });
  test('a language that cannot be had is Italian', async () => {
    assert.deepEqual(await loadMessages('fr', catalogue), catalogue.it);
    assert.deepEqual(await loadMessages('sl', catalogue), catalogue.it);
  });
});

test('whatever a page writes in lang, the language is one of ours and Intl takes it', () => {
  const load = { en: () => Promise.resolve({}), de: () => Promise.resolve({}), 'it-x-facile': () => Promise.resolve({}) };
  const expected: readonly (readonly [string, Language])[] = [
    ['it_IT', 'it'], ['en_GB', 'en'], [' EN ', 'en'], ['*', 'it'], ['', 'it'], ['x-klingon', 'it'], ['en-GB-oxendict', 'en'], ['it-x-facile', 'it-x-facile'], ['constructor', 'it'], ['__proto__', 'it'], ['de-1996', 'de'],
  ];
  for (const [tag, language] of expected) {
    assert.equal(chooseLanguage(tag, { it: {}, load }), language, tag);
    new Intl.DateTimeFormat(chooseLanguage(tag, { it: {}, load }));
  }
});
