/**
 * A page under watch: requests to another origin, console errors, uncaught errors, CSP reports and cookies are collected, and must be empty at the end
 * unless the test expects them. And the accessibility check.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Download, Page } from 'playwright-core';
import { sharedBrowser } from './browser.ts';

export type ProblemKind = 'request' | 'console' | 'error' | 'csp' | 'cookie';
export interface PageProblem { kind: ProblemKind; text: string }

export interface PageOptions extends BrowserContextOptions {
  /** Origins that may be asked, such as `server.url`. `blob:` and `about:` always may. */
  origins: readonly string[];
  /** Problems that belong to the test; each must occur. Matched against `kind: text`. */
  expected?: readonly RegExp[];
  /** Problems that may occur or not. */
  tolerated?: readonly RegExp[];
  /** Beginnings of the names of cookies that may be set. */
  cookies?: readonly string[];
  browser?: Browser;
}

export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  problems: PageProblem[];
  /** Adds a problem that must occur from now on. */
  expect(problem: RegExp): void;
  /** Adds a problem that may occur. */
  tolerate(problem: RegExp): void;
  /** Asserts that nothing unexpected happened so far. */
  check(): Promise<void>;
  /** Closes the page, then asserts that nothing unexpected happened. */
  close(): Promise<void>;
  /** Closes without asserting, for a test that failed already. */
  abandon(): Promise<void>;
}

const harmless = new Set(['blob:', 'about:', 'data:']);

async function watchCsp(page: Page, problems: PageProblem[]): Promise<void> {
  // Through the inspector: a listener in the page would change the page that is tested.
  const session = await page.context().newCDPSession(page);
  session.on('Audits.issueAdded', ({ issue }) => {
    const details = issue.details.contentSecurityPolicyIssueDetails;
    if (!details) return;
    const where = details.sourceCodeLocation;
    problems.push({
      kind: 'csp',
      text: `${details.violatedDirective} ${details.blockedURL ?? details.contentSecurityPolicyViolationType} ${where ? `at ${where.url}:${where.lineNumber + 1}:${where.columnNumber + 1}` : ''}`.trim(),
    });
  });
  await session.send('Audits.enable');
}

/** Opens a page of a fresh context: Italian, light, 1280 × 800 unless said otherwise. */
export async function newPage(options: PageOptions): Promise<WatchedPage> {
  const { origins, expected = [], tolerated = [], cookies = [], browser = await sharedBrowser(), ...contextOptions } = options;
  const context = await browser.newContext({ locale: 'it-IT', timezoneId: 'Europe/Rome', viewport: { width: 1280, height: 800 }, ...contextOptions });
  context.setDefaultTimeout(15_000);
  const problems: PageProblem[] = [];
  const must = [...expected];
  const may = [...tolerated];
  const allowed = new Set(origins.map((origin) => new URL(origin).origin));

  context.on('request', (request) => {
    const url = new URL(request.url());
    // Whether a data: URL may be used is the CSP's matter; it asks no one.
    if (harmless.has(url.protocol) || allowed.has(url.origin)) return;
    problems.push({ kind: 'request', text: `${request.method()} ${request.url()}` });
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url, lineNumber } = message.location();
    problems.push({ kind: 'console', text: `${message.text()}${url ? ` (${url}:${lineNumber})` : ''}` });
  });
  context.on('weberror', (error) => { problems.push({ kind: 'error', text: error.error().stack || String(error.error()) }); });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      const url = new URL(socket.url());
      if (!allowed.has(`${url.protocol === 'wss:' ? 'https:' : 'http:'}//${url.host}`)) problems.push({ kind: 'request', text: `websocket ${socket.url()}` });
    });
  });
  const page = await context.newPage();
  await watchCsp(page, problems);

  async function check(): Promise<void> {
    const strangers = (await context.cookies()).filter((cookie) => !cookies.some((name) => cookie.name.startsWith(name)));
    const all = [...problems, ...strangers.map((cookie): PageProblem => ({ kind: 'cookie', text: `${cookie.name} for ${cookie.domain}` }))];
    const lines = all.map((problem) => `${problem.kind}: ${problem.text}`);
    assert.deepEqual(lines.filter((line) => ![...must, ...may].some((pattern) => pattern.test(line))), [], 'the page had problems');
    assert.deepEqual(must.filter((pattern) => !lines.some((line) => pattern.test(line))).map(String), [], 'expected problems did not occur');
  }

  return {
    page, context, problems, check,
    expect: (problem) => { must.push(problem); },
    tolerate: (problem) => { may.push(problem); },
    close: async () => {
      // Messages of the inspector come in order: after this answer all that the page said so far is here.
      if (!page.isClosed()) await page.evaluate(() => 0).catch(() => undefined);
      try { await check(); } finally { await context.close(); }
    },
    abandon: () => context.close(),
  };
}

