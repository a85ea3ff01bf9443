/** What the documentation says can be followed: links lead somewhere, the reference is what the code says, the catalogue's fields are there. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { stalePages } from '../../scripts/reference.ts';

const root = join(import.meta.dirname, '../..');
const pages = globSync(['*.md', 'docs/**/*.md', 'demo/*.md', 'packages/*/*.md'], { cwd: root }).map((file) => join(root, file));

/** The anchor of a heading, as the forges that show Markdown make it. */
const anchor = (heading: string): string => heading.toLowerCase().replaceAll(/[`*_<>]/g, '').replaceAll(/[^\p{L}\p{N} -]/gu, '').trim().replaceAll(' ', '-');
const anchorsOf = (text: string): Set<string> => new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading!)));

describe('documentation', () => {
  test('every link within the project leads somewhere', () => {
    const dead: string[] = [];
    for (const file of pages) {
      const text = readFileSync(file, 'utf8').replaceAll(/```.*?```/gs, '');
      for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^(https?|mailto):/.test(target!)) continue;
        const [path, hash] = target!.split('#') as [string, string | undefined];
        const aim = path ? join(dirname(file), path) : file;
        if (!existsSync(aim)) dead.push(`${relative(root, file)}: ${target}`);
        else if (hash && aim.endsWith('.md') && !anchorsOf(readFileSync(aim, 'utf8')).has(hash)) dead.push(`${relative(root, file)}: ${target} has no such heading`);
      }
    }
    assert.ok(pages.length > 10);
    assert.deepEqual(dead, []);
  });

  test('the two guides for web teams have the same sections', () => {
    const numbers = (file: string): string[] => [...readFileSync(join(root, 'docs', file), 'utf8').matchAll(/^## (\d+)\./gm)].map(([, number]) => number!);
    assert.deepEqual(numbers('guida-web-team.md'), numbers('web-team-guide.md'));
  });

  test('the reference of every element is what its code says', async () => {
    assert.deepEqual(await stalePages(), [], 'run `npm run reference`');
  });

  test('publiccode.yml has what the reuse catalogue requires', () => {
    const file = parse(readFileSync(join(root, 'publiccode.yml'), 'utf8')) as Record<string, never>;
    for (const key of ['publiccodeYmlVersion', 'name', 'url', 'platforms', 'developmentStatus', 'softwareType', 'description', 'legal', 'maintenance', 'localisation', 'it']) assert.ok(file[key], key);
    const { description, legal, maintenance, localisation, it, softwareVersion } = file as unknown as {
      description: Record<string, { shortDescription: string; longDescription: string; features: string[] }>; softwareVersion: string;
      legal: { license: string }; maintenance: { type: string; contacts: { name: string }[] }; localisation: { localisationReady: boolean; availableLanguages: string[] }; it: { countryExtensionVersion: string };
    };
    for (const text of [description['it']!, description['en']!]) {
      assert.ok(text.shortDescription.length <= 150);
      assert.ok(text.longDescription.length >= 150 && text.longDescription.length <= 10_000);
      assert.ok(text.features.length > 0);
    }
    assert.equal(legal.license, 'EUPL-1.2');
    assert.equal(maintenance.type, 'community');
    assert.ok(maintenance.contacts[0]!.name);
    assert.ok(localisation.localisationReady && localisation.availableLanguages.includes('it'));
    assert.equal(it.countryExtensionVersion, '1.0');
    assert.equal(softwareVersion, (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version);
  });

  test('all packages and the elements have one version', async () => {
    const { version } = await import('@civico/core/version.ts');
    for (const file of ['package.json', ...globSync('packages/*/package.json', { cwd: root })]) {
      assert.equal((JSON.parse(readFileSync(join(root, file), 'utf8')) as { version: string }).version, version, file);
    }
  });
});
