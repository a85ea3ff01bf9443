/**
 * The browser of the tests: finds one, fetches one when the machine has none, and starts it once per test process.
 * No host but this machine can be reached from it, so that nothing a page does leaves the machine.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after } from 'node:test';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** The headless shell first: without windows and their furniture it starts and opens pages in much less time. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const isRoot = (): boolean => process.getuid?.() === 0;

function runnable(path: string): boolean {
  try { accessSync(path, constants.X_OK); return true; } catch { return false; }
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...fixedPlaces].find(runnable);
}

function playwrightsOwn(): string | undefined {
  // Throws on platforms Playwright has no build for.
  try { const path = chromium.executablePath(); return path && existsSync(path) ? path : undefined; } catch { return undefined; }
}

function fromDebian(): string | undefined {
  if (!isRoot() || !runnable('/usr/bin/apt-get')) return undefined;
  console.log('No browser found: installing Debian\'s headless Chromium with apt-get.');
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'], {
      stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch { return undefined; }
  return installed();
}

export interface FoundBrowser { path: string; source: string }

/**
 * Finds a browser: `CHROME_PATH`, an installed Chromium or Chrome, Playwright's own, Debian's by apt when root, the one inside `@sparticuz/chromium`.
 * @throws Error that says what to do when none is there
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const given = process.env['CHROME_PATH'];
  if (given) {
    if (!runnable(given)) throw new Error(`CHROME_PATH is ${given}, which cannot be run`);
    return { path: given, source: 'CHROME_PATH' };
  }
  const sources: [string, () => string | undefined][] = [
    ['installed', installed], ['playwright', playwrightsOwn], ['apt', fromDebian],
  ];
  for (const [source, find] of sources) {
    const path = find();
    if (path) return { path, source };
  }
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    // Not its own flags: they switch off what the tests rely on, such as the same-origin policy.
    return { path: await packed.executablePath(), source: '@sparticuz/chromium' };
  } catch (cause) {
    throw new Error('No browser found. Install Chromium or Chrome, or give its path in CHROME_PATH.', { cause });
  }
}

/** Flags for every start; exported for tools that start the browser another way. */
export function browserFlags(): string[] {
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    // Every other host is unknown to this browser; `anything.localhost` serves as a second origin.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
    '--force-color-profile=srgb', '--font-render-hinting=none', '--hide-scrollbars',
  ];
}

/** Starts a browser of its own; the caller closes it. `args` are added to the usual flags. */
export async function launch(options: LaunchOptions = {}): Promise<Browser> {
  const found = await findBrowser();
  return chromium.launch({
    headless: true, ...options, executablePath: found.path,
    args: [...browserFlags(), ...(options.args ?? [])],
  });
}

let shared: Promise<Browser> | undefined;

/** The browser all tests of one file share, that of the whole run where there is one; closed or left when the file ends. Other programs call `launch` and close what they started. */
export function sharedBrowser(): Promise<Browser> {
  const ofTheRun = process.env['CIVICO_TEST_BROWSER'];
  shared ??= ofTheRun ? chromium.connect(ofTheRun) : launch();
  return shared;
}

// At load, not on first use: a hook asked for inside a test would run at the end of that test.
if (/\.test\.[cm]?[jt]s$/.test(process.argv[1] ?? '')) after(async () => { await (await shared)?.close(); });
