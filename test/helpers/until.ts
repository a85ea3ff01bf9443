/** Waiting for what a page can only say with a promise: `page.waitForFunction` takes the promise itself for a yes. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** Asks the page until it says true; fails after 15 s. */
export async function until(page: Page, condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!await page.evaluate(condition)) {
    assert.ok(performance.now() < deadline, `in vain: ${condition.toString()}`);
    await pause(25);
  }
}
