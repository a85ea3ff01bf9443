/**
 * How one brand colour becomes the colours of a theme: each rule as CSS, which browsers compute, and as arithmetic, which gives the figures of the tables
 * and of the files for design tools. A test holds the two against each other.
 *
 * Text is laid on colours by luminance, not by lightness, because luminance is what WCAG's contrast is made of: colours are scaled in linear light
 * (`xyz`), which keeps their hue, stays inside the gamut, and meets a luminance exactly.
 */
import { clipped, encoded, fromOklab, linear, luminance, mixed, oklab, type Rgb } from './color.ts';

export type Scheme = 'light' | 'dark';

/** What the rules need to know besides the brand. */
export interface Ground { scheme: Scheme; surface: Rgb; text: Rgb; /** Whether more contrast is asked for. */ more?: boolean }

/** Below it white is the text, above it black: white on it still has 4.5:1, so that a brand keeps the white text it is used to. */
const WHITE_UP_TO = 0.182;
/** Highest luminance of a link in a light scheme: 4.5:1 on the subtle and on the selected surface. With more contrast: 7:1. */
export const INK = { normal: 0.14, more: 0.07 };
/** Lowest Oklch lightness of a link in a dark scheme, for the same. */
export const GLOW = { normal: 0.76, more: 0.84 };
/** A brand darker than this would be mud on a dark surface. */
const FILL_DARK = 0.54;
/** Highest luminance in a light scheme, lowest lightness in a dark one, that have 3:1 against the surfaces. */
const EDGE = { light: 0.265, dark: 0.62 };

const clamp01 = (channel: string): string => `clamp(0,${channel},1)`;
const inGamut = (origin: string): string => `color(from ${origin} srgb ${['r', 'g', 'b'].map(clamp01).join(' ')})`;
const scaled = (origin: string, factor: string): string => `color(from ${origin} xyz ${['x', 'y', 'z'].map((c) => `calc(${c}*${factor})`).join(' ')})`;
/** White, a little more than which is cut off, where the factor is positive; black where it is negative. */
const whiteIf = (origin: string, factor: string): string => `color(from ${origin} xyz ${[0.95, 1, 1.09].map((most) => `clamp(0,${factor},${most})`).join(' ')})`;

/** The brand as it may be used: opaque, inside the gamut. `given` is any CSS colour. */
export const seedCss = (given: string): string => `color(from ${given} srgb ${['r', 'g', 'b'].map(clamp01).join(' ')}/1)`;

/** CSS of each derived colour; `ref` names a token's variable. */
export const derivedCss: Record<string, (ref: (token: string) => string) => string> = {
  'brand-fill': (ref) => `light-dark(${ref('brand')},${inGamut(`oklch(from ${ref('brand')} max(l,${FILL_DARK}) c h)`)})`,
  'on-brand': (ref) => whiteIf(ref('brand-fill'), `(${WHITE_UP_TO} - y)*1e6`),
  // Away from the text; at the ends of the scale, where there is no further, towards it.
  'brand-shade': (ref) => whiteIf(ref('brand-fill'), `(y - .015)*(y - ${WHITE_UP_TO})*(.8 - y)*1e9`),
  'brand-hover': (ref) => `color-mix(in oklab,${ref('brand-fill')} 84%,${ref('brand-shade')})`,
  'brand-active': (ref) => `color-mix(in oklab,${ref('brand-fill')} 72%,${ref('brand-shade')})`,
  'brand-edge': (ref) => `light-dark(${scaled(ref('brand-fill'), `min(1,${EDGE.light}/y)`)},oklch(from ${ref('brand-fill')} max(l,${EDGE.dark}) c h))`,
  link: (ref) => `light-dark(${scaled(ref('brand'), 'min(1,var(--_ink)/y)')},oklch(from ${ref('brand')} max(l,var(--_glow)) min(c,.13) h))`,
  'link-hover': (ref) => `color-mix(in oklab,${ref('link')} 80%,${ref('text')})`,
  selected: (ref) => `color-mix(in oklab,${ref('link')} 8%,${ref('surface')})`,
};

const WHITE: Rgb = [1, 1, 1];
const BLACK: Rgb = [0, 0, 0];
const scale = (color: Rgb, factor: number): Rgb => encoded(linear(color).map((c) => c * factor) as unknown as Rgb);

function lightened(color: Rgb, lowest: number, highestChroma = Infinity): Rgb {
  const [l, a, b] = oklab(color);
  const chroma = Math.hypot(a, b);
  const factor = chroma > highestChroma ? highestChroma / chroma : 1;
  return clipped(fromOklab([Math.max(l, lowest), a * factor, b * factor]));
}

/** The derived colours of a brand, by token. */
export function derive(given: Rgb, { scheme, surface, text, more = false }: Ground): Record<string, Rgb> {
  const brand = clipped(given);
  const fill = scheme === 'light' ? brand : lightened(brand, FILL_DARK);
  const y = luminance(fill);
  const shade = (y - 0.015) * (y - WHITE_UP_TO) * (0.8 - y) > 0 ? WHITE : BLACK;
  const level = more ? 'more' : 'normal';
  const link = scheme === 'light' ? scale(brand, Math.min(1, INK[level] / luminance(brand))) : lightened(brand, GLOW[level], 0.13);
  return {
    brand, 'brand-fill': fill, 'brand-shade': shade, link,
    'on-brand': y < WHITE_UP_TO ? WHITE : BLACK,
    'brand-hover': clipped(mixed(fill, 0.84, shade)),
    'brand-active': clipped(mixed(fill, 0.72, shade)),
    'brand-edge': scheme === 'light' ? scale(fill, Math.min(1, EDGE.light / y)) : lightened(fill, EDGE.dark),
    'link-hover': clipped(mixed(link, 0.8, text)),
    selected: clipped(mixed(link, 0.08, surface)),
  };
}
