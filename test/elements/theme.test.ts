/** Whatever brand a Comune sets, text and controls of the elements keep the contrast of WCAG AA, in every scheme: painted by a real browser. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { contrast, type Rgb } from '@civico/theme/color.ts';
import { pageCss, townCss } from '@civico/theme/css.ts';
import { pairs, strongPairs, type Pair } from '@civico/theme/pairs.ts';
import { palette, tokens } from '@civico/theme/tokens.ts';
import { often } from '../helpers/long.ts';
import { newPage, type WatchedPage } from '../helpers/page.ts';
import { pageDocument, servePage, type ServedPage } from '../helpers/serve-page.ts';
import type { Pixel } from './theme-page/probe.ts';

/** A private property of the elements for a token of the pairs. */
const inside = (name: string): string => name === 'brand-fill' ? 'brand' : name;

const colors = [...new Set(pairs.flatMap(({ foreground, background }) => [foreground, background]))];
const fromBrand = tokens.filter(({ derived }) => derived).map(({ name }) => name.slice(6)).filter((name) => colors.includes(name));
const fixed = colors.filter((name) => !fromBrand.includes(name));

/** Mulberry32: the same brands in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = random(20_261_121);
const hex = (number: number): string => `#${number.toString(16).padStart(6, '0')}`;
const anyBrands = Array.from({ length: often(200, 2500) }, () => hex(Math.floor(next() * 0x1000000)));
/** Every grey, every corner and edge of the cube, hues around the luminance where the text changes from white to black. */
const allHardBrands = [
  ...Array.from({ length: 256 }, (_, grey) => hex(grey * 0x10101)),
  ...Array.from({ length: 216 }, (_, index) => hex([index % 6, Math.floor(index / 6) % 6, Math.floor(index / 36)].reduce((sum, level, place) => sum + level * 51 * 256 ** place, 0))),
  ...Array.from({ length: 360 }, (_, hue) => `oklch(${0.5 + 0.12 * next()} ${0.25 * next()} ${hue})`),
  ...Array.from({ length: 360 }, (_, hue) => `hsl(${hue} 100% ${20 + 60 * next()}%)`),
];
const hardBrands = allHardBrands.filter((_, index) => index % often(4, 1) === 0);
const strangeBrands = [
  'transparent', 'rgb(255 255 0 / 0.1)', 'color(display-p3 0 1 0)', 'color(display-p3 1 0 0)', 'color(rec2020 0 0 1)', 'color(srgb 9 9 9)', 'color(srgb -9 2 -9)', 'oklch(none none none)',
  'oklch(0.7 0.5 150)', 'lab(150 0 0)', 'light-dark(yellow, navy)', 'color-mix(in oklab, red, lime)', 'CanvasText', 'Canvas', 'rebeccapurple',
];
/** No colours at all: a typing error, Bootstrap's triple, the wrong kind of value. */
const wrongBrands = ['nonsense', '#12345', '0, 102, 204', '12px', 'url(x)', '', 'var(--missing)', 'inherit'];

const asRgb = (pixel: Pixel): Rgb => pixel.map((channel) => channel / 255) as unknown as Rgb;

