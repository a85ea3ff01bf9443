import { createHash } from 'node:crypto';
import type { TownBrand } from '../towns/index.ts';

/**
 * Bootstrap Italia's stylesheet for a site with several towns and a strict Content-Security-Policy:
 * its blues become custom properties that each town sets, and its embedded pictures become files, since `data:` is not allowed.
 *
 * @param embedded is given each picture once, by the name under which `address` serves it
 */
export function adaptStylesheet(css: string, address: string, embedded: (name: string, type: string, body: Buffer) => void): string {
  const files = css.replace(/url\((["']?)data:([^;,"']+)([^,]*),((?:(?!\1\)).)*)\1\)/g, (_whole, _quote, type: string, parameters: string, data: string) => {
    const body = parameters.includes('base64') ? Buffer.from(data, 'base64') : Buffer.from(decodeURIComponent(data.replace(/%(?![0-9a-f]{2})/gi, '%25')));
    const name = `${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${type.includes('svg') ? 'svg' : 'woff'}`;
    embedded(name, type.includes('svg') ? 'image/svg+xml' : 'font/woff', body);
    return `url(${address}${name})`;
  });
  return blues.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), files);
}

const mixed = (share: number, other: string): string => `color-mix(in srgb, var(--town-primary) ${share}%, ${other})`;

/** The kit's primary colour and its shades, as the minified stylesheet spells them. */
const blues: readonly (readonly [RegExp, string])[] = [
  [/rgba\(0, ?102, ?204, ?(\.\d+|0\.\d+)\)/g, 'color-mix(in srgb, var(--town-primary) calc($1 * 100%), transparent)'],
  [/hsl\(210, ?100%, ?(?:4\d)%\)|rgb\(0, ?102, ?204\)|#06c\b/g, 'var(--town-primary)'],
  [/rgb\(0, ?(?:91\.8, ?183\.6|86\.7, ?173\.4|81\.6, ?163\.2)\)|hsl\(210, ?100%, ?3\d%\)/g, mixed(82, 'black')],
  [/rgb\(0, ?(?:76\.5, ?153|61\.2, ?122\.4)\)|hsl\(210, ?100%, ?2\d%\)|#004d99\b/g, 'var(--town-primary-dark)'],
  [/rgb\(0, ?(?:38\.25, ?76\.5|51, ?102|25\.5, ?51)\)|#036\b/g, 'var(--town-primary-darkest)'],
];

/** The stylesheet of one town: everything that tells it from the next. */
export function townStylesheet(brand: TownBrand): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(brand.primary.slice(at, at + 2), 16));
  return `:root {
  --town-primary: ${brand.primary};
  --town-primary-dark: ${brand.primaryDark};
  --town-primary-darkest: color-mix(in srgb, ${brand.primaryDark} 72%, black);
  --town-accent: ${brand.accent};
  --bs-primary: ${brand.primary};
  --bs-primary-rgb: ${r}, ${g}, ${b};
  --bs-link-color: ${brand.primary};
  --bs-link-hover-color: ${brand.primaryDark};
}
`;
}

/** The typefaces of the kit, from its own folder. */
export function fontFaces(folder: string): string {
  const face = (family: string, file: string, weight: number, style = 'normal'): string =>
    `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:swap;src:url(${folder}${file}.woff2) format("woff2")}\n`;
  const titillium = 'Titillium_Web/titillium-web-v10-latin-ext_latin-';
  return [
    face('Titillium Web', `${titillium}300`, 300),
    face('Titillium Web', `${titillium}regular`, 400),
    face('Titillium Web', `${titillium}italic`, 400, 'italic'),
    face('Titillium Web', `${titillium}600`, 600),
    face('Titillium Web', `${titillium}700`, 700),
    face('Lora', 'Lora/lora-v20-latin-ext_latin-regular', 400),
    face('Lora', 'Lora/lora-v20-latin-ext_latin-700', 700),
  ].join('');
}
