/** Every part in every state: accessible, within the page's width, and without anything a strict page forbids. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, withPage, type PageOptions, type WatchedPage } from '../helpers/page.ts';
import type { ServedPage } from '../helpers/serve-page.ts';
import { serveParts } from './parts-page/serve-parts.ts';

describe('parts, looks', () => {
  let server: ServedPage;
  before(async () => { server = await serveParts(); });
  after(() => server.close());

  const open = (options: Partial<PageOptions>, use: (watched: WatchedPage) => Promise<void>): Promise<void> => withPage({ origins: [server.url], ...options }, async (watched) => {
    await watched.page.goto(server.url);
    await watched.page.locator('#part-timeline').waitFor();
    return use(watched);
  });

  const modes: [string, Partial<PageOptions>][] = [
    ['light', {}], ['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }], ['dark forced colours', { forcedColors: 'active', colorScheme: 'dark' }], ['a phone', { viewport: { width: 360, height: 740 } }],
  ];
  for (const [name, options] of modes) {
    test(`axe finds nothing: ${name}`, () => open(options, async ({ page }) => { await assertAccessible(page); }));
  }

  test('under the pointer, buttons stay readable in forced colours', () => open({ forcedColors: 'active' }, async ({ page }) => {
    for (const kind of ['primary', 'secondary', 'danger']) {
      await page.locator(`[part~="button-${kind}"]`).first().hover();
      await page.waitForFunction(() => document.querySelector('parts-gallery')!.shadowRoot!.getAnimations().every((one) => !(one instanceof CSSTransition)));
      await assertAccessible(page);
    }
  }));

  test('the order in which styles are adopted changes nothing', () => open({}, async ({ page }) => {
    const changed = await page.evaluate(() => {
      const root = document.querySelector('parts-gallery')!.shadowRoot!;
      const nodes = [...root.querySelectorAll('[part]')];
      const properties = ['display', 'position', 'color', 'background-color', 'border-top', 'border-inline-start', 'border-radius', 'padding-block', 'padding-inline', 'margin-block', 'margin-inline', 'min-block-size', 'font', 'text-decoration'];
      const look = (): string[][] => nodes.map((node) => { const style = getComputedStyle(node); return properties.map((name) => `${name}: ${style.getPropertyValue(name)}`); });
      const before = look();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].reverse();
      const after = look();
      return nodes.flatMap((node, index) => before[index]!.flatMap((was, at) => (was === after[index]![at] ? [] : [`${node.getAttribute('part')!} ${was}, then ${after[index]![at]!}`])));
    });
    assert.deepEqual(changed, []);
  }));

  const overflow = () => {
    const inside = document.querySelector('parts-gallery')!.shadowRoot!;
    // What is hidden from the eye, closed, or scrolls by itself does not count.
    return [...inside.querySelectorAll('*')].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 2 && (box.right > innerWidth + 1 || box.left < -1) && !one.closest('[part~="table-scroll"], [part~="visually-hidden"]');
    }).map((one) => `${one.getAttribute('part') ?? one.localName}: ${(one.textContent ?? '').trim().slice(0, 40)}`);
  };

  test('320 px: nothing is wider than the page', () => open({ viewport: { width: 320, height: 640 } }, async ({ page }) => {
    assert.deepEqual(await page.evaluate(overflow), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  }));

  for (const width of [640, 320]) {
    test(`text at 200 %, ${width} px: nothing is wider than the page`, () => open({ viewport: { width, height: 900 } }, async ({ page }) => {
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      assert.deepEqual(await page.evaluate(overflow), []);
    }));
  }

  test('right to left: nothing is wider than the page, arrows point the other way', () => open({ viewport: { width: 360, height: 740 } }, async ({ page }) => {
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    assert.deepEqual(await page.evaluate(overflow), []);
    assert.equal(await page.locator('[part~="icon-directional"]').first().evaluate((icon) => getComputedStyle(icon).scale), '-1 1');
  }));

  test('what can be pressed is 44 px high or more', () => open({ viewport: { width: 360, height: 740 } }, async ({ page }) => {
    const small = await page.evaluate(() => [...document.querySelector('parts-gallery')!.shadowRoot!.querySelectorAll('button, select, input:not([type=file], [type=radio], [type=checkbox]), textarea, summary, [part~="choice"], [part~="drop-button"], [part~="button"]')]
      .filter((one) => { const box = one.getBoundingClientRect(); return box.height > 0 && box.height < 43.9; }).map((one) => `${one.getAttribute('part') ?? ''} ${one.textContent?.trim() ?? ''}`));
    assert.deepEqual(small, []);
  }));

  test('reduced motion: nothing moves', () => open({ reducedMotion: 'reduce' }, async ({ page }) => {
    assert.equal(await page.evaluate(() => document.querySelector('parts-gallery')!.shadowRoot!.getAnimations().length), 0);
  }));

  test('with motion allowed, the busy button turns', () => open({ reducedMotion: 'no-preference' }, async ({ page }) => {
    assert.ok(await page.locator('[part~="spinner"]').first().evaluate((spinner) => spinner.getAnimations().length) > 0);
  }));

  test('on paper the answers stay and the buttons go', () => open({}, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('[part~="summary-list"]').isVisible(), true);
    assert.equal(await page.locator('[part~="summary-action"] button').first().isVisible(), false);
    assert.equal(await page.locator('[part~="skeleton"]').first().isVisible(), false);
  }));

  test('focus shows a ring of two tones, also in forced colours', () => open({}, async ({ page }) => {
    const ring = async () => {
      await page.locator('#send').focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      return page.locator('#send').evaluate((one) => { const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one); return { outlineStyle, outlineWidth, shadow: boxShadow !== 'none' }; });
    };
    assert.deepEqual(await ring(), { outlineStyle: 'solid', outlineWidth: '3px', shadow: true });
    await page.emulateMedia({ forcedColors: 'active' });
    assert.deepEqual(await ring(), { outlineStyle: 'solid', outlineWidth: '3px', shadow: false });
  }));
});
