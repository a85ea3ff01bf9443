/** Checks stories of the built Storybook. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ensureStorybook, output } from '../../../scripts/storybook.ts';
import { assertAccessible, newPage, type WatchedPage } from '../../helpers/page.ts';
import { servePage, type ServedPage } from '../../helpers/serve-page.ts';
import { openStory, watchStories } from './open-story.ts';

export interface Entry { id: string; title: string; name: string; type: 'story' | 'docs'; tags: string[] }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png',
};

async function staticFile(request: Request): Promise<Response | undefined> {
  const path = decodeURIComponent(new URL(request.url).pathname);
  const body = await readFile(join(output, normalize(path === '/' ? '/index.html' : path))).catch(() => undefined);
  return body && new Response(body, { headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'cache-control': 'max-age=600' } });
}

await ensureStorybook();
const { entries } = JSON.parse(readFileSync(join(output, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
/** Every story and every page of the docs. */
export const all: readonly Entry[] = Object.values(entries);

/** Kinds of stories that have a test file each, so that no file takes minutes; what belongs to none is in stories.test.ts. */
const rooms = {
  rating: /^Elements\/civico-(rating|provider)/, 'report-map': /^Elements\/civico-report-map/, calendar: /^Elements\/civico-events-calendar/,
  dashboard: /^Elements\/civico-service-dashboard/, pages: /^Pages\//, foundations: /^Foundations\//,
};

export const storiesOf = (room: keyof typeof rooms): Entry[] => all.filter(({ title }) => rooms[room].test(title));
export const otherStories = (): Entry[] => all.filter(({ title }) => !Object.values(rooms).some((room) => room.test(title)));

/**
 * Opens each in a real browser: it draws something, nothing goes wrong in the console, nothing is asked of another host, and axe finds nothing
 * (WCAG 2.2 AA). The pages of the docs too, without axe: their frame is Storybook's own.
 */
export function checkStories(chosen: readonly Entry[]): void {
  describe('Storybook', () => {
    let served: ServedPage;
    let watched: WatchedPage;

    before(async () => {
      served = await servePage({ civico: null, csp: null, handler: staticFile });
      watched = await newPage({ origins: [served.url], viewport: { width: 1024, height: 800 } });
      await watchStories(watched.page);
    });
    after(async () => { await watched.close(); await served.close(); });

    for (const { id, title, name, type, tags } of chosen) {
      test(`${title}: ${name}`, async () => {
        const { page, problems } = watched;
        problems.length = 0;
        const forced = tags.includes('forced-colors');
        if (forced) await page.emulateMedia({ forcedColors: 'active' });
        try {
          await openStory(page, served.url, id, type);
          if (type === 'story') await assertAccessible(page, { include: '#storybook-root' });
          assert.deepEqual(problems.map((problem) => `${problem.kind}: ${problem.text}`), []);
        } finally {
          problems.length = 0;
          if (forced) await page.emulateMedia({ forcedColors: null });
        }
      });
    }
  });
}
