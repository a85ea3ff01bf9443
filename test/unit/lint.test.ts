import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ESLint, RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { openAttribute, safeUrl } from '../../lint/safe-url.js';

RuleTester.describe = (name, run) => { void describe(name, run); };
RuleTester.it = (name, run) => { void test(name, run); };

const url = { messageId: 'url' };
const style = { messageId: 'style' };
new RuleTester().run('safe-url', safeUrl, {
  valid: [
    'html`<a href=${safeUrl(place.url)}>x</a>`',
    'html`<a href="${safeUrl(place.url)}">x</a>`',
    'html`<a href="/servizi">x</a>`',
    'html`<a href="#${id}">x</a>`',
    'html`<a class=${href} title="src=${title}">x</a>`',
    'html`<p>href=${text}</p>`',
    'html`<img alt="" src=${photo ? safeUrl(photo) : nothing}>`',
    'html`<a href=${known ? "tel:112" : "/contatti"}>x</a>`',
    'html`<use href=${`#${icon}`}></use>`',
    'html`<p class="style=">x</p>`',
    'other`<a href=${x}>`',
  ],
  invalid: [
    { code: 'html`<a href=${place.url}>x</a>`', errors: [url] },
    { code: 'html`<a\n  class="a"\n  href="${place.url}">x</a>`', errors: [url] },
    { code: 'html`<a title=${t} href=${u}>x</a>`', errors: [url] },
    { code: 'html`<a href="${safeUrl(a)}${b}">x</a>`', errors: [url] },
    { code: 'html`<a href="https://${host}/">x</a>`', errors: [url] },
    { code: 'html`<img .src=${photo}>`', errors: [url] },
    { code: 'html`<form ACTION=${target}></form>`', errors: [url] },
    { code: 'html`<button formaction=${target}></button>`', errors: [url] },
    { code: 'svg`<use href=${x}></use>`', errors: [url] },
    { code: 'html`<a href=${ok ? safeUrl(u) : u}>x</a>`', errors: [url] },
    { code: 'html`<a href=${"javascript:alert(1)"}>x</a>`', errors: [url] },
    { code: 'html`<p style="color: red">x</p>`', errors: [style] },
    { code: 'html`<p style=${s}>x</p>`', errors: [style] },
    { code: 'html`<p style="width: ${w}px">x</p>`', errors: [style, style] },
  ],
});

test('openAttribute reads where a value goes', () => {
  assert.equal(openAttribute('<a href="'), 'href');
  assert.equal(openAttribute('<a href="x" '), undefined);
  assert.equal(openAttribute('<p>a="'), undefined);
});

