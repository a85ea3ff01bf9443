/** The CSS made from the tokens: what every element carries, and `civico.css` for pages. */
import { derivedCss, GLOW, INK, seedCss } from './derive.ts';
import { tokens, type Token } from './tokens.ts';

/** Without relative colours or `light-dark()` (browsers before 2024) elements keep Civico's own light colours where they need one, and the page's elsewhere: legible, whatever the brand. */
export const SUPPORTED = '(color:color(from red xyz x y z)) and (color:light-dark(red,red))';

const MORE = '(prefers-contrast:more)';
/** As short as CSS may be written. */
const short = (value: string): string => value
  .replace(/#([\da-f])\1([\da-f])\2([\da-f])\3\b/g, '#$1$2$3').replace(/\b0(?=\.\d)/g, '').replace(/, /g, ',').replace(/ \/ /g, '/');
const pair = (one: string, other: string | undefined): string => other === undefined ? short(one) : `light-dark(${short(one)},${short(other)})`;
const levels = (level: 'normal' | 'more'): string => short(`--_ink:${INK[level]};--_glow:${GLOW[level]};`);

interface Names { own(token: Token): string; /** Value of a token: what the page says first, then `value`. */ value(token: Token, value: string): string }

function value(token: Token, names: Names): string {
  const ref = (name: string): string => `var(${names.own(tokens.find((one) => one.name === `color-${name}`)!)})`;
  const name = token.name.replace('color-', '');
  return token.derived ? short(derivedCss[name]!(ref)) : pair(token.value, token.dark);
}

/** Serves two other tokens and nobody else. */
const isShade = (token: Token): boolean => token.name === 'color-brand-shade';
const isSeed = (token: Token): boolean => token.name === 'color-brand';

const privately: Names = {
  own: (token) => token.private ?? `--_${token.name}`,
  value: (token, own) => isShade(token) ? own : `var(--civico-${token.name},${token.host ? `var(${token.host},${own})` : own})`,
};

const line = (token: Token, names: Names, text: string): string => {
  const all = names.value(token, text);
  return `${names.own(token)}:${isSeed(token) ? seedCss(all) : all};`;
};

/**
 * The tokens as private custom properties `--_…` of one rule: the page's `--civico-…` first, then the host's own variable, then Civico's value.
 * Private, because a declaration of `--civico-…` on the element would hide what the page sets on `:root`. `ground` is what every element
 * carries; `parts` is what comes with core's parts and stands on the ground.
 */
export function tokenDeclarations(group: 'ground' | 'parts'): string {
  const ground = group === 'ground';
  const carried = tokens.filter((token) => !token.page && Boolean(token.parts) !== ground);
  const colors = carried.filter(({ type }) => type === 'color');
  const forced = colors.filter(({ forced: system }) => system);
  const level = (name: 'normal' | 'more'): string[] => ground ? [levels(name)] : [];
  return [
    ...carried.filter(({ type }) => type !== 'color').map((token) => line(token, privately, short(token.value))),
    ...colors.filter((token) => token.plain).map((token) => `${privately.own(token)}:${short(token.value)};`),
    `@supports ${SUPPORTED}{`, ...level('normal'),
    ...colors.map((token) => line(token, privately, value(token, privately))),
    ...ground ? [`@media ${MORE}{`, ...level('more'), ...colors.filter(({ more }) => more).map((token) => line(token, privately, pair(token.more!, token.moreDark))), '}'] : [],
    '}',
    // The browser itself repaints text, grounds and borders: these are for what it leaves, drawings and shadows.
    ...forced.length ? ['@media (forced-colors:active){', ...forced.map((token) => `${privately.own(token)}:${token.forced};`), '}'] : [],
    // Paper is white, whatever the screen was.
    ...ground ? ['@media print{color-scheme:light}'] : [],
  ].join('\n');
}

const publicly: Names = { own: (token) => isSeed(token) ? '--civico-color-seed' : `--civico-${token.name}`, value: (_, own) => own };

const SCOPES = ':root,[data-civico-theme],[data-civico-scheme],[data-civico-contrast]';

/**
 * `civico.css`: the same tokens as `--civico-…` for the page's own styles, and its switches `data-civico-scheme` (light, dark, auto) and
 * `data-civico-contrast` (more). In a cascade layer, so that whatever a page says wins. Elements do not need it.
 */
export function pageCss(): string {
  const shown = tokens.filter((token) => !isShade(token));
  const colors = shown.filter(({ type }) => type === 'color');
  const shade = tokens.find(isShade)!;
  const more = `${levels('more')}${colors.filter(({ more }) => more).map((token) => `${publicly.own(token)}:${pair(token.more!, token.moreDark)};`).join('')}`;
  const plain = shown.filter((token) => token.type !== 'color').map((token) => `${publicly.own(token)}:${token.host ? `var(${token.host},${short(token.value)})` : short(token.value)};`);
  const derived = [...colors, shade].map((token) => isSeed(token)
    ? `${publicly.own(token)}:${seedCss(`var(--civico-color-brand,var(${token.host},${short(token.value)}))`)};`
    : `${publicly.own(token)}:${value(token, publicly)};`);
  return `/* Civico: design tokens for the page, made from packages/theme. EUPL-1.2. */
@property --civico-color-seed{syntax:"<color>";inherits:true;initial-value:${short(tokens.find(isSeed)!.value)}}
@layer civico{
${SCOPES}{${plain.join('')}${colors.filter((token) => !isSeed(token)).map((token) => `${publicly.own(token)}:${short(token.value)};`).join('')}
@supports ${SUPPORTED}{${levels('normal')}${derived.join('')}}}
[data-civico-scheme=light]{color-scheme:light}
[data-civico-scheme=dark]{color-scheme:dark}
[data-civico-scheme=auto]{color-scheme:light dark}
[data-civico-contrast=more]{${more}}
@media ${MORE}{${SCOPES}{${more}}}
@media (prefers-reduced-motion:reduce){:root{${tokens.filter(({ type }) => type === 'duration').map((token) => `${publicly.own(token)}:1ms;`).join('')}}}
@media print{${SCOPES}{color-scheme:light}}
}
`;
}

/** A town's theme: its brand for the whole page, or where `data-civico-theme` names it. */
export function townCss(town: { id: string; name: string; brand: string }): string {
  return `/* Civico: theme of ${town.name}. One colour; the rest follows from it. */
:root:not([data-civico-theme]),[data-civico-theme=${town.id}]{--civico-color-brand:${town.brand}}
`;
}
