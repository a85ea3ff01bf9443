/** The watch of the other tests must bark: each kind of problem is made once and must be found. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { builtOnce, type Built } from '../helpers/built-once.ts';
import { assertAccessible, axe, newPage, withPage } from '../helpers/page.ts';
import { pageDocument, servePage, type ServedPage } from '../helpers/serve-page.ts';

describe('watched page', () => {
  let built: Built;
  let server: ServedPage;

  before(async () => {
    built = await builtOnce('watched', join(import.meta.dirname, '../fixtures/elements'));
    server = await servePage({
      civico: built.folder,
      files: {
        '/': pageDocument('<p>Buongiorno</p>'),
        '/third-party.html': () => new Response(pageDocument('<p>uno</p>', '<script src="/ask.js"></script>'), {
          headers: { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'; connect-src *" },
        }),
        '/ask.js': 'fetch("https://example.org/x").catch(() => 0)',
        '/console.html': pageDocument('<p>uno</p>', '<script src="/console.js"></script>'),
        '/console.js': 'console.error("qualcosa non va")',
        '/throws.html': pageDocument('<p>uno</p>', '<script src="/throws.js"></script>'),
        '/throws.js': 'null.nothing',
        '/csp.html': pageDocument('<p style="color: red">uno</p>'),
        '/trusted.html': pageDocument('<p>uno</p>', '<script type="module" src="/trusted.js"></script>'),
        '/trusted.js': 'try { document.body["inner" + "HTML"] = "<b>x</b>" } catch {}',
        '/cookie.html': pageDocument('<p>uno</p>', '<script src="/cookie.js"></script>'),
        '/cookie.js': 'document.cookie = "traccia=1"',
        '/good.html': pageDocument('<civico-alpha></civico-alpha>'),
        '/bad.html': pageDocument('<civico-alpha unlabelled></civico-alpha>'),
      },
    });
  });
  after(async () => { await server.close(); built.remove(); });

  test('a quiet page passes', async () => {
    await withPage({ origins: [server.url] }, async ({ page }) => { await page.goto(server.url); });
  });

  const barks: [string, string, RegExp][] = [
    ['a request to another origin', '/third-party.html', /request: GET https:\/\/example\.org\/x/],
    ['console.error', '/console.html', /console: qualcosa non va/],
    ['an uncaught error', '/throws.html', /error: TypeError/],
    ['an inline style under CSP', '/csp.html', /csp: style-src/],
    ['a string given to a Trusted Types sink', '/trusted.html', /csp: require-trusted-types-for/],
    ['a cookie', '/cookie.html', /cookie: traccia/],
  ];
  for (const [what, path, found] of barks) {
    test(`finds ${what}`, async () => {
      const { page, close } = await newPage({ origins: [server.url] });
      await page.goto(server.url + path, { waitUntil: 'networkidle' });
      await assert.rejects(close(), found);
    });
  }

  test('an expected problem that does not occur is a problem', async () => {
    const { page, close } = await newPage({ origins: [server.url], expected: [/console: mai detto/] });
    await page.goto(server.url);
    await assert.rejects(close(), /mai detto/);
  });

  test('axe looks into shadow roots, under strict CSP and Trusted Types, and leaves no trace', async () => {
    await withPage({ origins: [server.url] }, async ({ page }) => {
      await page.goto(`${server.url}/good.html`);
      await page.getByText('Prima lettera').waitFor();
      await assertAccessible(page);
      await page.goto(`${server.url}/bad.html`);
      await page.getByText('Prima lettera').waitFor();
      assert.deepEqual((await axe(page)).map(({ id }) => id), ['label']);
      assert.equal(await page.evaluate(() => 'axe' in globalThis), false);
      await assert.rejects(assertAccessible(page), /label .*\n.*civico-alpha >>> input/);
      await assertAccessible(page, { exclude: ['civico-alpha'] });
    });
  });
});
