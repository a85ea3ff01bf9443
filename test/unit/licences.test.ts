/** Every installed package, also of development, has a licence that fits EUPL-1.2; what is in the build is named in LICENSES.txt. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { bundled, licences } from '../../scripts/integration.ts';

const root = join(import.meta.dirname, '../..');

/** Permissive, or listed in the EUPL's appendix of compatible licences, or (fonts, data) free to pass on beside the program. */
const fitting = new Set([
  'MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense', 'CC0-1.0', 'WTFPL', 'Zlib', 'Python-2.0', 'PSF-2.0',
  'MPL-2.0', 'LGPL-3.0-or-later', 'LGPL-2.1-or-later', 'EUPL-1.2', 'PostgreSQL', 'CC-BY-4.0', 'CC-BY-3.0', 'OFL-1.1',
]);

/** Packages that do not say it in package.json, looked up in their licence file. */
const lookedUp: Record<string, string> = {};

interface PackageFile { name?: string; version?: string; license?: string | { type: string }; licenses?: { type: string }[]; private?: boolean }

function fits(expression: string): boolean {
  const plain = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(fits);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(fits);
  return fitting.has(plain.replace(/ WITH .*/, ''));
}

function licenceOf(file: PackageFile): string {
  const said = typeof file.license === 'string' ? file.license : file.license?.type ?? file.licenses?.map(({ type }) => type).join(' OR ');
  return said ?? lookedUp[file.name ?? ''] ?? '';
}

describe('licences', () => {
  test('every installed package fits', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { link?: boolean }> };
    const wrong: string[] = [];
    let read = 0;
    for (const [path, { link }] of Object.entries(lock.packages)) {
      const at = join(root, path, 'package.json');
      // Packages of other platforms are in the lock file and not on this machine.
      if (!path.includes('node_modules/') || link || !existsSync(at)) continue;
      const file = JSON.parse(readFileSync(at, 'utf8')) as PackageFile;
      read += 1;
      if (!fits(licenceOf(file))) wrong.push(`${file.name ?? path} ${file.version ?? ''}: ${licenceOf(file) || 'no licence'}`);
    }
    assert.ok(read > 100, `only ${read} packages were found`);
    assert.deepEqual(wrong, []);
  });

  test('an expression is read as SPDX means it', () => {
    assert.ok(fits('(MIT OR GPL-3.0-only)'));
    assert.ok(!fits('MIT AND GPL-3.0-only'));
    assert.ok(!fits('Elastic-2.0'));
    assert.ok(!fits(''));
  });

  test('what is in the build is named in LICENSES.txt', () => {
    const text = licences(root);
    for (const [name, identifier] of Object.entries(bundled)) assert.match(text, new RegExp(`^${name} \\d\\S* \\(${identifier}\\)$`, 'm'));
    const inLib = globSync('packages/{core,elements,client,theme}/src/**/*.ts', { cwd: root })
      .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'((?:@(?!civico)[^/']+\/)?[a-z][^/':]*)/g)].map((match) => match[1] ?? ''))
      .map((name) => name.startsWith('@') ? name : name.split('/')[0] ?? '').filter((name) => !name.startsWith('@civico') && name);
    for (const name of new Set(inLib)) assert.ok(name in bundled, `${name} is used in the build and not in its licence list (${dirname(name)})`);
  });
});
