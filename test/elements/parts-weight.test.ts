/** Parts are paid for by who uses them: no file of an element carries a part that its sources do not ask for. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { ensureBuild, output, type Manifest } from '../../scripts/built.ts';

const root = join(import.meta.dirname, '../..');
const partsFolder = join(root, 'packages/core/src/parts');
const elementsFolder = join(root, 'packages/elements/src');
const read = (file: string): string => readFileSync(file, 'utf8');
const ofParts = /from '(?:@civico\/core\/parts\/|\.\/)([\w-]+)\.ts'/g;

const parts = globSync('*.ts', { cwd: partsFolder }).map((file) => basename(file, '.ts')).filter((name) => name !== 'index');

/** Parts that a part is made of, itself included. */
function closure(names: Iterable<string>, seen = new Set<string>()): Set<string> {
  for (const name of names) {
    if (seen.has(name) || !parts.includes(name)) continue;
    seen.add(name);
    closure([...read(join(partsFolder, `${name}.ts`)).matchAll(ofParts)].map(([, used]) => used!), seen);
  }
  return seen;
}

const sourcesOf = (folder: string): string[] => globSync('**/*.ts', { cwd: join(elementsFolder, folder) }).map((file) => join(elementsFolder, folder, file));
const folders = globSync('*/define.ts', { cwd: elementsFolder }).map((file) => dirname(file));
const asked = new Map(folders.map((folder) => [folder, closure(sourcesOf(folder).flatMap((file) => [...read(file).matchAll(/from '@civico\/core\/parts\/([\w-]+)\.ts'/g)].map(([, name]) => name!)))]));

/** Names that only one part styles, and no element by itself: where one is found, the part's styles are. */
const ownNames = new Map(parts.map((part) => [part, new Set([...read(join(partsFolder, `${part}.ts`)).matchAll(/\[part~='([\w-]+)'\]/g)].map(([, name]) => name!))]));
const elsewhere = globSync('**/*.ts', { cwd: elementsFolder }).map((file) => read(join(elementsFolder, file))).join('\n');
const marks = new Map(parts.map((part) => [part, [...ownNames.get(part)!].filter((name) => !elsewhere.includes(`'${name}'`) && parts.every((other) => other === part || !ownNames.get(other)!.has(name)))]));

await ensureBuild();
const manifest = JSON.parse(read(join(output, 'manifest.json'))) as Manifest;

describe('weight of the parts', () => {
  test('most parts can be told from the others in the build', () => {
    assert.ok([...marks.values()].filter((names) => names.length).length >= 15, JSON.stringify([...marks]));
  });

  for (const folder of folders) {
    test(`civico-${folder} carries only parts it uses`, () => {
      const { file, imports, lazy } = manifest.elements[`civico-${folder}`]!;
      const carried: string[] = [];
      for (const name of [file, ...imports, ...lazy]) {
        const text = read(join(output, name));
        for (const [part, names] of marks) {
          if (!asked.get(folder)!.has(part) && names.some((one) => new RegExp(`\\[part~=["']?${one}["']?\\]`).test(text))) carried.push(`${part} in ${name}`);
        }
      }
      assert.deepEqual(carried, []);
    });
  }

  test('an element that uses parts carries them: the marks are found', () => {
    const { file, imports, lazy } = manifest.elements['civico-report-map']!;
    const text = [file, ...imports, ...lazy].map((name) => read(join(output, name))).join('\n');
    const lost = [...asked.get('report-map')!].filter((part) => marks.get(part)?.length && !marks.get(part)!.some((one) => new RegExp(`\\[part~=["']?${one}["']?\\]`).test(text)));
    assert.deepEqual(lost, []);
  });
});
