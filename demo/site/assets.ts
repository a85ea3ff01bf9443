import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { adaptStylesheet, fontFaces } from './theme.ts';

export interface Asset {
  type: string;
  body: Buffer | string;
  /** Its name changes when its content does. */
  immutable: boolean;
}

const types = new Map([
  ['.css', 'text/css; charset=utf-8'], ['.js', 'text/javascript; charset=utf-8'], ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'], ['.woff2', 'font/woff2'], ['.txt', 'text/plain; charset=utf-8'], ['.html', 'text/html; charset=utf-8'],
]);

const kit = join(dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json')), 'dist');

/** The files of the site by path: the kit's stylesheet, icons and typefaces, the site's own stylesheet, and the CDN build. */
export function readAssets(cdn: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  const stylesheet = adaptStylesheet(readFileSync(join(kit, 'css/bootstrap-italia.min.css'), 'utf8'), '/assets/embedded/', (name, type, body) => {
    assets.set(`/assets/embedded/${name}`, { type, body, immutable: true });
  });
  const css = (body: string): Asset => ({ type: 'text/css; charset=utf-8', body, immutable: false });
  assets.set('/assets/bootstrap-italia.css', css(stylesheet));
  assets.set('/assets/fonts.css', css(fontFaces('/assets/fonts/')));
  assets.set('/assets/site.css', css(readFileSync(new URL('site.css', import.meta.url), 'utf8')));
  assets.set('/assets/sprites.svg', { type: 'image/svg+xml', body: readFileSync(join(kit, 'svg/sprites.svg')), immutable: false });
  for (const family of ['Titillium_Web', 'Lora']) {
    for (const file of readdirSync(join(kit, 'fonts', family)).filter((name) => name.endsWith('.woff2'))) {
      assets.set(`/assets/fonts/${family}/${file}`, { type: 'font/woff2', body: readFileSync(join(kit, 'fonts', family, file)), immutable: true });
    }
  }
  for (const file of readdirSync(cdn)) {
    const type = types.get(extname(file));
    if (type) assets.set(`/civico/${file}`, { type, body: readFileSync(join(cdn, file)), immutable: /-[\w-]{6,}\.js$/.test(file) });
  }
  return assets;
}

/** The site's scripts: `/assets/site.js` for every page; `/assets/office.js` and `/assets/served.js` for the pages of the staff. */
export async function bundleScripts(): Promise<Map<string, string>> {
  const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: { site: entry('browser/site.ts'), office: entry('../office/office.ts'), served: entry('../office/served.ts') },
    bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', outdir: '/', logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [`/assets/${file.path.split(/[\\/]/).at(-1)}`, file.text]));
}
