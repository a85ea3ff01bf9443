/**
 * What the test files of one run share, because starting it costs more than most files: one browser and one PostgreSQL. A file that runs alone starts its
 * own. Contexts of the browser and databases of the server are what keeps the files apart.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { openCluster } from '@civico/server/kernel/postgres/cluster.ts';
import { browserFlags, findBrowser } from './browser.ts';
import { temporaryDirectory } from './postgres.ts';

export interface RunServices {
  /** For the environment of the test files. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function startRunServices(): Promise<RunServices> {
  const directory = temporaryDirectory();
  const [browser, cluster] = await Promise.all([
    findBrowser().then(({ path }) => chromium.launchServer({ executablePath: path, headless: true, args: browserFlags() })),
    // Servers of several files, each with its pool.
    openCluster(directory, { maxConnections: 300 }),
  ]);
  return {
    env: { CIVICO_TEST_BROWSER: browser.wsEndpoint(), CIVICO_TEST_POSTGRES: cluster.administratorUrl, CIVICO_TEST_FOLDER: directory, NODE_COMPILE_CACHE: join(tmpdir(), 'civico-compile-cache') },
    async close() {
      await Promise.all([browser.close(), cluster.close()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
