/**
 * `npm test`: types, lint, freshness of generated files, build, then every test. `npm test -- unit` or `npm test -- test/elements/rating.test.ts` runs the
 * matching test files alone. The last line is `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { lastLine, report, type Counts } from '../test/helpers/report.ts';
import { build, isStale } from './build.ts';

const root = join(import.meta.dirname, '..');
/** In the order in which they are run: what is quick and explains most comes first. */
const rooms = ['unit', 'elements', 'hostile', 'resilience', 'journeys'];

interface Check { name: string; command: string[]; advice: string }

const checks: Check[] = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit'], advice: '' },
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.', '--cache', '--cache-location', '.cache/eslint/'], advice: '' },
  { name: 'generated files', command: ['scripts/generate.ts', '--check'], advice: 'Run `npm run generate`.' },
];

function runCheck({ name, command, advice }: Check): Promise<boolean> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => { said += data.toString(); });
    child.once('close', (code) => {
      const good = code === 0;
      console.log(`${good ? '✔' : '✖'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
      if (!good) console.log([said.trimEnd(), advice].filter(Boolean).join('\n'));
      resolve(good);
    });
  });
}

/** With a filter this is left to the files that need it: a unit test needs none. */
async function buildIfStale(): Promise<boolean> {
  if (!isStale()) return true;
  try { await build(); console.log('✔ build'); return true; } catch (error) { console.log('✖ build', error); return false; }
}

/** Paths of the test files that match one of the filters (a room, a part of the path, or any file by its name), or all of them. */
function testFiles(filters: string[]): string[] {
  const files = rooms.flatMap((room) => globSync(`test/${room}/**/*.test.ts`, { cwd: root }).sort());
  if (!filters.length) return files;
  const wanted = filters.map((filter) => filter.replace(/^\.\//, '').replaceAll('\\', '/'));
  const named = wanted.filter((filter) => filter.endsWith('.ts') && existsSync(join(root, filter)) && !files.includes(filter));
  return [...named, ...files.filter((file) => wanted.some((filter) => rooms.includes(filter) ? file.startsWith(`test/${filter}/`) : file.includes(filter)))];
}

async function main(filters: string[]): Promise<Counts> {
  const all: Counts = { passed: 0, failed: 0, skipped: 0 };
  if (!filters.length) {
    const results = await Promise.all(checks.map(runCheck));
    for (const good of results) all[good ? 'passed' : 'failed'] += 1;
    if (!await buildIfStale()) {
      // Every test in a browser would say the same again.
      all.failed += 1;
      return all;
    }
    process.env['CIVICO_BUILT'] = '1';
  }
  const files = testFiles(filters);
  if (!files.length) console.log(`No test file matches ${filters.join(' ')}.`);
  const stream = run({
    files: files.map((file) => join(root, file)), cwd: root, concurrency: 2, isolation: 'process',
    execArgv: ['--import', join(root, 'test/helpers/watchdog.ts')],
  });
  const counts = files.length ? await report(stream, root, files.length) : { passed: 0, failed: 0, skipped: 0 };
  return { passed: all.passed + counts.passed, failed: all.failed + counts.failed, skipped: all.skipped + counts.skipped };
}

const counts = await main(process.argv.slice(2).filter((argument) => !argument.startsWith('-')));
console.log(lastLine(counts));
process.exit(counts.failed || !counts.passed ? 1 : 0);
