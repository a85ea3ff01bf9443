/**
 * `npm run build [-- --base URL]`: makes dist/cdn from packages/elements: the autoloader `civico.js`, one entry an element, shared and lazy chunks, and
 * what a web team needs to embed them (manifest, import map with integrity, a page fragment, licences); dist/theme; and dist/custom-elements.json, checked.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { rollup, type OutputChunk, type Plugin } from 'rollup';
import { configuration, type Settings } from '../rollup.config.js';
import { writeElementsManifest } from './elements-manifest.ts';
import { importMap, integrationPage, licences } from './integration.ts';
import { buildTheme } from './theme.ts';

const root = join(import.meta.dirname, '..');
export const output = join(root, 'dist/cdn');

export interface FileFacts { /** `sha384-…` */ integrity: string; bytes: number; /** Bytes at brotli quality 11. */ brotli: number }
export interface ElementFiles { file: string; /** Loaded with the file, also indirectly. */ imports: string[]; /** May be loaded later. */ lazy: string[] }
export interface Manifest { version: string; entry: string; elements: Record<string, ElementFiles>; files: Record<string, FileFacts> }

export interface BuildOptions {
  /** Folder written. Default dist/cdn. */
  output?: string;
  /** Address under which the files will be served; used in the import map and the page fragment. Default `/civico/`. */
  base?: string;
  /** Default: the version of package.json. */
  version?: string;
  /** Folder whose sub-folders with a define.ts are the elements. Default packages/elements/src. */
  elements?: string;
}

function facts(code: string): FileFacts {
  const body = Buffer.from(code);
  const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
  return { integrity: `sha384-${createHash('sha384').update(body).digest('base64')}`, bytes: body.length, brotli: brotli.length };
}

/** The element folders: tag without `civico-` to its define.ts. */
function entries(folder: string): Record<string, string> {
  const files = globSync('*/define.ts', { cwd: folder }).sort();
  return Object.fromEntries(files.map((file) => [dirname(file), join(folder, file)]));
}

function reach(chunks: Map<string, OutputChunk>, start: string): { imports: string[]; lazy: string[] } {
  const closure = (names: Iterable<string>, follow: (chunk: OutputChunk) => string[]): Set<string> => {
    const seen = new Set<string>(names);
    for (const name of seen) for (const next of chunks.has(name) ? follow(chunks.get(name)!) : []) seen.add(next);
    return seen;
  };
  const atOnce = closure([start], (chunk) => chunk.imports);
  const ever = closure([start], (chunk) => [...chunk.imports, ...chunk.dynamicImports]);
  atOnce.delete(start);
  return { imports: [...atOnce].sort(), lazy: [...ever].filter((name) => name !== start && !atOnce.has(name)).sort() };
}

/** The version the elements know is the one that is built. */
const versionIs = (version: string): Plugin => ({
  name: 'version',
  load: (id) => id.endsWith('/core/src/version.ts') ? `export const version = ${JSON.stringify(version)};` : null,
});

async function bundle(input: Record<string, string>, version: string, settings: Settings = {}): Promise<OutputChunk[]> {
  const { output: writing, ...reading } = configuration(input, settings);
  const made = await rollup({ ...reading, plugins: [versionIs(version), reading.plugins] });
  const { output: files } = await made.generate(writing);
  await made.close();
  return files.filter((file) => file.type === 'chunk');
}

/**
 * Which modules are `core`: what every element with a view needs at once, Lit, the base class, the store. Each element is built alone first, because
 * only so it shows which of the modules it reaches are really used by it. What only some need, they take copies of (rollup.config.js).
 */