describe('the rules of the house', () => {
  const eslint = new ESLint({
    cwd: join(import.meta.dirname, '../..'),
    // Sources that exist only here have no types; the rules tested here need none.
    overrideConfig: [{ ...tseslint.configs.disableTypeChecked, languageOptions: { parserOptions: { projectService: false } } }],
  });
  const rulesOf = async (filePath: string, text: string): Promise<(string | null)[]> => {
    const [result] = await eslint.lintText(text, { filePath });
    return [...new Set(result?.messages.map(({ ruleId, message }) => ruleId ?? message))];
  };
  const imports = '@typescript-eslint/no-restricted-imports';
  const element = 'packages/elements/src/rating/rating.ts';
  const store = 'packages/elements/src/rating/rating.store.ts';

  const refused: [string, string, string, string][] = [
    ['contract imports nothing', 'packages/contract/src/x.ts', 'import "lit";', imports],
    ['the rules stand on the contract alone', 'packages/domain/src/x.ts', 'import "@civico/core";', imports],
    ['the rules know no package of Node', 'packages/domain/src/x.ts', 'import "node:fs";', imports],
    ['the rules have no DOM', 'packages/domain/src/x.ts', 'document.title = "";', 'no-restricted-globals'],
    ['theme imports nothing', 'packages/theme/src/x.ts', 'import "@civico/contract";', imports],
    ['core does not know elements', 'packages/core/src/x.ts', 'import "@civico/elements";', imports],
    ['core does not know the client', 'packages/core/src/x.ts', 'import "@civico/client";', imports],
    ['client does not know core', 'packages/client/src/x.ts', 'import "@civico/core";', imports],
    ['client does not know Lit', 'packages/client/src/x.ts', 'import "lit";', imports],
    ['elements do not import the client', element, 'import "@civico/client";', imports],
    ['elements do not import the server', element, 'import "@civico/server";', imports],
    ['no way around by path', element, 'import "../../../client/src/http.ts"; import "../../packages/client/src/http.ts";', imports],
    ['only one place loads the client', element, 'export const c = import("@civico/client");', 'no-restricted-syntax'],
    ['server stands on the contract', 'packages/server/src/x.ts', 'import "@civico/core";', imports],
    ['nothing imports the demo', 'packages/server/src/x.ts', 'import "../../../demo/start.ts";', imports],
    ['the kernel knows no slice', 'packages/server/src/kernel/x.ts', 'import "../slices/ratings/wilson.ts";', imports],
    ['nor the types of one', 'packages/server/src/kernel/postgres/x.ts', 'import type { X } from "../../slices/ratings/tables.ts"; export type Y = X;', imports],
    ['nor what lists the slices', 'packages/server/src/kernel/x.ts', 'import "../assembly.ts";', imports],
    ['a slice is no command', 'packages/server/src/slices/ratings/x.ts', 'import "../../import/csv.ts";', imports],
    ['a store has no Lit', store, 'import "lit";', imports],
    ['a store has no DOM', store, 'export const width = window.innerWidth;', 'no-restricted-globals'],
    ['a store keeps nothing', store, 'localStorage.setItem("a", "b");', 'no-restricted-globals'],
    ['contract has no DOM', 'packages/contract/src/x.ts', 'document.title = "";', 'no-restricted-globals'],
    ['no fetch in elements', element, 'export const a = fetch("/");', 'no-restricted-globals'],
    ['no fetch in a store', store, 'export const a = fetch("/");', 'no-restricted-globals'],
    ['no fetch in core', 'packages/core/src/x.ts', 'export const a = fetch("/");', 'no-restricted-globals'],
    ['no innerHTML', element, 'export const f = (e: Element) => { e.innerHTML = ""; };', 'no-restricted-syntax'],
    ['no insertAdjacentHTML', element, 'export const f = (e: Element) => e.insertAdjacentHTML("afterend", "");', 'no-restricted-syntax'],
    ['no document.write', element, 'document.write("");', 'no-restricted-syntax'],
    ['no unsafeHTML', element, 'import { unsafeHTML } from "lit/directives/unsafe-html.js"; export { unsafeHTML };', imports],
    ['no styleMap', element, 'import { styleMap } from "lit/directives/style-map.js"; export { styleMap };', imports],
    ['no eval', element, 'eval("1");', 'no-eval'],
    ['no URL without safeUrl', element, 'declare const html: unknown, u: string; export const t = html`<a href=${u}></a>`;', 'civico/safe-url'],
    ['no any', element, 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
    ['no enum', element, 'export enum A { B }', 'no-restricted-syntax'],
    ['no URL.canParse', element, 'export const a = URL.canParse("x");', 'no-restricted-properties'],
    ['no URL.parse in the client', 'packages/client/src/x.ts', 'export const a = URL.parse("x");', 'no-restricted-properties'],
    ['no Promise.withResolvers', 'packages/core/src/x.ts', 'export const a = Promise.withResolvers();', 'no-restricted-properties'],
    ['no toSorted', store, 'export const a = [2, 1].toSorted();', 'no-restricted-syntax'],
    ['no toWellFormed in the calendar', 'packages/calendar/src/x.ts', 'export const a = "x".toWellFormed();', 'no-restricted-syntax'],
    ['no methods of iterators', element, 'export const a = new Map([[1, 2]]).values().map(String);', 'no-restricted-syntax'],
    ['no .only', 'test/unit/x.test.ts', 'import { test } from "node:test"; test.only("x", () => {});', 'no-restricted-properties'],
  ];
  for (const [name, file, text, rule] of refused) {
    test(name, async () => { const rules = await rulesOf(file, text); assert.ok(rules.includes(rule), rules.join(', ')); });
  }

  const allowed: [string, string, string][] = [
    ['elements stand on core', element, 'import "@civico/core"; import "@civico/core/parts/index.ts"; import "lit"; import "./rating.store.ts";'],
    ['the one place loads the client', 'packages/elements/src/connected-element.ts', 'export const c = () => import("@civico/client");'],
    ['a store stands on the contract and core', store, 'import "@civico/contract"; import "@civico/core/store.ts"; import "nanostores"; import "./x.ts";'],
    ['values of an object are an array', element, 'export const a = Object.values({ b: 1 }).map(String);'],
    ['a slice stands on the kernel and on pieces of others', 'packages/server/src/slices/ratings/x.ts', 'import "../../kernel/kernel.ts"; import "../counters/bursts.ts"; import "./tables.ts";'],
    ['elements and stores stand on the rules', store, 'import "@civico/domain/text.ts"; import "@civico/domain/limits.ts";'],
    ['the server may use any package', 'packages/server/src/x.ts', 'import "fastify"; import "@civico/contract"; import "node:fs";'],
  ];
  for (const [name, file, text] of allowed) {
    test(name, async () => { assert.deepEqual(await rulesOf(file, text), []); });
  }
});
