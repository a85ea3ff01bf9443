/** What the start says when slices do not fit together, and who may import whom among them. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { checkSlices } from '@civico/server/kernel/check-slices.ts';
import { compose } from '@civico/server/kernel/compose.ts';
import type { Kernel } from '@civico/server/kernel/kernel.ts';
import { openSlices } from '@civico/server/kernel/open-slices.ts';
import type { Operation } from '@civico/server/kernel/openapi.ts';
import type { Slice } from '@civico/server/kernel/slice.ts';
import { defineFaults, defineProblems, LANGUAGES, type Words } from '@civico/server/kernel/words.ts';
import { SLICES } from '@civico/server/slices.ts';

const answer = () => Promise.resolve({ status: 200 });

/** A slice with nothing wrong, but for what is changed. */
const slice = (name: string, change: Partial<Slice> = {}): Slice => ({ name, access: {}, tables: {}, migrations: {}, problems: {}, faultKinds: {}, open: () => ({ handlers: {} }), ...change });

const said = (...slices: Slice[]): string => {
  try { checkSlices(slices); return ''; } catch (error) { return (error as Error).message; }
};

describe('a start of slices that do not fit together', () => {
  test('those of the server fit', () => { assert.equal(said(...SLICES), ''); });

  const texts = { title: 'T', detail: 'D' };
  const inAll = <Text>(text: Text) => Object.fromEntries(LANGUAGES.map((language) => [language, text])) as Words<Text>;
  const problems = defineProblems({ 'tree-fallen': { status: 422, ...inAll(texts) } });
  const migration = { kind: 'compatible', up: () => Promise.resolve() } as const;
  const twice: [string, Partial<Slice>, string][] = [
    ['operation', { access: { getTree: 'anyone' } }, 'operation "getTree"'],
    ['table', { tables: { trees: { holds: 'nobody' } } }, 'table "trees"'],
    ['migration', { migrations: { '0007-trees': migration } }, 'migration "0007-trees"'],
    ['problem', { problems }, 'problem "tree-fallen"'],
    ['kind of wrong field', { faultKinds: defineFaults({ 'no-tree': inAll('a') }) }, 'kind of wrong field "no-tree"'],
  ];
  for (const [what, change, thing] of twice) {
    test(`two claim one ${what}`, () => { assert.equal(said(slice('trees', change), slice('woods', change)), `The slices of the server do not fit together:\nThe ${thing} is claimed by 2 slices: trees, woods.`); });
  }
  test('two have one name, one claims what the kernel has', () => {
    assert.match(said(slice('trees'), slice('trees')), /The name "trees" is claimed by 2 slices: trees, trees\./);
    assert.match(said(slice('trees', { tables: { idempotency: { holds: 'nobody' } } })), /The table "idempotency" is claimed by 2 slices: kernel, trees\./);
    assert.match(said(slice('trees', { problems: defineProblems({ 'not-found': { status: 404, ...inAll(texts) } }) })), /The problem "not-found" is claimed by 2 slices: kernel, trees\./);
  });
  test('a table with people has no retention line, or says nothing of people at all', () => {
    const table = (rule: object) => said(slice('trees', { tables: { keepers: rule as never } }));
    for (const rule of [{ holds: 'who keeps a tree' }, { holds: 'who keeps a tree', term: 'a year' }, { holds: 'who keeps a tree', then: 'the row is deleted' }, { holds: 'who keeps a tree', term: '', then: 'x' }]) {
      assert.match(table(rule), /The table "keepers" of the slice "trees" holds data of people \(who keeps a tree\) and no retention line: say the term, and what is done then\./);
    }
    assert.match(table({}), /The slice "trees" does not say of whom its table "keepers" holds data/);
    assert.equal(table({ holds: 'who keeps a tree', term: 'a year', then: 'the row is deleted' }), '');
    assert.equal(table({ holds: 'nobody' }), '');
  });
  test('a problem or a wrong field has no words in a language', () => {
    const problem = (words: object) => said(slice('trees', { problems: { felled: { name: 'felled', status: 422, words: words as never } } }));
    assert.match(problem({ it: texts }), /The problem "felled" of the slice "trees" has no words in the language "en"\./);
    assert.match(problem({ en: texts, it: { title: 'T', detail: '' } }), /The problem "felled" of the slice "trees" has no words in the language "it"\./);
    assert.match(said(slice('trees', { faultKinds: { bare: { code: 'bare', words: { it: 'È spoglio.' } as never } } })), /The kind of wrong field "bare" of the slice "trees" has no words in the language "en"\./);
  });
  test('a migration is not marked', () => {
    assert.match(said(slice('trees', { migrations: { '0007-trees': { up: migration.up } as never } })), /The migration "0007-trees" of the slice "trees" does not say whether it is compatible or breaking\./);
  });
});