async function sharedModules(input: Record<string, string>, version: string): Promise<Map<string, string>> {
  const used = await Promise.all(Object.entries(input).map(async ([name, file]) => {
    const chunks = new Map((await bundle({ [name]: file }, version, { minify: false })).map((chunk) => [chunk.fileName, chunk]));
    const entry = [...chunks.values()].find(({ isEntry }) => isEntry)?.fileName ?? '';
    const atOnce = [entry, ...reach(chunks, entry).imports];
    return { modules: new Set(atOnce.flatMap((chunk) => Object.entries(chunks.get(chunk)?.modules ?? {}).filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id))) };
  }));
  const views = used.filter(({ modules }) => [...modules].some((id) => id.includes('/lit-html/')));
  const chunks = new Map<string, string>();
  // With a single element there is nothing to share.
  if (views.length < 2) return chunks;
  for (const id of new Set(views.flatMap(({ modules }) => [...modules]))) {
    if (views.every(({ modules }) => modules.has(id))) chunks.set(id, 'core');
  }
  return chunks;
}

/** @param files names without `.js`: each the tag without `civico-`, and a hash */
async function autoloader(version: string, files: string[]): Promise<string> {
  const [chunk] = await bundle({ civico: join(root, 'packages/elements/src/autoloader.ts') }, version, {
    define: { CIVICO_VERSION: JSON.stringify(version), CIVICO_FILES: JSON.stringify(files.join(' ')) },
  });
  if (!chunk?.code) throw new Error('the autoloader came out empty');
  return chunk.code.trim();
}

/** Builds everything into a folder beside the output, then swaps: a reader never sees half a build. */
export async function build(options: BuildOptions = {}): Promise<Manifest> {
  const target = options.output ?? output;
  const version = options.version ?? (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  const input = entries(options.elements ?? join(root, 'packages/elements/src'));
  const made = Object.keys(input).length ? await bundle(input, version, { shared: await sharedModules(input, version) }) : [];
  const chunks = new Map(made.map((chunk) => [chunk.fileName, chunk]));

  const elements: Record<string, ElementFiles> = {};
  for (const chunk of chunks.values()) {
    if (chunk.isEntry) elements[`civico-${chunk.name}`] = { file: chunk.fileName, ...reach(chunks, chunk.fileName) };
  }
  const table = Object.values(elements).map(({ file }) => basename(file, '.js'));
  const codes = new Map([...chunks].map(([name, chunk]) => [name, chunk.code]));
  codes.set('civico.js', await autoloader(version, table));
  const files = Object.fromEntries([...codes].sort(([a], [b]) => a < b ? -1 : 1).map(([name, code]) => [name, facts(code)]));
  const manifest: Manifest = { version, entry: 'civico.js', elements, files };

  const fresh = `${target}.${process.pid}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const base = options.base ?? '/civico/';
  const texts = new Map([
    ...codes,
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['importmap.json', `${JSON.stringify(importMap(manifest, base), null, 2)}\n`],
    ['integration.html', integrationPage(manifest, base)],
    ['LICENSES.txt', licences(root)],
    // Not loaded from here: towns copy it into the folder of their tablets' pages.
    ['kiosk-worker.js', readFileSync(join(root, 'packages/elements/worker/kiosk-worker.js'), 'utf8')],
  ]);
  for (const [name, text] of texts) writeFileSync(join(fresh, name), text);
  const old = `${target}.${process.pid}.old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
  return manifest;
}

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
  try { if (isStale()) await build(); } finally { rmSync(lock, { recursive: true, force: true }); }
}

/** Builds dist/cdn when it is missing or older than its sources; several processes may ask at once. */
export function ensureBuild(): Promise<void> {
  ready ??= buildOnce();
  return ready;
}

if (import.meta.main) {
  const at = process.argv.indexOf('--base');
  const base = at > 0 ? process.argv[at + 1] : undefined;
  const manifest = await build(base ? { base } : {});
  buildTheme();
  await writeElementsManifest();
  for (const [name, { bytes, brotli }] of Object.entries(manifest.files)) console.log(`${name.padEnd(34)} ${String(bytes).padStart(8)} B ${String(brotli).padStart(7)} brotli`);
}
