/** A browser of its own on a profile of its own, so that it can be killed like a power cut and come back. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserFlags, findBrowser } from './browser.ts';

export interface KillableBrowser {
  /** Starts the browser, again after a kill, and gives a new page of it. */
  start(): Promise<Page>;
  /** `kill -9` to the browser and all it started. Does nothing when it does not run. */
  kill(): Promise<void>;
  /** Kills it and removes the profile. */
  remove(): Promise<void>;
}

export function killableBrowser(): KillableBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'civico-profile-'));
  let running: { child: ChildProcess; browser: Browser } | undefined;

  async function start(): Promise<Page> {
    const { path } = await findBrowser();
    const child = spawn(path, [...browserFlags(), '--headless=new', '--lang=it-IT', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const address = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stderr!.on('data', (part) => {
        text += String(part);
        const match = /DevTools listening on (ws:\S+)/.exec(text);
        if (match) resolve(match[1]!);
      });
      child.once('exit', () => reject(new Error(`the browser ended: ${text}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    running = { child, browser };
    const context = browser.contexts()[0]!;
    context.setDefaultTimeout(20_000);
    return context.newPage();
  }

  async function kill(): Promise<void> {
    if (!running) return;
    const { child, browser } = running;
    running = undefined;
    const ended = once(child, 'exit');
    // The whole group: the browser and what it started.
    process.kill(-child.pid!, 'SIGKILL');
    await ended;
    await browser.close().catch(() => undefined);
  }

  return {
    start, kill,
    async remove() {
      await kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
