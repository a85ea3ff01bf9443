/**
 * `npm run manifest`: writes dist/custom-elements.json from the elements' JSDoc and types, and fails when it and the code differ: an event, slot, part,
 * attribute, property or custom property that only one of the two has. With `--check` it writes nothing.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import type { Attribute, ClassDeclaration, ClassField, CssCustomProperty, CssPart, CustomElement, Package } from 'custom-elements-manifest/schema.js';
import { tokens } from '@civico/theme/tokens.ts';
import { factsOf, type ElementFacts } from './manifest-facts.ts';

const root = join(import.meta.dirname, '..');
export const output = join(root, 'dist/custom-elements.json');

interface ReactiveClass { elementProperties?: Map<PropertyKey, { attribute?: string | boolean; state?: boolean }>; observedAttributes?: string[] }
type Declaration = ClassDeclaration & CustomElement;

/** The module with the class, by the element's folder. */
function classFiles(): string[] {
  return globSync('packages/elements/src/*/define.ts', { cwd: root }).sort().map((file) => join(root, dirname(file), `${basename(dirname(file))}.ts`));
}

/** What every element does and this one does not say again. */
const COMMON: Record<string, { attribute?: string; type: string; description: string }> = {
  endpoint: { attribute: 'endpoint', type: 'string', description: 'Base URL of the contract\'s paths, e.g. `/api/v1`. Not needed inside `<civico-provider>`.' },
  port: { type: 'object', description: 'The backend itself, for applications that have one of their own.' },
  messages: { type: 'object', description: 'Sentences of the page that replace the element\'s own, one by one.' },
};

function cssProperties(facts: ElementFacts): CssCustomProperty[] {
  if (!facts.themed) return [];
  return tokens.filter((token) => !token.page && token.name !== 'color-brand-shade').map((token) => ({
    name: `--civico-${token.name}`, default: token.derived ? 'from the brand' : token.value, description: token.description ?? 'A token of the theme.',
  }));
}

function cssParts(facts: ElementFacts, file: string): CssPart[] {
  return [...facts.parts].sort(([a], [b]) => a < b ? -1 : 1).map(([name, from]) => {
    const description = facts.described.get(name) ?? (from.startsWith(`${dirname(file)}/`) ? undefined : `Drawn by the shared part ${basename(from, '.ts')}.`);
    return { name, ...(description ? { description } : {}) };
  });
}

/** Only what a page may use: attributes, their properties, documented properties. */
async function tidy(declaration: Declaration, file: string, facts: ElementFacts, problems: string[]): Promise<void> {
  const module = await import(file) as Record<string, ReactiveClass & { finalize?: () => void }>;
  const element = module[declaration.name]!;
  // Lit collects the properties when they are first asked for.
  void element.observedAttributes;
  const told = new Map((declaration.attributes ?? []).map((attribute) => [attribute.name, attribute]));
  const fields = new Map((declaration.members ?? []).filter((member): member is ClassField => member.kind === 'field' && member.privacy !== 'private' && member.privacy !== 'protected').map((field) => [field.name, field]));
  const attributes: Attribute[] = [];
  const members: ClassField[] = [];
  const known = new Set<string>();
  for (const [key, options] of element.elementProperties ?? []) {
    if (options.state || typeof key !== 'string') continue;
    const name = options.attribute === false ? undefined : typeof options.attribute === 'string' ? options.attribute : key.toLowerCase();
    known.add(key);
    const common = COMMON[key];
    const documented = name === undefined ? fields.get(key) : told.get(name);
    const type = documented?.type ?? (common ? { text: common.type } : undefined);
    const description = documented?.description ?? common?.description;
    if (!description) problems.push(`${name === undefined ? `property ${key}` : `attribute ${name}`} is in the code and not in the JSDoc header (${name === undefined ? '@prop' : '@attr'})`);
    const value: Omit<Attribute, 'name'> = { ...(type ? { type } : {}), ...(documented?.default === undefined ? {} : { default: documented.default }), ...(description ? { description } : {}) };
    if (name !== undefined) attributes.push({ name, fieldName: key, ...value });
    members.push({ kind: 'field', name: key, ...value, ...(name === undefined ? {} : { attribute: name }) } as ClassField);
  }
  // An element without Lit reads its attributes itself.
  if (!element.elementProperties) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/getAttribute\('([a-z-]+)'\)/g)) {
      if (!told.has(name!)) problems.push(`attribute ${name} is in the code and not in the JSDoc header (@attr)`);
      else attributes.push(told.get(name!)!);
    }
    for (const [name, field] of fields) if (field.description && !told.has(name)) { members.push(field); known.add(name); }
  }
  for (const name of told.keys()) if (!attributes.some((one) => one.name === name)) problems.push(`attribute ${name} is in the JSDoc header and not in the code`);
  // `@prop` lines without a declaration in the class.
  for (const [, name] of headerOf(file).matchAll(/@prop \{[^}]*\} \[?([\w-]+)/g)) if (!known.has(name!)) problems.push(`property ${name} is in the JSDoc header and not in the code`);
  declaration.attributes = attributes;
  declaration.members = members;
  declaration.cssParts = cssParts(facts, file);
  const own = [...declaration.cssProperties ?? [], ...[...facts.describedProperties].map(([name, description]): CssCustomProperty => ({ name, description }))];
  declaration.cssProperties = [...own, ...cssProperties(facts).filter(({ name }) => !own.some((one) => one.name === name))];
}

