/**
 * `npm run reference [-- --check]`: docs/reference, a page for each element, made from the elements' manifest. With `--check` it writes nothing
 * and fails when a page is stale.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassField, CustomElement } from 'custom-elements-manifest/schema.js';
import { tokens } from '@civico/theme/tokens.ts';
import { elementsManifest } from './elements-manifest.ts';

export const folder = join(import.meta.dirname, '../docs/reference');

const cell = (text: string | undefined): string => (text ?? '').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
const code = (text: string | undefined): string => (text ? `\`${cell(text)}\`` : '');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

/** A section, or nothing where it would be empty. */
const section = (title: string, head: readonly string[], rows: readonly (readonly string[])[], note = ''): string =>
  rows.length ? `\n## ${title}\n\n${note ? `${note}\n\n` : ''}${table(head, rows)}\n` : '';

const themeNames = new Set(tokens.map(({ name }) => `--civico-${name}`));

function page(element: CustomElement): string {
  const fields = (element.members ?? []).filter((member): member is ClassField & { attribute?: string } => member.kind === 'field' && !('attribute' in member));
  const ownProperties = (element.cssProperties ?? []).filter(({ name }) => !themeNames.has(name));
  const carried = (element.cssProperties ?? []).length - ownProperties.length;
  return `<!-- Made by \`npm run reference\` from the element's code. -->
# \`<${element.tagName}>\`

${element.description ?? ''}
${section('Attributes', ['Name', 'Values', 'Default', 'Meaning'], (element.attributes ?? []).map((one) => [code(one.name), code(one.type?.text), code(one.default), cell(one.description)]))
}${section('Properties', ['Name', 'Type', 'Meaning'], fields.map((one) => [code(one.name), code(one.type?.text), cell(one.description)]))
}${section('Events', ['Name', 'When, and its detail'], (element.events ?? []).map((one) => [code(one.name), cell(one.description)]), 'They bubble and cross shadow roots.')
}${section('Slots', ['Name', 'Content'], (element.slots ?? []).map((one) => [one.name && one.name !== '-' ? code(one.name) : '(default)', cell(one.description)]))
}${section('Custom properties', ['Name', 'Default', 'Meaning'], ownProperties.map((one) => [code(one.name), code(one.default), cell(one.description)]))
}${carried ? '\nThe tokens of the theme work too: see [tokens.json](../../packages/theme/src/tokens.json), each as `--civico-` and its name.\n' : ''
}${section('Parts', ['Name', 'What it is'], (element.cssParts ?? []).map((one) => [code(one.name), cell(one.description)]), 'For `::part()`. Prefer custom properties: they survive a new version better.')}`;
}

/** The pages by file name. */
export async function referencePages(): Promise<Map<string, string>> {
  const { manifest, problems } = await elementsManifest();
  if (problems.length) throw new Error(`the manifest and the code differ:\n  ${problems.join('\n  ')}`);
  const elements = manifest.modules.flatMap((module) => (module.declarations ?? []) as CustomElement[]).filter(({ tagName }) => tagName);
  const index = `<!-- Made by \`npm run reference\`. -->
# Reference

${table(['Element', 'For'], elements.map((one) => [`[\`<${one.tagName}>\`](${one.tagName}.md)`, cell(one.description?.split('. ')[0]).replace(/\.?$/, '.')]))}
`;
  return new Map([['README.md', index], ...elements.map((one) => [`${one.tagName}.md`, page(one)] as const)]);
}

/** Names of the pages that are missing or differ from what the code says. */
export async function stalePages(): Promise<string[]> {
  const pages = await referencePages();
  return [...pages].filter(([name, text]) => { try { return readFileSync(join(folder, name), 'utf8') !== text; } catch { return true; } }).map(([name]) => name);
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = await stalePages();
    for (const name of stale) console.error(`docs/reference/${name} is stale: run \`npm run reference\``);
    process.exitCode = stale.length ? 1 : 0;
  } else {
    const pages = await referencePages();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of pages) writeFileSync(join(folder, name), text);
    console.log(`wrote ${pages.size} pages to docs/reference`);
  }
}
