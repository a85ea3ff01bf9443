/** In the browser: paints the colours an element has under many brands on a canvas, and reads back what a screen would show. */
import { partTokenCss } from '@civico/theme';
import { groundCss } from '@civico/core/styles/base.ts';

export type Pixel = [red: number, green: number, blue: number];

const sheet = new CSSStyleSheet();
sheet.replaceSync(`${groundCss(':host')}:host{${partTokenCss}}`);

declare global { interface Window { paint: typeof paint } }

/**
 * @param brands values of `--civico-color-brand` on a box around the element; undefined sets none
 * @param tokens names such as `color-link`
 * @param box style of the box, e.g. `color-scheme: dark`
 * @returns a pixel for each token of each brand
 */
function paint(brands: (string | undefined)[], tokens: string[], box: string): Pixel[][] {
  const around = document.createElement('div');
  const host = around.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const probes = tokens.map((token) => {
    const probe = root.appendChild(document.createElement('i'));
    probe.style.color = `var(--_${token})`;
    return getComputedStyle(probe);
  });
  document.body.append(around);
  const canvas = document.createElement('canvas');
  canvas.width = tokens.length;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const rows = brands.map((brand) => {
    around.style.cssText = box;
    if (brand !== undefined) around.style.setProperty('--civico-color-brand', brand);
    context.clearRect(0, 0, tokens.length, 1);
    probes.forEach((style, index) => {
      context.fillStyle = style.color;
      context.fillRect(index, 0, 1, 1);
    });
    const { data } = context.getImageData(0, 0, tokens.length, 1);
    return tokens.map((token, index): Pixel => {
      if (data[index * 4 + 3] !== 255) throw new Error(`${token} is not opaque under ${brand}`);
      return [data[index * 4]!, data[index * 4 + 1]!, data[index * 4 + 2]!];
    });
  });
  around.remove();
  return rows;
}

window.paint = paint;
