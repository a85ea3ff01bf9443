/** The demo's pages as files for the Storybook: rendered once, addresses relative, without the scripts that talk to a server. */
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSite } from '../demo/site/index.ts';
import { readTowns, townIds } from '../demo/towns/index.ts';

export const pagesFolder = join(import.meta.dirname, '../dist/storybook-pages');

/** Where a page of the site stands in the folder. */
const fileOf = (path: string, type: string): string => !type.startsWith('text/html') ? path.slice(1) : `${path.replace(/^\/|\/$/g, '')}${path.endsWith('/') ? '/index' : ''}.html`;

/** Puts the file there at once, and only when it says something else: another Storybook may be reading the folder. */
function put(file: string, body: string | Uint8Array): void {
  const bytes = Buffer.from(body as string);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, file);
}

/** Writes dist/storybook-pages; the Storybook serves it at `demo/`. */
export async function writePages(): Promise<void> {
  const cdn = mkdtempSync(join(tmpdir(), 'civico-pages-'));
  const site = await createSite({ towns: readTowns(), defaultTown: townIds[0], cdn }).finally(() => { rmSync(cdn, { recursive: true }); });
  const written = new Set<string>();
  for (const path of site.paths) {
    const { status, headers, body } = site.answer(path);
    const type = headers['content-type'] ?? '';
    if (status !== 200 || type.startsWith('text/javascript')) continue;
    const file = join(pagesFolder, fileOf(path, type));
    const relative = type.startsWith('text/html') ? String(body).replace(/\b(href|src)="\/(assets|[a-z]+\/(?:tema\.css|mappa\.svg|icona\.svg))/g, '$1="demo/$2')
      : type.startsWith('text/css') ? String(body).replaceAll('url(/assets/', 'url(').replaceAll('url("/assets/', 'url("') : body;
    put(file, relative);
    written.add(file);
  }
  // Pages the site had before; what another process is just writing stays.
  for (const file of globSync('**/*', { cwd: pagesFolder }).map((name) => join(pagesFolder, name))) {
    if (!written.has(file) && statSync(file, { throwIfNoEntry: false })?.isFile() && !/\.\d+$/.test(file)) rmSync(file, { force: true });
  }
}
