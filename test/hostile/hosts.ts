/** Host pages that break careless widgets. Each is real in kind: a theme's reset, a page builder's `!important`, a framework. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';

const require = createRequire(import.meta.url);

export interface HostilePage {
  name: string;
  css: string;
  /** Takes back what a host may rightly change. */
  undo?: string;
}

/** What every page of the comparison has, so that only the hostile part differs. */
export const plainCss = 'html{font-size:16px} body{margin:16px;font-family:"DejaVu Sans",sans-serif;background:#fff;color:#17324d}';

export const hostilePages: readonly HostilePage[] = [
  {
    name: 'everything important',
    css: `body * { margin: 21px !important; padding: 17px !important; color: magenta !important; background: yellow !important; border: 7px dashed red !important;
      font-size: 31px !important; font-weight: 900 !important; font-style: italic !important; line-height: 3 !important; letter-spacing: 6px !important;
      word-spacing: 20px !important; text-transform: uppercase !important; text-align: right !important; text-indent: 50px !important; text-decoration: line-through !important;
      text-shadow: 2px 2px red !important; float: right !important; display: inline !important; position: static !important; box-sizing: content-box !important;
      max-width: 90px !important; min-height: 90px !important; cursor: wait !important; list-style: square !important; white-space: pre !important;
      clip-path: none !important; outline: 4px solid lime !important; border-radius: 40px !important; box-shadow: 0 0 9px blue !important; appearance: none !important;
      fill: lime !important; stroke: lime !important; stroke-width: 9px !important; }
      body > civico-rating, body > civico-report-map { margin: 0 !important; padding: 0 !important; border: 0 !important; max-width: none !important; float: none !important;
      outline: 0 !important; box-shadow: none !important; background: none !important; border-radius: 0 !important; min-height: 0 !important; display: block !important; }`,
  },
  {
    name: 'a careless reset',
    css: `*, *::before, *::after { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline; } button, input, textarea, select { all: unset; }
      fieldset, legend { display: contents; } label { display: none; } svg { display: none; } [hidden] { display: block !important; } form { opacity: 0.2; }
      input[type=radio] { display: none !important; } h1, h2, h3 { font-size: 4rem; } p { color: #ccc; } ul { list-style: square inside; } a { color: inherit; text-decoration: none; }`,
  },
  {
    name: 'Bootstrap Italia',
    css: readFileSync(require.resolve('bootstrap-italia/dist/css/bootstrap-italia.min.css'), 'utf8').replaceAll(/@font-face\s*{[^}]*}/g, ''),
    // The brand's and the radius's variables, which Civico follows on purpose, and the page's own font and margin.
    undo: 'civico-rating, civico-report-map { --bs-primary: initial; --bs-border-radius: initial; } html body { margin: 16px; font-family: "DejaVu Sans", sans-serif; }',
  },
];

/** Share of pixels (0–1) in which two screenshots differ visibly; 1 when their sizes differ by more than two pixels. */
export async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((png) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })));
  if (Math.abs(a!.info.width - b!.info.width) > 2 || Math.abs(a!.info.height - b!.info.height) > 2) return 1;
  const width = Math.min(a!.info.width, b!.info.width);
  const height = Math.min(a!.info.height, b!.info.height);
  let different = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [p, q] = [(y * a!.info.width + x) * 3, (y * b!.info.width + x) * 3];
      const distance = [0, 1, 2].reduce((sum, channel) => sum + Math.abs(a!.data[p + channel]! - b!.data[q + channel]!), 0);
      if (distance > 48) different += 1;
    }
  }
  return different / (width * height);
}
