/** What does not work is told truly: to the person in a sentence without technical words, to the web team in one line of the console, once. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { withPage } from '../helpers/page.ts';
import { json, servePage, STRICT_CSP, type ServedPage } from '../helpers/serve-page.ts';

const page = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('<!doctype html><title>Accedi</title>', { status, headers: { 'content-type': 'text/html', ...headers } });

let site: ServedPage;
let other: ServedPage;
let elsewhere: string;
let closed: string;

before(async () => {
  other = await servePage({
    civico: null, csp: null,
    handler: ({ url }) => {
      const { pathname } = new URL(url);
      const open = { 'access-control-allow-origin': '*' };
      if (pathname.startsWith('/silent/')) return json({ items: [] });
      if (pathname.startsWith('/none/')) return new Response('no', { status: 404, headers: open });
      return json({ items: [] }, 200, open);
    },
  });
  elsewhere = other.origin('api');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  closed = `http://localhost:${(server.address() as AddressInfo).port}/api/v1`;
  await new Promise((resolve) => { server.close(resolve); });

  const elements = (csp: string, body: string) => () => new Response(`<!doctype html><html lang="it"><meta charset="utf-8"><title>Prova</title><script type="module" src="/civico/civico.js"></script><main><h1>Prova</h1>${body}</main></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp } });
  const open = STRICT_CSP.replace("connect-src 'self'", "connect-src 'self' http:");
  site = await servePage({
    files: {
      '/page.html': (request) => elements(open, new URL(request.url).searchParams.get('body')!)(),
      '/strict.html': (request) => elements(STRICT_CSP, new URL(request.url).searchParams.get('body')!)(),
      '/data/broken.json': '{"indicators": [', '/data/page.ics': () => page(200), '/data/empty.csv': '',
      '/signin': () => page(200),
    },
    handler: ({ url }) => {
      const { pathname } = new URL(url);
      if (pathname.startsWith('/html/')) return page(200);
      if (pathname.startsWith('/signin-first/')) return new Response(null, { status: 302, headers: { location: '/signin?back=segreto' } });
      if (pathname.startsWith('/away/')) return new Response(null, { status: 302, headers: { location: `${elsewhere}/silent/login` } });
      if (pathname.startsWith('/shape/')) return json({ things: [] });
      if (pathname.startsWith('/empty/')) return new Response('', { headers: { 'content-type': 'application/json' } });
      if (pathname.startsWith('/forbidden/')) return page(403);
      if (pathname.startsWith('/gateway/')) return page(504);
      return undefined;
    },
  });
});
after(() => Promise.all([site.close(), other.close()]));

const REACH = 'Non riusciamo a raggiungere il servizio. Se altre pagine si aprono, non dipende dalla tua connessione';
const WRONG = 'Il servizio non risponde come dovrebbe. Non dipende dalla tua connessione.';
const BUSY = 'Il servizio non è disponibile in questo momento.';

/** Opens an element, waits for its sentence and the line, tries again, and gives all lines. */
async function told(body: string, sentence: string, path = '/page.html'): Promise<string[]> {
  const lines: string[] = [];
  await withPage({ origins: [site.url, other.url, elsewhere, closed], tolerated: [/./] }, async ({ page }) => {
    page.on('console', (message) => { if (message.text().startsWith('Civico:')) lines.push(message.text()); });
    const line = page.waitForEvent('console', (message) => message.text().startsWith('Civico:'));
    await page.goto(`${site.url}${path}?body=${encodeURIComponent(body)}`);
    await page.getByText(sentence).first().waitFor();
    await line;
    await tryAgain(page, sentence);
  });
  return lines;
}

async function tryAgain(page: Page, sentence: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Riprova', exact: true }).first();
  await button.evaluate((one) => one.setAttribute('data-first', ''));
  await button.click();
  await page.getByText(sentence).first().waitFor();
  // What the second failure leads to needs nothing from outside: it is over before this answer.
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
}

const dashboard = (endpoint: string): string => `<civico-service-dashboard endpoint="${endpoint}"></civico-service-dashboard>`;
const calendar = (src: string): string => `<civico-events-calendar src="${src}"></civico-events-calendar>`;

describe('a backend that does not answer as it should', { timeout: 300_000 }, () => {
  const cases: [string, () => string, string, RegExp, string?][] = [
    ['CORS', () => dashboard(`${elsewhere}/silent/api/v1`), REACH, /GET http:\/\/api\.localhost:\d+\/silent\/api\/v1\/indicators from http:\/\/localhost:\d+: .*\(CORS\)\. Add http:\/\/localhost:\d+ to CIVICO_ORIGINS/],
    ['a wrong port', () => dashboard(closed), REACH, /: nobody answered\. Name and port right/],
    ['the page’s own policy', () => dashboard(`${elsewhere}/api/v1`), REACH, /Content-Security-Policy forbids it\. Add http:\/\/api\.localhost:\d+ to connect-src/, '/strict.html'],
    ['a 404 elsewhere', () => dashboard(`${elsewhere}/none/v1`), WRONG, /answered 404\. Is endpoint right\?/],
    ['a page instead of JSON', () => dashboard('/html'), WRONG, /answered text\/html instead of JSON/],
    ['a sign-in', () => dashboard('/signin-first'), WRONG, /sent on to http:\/\/localhost:\d+\/signin, and answered text\/html/],
    ['a sign-in on another site', () => dashboard('/away'), REACH, /sent on to another site/],
    ['JSON of another shape', () => dashboard('/shape'), WRONG, /has no proper "items"/],
    ['nothing at all', () => dashboard('/empty'), WRONG, /answered application\/json instead of JSON/],
    ['a proxy that forbids', () => dashboard('/forbidden'), WRONG, /answered 403\. This is not the backend's own answer/],
    ['a gateway that waits in vain', () => dashboard('/gateway'), BUSY, /answered 504\. A proxy answers for the backend/],
    ['an address that is none', () => dashboard('http://['), 'Qualcosa in questa pagina non ha funzionato.', /endpoint="http:\/\/\[" is no address\. Write endpoint="\/api\/v1"/],
    ['a calendar that is not there', () => calendar('/data/none.ics'), WRONG, /GET http:\/\/localhost:\d+\/data\/none\.ics from .* answered 404\. Is src right/],
    ['a page instead of a calendar', () => calendar('/data/page.ics?token=segreto'), WRONG, /page\.ics from .*: answered text\/html instead of a file with data/],
    ['a calendar on a site that keeps it to itself', () => calendar(`${elsewhere}/silent/a.ics`), REACH, /CORS\)\. Let its server send Access-Control-Allow-Origin: http:\/\/localhost:\d+/],
    ['a broken file', () => '<civico-service-dashboard src="/data/broken.json"></civico-service-dashboard>', WRONG, /broken\.json from .*: answered, but the answer cannot be read: .*JSON/],
    ['an empty file', () => '<civico-service-dashboard src="/data/empty.csv"></civico-service-dashboard>', WRONG, /it is empty\. Mend the file/],
    ['reports', () => '<civico-report-map endpoint="/html"></civico-report-map>', WRONG, /answered text\/html instead of JSON/],
    ['a provider', () => `<civico-provider endpoint="${elsewhere}/silent/api/v1"><civico-events-calendar></civico-events-calendar></civico-provider>`, REACH, /Add http:\/\/localhost:\d+ to CIVICO_ORIGINS/],
  ];
  for (const [name, body, sentence, line, path] of cases) {
    test(`${name}: a true sentence, one line`, async () => {
      const lines = await told(body(), sentence, path);
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0]!, line);
      assert.doesNotMatch(lines[0]!, /segreto/);
    });
  }
});
