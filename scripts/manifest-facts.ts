/** What the code of an element really has, read from its modules: the other side of the check of custom-elements.json. */
import { globSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

export interface ElementFacts {
  events: Set<string>;
  /** Names of its slots, '' for the default one. Undefined for elements that draw nothing: there the page's content itself stands. */
  slots: Set<string> | undefined;
  /** Part names and the module that brings each. */
  parts: Map<string, string>;
  /** Custom properties of the page that its own modules read. */
  properties: Set<string>;
  /** Whether it carries the tokens of the theme. */
  themed: boolean;
  /** `@csspart` lines of its own modules: an element of many views says them in a comment of their own (`NAME.parts.ts`). */
  described: Map<string, string>;
  /** `@cssproperty` lines there. */
  describedProperties: Map<string, string>;
}

const parsed = new Map<string, ts.SourceFile>();
function source(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const made = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  parsed.set(file, made);
  return made;
}

function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

/** Modules of this repository that a module imports, now or later. */
function imports(file: string): string[] {
  const found: string[] = [];
  for (const node of nodes(source(file))) {
    const isTypeOnly = ts.isImportDeclaration(node) && node.importClause?.isTypeOnly;
    const specifier = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !isTypeOnly ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
    if (!specifier || !ts.isStringLiteralLike(specifier)) continue;
    const { text } = specifier;
    if (text.startsWith('.')) found.push(join(dirname(file), text));
    else if (text.startsWith('@civico/')) found.push(realpathSync(createRequire(file).resolve(text)));
  }
  return found.filter((path) => path.endsWith('.ts'));
}

function reachable(start: string): string[] {
  const seen = new Set([start]);
  for (const file of seen) for (const next of imports(file)) seen.add(next);
  return [...seen];
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => /^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(word));

/** Words that stand by themselves in the value of `part=`, and those of strings inside its expressions. */
function drawnParts(template: ts.TemplateLiteral): string[] {
  const chunks = ts.isNoSubstitutionTemplateLiteral(template) ? [{ text: template.text, expression: undefined }]
    : [{ text: template.head.text, expression: template.templateSpans[0]?.expression }, ...template.templateSpans.map((span, index) => ({ text: span.literal.text, expression: template.templateSpans[index + 1]?.expression }))];
  const found: string[] = [];
  let quote = '';
  let joined = false;
  for (const { text, expression } of chunks) {
    let rest = text;
    for (;;) {
      if (!quote) {
        const start = /(?:^|[\s"'])part=(["']?)/.exec(rest);
        if (!start) break;
        rest = rest.slice(start.index + start[0].length);
        quote = start[1] || (rest === '' ? 'bare' : ' ');
        joined = false;
      }
      if (quote === 'bare') break;
      const end = rest.search(quote === ' ' ? /[\s>]/ : quote);
      const value = end < 0 ? rest : rest.slice(0, end);
      // What touches an expression is half a name.
      found.push(...words(joined ? value.replace(/^\S+/, '') : value).filter((word) => end >= 0 || !value.endsWith(word) || expression === undefined || quotesOnly(expression)));
      joined = false;
      if (end < 0) break;
      rest = rest.slice(end + 1);
      quote = '';
    }
    if (quote && expression) {
      found.push(...strings(expression).flatMap(words));
      joined = !quotesOnly(expression);
      if (quote === 'bare') quote = '';
    }
  }
  return found;
}

/** A choice between strings, as `${open ? ' field-open' : ''}`: what stands before it is a whole name. */
const quotesOnly = (expression: ts.Expression): boolean => ts.isConditionalExpression(expression)
  && [expression.whenTrue, expression.whenFalse].every((one) => ts.isStringLiteralLike(one) && (one.text === '' || one.text.startsWith(' ')));

function strings(expression: ts.Expression): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].flatMap(strings);
  if (ts.isParenthesizedExpression(expression)) return strings(expression.expression);
  return [];
}

export function factsOf(classFile: string, tag: string): ElementFacts {
  const folder = dirname(classFile);
  const facts: ElementFacts = { events: new Set(), slots: new Set(), parts: new Map(), properties: new Set(), themed: false, described: new Map(), describedProperties: new Map() };
  for (const file of globSync('**/*.ts', { cwd: folder }).map((name) => join(folder, name))) {
    const text = readFileSync(file, 'utf8');
    for (const [, name, description] of text.matchAll(/^\s*\*\s+@csspart ([a-z\d-]+) - (.+)$/gm)) facts.described.set(name!, description!.trim());
    if (file !== classFile) for (const [, name, description] of text.matchAll(/^\s*\*\s+@cssproperty (--[a-z\d-]+) - (.+)$/gm)) facts.describedProperties.set(name!, description!.trim());
  }
  if (!/from 'lit'/.test(readFileSync(classFile, 'utf8'))) facts.slots = undefined;
  for (const file of reachable(classFile)) {
    const own = file.startsWith(`${folder}/`);
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('core/src/styles/base.ts')) facts.themed = true;
    // The frame of every element has a slot for what the page put inside.
    if (file.endsWith('core/src/frame.ts')) facts.slots?.add('');
    for (const [, name] of text.matchAll(/\[part~=["']([a-z\d-]+)["']\]/g)) facts.parts.set(name!, facts.parts.get(name!) ?? file);
    if (own) {
      for (const [, name] of text.matchAll(/var\((--civico-[a-z\d-]+)/g)) facts.properties.add(name!);
    }
    for (const node of nodes(source(file))) {
      if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && ['html', 'svg'].includes(node.tag.text)) {
        for (const name of drawnParts(node.template)) facts.parts.set(name, facts.parts.get(name) ?? file);
        for (const [, attributes] of node.template.getText().matchAll(/<slot\b([^>]*)>/g)) facts.slots?.add(/name="([^"]*)"/.exec(attributes!)?.[1] ?? '');
      }
      if (!own) continue;
      if (ts.isCallExpression(node)) {
        const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
        const [first] = node.arguments;
        if (name === 'emit' && first && ts.isStringLiteralLike(first)) facts.events.add(`${tag}-${first.text}`);
      }
      if (ts.isNewExpression(node) && /Event$/.test(node.expression.getText()) && node.arguments?.[0] && ts.isStringLiteralLike(node.arguments[0])) facts.events.add(node.arguments[0].text);
    }
  }
  // Native events an element passes on to itself are nobody's interface.
  for (const name of ['input', 'change', 'close', 'click']) facts.events.delete(name);
  return facts;
}
