/** React and Vue own the nodes they made: a rating inside their applications takes none away, and keeps its own child whatever they do. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { build } from 'esbuild';
import { withPage } from '../helpers/page.ts';
import { servePage, STRICT_CSP } from '../helpers/serve-page.ts';

type Content = 'none' | 'text' | 'otherText' | 'link' | 'list' | 'reversed';
interface State { step: string; ratings: string[]; kind: 'page' | 'service'; content: Content }
interface App { show(state: State): void | Promise<void>; leave(): void }

const texts: Record<Content, string[]> = { none: [], text: ['Scrivici'], otherText: ['Telefona'], link: ['Scrivici'], list: ['uno', 'due', 'tre'], reversed: ['tre', 'due', 'uno', 'zero'] };
const story: [ratings: string, content: Content, kind?: State['kind']][] = [
  ['a', 'link'], ['a', 'none'], ['a', 'text'], ['a', 'otherText'], ['a', 'list'], ['a', 'reversed', 'service'], ['a', 'text'], ['a', 'link'], ['ab', 'list'], ['ba', 'list'],
  ['ba', 'reversed'], ['b', 'link'], ['', 'none'], ['cab', 'list', 'service'], ['bca', 'text'], ['ca', 'none'],
];

async function bundled(name: string): Promise<Uint8Array> {
  const made = await build({
    entryPoints: [join(import.meta.dirname, `../fixtures/frameworks/${name}.js`)], bundle: true, format: 'esm', write: false, minify: true,
    // React mounts twice in strict mode only when it develops.
    define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  });
  return made.outputFiles[0]!.contents;
}

describe('frameworks', () => {
  for (const name of ['react', 'vue']) {
    test(`${name}: mounted, changed, moved, taken out and unmounted, the application lives`, async () => {
      // Vue has a policy of its own for Trusted Types.
      const server = await servePage({ csp: `${STRICT_CSP} vue`, html: '<div id="app"></div>', head: '<script type="module" src="/civico/civico.js"></script><script type="module" src="/app.js"></script>', files: { '/app.js': await bundled(name) } });
      try {
        await withPage({ origins: [server.url] }, async ({ page }) => {
          await page.goto(server.url);
          await page.waitForFunction(() => 'show' in globalThis);
          for (const [at, [ratings, content, kind = 'page']] of story.entries()) {
            const state: State = { step: `${at}`, ratings: [...ratings], kind, content };
            const seen = await page.evaluate(async (next) => {
              await (globalThis as unknown as App).show(next);
              const all = [...document.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>('civico-rating')];
              await customElements.whenDefined('civico-rating');
              // What was there before its code, and what the observers do at the end of the turn.
              for (const one of all) { customElements.upgrade(one); await one.updateComplete; }
              await new Promise((resolve) => { setTimeout(resolve); });
              return {
                step: document.querySelector('output')?.textContent, ratings: all.map(({ id }) => id), own: all.map((one) => one.querySelectorAll(':scope > [slot] > [data-element="feedback"]').length),
                titles: all.map((one) => one.querySelector('[data-element="feedback-title"]')?.textContent.trim().slice(0, 12)),
                content: all.map((one) => [...one.childNodes].filter((child) => !(child as Element).slot && child.textContent).map(({ textContent }) => textContent)),
              };
            }, state);
            assert.deepEqual(seen, {
              step: state.step, ratings: state.ratings, own: state.ratings.map(() => 1), titles: state.ratings.map(() => (kind === 'page' ? 'Quanto sono ' : 'Quanto è sta')),
              content: state.ratings.map(() => texts[content]),
            }, `step ${at}: ${ratings} ${content}`);
          }
          // The person has chosen; the application draws again around it.
          await page.getByRole('radio', { name: /4 stelle/ }).first().check({ force: true });
          await page.evaluate(() => (globalThis as unknown as App).show({ step: 'again', ratings: ['c', 'a'], kind: 'page', content: 'otherText' }));
          assert.equal(await page.getByRole('radio', { name: /4 stelle/ }).first().isChecked(), true);
          await page.evaluate(() => (globalThis as unknown as App).leave());
          assert.equal(await page.locator('#app > *').count(), 0);
        });
      } finally {
        await server.close();
      }
    });
  }
});
