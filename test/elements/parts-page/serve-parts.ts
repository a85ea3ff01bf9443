/** Serves the gallery of the parts, bundled on the fly, under the strictest CSP. */
import { build } from 'esbuild';
import { join } from 'node:path';
import { pageDocument, servePage, type ServedPage } from '../../helpers/serve-page.ts';

const hostCss = ':root{color-scheme:light dark} body{margin:0;font:400 1rem/1.5 "Titillium Web",system-ui,sans-serif} h1{position:absolute;clip-path:inset(50%)}';
const photo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path fill="#8aa1b4" d="M0 0h4v3H0z"/><path fill="#43586a" d="M0 2l1.500-1L3 2.200 4 1.600V3H0z"/></svg>';

export async function serveParts(): Promise<ServedPage> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'gallery.ts')], bundle: true, format: 'esm', target: 'es2022', write: false, conditions: ['production'],
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, experimentalDecorators: true } },
  });
  return servePage({
    civico: null, html: pageDocument('', '<link rel="stylesheet" href="/host.css"><script type="module" src="/gallery.js"></script>'),
    files: { '/gallery.js': outputFiles[0]!.text, '/host.css': hostCss, '/photo.svg': photo },
  });
}