describe('a start of slices that do not keep the contract', () => {
  const operations = [{ id: 'getTree', needsSession: false }, { id: 'fellTree', needsSession: true }] as Operation[];
  const trees = slice('trees', { access: { getTree: 'anyone', fellTree: 'clerk' }, open: () => ({ handlers: { getTree: answer, fellTree: answer } }) });
  const closed: string[] = [];
  const closing = (name: string): Slice => slice(name, { open: () => ({ handlers: {}, close: () => { closed.push(name); return Promise.resolve(); } }) });
  const opened = (...slices: Slice[]) => openSlices(compose(slices), {} as Kernel, operations);

  test('one that keeps it opens, and closes in the opposite order', async () => {
    const open = await opened(closing('a'), trees, closing('b'));
    assert.deepEqual(Object.keys(open.handlers), ['getTree', 'fellTree']);
    await open.close();
    assert.deepEqual(closed.splice(0), ['b', 'a']);
  });

  const faulty: [string, Slice[], RegExp][] = [
    ['an operation nobody answers', [], /getTree: no handler of any slice/],
    ['an operation without an access row', [], /fellTree: no row in the authorization table of any slice/],
    ['a row without a handler', [{ ...trees, open: () => ({ handlers: { getTree: answer } }) }], /fellTree: no handler of the slice "trees"/],
    ['a handler without a row', [trees, slice('woods', { open: () => ({ handlers: { walk: answer } }) })], /The slice "woods" has a handler and no access row for walk\./],
    ['a handler for what another slice has the row of', [trees, slice('woods', { open: () => ({ handlers: { getTree: answer } }) })], /The slice "woods" has a handler and no access row for getTree\./],
    ['a row that lets in whom the contract keeps out', [{ ...trees, access: { getTree: 'anyone', fellTree: 'anyone' } }], /fellTree: the contract and the authorization table of the slice "trees" disagree/],
    ['a row for no operation', [trees, slice('woods', { access: { walk: 'anyone' }, open: () => ({ handlers: { walk: answer } }) })], /walk: a handler for no operation of the contract of the slice "woods"\nwalk: a row/],
    ['two that say who is signed in', [slice('a', { open: () => ({ handlers: {}, identify: () => Promise.resolve(undefined) }) }), trees, slice('b', { open: () => ({ handlers: {}, identify: () => Promise.resolve(undefined) }) })], /The slices "a" and "b" both say who is signed in/],
  ];
  for (const [name, slices, sentence] of faulty) {
    test(`${name}: refused by name, and nothing is left open`, async () => {
      await assert.rejects(opened(closing('first'), ...slices), sentence);
      assert.deepEqual(closed.splice(0), ['first']);
    });
  }
});

describe('who imports whom in the server', () => {
  const src = join(import.meta.dirname, '../../../packages/server/src');
  /** Files that a text imports, types and augmented modules included. */
  const importsOf = (file: string, text: string): string[] => [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport|declare module)\s*'(\.[^']+)'/g)].map((match) => relative(src, resolve(dirname(join(src, file)), match[1]!)));
  const sliceOf = (file: string): string | undefined => /^slices\/([^/]+)\//.exec(file)?.[1];
  const files = globSync('{kernel,slices}/**/*.ts', { cwd: src }).map((file) => [file, importsOf(file, readFileSync(join(src, file), 'utf8'))] as const);

  /** Slice → the slices it imports. */
  function graphOf(given: typeof files): Map<string, Set<string>> {
    const graph = new Map<string, Set<string>>();
    for (const [file, imported] of given) {
      const from = sliceOf(file);
      if (from === undefined) continue;
      const to = graph.get(from) ?? new Set();
      graph.set(from, to);
      for (const one of imported.map(sliceOf)) if (one !== undefined && one !== from) to.add(one);
    }
    return graph;
  }

  /** The first circle found, as the way around it; empty when there is none. */
  function circleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
    const done = new Set<string>();
    const walk = (at: string, way: readonly string[]): string[] => {
      if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
      if (done.has(at)) return [];
      for (const next of graph.get(at) ?? []) {
        const found = walk(next, [...way, at]);
        if (found.length > 0) return found;
      }
      done.add(at);
      return [];
    };
    return [...graph.keys()].map((name) => walk(name, [])).find((found) => found.length > 0) ?? [];
  }

  test('imports are seen in every form', () => {
    const text = "import type { A } from './a.ts';\nimport { B,\n C } from '../b/c.ts';\nexport type * from './d.ts';\nconst e = import('./e.ts');\nimport './f.ts';\ndeclare module '../../kernel/g.ts' {}\nimport x from 'pg';";
    assert.deepEqual(importsOf('slices/x/y.ts', text), ['slices/x/a.ts', 'slices/b/c.ts', 'slices/x/d.ts', 'slices/x/e.ts', 'slices/x/f.ts', 'kernel/g.ts']);
    assert.deepEqual(circleIn(graphOf([['slices/a/x.ts', ['slices/b/y.ts']], ['slices/b/y.ts', ['slices/b/z.ts', 'slices/c/y.ts']], ['slices/c/y.ts', ['slices/a/w.ts']]])), ['a', 'b', 'c', 'a']);
  });
  test('the kernel imports nothing that is not of the kernel', () => {
    const strange = files.filter(([file]) => file.startsWith('kernel/')).flatMap(([file, imported]) => imported.filter((one) => !one.startsWith('kernel/')).map((one) => `${file} imports ${one}`));
    assert.deepEqual(strange, []);
  });
  test('a slice imports the kernel and pieces of other slices, and nothing that lists or uses slices', () => {
    const strange = files.filter(([file]) => sliceOf(file) !== undefined).flatMap(([file, imported]) => imported.filter((one) => !/^(kernel|slices)\//.test(one) || /^slices\/\w+\/index\.ts$/.test(one)).map((one) => `${file} imports ${one}`));
    assert.deepEqual(strange, []);
  });
  test('there is no circle among slices', () => {
    const graph = graphOf(files);
    assert.deepEqual([...graph.keys()].sort(), SLICES.map((one) => one.name).sort(), 'every folder is a slice that is listed');
    assert.deepEqual(circleIn(graph), []);
  });
});
