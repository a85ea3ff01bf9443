/** The tokens' files: formally right, complete, and carried by elements only as far as they are used. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { contrast, parseHex, toHex } from '@civico/theme/color.ts';
import { designTokens } from '@civico/theme/export.ts';
import { partTokenCss, tokenCss } from '@civico/theme';
import { pairs, strongPairs } from '@civico/theme/pairs.ts';
import { palette, tokens } from '@civico/theme/tokens.ts';
import { themeFiles, townThemes } from '../../scripts/theme.ts';

const root = join(import.meta.dirname, '../..');
const carried = tokenCss + partTokenCss;
const brotli = (text: string): number => brotliCompressSync(text).length;

describe('theme files', () => {
  const files = themeFiles();

  test('the CSS is small', (t) => {
    t.diagnostic(`every element ${brotli(tokenCss)}, with parts ${brotli(carried)}, civico.css ${brotli(files.get('civico.css')!)} bytes of brotli`);
    assert.ok(brotli(carried) <= 1250);
    assert.ok(brotli(files.get('civico.css')!) <= 6144);
  });

  test('every private property an element uses is declared, and every declared token is used', () => {
    const declared = new Set([...carried.matchAll(/^(--_[a-z\d-]+):/gm)].map(([, name]) => name!));
    const used = new Set<string>();
    for (const file of globSync('packages/{core,elements}/src/**/*.ts', { cwd: root })) {
      const text = readFileSync(join(root, file), 'utf8');
      const own = new Set([...text.matchAll(/(--_[a-z\d-]+):/g)].map(([, name]) => name!));
      for (const [, name] of text.matchAll(/var\((--_[a-z\d-]+)/g)) {
        if (!/^--_(color|space|font|radius|shadow|duration|easing)-/.test(name!)) continue;
        assert.ok(declared.has(name!) || own.has(name!), `${file} uses ${name}, which no element carries`);
        used.add(name!);
      }
    }
    assert.ok(used.size > 20, 'hardly any token was found in use');
    const inTheme = new Set([...carried.matchAll(/var\((--_[a-z\d-]+)/g)].map(([, name]) => name!));
    // The map paints with canvas: it asks for colours by name.
    const byName = globSync('packages/elements/src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8')).join('');
    const idle = [...declared].filter((name) => !used.has(name) && !inTheme.has(name) && !byName.includes(`'${name}'`));
    assert.deepEqual(idle.filter((name) => /^--_(color|shadow|duration)-/.test(name) && name !== '--_color-selected'), []);
  });

  test('Civico\'s and the towns\' themes keep every contrast in every scheme', () => {
    const themes = townThemes();
    assert.deepEqual(themes.map(({ id }) => id), ['capannori', 'crema', 'mirandola', 'sassuolo']);
    for (const brand of ['#0066cc', ...themes.map((theme) => theme.brand)]) for (const scheme of ['light', 'dark'] as const) for (const more of [false, true]) {
      const colors = palette(brand, scheme, more);
      for (const { foreground, background, least } of more ? strongPairs : pairs) {
        const ratio = contrast(colors[foreground]!, colors[background]!);
        assert.ok(ratio >= least, `${brand} ${scheme}: ${foreground} on ${background} has ${ratio}`);
      }
    }
  });

  test('tokens.json is in the DTCG format', () => {
    const shapes: Record<string, (value: never) => boolean> = {
      color: (value: { colorSpace: string; components: number[]; hex: string }) => value.colorSpace === 'srgb' && value.components.every((one) => one >= 0 && one <= 1) && toHex(parseHex(value.hex)) === value.hex,
      dimension: (value: { value: number; unit: string }) => Number.isFinite(value.value) && ['px', 'rem'].includes(value.unit),
      duration: (value: { value: number; unit: string }) => Number.isFinite(value.value) && ['ms', 's'].includes(value.unit),
      number: (value: number) => Number.isFinite(value),
      fontWeight: (value: number) => value >= 1 && value <= 1000,
      fontFamily: (value: string[]) => value.length > 0,
      cubicBezier: (value: number[]) => value.length === 4 && value[0]! >= 0 && value[0]! <= 1 && value[2]! >= 0 && value[2]! <= 1,
      shadow: (value: { color: unknown; offsetX: unknown; offsetY: unknown; blur: unknown; spread: unknown }) => [value.color, value.offsetX, value.offsetY, value.blur, value.spread].every((part) => typeof part === 'object'),
    };
    let count = 0;
    const walk = (node: Record<string, unknown>, path: string, type: string | undefined): void => {
      const own = (node['$type'] as string | undefined) ?? type;
      if ('$value' in node) {
        count += 1;
        assert.ok(own && shapes[own], `${path} has no known type`);
        assert.ok(shapes[own]!(node['$value'] as never), `${path}: ${JSON.stringify(node['$value'])}`);
        return;
      }
      for (const [key, child] of Object.entries(node)) {
        if (key.startsWith('$')) continue;
        assert.doesNotMatch(key, /[{}.]/);
        walk(child as Record<string, unknown>, `${path}.${key}`, own);
      }
    };
    walk(designTokens(townThemes()), '', undefined);
    assert.ok(count > 400, `${count} tokens`);
  });

  test('the tables name every token', () => {
    for (const name of ['tokens.md', 'tokens.html']) for (const token of tokens.filter((one) => one.name !== 'color-brand-shade')) assert.ok(files.get(name)!.includes(`--civico-${token.name}`), `${name} lacks ${token.name}`);
  });

  test('no style sheet asks another host', () => {
    for (const [name, text] of files) if (name.endsWith('.css')) assert.doesNotMatch(text, /https?:|\/\/|@import/, name);
  });
});
