/** Opens one story in the preview of a Storybook, and waits until it is drawn and its visitor has done what it does. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

interface Told { finished?: string; failed?: string }
declare global { interface Window { told: Told } }

/** Listens to what the preview says of its stories, from the first moment of every page. */
export async function watchStories(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.told = {};
    let channel: { on(event: string, listener: (said: unknown) => void): void } | undefined;
    Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
      configurable: true,
      get: () => channel,
      set: (value: typeof channel) => {
        channel = value;
        const text = (said: unknown): string => { const { message, description, title } = (said ?? {}) as Record<string, string>; return message ?? description ?? title ?? JSON.stringify(said); };
        value?.on('storyFinished', (said) => { window.told.finished = (said as { status: string }).status; });
        value?.on('docsRendered', () => { window.told.finished = 'success'; });
        for (const event of ['storyThrewException', 'storyErrored', 'storyMissing', 'playFunctionThrewException', 'unhandledErrorsWhilePlaying', 'configError']) {
          value?.on(event, (said) => { window.told.failed ??= `${event}: ${text(said)}`; });
        }
      },
    });
  });
}

/** Stories are sized by their own viewport. */
const widths: Record<string, number> = { phone: 320, tablet: 768, desktop: 1280 };

/** @throws when the story fails, or draws nothing */
export async function openStory(page: Page, base: string, id: string, type: 'story' | 'docs' = 'story', globals = ''): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 800 });
  // A page of its own for every story. The check of the accessibility panel would do the same work twice.
  await page.goto(`${base}/iframe.html?id=${id}&viewMode=${type}&globals=a11y.manual:!true${globals && `;${globals}`}`);
  await page.waitForFunction(() => window.told.finished ?? window.told.failed);
  const { told, viewport, drawn, wide } = await page.evaluate(() => {
    const root = document.querySelector<HTMLElement>('#storybook-root:not([hidden]), #storybook-docs:not([hidden])');
    const preview = (window as unknown as { __STORYBOOK_PREVIEW__?: { currentRender?: { story?: { storyGlobals?: { viewport?: { value?: string } } } } } }).__STORYBOOK_PREVIEW__;
    const box = root?.getBoundingClientRect();
    return {
      told: window.told, viewport: preview?.currentRender?.story?.storyGlobals?.viewport?.value,
      drawn: box !== undefined && box.height > 8 && Boolean(root!.querySelector('svg, canvas, img, iframe') ?? root!.querySelector('*')),
      wide: document.documentElement.scrollWidth,
    };
  });
  assert.equal(told.failed, undefined);
  assert.equal(told.finished, 'success');
  assert.ok(drawn, 'the story is blank');
  const width = viewport && widths[viewport];
  if (!width) return;
  await page.setViewportSize({ width, height: 800 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `it is ${overflow} px wider than the ${viewport} (${wide} px before)`);
}
