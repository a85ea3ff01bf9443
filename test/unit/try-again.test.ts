import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { TryAgain } from '@civico/core/try-again.ts';

const HOUR = 3_600_000;

describe('trying again what failed for want of a network', () => {
  let onLine = true;
  const page = new EventTarget();
  const names = ['addEventListener', 'removeEventListener'] as const;

  beforeEach(() => {
    onLine = true;
    mock.timers.enable({ apis: ['setTimeout'] });
    Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { get onLine() { return onLine; } } });
    for (const name of names) Object.defineProperty(globalThis, name, { configurable: true, value: page[name].bind(page) });
  });
  afterEach(() => {
    mock.timers.reset();
    for (const name of [...names, 'navigator']) delete (globalThis as Record<string, unknown>)[name];
  });

  test('pauses grow: what fails for a whole hour is tried a few times, not in a loop', () => {
    let tries = 0;
    const again = new TryAgain(() => { tries += 1; again.failed(); });
    again.failed();
    for (let second = 0; second < 10; second += 1) mock.timers.tick(1000);
    assert.ok(tries >= 1 && tries <= 3, `${tries} in ten seconds`);
    for (let second = 10; second < 3600; second += 1) mock.timers.tick(1000);
    assert.ok(tries >= 14 && tries <= 26, `${tries} in an hour`);
    again.done();
  });

  test('without a network nothing is tried; when it is back, once and at once', () => {
    let tries = 0;
    const again = new TryAgain(() => { tries += 1; });
    onLine = false;
    again.failed();
    mock.timers.tick(HOUR);
    assert.equal(tries, 0);
    onLine = true;
    page.dispatchEvent(new Event('online'));
    page.dispatchEvent(new Event('online'));
    mock.timers.tick(HOUR);
    assert.equal(tries, 1);
  });

  test('a network that is back does not wait for the pause', () => {
    let tries = 0;
    const again = new TryAgain(() => { tries += 1; });
    again.failed();
    page.dispatchEvent(new Event('online'));
    assert.equal(tries, 1);
    mock.timers.tick(HOUR);
    assert.equal(tries, 1);
  });

  test('what worked meanwhile, or is no longer wanted, is not tried', () => {
    let tries = 0;
    const again = new TryAgain(() => { tries += 1; });
    again.failed();
    again.done();
    page.dispatchEvent(new Event('online'));
    mock.timers.tick(HOUR);
    assert.equal(tries, 0);
  });
});
