import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from '../../scripts/build.ts';
import type { Manifest } from '../../scripts/built.ts';
import { withPage } from '../helpers/page.ts';
import { STRICT_CSP, pageDocument, servePage } from '../helpers/serve-page.ts';

const elements = join(import.meta.dirname, '../fixtures/elements');

describe('autoloader and build', () => {
  let folder = '';
  let manifest: Manifest;
  const cdn = (version: string): string => join(folder, version);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'civico-autoloader-'));
    manifest = await build({ output: cdn('1.0.0'), version: '1.0.0', elements });
    await build({ output: cdn('2.0.0'), version: '2.0.0', elements });
  });
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  test('the manifest names every file, what it imports and what may come later', () => {
    const { file = '', imports = [], lazy = [] } = manifest.elements['civico-alpha'] ?? {};
    assert.match(file, /^alpha-[0-9a-z]+\.js$/);
    assert.equal(imports.length, 1, 'one shared chunk with Lit');
    assert.deepEqual(manifest.elements['civico-beta']?.imports, imports);
    assert.equal(lazy.length, 1);
    for (const name of [file, ...imports, ...lazy, 'civico.js']) assert.match(manifest.files[name]?.integrity ?? '', /^sha384-/);
    assert.ok((manifest.files['civico.js']?.brotli ?? Infinity) <= 512);
  });

  test('loads a tag that is there and one that comes later, once each, under the strictest CSP', async () => {
    const server = await servePage({ html: '<civico-alpha></civico-alpha><civico-alpha></civico-alpha>', civico: cdn('1.0.0') });
    await withPage({ origins: [server.url] }, async ({ page }) => {
      await page.goto(server.url);
      await page.getByText('Prima lettera').first().waitFor();
      assert.equal(await page.evaluate(() => customElements.get('civico-beta')), undefined, 'not asked for yet');
      await page.evaluate(() => { const outer = document.createElement('div'); outer.append('testo', document.createElement('constructor')); outer.append(document.createElement('civico-beta')); document.body.append(outer); });
      await page.getByText('Seconda lettera').waitFor();
      await page.getByRole('button', { name: 'Altro' }).first().click();
      await page.getByText('Caricato dopo').waitFor();
      assert.equal(await page.evaluate(() => document.querySelectorAll('script').length), 1);
    });
    const scripts = server.requests.filter(({ path }) => path.startsWith('/civico/')).map(({ path }) => path);
    assert.equal(scripts.length, new Set(scripts).size, 'each file once');
    await server.close();
  });

  test('when a file does not arrive, the fallback content stays, and the file is asked for again', async () => {
    const server = await servePage({ html: '<p>vuoto</p>', civico: cdn('1.0.0') });
    await withPage({ origins: [server.url], expected: [/console: .*ERR_INTERNET_DISCONNECTED/] }, async ({ page, context }) => {
      await page.goto(server.url);
      await page.waitForFunction(() => Symbol.for('civico') in globalThis);
      await context.setOffline(true);
      const told = page.waitForEvent('console', (message) => message.type() === 'warning' && message.text().startsWith('Civico beta-'));
      await page.evaluate(() => {
        const element = document.createElement('civico-beta');
        element.append('Telefona in Comune');
        document.body.append(element);
      });
      await told;
      await page.getByText('Telefona in Comune').waitFor();
      // The browser says that there is a network again.
      await context.setOffline(false);
      await page.getByText('Seconda lettera').waitFor();
    });
    await server.close();
  });

  test('works from another origin', async () => {
    const host = await servePage({ civico: null });
    const other = await servePage({ civico: cdn('1.0.0') });
    const script = `<script type="module" src="${other.origin('cdn')}/civico/civico.js"></script>`;
    host.put('/page.html', () => new Response(pageDocument('<civico-beta></civico-beta>', script), {
      headers: { 'content-type': 'text/html', 'content-security-policy': STRICT_CSP.replace("script-src 'self'", `script-src 'self' ${other.origin('cdn')}`) },
    }));
    await withPage({ origins: [host.url, other.origin('cdn')] }, async ({ page }) => {
      await page.goto(`${host.url}/page.html`);
      await page.getByText('Seconda lettera').waitFor();
    });
    await Promise.all([host.close(), other.close()]);
  });

  test('of two versions the first wins and the second says both; the same version twice says nothing', async () => {
    const second = await servePage({ civico: cdn('2.0.0') });
    const from = second.origin('cdn');
    const script = (src: string): string => `<script type="module" src="${src}/civico/civico.js"></script>`;
    const page1 = pageDocument('<civico-alpha></civico-alpha>', script('') + script(`${from}`));
    const page2 = pageDocument('<civico-alpha></civico-alpha>', `${script('')}<script type="module" src="/civico/civico.js?again"></script>`);
    const csp = STRICT_CSP.replace("script-src 'self'", `script-src 'self' ${from}`);
    const first = await servePage({ civico: cdn('1.0.0'), csp, files: { '/two.html': page1, '/same.html': page2 } });
    await withPage({ origins: [first.url, from] }, async ({ page }) => {
      const warnings: string[] = [];
      page.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); });
      await page.goto(`${first.url}/two.html`, { waitUntil: 'networkidle' });
      await page.getByText('Prima lettera').waitFor();
      assert.deepEqual(warnings, ['Civico 1.0.0 is on this page: 2.0.0 does nothing']);
      await page.goto(`${first.url}/same.html`, { waitUntil: 'networkidle' });
      await page.getByText('Prima lettera').waitFor();
      assert.equal(warnings.length, 1);
    });
    assert.deepEqual(second.requests.map(({ path }) => path), ['/civico/civico.js']);
    await Promise.all([first.close(), second.close()]);
  });

  test('the fragment for web teams works, and its import map stops a changed file', async () => {
    const fragment = readFileSync(join(cdn('1.0.0'), 'integration.html'), 'utf8');
    const hash = /'sha256-[^']+'/.exec(fragment)?.[0] ?? '';
    const csp = STRICT_CSP.replace("script-src 'self'", `script-src 'self' ${hash}`);
    const server = await servePage({ html: '<civico-beta></civico-beta>', head: fragment, csp, civico: cdn('1.0.0') });
    await withPage({ origins: [server.url] }, async ({ page }) => {
      await page.goto(server.url);
      await page.getByText('Seconda lettera').waitFor();
    });
    const [shared = ''] = manifest.elements['civico-beta']?.imports ?? [];
    const path = join(cdn('1.0.0'), shared);
    const original = readFileSync(path, 'utf8');
    writeFileSync(path, `${original}//`);
    await withPage({ origins: [server.url], expected: [/console: .*integrity/] }, async ({ page }) => {
      const blocked = page.waitForEvent('console', (message) => message.text().startsWith('Civico beta-'));
      await page.goto(server.url);
      await blocked;
      assert.equal(await page.evaluate(() => customElements.get('civico-beta')), undefined);
    });
    writeFileSync(path, original);
    await server.close();
  });
});
