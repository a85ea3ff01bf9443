/** What the build leaves in dist/cdn, and whether it is still good. Light to import: what builds is only loaded when there is something to build. */
import { existsSync, globSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
export const output = join(root, 'dist/cdn');

export interface FileFacts { /** `sha384-…` */ integrity: string; bytes: number; /** Bytes at brotli quality 11. */ brotli: number }
export interface ElementFiles { file: string; /** Loaded with the file, also indirectly. */ imports: string[]; /** May be loaded later. */ lazy: string[] }
export interface Manifest { version: string; entry: string; elements: Record<string, ElementFiles>; files: Record<string, FileFacts> }

const sources = ['packages/{contract,theme,core,client,calendar,tables,adapters,elements}/**/*.{ts,json}', 'packages/elements/worker/*.js', 'rollup.config.js', 'scripts/{build,integration}.ts', 'package.json', 'package-lock.json'];

/** Whether a source is newer than the build, or there is none. */
export function isStale(): boolean {
  const manifest = join(output, 'manifest.json');
  if (!existsSync(manifest)) return true;
  const built = statSync(manifest).mtimeMs;
  return globSync(sources, { cwd: root, exclude: (name) => name === 'node_modules' }).some((file) => statSync(join(root, file)).mtimeMs > built);
}

const lock = join(root, 'dist/.building');
let ready: Promise<void> | undefined;

async function buildOnce(): Promise<void> {
  // Set by `npm test`, which built before it started the files.
  if (process.env['CIVICO_BUILT'] || !isStale()) return;
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try { mkdirSync(lock); break; } catch {
      // Another process builds. A lock older than a minute was left by one that died.
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) { rmSync(lock, { recursive: true, force: true }); continue; }
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
  try {
    if (isStale()) await (await import('./build.ts')).build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Builds dist/cdn when it is missing or older than its sources; several processes may ask at once. */
export function ensureBuild(): Promise<void> {
  ready ??= buildOnce();
  return ready;
}
