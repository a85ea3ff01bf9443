/** The Storybook of a developer's day, `npm run storybook`: a few stories of each kind, as a spot check. All are opened in the built one. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { withPage } from '../helpers/page.ts';
import { openStory, watchStories } from './stories-page/open-story.ts';

const root = join(import.meta.dirname, '../..');

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => { resolve(port); });
  });
});

test('the development server shows stories too', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['scripts/storybook.ts', 'dev', '--ci', '--port', String(port), '--host', '127.0.0.1', '--exact-port'], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => { said += data.toString(); });
  const ended = new Promise<never>((_, reject) => { child.once('close', (code) => { reject(new Error(`the server ended with ${code}\n${said}`)); }); });
  ended.catch(() => undefined);
  try {
    const end = Date.now() + 90_000;
    while (!await Promise.race([fetch(`${url}/index.json`).then(({ ok }) => ok, () => false), ended])) {
      assert.ok(Date.now() < end, `the server does not answer\n${said}`);
      await new Promise((resolve) => { setTimeout(resolve, 250); });
    }
    // Vite may find something to bundle at the first visit, and then loads the page anew.
    await withPage({ origins: [url, `ws://127.0.0.1:${port}`], tolerated: [/favicon|504|Outdated|dynamically imported module|ws:\/\//] }, async ({ page }) => {
      await watchStories(page);
      page.setDefaultTimeout(60_000);
      for (const id of ['parts-button--primary', 'elements-civico-rating--many-stars', 'foundations-colours--all']) await openStory(page, url, id);
    });
  } finally {
    // The server has children of its own.
    try { process.kill(-child.pid!, 'SIGTERM'); } catch { /* it is gone */ }
  }
});