/** Opens a page, does something with it, and asserts at the end that nothing unexpected happened. */
export async function withPage<T>(options: PageOptions, use: (watched: WatchedPage) => Promise<T>): Promise<T> {
  const watched = await newPage(options);
  let result: T;
  try {
    result = await use(watched);
  } catch (error) {
    const said = watched.problems.map((problem) => `  ${problem.kind}: ${problem.text}`).join('\n');
    await watched.abandon();
    if (said && error instanceof Error) error.message += `\nThe page said:\n${said}`;
    throw error;
  }
  await watched.close();
  return result;
}

/** What a page handed to the person as a file; the browser may run for several test files, so there is no path to it. */
export const textOf = async (download: Download): Promise<string> => text(await download.createReadStream());

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** One rule broken by one or more nodes, in the shape axe-core reports it. */
export interface AxeViolation { id: string; impact: string | null; help: string; helpUrl: string; nodes: { target: unknown[]; html: string; failureSummary?: string }[] }

export interface AxeOptions {
  /** CSS selector of what is checked. Default: the whole page. */
  include?: string;
  /** CSS selectors left out: what the host page is responsible for. */
  exclude?: readonly string[];
  /** Ids of rules that do not apply, each with a reason in the test. */
  disable?: readonly string[];
}

async function isolatedWorld(page: Page): Promise<{ session: CDPSession; contextId: number }> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  return { session, contextId: executionContextId };
}

/**
 * Runs axe-core (WCAG 2.0 to 2.2, A and AA) through open shadow roots, and returns what is broken.
 * It runs in a world of its own: the page's CSP and Trusted Types stay in force and see nothing of it.
 */
export async function axe(page: Page, options: AxeOptions = {}): Promise<AxeViolation[]> {
  const { session, contextId } = await isolatedWorld(page);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`axe-core: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value;
  };
  try {
    await evaluate(`${axeSource};0`);
    const scope = JSON.stringify({ include: [[options.include ?? 'html']], exclude: (options.exclude ?? []).map((selector) => [selector]) });
    const settings = JSON.stringify({
      runOnly: { type: 'tag', values: axeTags }, resultTypes: ['violations'],
      rules: Object.fromEntries((options.disable ?? []).map((id) => [id, { enabled: false }])),
    });
    return await evaluate(`axe.run(${scope}, ${settings}).then(result => JSON.parse(JSON.stringify(result.violations)))`) as AxeViolation[];
  } finally {
    await session.detach();
  }
}

/** Asserts that axe-core finds nothing; the message names rule, place and markup. */
export async function assertAccessible(page: Page, options: AxeOptions = {}): Promise<void> {
  const violations = await axe(page, options);
  const lines = violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id} (${violation.impact}): ${violation.help}\n    ${node.target.flat().join(' >>> ')}\n    ${node.html}`));
  assert.equal(lines.length, 0, `accessibility:\n  ${lines.join('\n  ')}`);
}
