/** Colour arithmetic for tools and tables: the same that a browser does for the theme's CSS. Channels 0 to 1, not clamped. */

export type Rgb = readonly [red: number, green: number, blue: number];
type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const times = (matrix: Matrix, [a, b, c]: Triple): Triple => matrix.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Triple;
const each = (color: Triple, change: (channel: number) => number): Triple => color.map(change) as unknown as Triple;

/** sRGB transfer functions of CSS Color 4, mirrored for what lies outside of the gamut. */
export const linear = (color: Rgb): Triple => each(color, (c) => {
  const size = Math.abs(c);
  return Math.sign(c) * (size <= 0.04045 ? size / 12.92 : ((size + 0.055) / 1.055) ** 2.4);
});
export const encoded = (color: Triple): Rgb => each(color, (c) => {
  const size = Math.abs(c);
  return Math.sign(c) * (size <= 0.0031308 ? size * 12.92 : 1.055 * size ** (1 / 2.4) - 0.055);
});

/** What a screen can show. */
export const clipped = (color: Rgb): Rgb => each(color, (c) => Math.min(1, Math.max(0, c)));

const TO_LMS: Matrix = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]];
const FROM_LMS: Matrix = [[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.707614701]];
const TO_LAB: Matrix = [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]];
const FROM_LAB: Matrix = [[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.291485548]];

/** Oklab lightness, a, b (Ottosson's matrices, those of CSS Color 4). */
export const oklab = (color: Rgb): Triple => times(TO_LAB, each(times(TO_LMS, linear(color)), Math.cbrt));
export const fromOklab = (lab: Triple): Rgb => encoded(times(FROM_LMS, each(times(FROM_LAB, lab), (c) => c ** 3)));

/** `color-mix(in oklab, first share, second)`. */
export function mixed(first: Rgb, share: number, second: Rgb): Rgb {
  const [a, b] = [oklab(first), oklab(second)];
  return fromOklab([0, 1, 2].map((index) => a[index]! * share + b[index]! * (1 - share)) as unknown as Triple);
}

/** Relative luminance of WCAG, 0 to 1. */
export function luminance(color: Rgb): number {
  const [r, g, b] = linear(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of WCAG, 1 to 21, of what a screen shows of two opaque colours. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(clipped(one)), luminance(clipped(other))].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `#rgb` or `#rrggbb`. @throws when it is something else */
export function parseHex(text: string): Rgb {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text)?.[1];
  if (!digits) throw new Error(`not a colour: ${text}`);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

export const toHex = (color: Rgb): string => `#${clipped(color).map((c) => Math.round(c * 255).toString(16).padStart(2, '0')).join('')}`;
