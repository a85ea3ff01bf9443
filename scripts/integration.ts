/** What goes beside the code in dist/cdn: the import map, the fragment a web team pastes, the licences. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from './built.ts';

/**
 * An import map with the integrity of every file but the autoloader, which has its own attribute.
 * `integrity` on a script tag does not reach what the script imports; the import map does.
 */
export function importMap(manifest: Manifest, base: string): { integrity: Record<string, string> } {
  const files = Object.entries(manifest.files).filter(([name]) => name !== manifest.entry);
  return { integrity: Object.fromEntries(files.map(([name, { integrity }]) => [`${base}${name}`, integrity])) };
}

/** The fragment for a page, with what the site's CSP must allow. */
export function integrationPage(manifest: Manifest, base: string): string {
  const map = JSON.stringify(importMap(manifest, base));
  const hash = createHash('sha256').update(map).digest('base64');
  const entry = manifest.files[manifest.entry];
  const tags = Object.keys(manifest.elements).map((tag) => `<${tag}>`).join(', ');
  return `<!-- Civico ${manifest.version}: paste into the head of the page, then use ${tags} in its body.
     With a Content-Security-Policy: script-src 'self' 'sha256-${hash}' (the hash allows the import map below);
     with Trusted Types: trusted-types lit-html. -->
<script type="importmap">${map}</script>
<script type="module" src="${base}${manifest.entry}" integrity="${entry?.integrity ?? ''}" crossorigin="anonymous"></script>
`;
}

/** Packages whose code is in the build, with their SPDX identifiers. */
export const bundled: Readonly<Record<string, string>> = {
  lit: 'BSD-3-Clause', 'lit-html': 'BSD-3-Clause', 'lit-element': 'BSD-3-Clause', '@lit/reactive-element': 'BSD-3-Clause',
  nanostores: 'MIT', leaflet: 'BSD-2-Clause', 'idb-keyval': 'Apache-2.0', 'ical.js': 'MPL-2.0', 'chart.js': 'MIT', '@kurkle/color': 'MIT',
};

/** Civico's licence and those of the packages in the build, in full. */
export function licences(root: string): string {
  const parts: string[] = [];
  const own = join(root, 'LICENSE');
  if (existsSync(own)) parts.push(`Civico (EUPL-1.2)\n\n${readFileSync(own, 'utf8').trim()}`);
  for (const [name, identifier] of Object.entries(bundled)) {
    const folder = join(root, 'node_modules', name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    if (!file) throw new Error(`${name} has no licence file`);
    parts.push(`${name} ${version} (${identifier})\n\n${readFileSync(join(folder, file), 'utf8').trim()}`);
  }
  return `${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