const headerOf = (file: string): string => /\/\*\*(?:(?!\*\/)[\s\S])*@tag [\s\S]*?\*\//.exec(readFileSync(file, 'utf8'))?.[0] ?? '';

function compare(problems: string[], what: string, inCode: Iterable<string>, inManifest: Iterable<string>, shown: (name: string) => string = (name) => name): void {
  const [code, manifest] = [new Set(inCode), new Set(inManifest)];
  for (const name of code) if (!manifest.has(name)) problems.push(`${what} ${shown(name)} is in the code and not in the manifest`);
  for (const name of manifest) if (!code.has(name)) problems.push(`${what} ${shown(name)} is in the manifest and not in the code`);
}

/** Where a declaration and the code of its element differ; empty when they agree. */
export function differences(declaration: CustomElement, facts: ElementFacts): string[] {
  const problems: string[] = [];
  compare(problems, 'event', facts.events, (declaration.events ?? []).map(({ name }) => name));
  for (const event of declaration.events ?? []) if (!event.description) problems.push(`event ${event.name} has no description`);
  if (facts.slots) compare(problems, 'slot', facts.slots, (declaration.slots ?? []).map(({ name }) => name === '-' ? '' : name), (name) => name || '(default)');
  compare(problems, 'part', facts.parts.keys(), [...(declaration.cssParts ?? []).map(({ name }) => name), ...facts.described.keys()]);
  for (const { name, description } of declaration.cssParts ?? []) if (!description) problems.push(`part ${name} has no description (\`@csspart ${name} - …\` in a comment of the element's modules)`);
  const carried = new Set(facts.themed ? tokens.filter((token) => !token.page).map(({ name }) => `--civico-${name}`) : []);
  compare(problems, 'custom property', [...facts.properties, ...carried].filter((name) => name !== '--civico-color-brand-shade'), (declaration.cssProperties ?? []).map(({ name }) => name));
  return problems;
}

/** The manifest of all elements and what is wrong with it. */
export async function elementsManifest(): Promise<{ manifest: Package; problems: string[] }> {
  const problems: string[] = [];
  const files = classFiles().filter((file) => existsSync(file) || !problems.push(`${basename(dirname(file))}: its folder has a define.ts and no ${basename(file)}`));
  const modules = files.map((file) => ts.createSourceFile(file.slice(root.length + 1), readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true));
  const manifest = create({ modules }) as Package;
  for (const [index, file] of files.entries()) {
    const tag = `civico-${basename(dirname(file))}`;
    const module = manifest.modules[index]!;
    const declaration = module.declarations?.find((one): one is Declaration => one.kind === 'class' && 'tagName' in one);
    if (declaration?.tagName !== tag) { problems.push(`${tag}: its class says @tag ${declaration?.tagName ?? 'nothing'}`); continue; }
    const own: string[] = [];
    try {
      const facts = factsOf(file, tag);
      await tidy(declaration, file, facts, own);
      own.push(...differences(declaration, facts));
    } catch (error) { own.push(`it cannot be read: ${String(error)}`); }
    if (!declaration.description) own.push('it has no description');
    problems.push(...own.map((problem) => `${tag}: ${problem}`));
    module.declarations = [declaration];
  }
  return { manifest, problems };
}

/**
 * Writes dist/custom-elements.json.
 * @param strict whether a difference between the manifest and the code is an error; else it is only told, for work under way
 */
export async function writeElementsManifest(strict = true): Promise<void> {
  const { manifest, problems } = await elementsManifest();
  const said = `custom-elements.json and the code differ:\n  ${problems.join('\n  ')}`;
  if (problems.length && strict) throw new Error(said);
  if (problems.length) console.warn(said);
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, `${JSON.stringify(manifest, null, 2)}\n`);
}

if (import.meta.main) {
  const { manifest, problems } = await elementsManifest();
  for (const problem of problems) console.error(problem);
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, `${JSON.stringify(manifest, null, 2)}\n`);
    console.log(`wrote ${output}`);
  }
  process.exitCode = problems.length ? 1 : 0;
}
