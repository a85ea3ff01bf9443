/** The demo's pages as files for the Storybook: rendered once, addresses relative, without the scripts that talk to a server. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSite } from '../demo/site/index.ts';
import { readTowns, townIds } from '../demo/towns/index.ts';

export const pagesFolder = join(import.meta.dirname, '../dist/storybook-pages');

/** Where a page of the site stands in the folder. */
const fileOf = (path: string, type: string): string => !type.startsWith('text/html') ? path.slice(1) : `${path.replace(/^\/|\/$/g, '')}${path.endsWith('/') ? '/index' : ''}.html`;

/** Writes dist/storybook-pages; the Storybook serves it at `demo/`. */
export async function writePages(): Promise<void> {
  const cdn = mkdtempSync(join(tmpdir(), 'civico-pages-'));
  const site = await createSite({ towns: readTowns(), defaultTown: townIds[0], cdn }).finally(() => { rmSync(cdn, { recursive: true }); });
  rmSync(pagesFolder, { recursive: true, force: true });
  for (const path of site.paths) {
    const { status, headers, body } = site.answer(path);
    const type = headers['content-type'] ?? '';
    if (status !== 200 || type.startsWith('text/javascript')) continue;
    const file = join(pagesFolder, fileOf(path, type));
    const relative = type.startsWith('text/html') ? String(body).replace(/\b(href|src)="\/(assets|[a-z]+\/(?:tema\.css|mappa\.svg|icona\.svg))/g, '$1="demo/$2')
      : type.startsWith('text/css') ? String(body).replaceAll('url(/assets/', 'url(').replaceAll('url("/assets/', 'url("') : body;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, relative);
  }
}
