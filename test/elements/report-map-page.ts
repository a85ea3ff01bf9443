/** A page with the report map before a backend in memory, over real HTTP: what all its browser tests stand on. */
import { resolveObjectURL } from 'node:buffer';
import { memoryServer, type MemoryServer } from '../helpers/memory-server.ts';
import type { MemorySeed } from '@civico/adapters/memory';
import type { Page } from 'playwright-core';
import { withPage, type PageOptions } from '../helpers/page.ts';
import { servePage, type ServedPage } from '../helpers/serve-page.ts';

export interface ReportMapPage {
  url: string;
  server: ServedPage;
  backend: MemoryServer;
  close(): Promise<void>;
}

export interface ReportMapPageOptions {
  seed?: MemorySeed;
  /** Attributes of the element besides `endpoint` and `privacy-url`. */
  attributes?: string;
  fallback?: string;
  csp?: string | null;
  head?: string;
}

const script = '<script type="module" src="/civico/civico.js"></script>';

export async function reportMapPage(options: ReportMapPageOptions = {}): Promise<ReportMapPage> {
  const backend = await memoryServer(options.seed);
  const origin = new URL(backend.endpoint).origin;
  const server = await servePage({
    html: `<civico-report-map endpoint="/api/v1" privacy-url="/privacy" ${options.attributes ?? ''}>${options.fallback ?? '<p>Ufficio: <a href="tel:0131515111">0131 515111</a></p>'}</civico-report-map>`,
    head: `${script}<link rel="stylesheet" href="/page.css">${options.head ?? ''}`,
    files: { '/page.css': 'body{margin:0;padding:1rem;font-family:sans-serif;background:light-dark(#fff,#12202d);color-scheme:light dark} main>h1{font-size:1rem;margin:0 0 1rem;color:light-dark(#17324d,#e9eef3)}', '/privacy': '<p>Informativa</p>', '/empty': '<!doctype html><html lang="it"><title>Vuota</title></html>' },
    ...(options.csp !== undefined && { csp: options.csp }),
    // Passed on to the backend, so that page and API share an origin as on a Comune's site.
    handler: async (request) => {
      const { pathname, search } = new URL(request.url);
      const photo = pathname.startsWith('/photos/') ? resolveObjectURL(`blob:nodedata:${pathname.slice('/photos/'.length)}`) : undefined;
      if (photo) return new Response(await photo.arrayBuffer(), { headers: { 'content-type': photo.type } });
      if (!pathname.startsWith('/api/v1/')) return undefined;
      const headers = new Headers(request.headers);
      headers.delete('host');
      headers.delete('connection');
      headers.delete('content-length');
      const body = request.method === 'GET' ? null : await request.arrayBuffer();
      const answer = await fetch(`${origin}${pathname}${search}`, { method: request.method, headers, body });
      // The memory backend names photos by addresses of this process.
      const text = (await answer.text()).replaceAll('"blob:nodedata:', '"/photos/');
      return new Response(text, { status: answer.status, headers: { 'content-type': answer.headers.get('content-type') ?? 'text/plain' } });
    },
  });
  return { url: server.url, server, backend, close: async () => { await server.close(); await backend.close(); } };
}

export type Options = ReportMapPageOptions & { page?: Partial<PageOptions>; path?: string };

/** Opens the element's page, and asserts at the end that nothing unexpected happened in it. */
export async function opened(options: Options, use: (page: Page, site: ReportMapPage) => Promise<void>): Promise<void> {
  const site = await reportMapPage(options);
  try {
    await withPage({ ...options.page, origins: [site.url, ...options.page?.origins ?? []] }, async ({ page }) => {
      await page.goto(site.url + (options.path ?? ''));
      await use(page, site);
    });
  } finally {
    await site.close();
  }
}

/** Text of what has the focus, through shadow roots. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
});
