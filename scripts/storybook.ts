/**
 * `npm run storybook` and `npm run storybook:build` (→ dist/storybook). First makes what the stories are made from: the theme's files, the demo's
 * pages, and the elements' manifest, which must agree with the code.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
export const output = join(root, 'dist/storybook');

const file = createRequire(import.meta.url).resolve('storybook/package.json');
const { default: { bin } } = await import(file, { with: { type: 'json' } }) as { default: { bin: string | Record<string, string> } };
const command = join(dirname(file), typeof bin === 'string' ? bin : bin['storybook']!);

/** Loaded only here: a test that finds the Storybook built needs nothing of it. */
async function prepare(strict: boolean): Promise<void> {
  const [{ buildTheme }, { writeElementsManifest }, { writePages }] = await Promise.all([import('./theme.ts'), import('./elements-manifest.ts'), import('./storybook-pages.ts')]);
  buildTheme();
  await writePages();
  await writeElementsManifest(strict);
}

function storybook(args: string[], quiet: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => { said += data.toString(); });
    child.once('error', reject);
    child.once('close', (code) => { if (code === 0) resolve(); else reject(new Error(`storybook ${args[0]} ended with ${code}\n${said}`)); });
  });
}

/** Builds beside the output, then swaps. */
export async function buildStorybook({ quiet = false, strict = true } = {}): Promise<void> {
  await prepare(strict);
  const fresh = `${output}.${process.pid}.new`;
  try { await storybook(['build', '--output-dir', fresh, '--quiet'], quiet); } catch (error) { rmSync(fresh, { recursive: true, force: true }); throw error; }
  const old = `${output}.${process.pid}.old`;
  if (existsSync(output)) renameSync(output, old);
  renameSync(fresh, output);
  rmSync(old, { recursive: true, force: true });
}

const sources = ['stories/**', '.storybook/*', 'packages/{contract,theme,core,client,elements,adapters,calendar,tables}/**/*.{ts,json}', 'demo/{site,towns}/**', 'scripts/{storybook,storybook-pages,theme,elements-manifest,manifest-facts}.ts', 'package-lock.json'];

function isStale(): boolean {
  const index = join(output, 'index.json');
  const built = existsSync(index) ? statSync(index).mtimeMs : 0;
  return globSync(sources, { cwd: root, exclude: (name) => name === 'node_modules' }).some((name) => statSync(join(root, name)).mtimeMs > built);
}

const lock = join(root, 'dist/.building-storybook');

/** Builds the Storybook when it is missing or older than what it is made from; several processes may ask at once. The manifest has a test of its own. */
export async function ensureStorybook(): Promise<void> {
  if (!isStale()) return;
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try { mkdirSync(lock); break; } catch {
      // Another process builds. A lock older than two minutes was left by one that died.
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 120_000) { rmSync(lock, { recursive: true, force: true }); continue; }
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
  }
  try { if (isStale()) await buildStorybook({ quiet: true, strict: false }); } finally { rmSync(lock, { recursive: true, force: true }); }
}

if (import.meta.main) {
  const [what, ...rest] = process.argv.slice(2);
  if (what === 'build') await buildStorybook();
  else {
    await prepare(false);
    await storybook(['dev', '--port', '6006', '--no-open', '--no-version-updates', ...rest], false);
  }
}
