/** The tokens for those who do not read CSS: a DTCG file for design tools, tables for people. */
import { contrast, parseHex, toHex, type Rgb } from './color.ts';
import { pairs } from './pairs.ts';
import { ownBrand, palette, tokens, type Token } from './tokens.ts';
import type { Scheme } from './derive.ts';

export interface Theme { id: string; name: string; /** `#rrggbb` */ brand: string }

type Json = Record<string, unknown>;

const round = (number: number, digits = 4): number => Number(number.toFixed(digits));

function colorValue(color: Rgb): Json {
  const hex = toHex(color);
  return { colorSpace: 'srgb', components: parseHex(hex).map((channel) => round(channel)), hex };
}

const dimension = (text: string): Json => {
  const [, number, unit] = /^([\d.]+)([a-z]*)$/.exec(text) ?? [];
  if (number === undefined) throw new Error(`not a measure: ${text}`);
  return { value: Number(number), unit: unit || 'px' };
};

function shadowValue(text: string): Json {
  const [, x, y, blur, red, green, blue, alpha] = /^(\S+) (\S+) (\S+) rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(text) ?? [];
  if (!alpha) throw new Error(`not a shadow: ${text}`);
  const components = [red, green, blue].map((channel) => round(Number(channel) / 255));
  return { color: { colorSpace: 'srgb', components, alpha: Number(alpha) }, offsetX: dimension(x!), offsetY: dimension(y!), blur: dimension(blur!), spread: dimension('0') };
}

/** A value in the structured form of the DTCG format (2025.10). */
function formal({ type, value }: Token): unknown {
  switch (type) {
    case 'dimension': case 'duration': return dimension(value);
    case 'number': case 'fontWeight': return Number(value);
    case 'shadow': return shadowValue(value);
    case 'cubicBezier': return [...value.matchAll(/[\d.]+/g)].map(([number]) => Number(number));
    case 'fontFamily': return value === 'inherit' ? ['Titillium Web', 'Geneva', 'Tahoma', 'sans-serif'] : value;
    default: throw new Error(`a token of type ${type} cannot be exported`);
  }
}

const colorTokens = tokens.filter((token) => token.type === 'color' && token.name !== 'color-brand-shade');

const colorGroup = (brand: string, scheme: Scheme, more = false): Json => {
  const colors = palette(brand, scheme, more);
  return Object.fromEntries(colorTokens.map(({ name, description }) => [name.slice(6), { $value: colorValue(colors[name.slice(6)]!), ...(description ? { $description: description } : {}) }]));
};

const schemes = (brand: string): Json => ({
  light: colorGroup(brand, 'light'), dark: colorGroup(brand, 'dark'), 'light-more-contrast': colorGroup(brand, 'light', true), 'dark-more-contrast': colorGroup(brand, 'dark', true),
});

/** The whole theme in the DTCG format 2025.10: measures once, colours resolved for every scheme of Civico's own theme and of each town's. */
export function designTokens(themes: readonly Theme[]): Json {
  const root: Json = { $description: 'Design tokens of Civico, resolved for design tools. Made from packages/theme/src/tokens.json.' };
  for (const token of tokens.filter(({ type }) => type !== 'color')) {
    const [group, ...rest] = token.name.split('-');
    const into = (root[group!] ??= {}) as Json;
    into[rest.join('-')] = { $type: token.type, $value: formal(token), ...(token.description ? { $description: token.description } : {}) };
  }
  root['color'] = { $type: 'color', civico: schemes(ownBrand), ...Object.fromEntries(themes.map(({ id, name, brand }) => [id, { $description: name, ...schemes(brand) }])) };
  return root;
}

export interface ContrastRow { foreground: string; background: string; least: number; ratio: number; colors: [string, string] }

/** Contrast of every pair that may stand on one another, worst first relative to what it must be. */
export function contrastRows(brand: string, scheme: Scheme, more = false): ContrastRow[] {
  const colors = palette(brand, scheme, more);
  return pairs.map(({ foreground, background, least }): ContrastRow => ({
    foreground, background, least, ratio: contrast(colors[foreground]!, colors[background]!), colors: [toHex(colors[foreground]!), toHex(colors[background]!)],
  })).sort((a, b) => a.ratio / a.least - b.ratio / b.least);
}

const GROUPS: [id: string, title: string][] = [
  ['color', 'Colours'], ['space', 'Space'], ['font', 'Type'], ['radius', 'Radius'], ['shadow', 'Elevation'], ['duration', 'Motion'], ['easing', 'Easing'], ['breakpoint', 'Breakpoints'],
];

const INTRODUCTION = [
  'A page sets one colour, `--civico-color-brand` (or has Bootstrap Italia\'s `--bs-primary`), and the rest follows. Any single token may be set instead, on `:root` or on any element around.',
  'Values in the table are those of Civico\'s own brand. "from the brand" says that the colour is computed by the browser from the brand; its contrast holds for every brand.',
];

