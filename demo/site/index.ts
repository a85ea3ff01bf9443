import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { townsFolder, type DemoTown } from '../towns/index.ts';
import { bundleScripts, readAssets } from './assets.ts';
import { contactsOf } from './contacts.ts';
import { crestFile } from './crest.ts';
import { townDrawing } from './drawing.ts';
import { layout } from './layout.ts';
import { notFound, pages } from './pages/index.ts';
import type { Site } from './site.ts';
import { townStylesheet } from './theme.ts';

/** One answer of the site. */
export interface SiteAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer | string;
}

/** The site, rendered. */
export interface RenderedSite {
  /** Every path that has an answer of its own. */
  paths: readonly string[];
  /** The answer to a GET of a path (without the query); an unknown path gets the 404 page of its town. */
  answer(path: string): SiteAnswer;
}

/** What a browser may do on these pages: nothing inline, nothing from elsewhere, one Trusted Types policy (Lit's). */
export const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "font-src 'self'", "connect-src 'self'",
  "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html',
].join('; ');

/** Its copy in the folder of the tablets' pages answers for them alone. */
const kioskWorker = readFileSync(fileURLToPath(import.meta.resolve('@civico/elements/worker/kiosk-worker.js')), 'utf8');

/** The tablet's page also registers a worker, whose address Trusted Types want from a policy of its own. */
const tabletPolicy = `${contentSecurityPolicy} civico-kiosk`;

const always = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' };
const pageHeaders = {
  ...always,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': contentSecurityPolicy,
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
  'cache-control': 'no-cache',
};

const moved = (to: string): SiteAnswer => ({ status: 302, body: '', headers: { ...always, location: to, 'cache-control': 'no-cache' } });

export interface SiteOptions {
  towns: readonly DemoTown[];
  /** Where `/` leads. */
  defaultTown: string;
  /** Folder of the CDN build, served at `/civico/`. */
  cdn: string;
}

/** The towns' site: everything is read, rewritten and rendered once, at the start. */
export async function createSite({ towns, defaultTown, cdn }: SiteOptions): Promise<RenderedSite> {
  const answers = new Map<string, SiteAnswer>();
  for (const [path, { type, body, immutable }] of readAssets(cdn)) {
    answers.set(path, { status: 200, body, headers: { ...always, 'content-type': type, 'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache', 'access-control-allow-origin': '*' } });
  }
  for (const [path, body] of await bundleScripts()) {
    answers.set(path, { status: 200, body, headers: { ...always, 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' } });
  }
  const missing = new Map<string, SiteAnswer>();
  for (const town of towns) {
    const site: Site = { town, towns, contacts: contactsOf(town.id) };
    const file = (type: string, body: string): SiteAnswer => ({ status: 200, body, headers: { ...always, 'content-type': type, 'cache-control': 'no-cache' } });
    answers.set(`/${town.id}/tema.css`, file('text/css; charset=utf-8', townStylesheet(town.brand)));
    answers.set(`/${town.id}/eventi.ics`, file('text/calendar; charset=utf-8', readFileSync(new URL(`${town.id}/events.ics`, townsFolder), 'utf8')));
    answers.set(`/${town.id}/sportelli/kiosk-worker.js`, file('text/javascript; charset=utf-8', kioskWorker));
    answers.set(`/${town.id}/mappa.svg`, file('image/svg+xml', townDrawing(town)));
    answers.set(`/${town.id}/dati.json`, file('application/json; charset=utf-8', readFileSync(new URL(`${town.id}/indicators.json`, townsFolder), 'utf8')));
    answers.set(`/${town.id}/icona.svg`, file('image/svg+xml', crestFile(town)));
    for (const page of pages.map((make) => make(site))) {
      answers.set(`/${town.id}/${page.path}`, { status: 200, body: layout(site, page), headers: page.bare ? { ...pageHeaders, 'content-security-policy': tabletPolicy } : pageHeaders });
      if (page.path) answers.set(`/${town.id}/${page.path}/`, moved(`/${town.id}/${page.path}`));
    }
    missing.set(town.id, { status: 404, body: layout(site, notFound(site)), headers: pageHeaders });
  }
  answers.set('/', moved(`/${defaultTown}/`));
  for (const { id } of towns) answers.set(`/${id}`, moved(`/${id}/`));

  return {
    paths: [...answers.keys()],
    answer: (path) => answers.get(path) ?? missing.get(path.split('/')[1] ?? '') ?? missing.get(defaultTown)!,
  };
}
