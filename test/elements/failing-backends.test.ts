/** What does not work is told truly: to the person in a sentence without technical words, to the web team in one line of the console, once. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
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
      '/data/broken.json': '{"indicators": [', '/data/page.ics': () => page(200), '/data/empty.csv': () => new Response('', { headers: { 'content-type': 'text/csv' } }),
      '/signin': () => page(200),
    },
    handler: ({ url }) => {
      const { pathname } = new URL(url);
      if (pathname.startsWith('/html/')) return page(200);
      if (pathname.startsWith('/signin-first/')) return new Response(null, { status: 302, headers: { location: '/signin?back=segreto' } });
      if (pathname.startsWith('/away/')) return new Response(null, { status: 302, headers: { location: `${elsewhere}/silent/login` } });
      if (pathname.startsWith('/list/')) return json([]);
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

const dashboard = (endpoint: string): string => `<civico-service-dashboard endpoint="${endpoint}"></civico-service-dashboard>`;
const calendar = (src: string): string => `<civico-events-calendar src="${src}"></civico-events-calendar>`;

describe('a backend that does not answer as it should', { timeout: 300_000 }, () => {
  const cases: [string, () => string, string, RegExp, string?][] = [
    ['CORS', () => dashboard(`${elsewhere}/silent/api/v1`), REACH, /GET http:\/\/api\.localhost:\d+\/silent\/api\/v1\/indicators from http:\/\/localhost:\d+: .*\(CORS\)\. Add http:\/\/localhost:\d+ to CIVICO_ORIGINS/],
    ['a wrong port', () => dashboard(closed), REACH, /: nobody answered\. Name and port right/],
    ['the page’s own policy', () => dashboard(`${elsewhere}/api/v1`), REACH, /Content-Security-Policy forbids it\. Add http:\/\/api\.localhost:\d+ to connect-src/, '/strict.html'],
    ['a 404 elsewhere', () => dashboard(`${elsewhere}/none/v1`), WRONG, /answered 404\. Is endpoint right\?/],
    ['a page instead of JSON', () => dashboard('/html'), WRONG, /\/html\/indicators from .*: answered text\/html instead of JSON/],
    ['a sign-in', () => dashboard('/signin-first'), WRONG, /sent on to http:\/\/localhost:\d+\/signin, and answered text\/html/],
    ['a sign-in on another site', () => dashboard('/away'), REACH, /sent on to another site/],
    ['JSON of another shape', () => dashboard('/shape'), WRONG, /has no proper "items"/],
    ['a list', () => dashboard('/list'), WRONG, /answered, but the answer is JSON, but a list or a single value\. Is endpoint that of a Civico backend/],
    ['another protocol', () => dashboard('htp://civico.example/v1'), REACH, /GET htp:\/\/civico\.example\/v1\S* from .*: htp: is no protocol that a browser asks\. Write endpoint with https/],
    ['nothing at all', () => dashboard('/empty'), WRONG, /answered JSON that cannot be read/],
    ['a proxy that forbids', () => dashboard('/forbidden'), WRONG, /answered 403\. This is not the backend's own answer/],
    ['a gateway that waits in vain', () => dashboard('/gateway'), BUSY, /answered 504\. A proxy answers for the backend/],
    ['an address that is none', () => dashboard('http://['), 'Qualcosa in questa pagina non ha funzionato.', /endpoint="http:\/\/\[" is no address\. Write endpoint="\/api\/v1"/],
    ['a calendar that is not there', () => calendar('/data/none.ics'), WRONG, /GET http:\/\/localhost:\d+\/data\/none\.ics from .* answered 404\. Is src right/],
    ['a page instead of a calendar', () => calendar('/data/page.ics?token=segreto'), WRONG, /page\.ics from .*: answered text\/html instead of a file with data/],
    ['a calendar on a site that keeps it to itself', () => calendar(`${elsewhere}/silent/a.ics`), REACH, /CORS\)\. Let its server send Access-Control-Allow-Origin: http:\/\/localhost:\d+/],
    ['a broken file', () => '<civico-service-dashboard src="/data/broken.json"></civico-service-dashboard>', WRONG, /broken\.json from .*: answered, but the answer cannot be read: .*JSON/],
    ['an empty file', () => '<civico-service-dashboard src="/data/empty.csv"></civico-service-dashboard>', WRONG, /it is empty\. Mend the file/],
    // Whichever of its questions is answered first.
    ['reports', () => '<civico-report-map endpoint="/html/v1"></civico-report-map>', WRONG, /\/html\/v1\/(places|report\S*) from .*: answered text\/html instead of JSON/],
    ['a provider', () => `<civico-provider endpoint="${elsewhere}/silent/town/v1"><civico-events-calendar></civico-events-calendar></civico-provider>`, REACH, /\/silent\/town\/v1\/events from .*Add http:\/\/localhost:\d+ to CIVICO_ORIGINS/],
  ];
  /** All of them on one page, each trying twice. */
  const open = async (path: string, mine: typeof cases): Promise<void> => {
    const body = mine.map(([, element], index) => `<section id="case-${index}">${element()}</section>`).join('');
    await withPage({ origins: [site.url, other.url, elsewhere, closed], tolerated: [/./], viewport: { width: 1280, height: 9000 } }, async ({ page }) => {
      const lines: string[] = [];
      page.on('console', (message) => { if (message.text().includes('Civico:')) lines.push(message.text()); });
      await page.goto(`${site.url}${path}?body=${encodeURIComponent(body)}`);
      const said = async (): Promise<void> => { for (const [index, [, , sentence]] of mine.entries()) await page.locator(`#case-${index}`).getByText(sentence).first().waitFor(); };
      await said();
      // Told by its name when one says nothing: the machine may be slow, so that it is given a minute.
      for (const [name, , , line] of mine) {
        while (!lines.some((one) => line.test(one))) {
          await page.waitForEvent('console', { timeout: 60_000 }).catch((cause: unknown) => { throw new Error(`no line for ${name}; there are\n${lines.join('\n')}`, { cause }); });
        }
      }
      for (const index of mine.keys()) await page.locator(`#case-${index}`).getByRole('button', { name: 'Riprova', exact: true }).first().click();
      await said();
      // What the second failure leads to needs nothing from outside: it is over before this answer.
      await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
      for (const [name, , , line] of mine) assert.equal(lines.filter((one) => line.test(one)).length, 1, `${name}\n${lines.join('\n')}`);
      assert.equal(lines.length, mine.length, lines.join('\n'));
      assert.doesNotMatch(lines.join('\n'), /segreto/);
    });
  };

  test('the person reads a true sentence, the web team one line for each', () => open('/page.html', cases.filter(([, , , , path]) => !path)));
  test('where the page’s own policy forbids it, the line says so', () => open('/strict.html', cases.filter(([, , , , path]) => path)));
});