const shown = (token: Token, scheme: Scheme): string => scheme === 'dark' ? token.dark ?? token.value : token.value;

/** tokens.md */
export function tokenTable(themes: readonly Theme[]): string {
  const sections = GROUPS.map(([id, title]) => {
    const rows = (id === 'color' ? colorTokens : tokens.filter(({ name }) => name.startsWith(`${id}-`)));
    const head = id === 'color' ? '| Property | Light | Dark | For |\n|---|---|---|---|' : '| Property | Value | For |\n|---|---|---|';
    const lines = rows.map((token) => {
      const purpose = [token.description, token.derived ? '(from the brand)' : '', token.host ? `(the page's \`${token.host}\` when it has one)` : ''].filter(Boolean).join(' ');
      return id === 'color' ? `| \`--civico-${token.name}\` | \`${shown(token, 'light')}\` | \`${shown(token, 'dark')}\` | ${purpose} |` : `| \`--civico-${token.name}\` | \`${token.value}\` | ${purpose} |`;
    });
    return `## ${title}\n\n${head}\n${lines.join('\n')}\n`;
  });
  const worst = [{ id: 'civico', name: 'Civico', brand: ownBrand }, ...themes].map(({ name, brand }) => {
    const cells = (['light', 'dark'] as const).map((scheme) => { const [row] = contrastRows(brand, scheme); return `${row!.ratio.toFixed(2)} (${row!.foreground} on ${row!.background}, least ${row!.least})`; });
    return `| ${name} | \`${brand}\` | ${cells.join(' | ')} |`;
  });
  return `# Design tokens\n\n${INTRODUCTION.join('\n\n')}\n\n${sections.join('\n')}\n## Contrast\n\nThe pair closest to its limit in each theme.\n\n| Theme | Brand | Light | Dark |\n|---|---|---|---|\n${worst.join('\n')}\n`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/`([^`]+)`/g, '<code>$1</code>');
const swatch = (color: string): string => `<svg width="40" height="24" aria-hidden="true"><rect x=".5" y=".5" width="39" height="23" rx="4" fill="${color}" stroke="#5c6f82"/></svg> <code>${color}</code>`;

/** tokens.html: the same to look at, beside `civico.css`. */
export function tokenPage(themes: readonly Theme[]): string {
  const rows = (list: readonly Token[], colored: boolean): string => list.map((token) => `<tr><th scope="row"><code>--civico-${token.name}</code></th>${colored
    ? `<td>${swatch(shown(token, 'light'))}</td><td>${swatch(shown(token, 'dark'))}</td>` : `<td><code>${escaped(token.value)}</code></td>`}<td>${escaped(token.description ?? '')}${token.derived ? ' <small>from the brand</small>' : ''}</td></tr>`).join('\n');
  const sections = GROUPS.map(([id, title]) => {
    const colored = id === 'color';
    return `<h2>${title}</h2>\n<table><thead><tr><th>Property</th>${colored ? '<th>Light</th><th>Dark</th>' : '<th>Value</th>'}<th>For</th></tr></thead><tbody>\n${rows(colored ? colorTokens : tokens.filter(({ name }) => name.startsWith(`${id}-`)), colored)}\n</tbody></table>`;
  });
  const contrasts = [{ name: 'Civico', brand: ownBrand }, ...themes].map(({ name, brand }) => `<h3>${name} ${swatch(brand)}</h3>\n<table><thead><tr><th>What</th><th>On</th><th>Must be</th><th>Light</th><th>Dark</th></tr></thead><tbody>\n${pairs.map((pair) => {
    const cells = (['light', 'dark'] as const).map((scheme) => { const colors = palette(brand, scheme); return `<td>${contrast(colors[pair.foreground]!, colors[pair.background]!).toFixed(2)}</td>`; });
    return `<tr><th scope="row">${pair.foreground}</th><td>${pair.background}</td><td>${pair.least}</td>${cells.join('')}</tr>`;
  }).join('\n')}\n</tbody></table>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Design tokens of Civico</title>
<link rel="stylesheet" href="civico.css"><link rel="stylesheet" href="civico-font.css">
<style>
body{max-width:70rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 var(--civico-font-family);color:var(--civico-color-text);background:var(--civico-color-surface)}
table{width:100%;border-collapse:collapse}th,td{padding:.5rem;text-align:start;vertical-align:middle;border-bottom:1px solid var(--civico-color-border)}thead th{background:var(--civico-color-surface-subtle)}
tbody th{font-weight:400}svg{vertical-align:middle}small{color:var(--civico-color-text-muted)}
</style></head><body><main><h1>Design tokens</h1>
${INTRODUCTION.map((text) => `<p>${escaped(text)}</p>`).join('\n')}
${sections.join('\n')}
<h2>Contrast</h2>
${contrasts.join('\n')}
</main></body></html>
`;
}
