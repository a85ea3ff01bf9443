/**
 * `npm test`: types, lint, freshness of generated files, build, then every test. `npm test -- unit` or `npm test -- test/elements/rating.test.ts` runs the
 * matching test files alone; `npm test -- long` those with long figures, as long as they can be (test/helpers/long.ts). The last line is
 * `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { lastLine, report, type Counts } from '../test/helpers/report.ts';
import { startRunServices } from '../test/helpers/run-services.ts';
import { build } from './build.ts';
import { isStale } from './built.ts';

const root = join(import.meta.dirname, '..');
/** In the order in which they are run: what is quick and explains most comes first. */
const rooms = ['unit', 'elements', 'hostile', 'resilience', 'journeys'];

const long = process.argv.includes('long');
if (long) Object.assign(process.env, { CIVICO_LONG: '1', CIVICO_TEST_MINUTES: process.env['CIVICO_TEST_MINUTES'] ?? '80' });

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
  const all = rooms.flatMap((room) => globSync(`test/${room}/**/*.test.ts`, { cwd: root }).sort());
  const files = long ? all.filter((file) => readFileSync(join(root, file), 'utf8').includes('helpers/long.ts')) : all;
  if (!filters.length) return files;
  const wanted = filters.map((filter) => filter.replace(/^\.\//, '').replaceAll('\\', '/'));
  const named = wanted.filter((filter) => filter.endsWith('.ts') && existsSync(join(root, filter)) && !files.includes(filter));
  return [...named, ...files.filter((file) => wanted.some((filter) => rooms.includes(filter) ? file.startsWith(`test/${filter}/`) : file.includes(filter)))];
}

/** From so many files on, starting what they share costs less than each starting its own. */
const WORTH_SHARING = 4;

async function main(filters: string[]): Promise<Counts> {
  const all: Counts = { passed: 0, failed: 0, skipped: 0 };
  const files = testFiles(filters);
  const services = files.length >= WORTH_SHARING ? startRunServices() : undefined;
  // Whoever awaits it hears of it.
  services?.catch(() => undefined);
  try {
    if (!filters.length && !long) {
      const results = await Promise.all(checks.map(runCheck));
      for (const good of results) all[good ? 'passed' : 'failed'] += 1;
      if (!await buildIfStale()) {
        // Every test in a browser would say the same again.
        all.failed += 1;
        return all;
      }
      process.env['CIVICO_BUILT'] = '1';
    }
    if (!files.length) {
      console.log(`No test file matches ${filters.join(' ')}.`);
      return all;
    }
    Object.assign(process.env, (await services)?.env);
    // One more than two cores: much of a test waits for a browser, a database, or a clock.
    const stream = run({
      files: files.map((file) => join(root, file)), cwd: root, concurrency: 3, isolation: 'process',
      execArgv: ['--import', join(root, 'test/helpers/watchdog.ts')],
    });
    const counts = await report(stream, root, files.length);
    return { passed: all.passed + counts.passed, failed: all.failed + counts.failed, skipped: all.skipped + counts.skipped };
  } finally {
    await services?.then(({ close }) => close(), () => undefined);
  }
}

const words = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const counts = await main(words.filter((word) => word !== 'long'));
console.log(lastLine(counts));
process.exit(counts.failed || !counts.passed ? 1 : 0);