describe('theme', () => {
  let served: ServedPage;
  let watched: WatchedPage;

  before(async () => {
    const { outputFiles } = await build({ entryPoints: [join(import.meta.dirname, 'theme-page/probe.ts')], bundle: true, format: 'esm', target: 'es2022', write: false });
    served = await servePage({
      civico: null, html: pageDocument('', '<script type="module" src="/probe.js"></script>'),
      files: { '/probe.js': outputFiles[0]!.text, '/civico.css': pageCss(), '/towns.css': townCss({ id: 'rossa', name: 'Rossa', brand: '#8f1736' }) },
    });
    watched = await newPage({ origins: [served.url] });
    await watched.page.goto(served.url);
  });
  after(async () => { await watched.close(); await served.close(); });

  const paint = async (brands: (string | undefined)[], box: string): Promise<Record<string, Rgb>[]> => {
    const named = async (brands: (string | undefined)[], names: string[]): Promise<Record<string, Rgb>[]> => {
      const rows = await watched.page.evaluate(({ brands, tokens, box }) => window.paint(brands, tokens, box), { brands, tokens: names.map((name) => `color-${inside(name)}`), box });
      return rows.map((row) => Object.fromEntries(row.map((pixel, index) => [names[index]!, asRgb(pixel)])));
    };
    const [ground] = await named([undefined], fixed);
    return (await named(brands, fromBrand)).map((row) => ({ ...ground, ...row }));
  };
  const failures = (brands: readonly (string | undefined)[], painted: Record<string, Rgb>[], kept: readonly Pair[]): string[] => painted.flatMap((row, index) => kept
    .map((pair) => ({ ...pair, ratio: contrast(row[pair.foreground]!, row[pair.background]!) })).filter(({ ratio, least }) => ratio < least)
    .map(({ foreground, background, ratio, least }) => `${brands[index]}: ${foreground} on ${background} ${ratio.toFixed(3)} < ${least}`));
  const closest = (painted: Record<string, Rgb>[]): string => {
    const ratios = pairs.map(({ foreground: a, background: b, least }) => ({ name: `${a} on ${b}`, over: Math.min(...painted.map((row) => contrast(row[a]!, row[b]!))) / least }));
    return ratios.sort((a, b) => a.over - b.over).slice(0, 3).map(({ name, over }) => `${name} ${over.toFixed(3)} times what it must be`).join(', ');
  };

  for (const scheme of ['light', 'dark'] as const) {
    test(`AA contrast with any brand, ${scheme}`, async (t) => {
      const brands = [...anyBrands, ...hardBrands, ...strangeBrands, ...wrongBrands];
      const painted = await paint(brands, `color-scheme:${scheme}`);
      const failed = failures(brands, painted, pairs);
      assert.deepEqual(failed.slice(0, 20), [], `${failed.length} pairs of ${brands.length} brands`);
      t.diagnostic(`${brands.length} brands, ${pairs.length} pairs; closest: ${closest(painted)}`);
    });

    test(`more contrast where it is asked for, ${scheme}`, async () => {
      await watched.page.emulateMedia({ contrast: 'more' });
      const brands = [...anyBrands.slice(0, 300), ...allHardBrands.filter((_, index) => index % 4 === 1), ...strangeBrands];
      const painted = await paint(brands, `color-scheme:${scheme}`);
      await watched.page.emulateMedia({ contrast: null });
      assert.deepEqual(failures(brands, painted, strongPairs).slice(0, 20), []);
    });

    test(`the figures for tools are those of the browser, ${scheme}`, async () => {
      // Those written as six digits.
      const brands = [...anyBrands.slice(0, 300), ...allHardBrands.slice(0, 472).filter((_, index) => index % often(4, 1) === 0)];
      const painted = await paint(brands, `color-scheme:${scheme}`);
      brands.forEach((brand, index) => {
        const computed = palette(brand, scheme);
        for (const name of colors) {
          const ours = computed[name]!;
          const theirs = painted[index]![name]!;
          const distance = Math.max(...ours.map((channel, at) => Math.abs(channel - theirs[at]!))) * 255;
          assert.ok(distance <= 1.6, `${brand} ${name}: ${ours.map((c) => c * 255)} here, ${theirs.map((c) => c * 255)} in the browser`);
        }
      });
    });
  }

  test('the brand is used as it is where it may be', async () => {
    for (const brand of ['#0066cc', '#8f1736', '#2c5f23', '#1d4289', '#0a5c63']) {
      const [light] = await paint([brand], '');
      assert.deepEqual([light!['brand-fill'], light!['link'], light!['brand-edge']].map((color) => color!.map((c) => Math.round(c * 255))), Array(3).fill([1, 3, 5].map((at) => Number.parseInt(brand.slice(at, at + 2), 16))));
      assert.deepEqual(light!['on-brand'], [1, 1, 1]);
    }
  });

  test('what is no colour falls back to Civico\'s own', async () => {
    const [own, ...wrong] = await paint([undefined, ...wrongBrands], '');
    assert.deepEqual(wrong, wrongBrands.map(() => own));
  });

  test('the host\'s own primary colour is the brand when no other is set', async () => {
    const [given] = await paint(['#8f1736'], '');
    assert.deepEqual(await paint([undefined], '--bs-primary:#8f1736'), [given]);
    assert.deepEqual(await paint(['#8f1736'], '--bs-primary:#00ff00'), [given]);
  });

  test('what the page sets itself wins', async () => {
    const [row] = await paint(['#ffee00'], '--civico-color-link:#123456;--civico-color-text:#654321');
    assert.deepEqual(row!['link']!.map((c) => Math.round(c * 255)), [0x12, 0x34, 0x56]);
    assert.deepEqual(row!['text']!.map((c) => Math.round(c * 255)), [0x65, 0x43, 0x21]);
  });

  test('paper is light', async () => {
    const [light] = await paint([undefined], '');
    await watched.page.emulateMedia({ media: 'print' });
    const [printed] = await paint([undefined], 'color-scheme:dark');
    await watched.page.emulateMedia({ media: null });
    assert.deepEqual(printed, light);
  });

  test('forced colours give drawings the system\'s colours', async () => {
    await watched.page.emulateMedia({ forcedColors: 'active' });
    const [row] = await watched.page.evaluate(() => window.paint([undefined], ['color-text', 'color-surface', 'color-control'], 'forced-color-adjust:none'));
    const system = await watched.page.evaluate(() => ['CanvasText', 'Canvas', 'ButtonText'].map((color) => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.cssText = `forced-color-adjust:none;color:${color}`;
      const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g)!.map(Number);
      return [r, g, b];
    }));
    await watched.page.emulateMedia({ forcedColors: null });
    assert.deepEqual(row, system);
  });

  test('civico.css carries the page\'s brand, scheme and contrast to its elements', async () => {
    const { page } = watched;
    const [plainRed] = await paint(['#8f1736'], '');
    const [darkRed] = await paint(['#8f1736'], 'color-scheme:dark');
    await page.evaluate(() => Promise.all(['/civico.css', '/towns.css'].map((href) => new Promise((resolve, reject) => {
      const link = document.head.appendChild(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
      link.onload = resolve;
      link.onerror = reject;
    }))));
    assert.deepEqual(await paint([undefined], ''), [plainRed], 'theme of the town on the whole page');
    await page.evaluate(() => { document.documentElement.dataset['civicoScheme'] = 'dark'; });
    assert.deepEqual(await paint([undefined], ''), [darkRed], 'dark by attribute');
    await page.evaluate(() => { document.documentElement.dataset['civicoContrast'] = 'more'; });
    const [more] = await paint([undefined], '');
    assert.deepEqual(failures(['more'], [more!], strongPairs), []);
    assert.deepEqual(more!['surface'], [0, 0, 0]);
    await page.evaluate(() => { for (const name of ['civicoScheme', 'civicoContrast']) delete document.documentElement.dataset[name]; });
  });
});
