/**
 * `npm run bench -- NAME [--json] [--repetitions N] [--largest N]`: runs test/bench/NAME.ts against its peers in one run and prints medians, spreads and paired ratios. The
 * last line is the result as JSON; with `--json` it is the only one.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exponent, pairedRatio, spread } from './statistics.ts';
import type { Bench, BenchReport, BenchResult } from './types.ts';

const minimum = 9;

/** The report of a result: paired ratios of the subject to every peer that has the figure. */
export function reportOf(name: string, { subject, figures, growth = {} }: BenchResult): BenchReport {
  const ratios: BenchReport['ratios'] = {};
  for (const { name: figure, samples } of figures) {
    const own = samples[subject];
    if (!own) throw new Error(`${figure} was not measured for ${subject}`);
    for (const [peer, values] of Object.entries(samples)) if (peer !== subject) (ratios[peer] ??= {})[figure] = pairedRatio(own, values);
  }
  return { name, ratios, exponents: Object.fromEntries(Object.entries(growth).map(([figure, points]) => [figure, exponent(points)])) };
}

const short = (value: number): string => value === 0 ? '0' : Math.abs(value) >= 1000 ? value.toFixed(0) : value.toPrecision(3);

/** The same for people: a line for each figure and contender. */
export function tableOf(result: BenchResult, report: BenchReport): string[] {
  const rows = [['figure', 'contender', 'median', '± MAD', 'ratio', '± MAD']];
  for (const { name, unit, samples } of result.figures) {
    for (const [contender, values] of Object.entries(samples)) {
      const { median, mad } = spread(values);
      const ratio = report.ratios[contender]?.[name];
      rows.push([`${name} (${unit})`, contender, short(median), short(mad), ratio ? `${short(ratio.median)} ×` : '', ratio ? short(ratio.mad) : '']);
    }
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return [
    ...rows.map((row) => row.map((cell, column) => column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)).join('  ').trimEnd()),
    `ratio: ${result.subject} divided by the contender, median of the rounds`,
    ...Object.entries(report.exponents).map(([figure, e]) => `${figure} grows with size to the power of ${e.toFixed(2)}`),
    ...result.notes ?? [],
  ];
}

async function main(args: string[]): Promise<void> {
  const asJson = args.includes('--json');
  const at = args.indexOf('--repetitions');
  const repetitions = at < 0 ? minimum : Number(args[at + 1]);
  const largestAt = args.indexOf('--largest');
  const largest = largestAt < 0 ? undefined : Number(args[largestAt + 1]);
  const name = args.find((argument, index) => !argument.startsWith('-') && !['--repetitions', '--largest'].includes(args[index - 1] ?? ''));
  const names = readdirSync(import.meta.dirname).filter((file) => /^[a-z-]+\.ts$/.test(file)).map((file) => file.slice(0, -3))
    .filter((file) => !['run', 'types', 'statistics'].includes(file));
  if (args.includes('--help')) {
    console.log(`npm run bench -- NAME [--json] [--repetitions N] [--largest N]\nNAME is one of: ${names.join(', ')}. At least ${minimum} repetitions (the default) make a figure to rely on.`);
    return;
  }
  if (!name || !/^[a-z-]+$/.test(name) || !existsSync(join(import.meta.dirname, `${name}.ts`))) {
    throw new Error(`Which benchmark? npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  }
  if (!Number.isInteger(repetitions) || repetitions < 1) throw new Error('--repetitions must be a whole number from 1');
  if (largest !== undefined && !(largest > 0)) throw new Error('--largest must be a number above 0');
  const { bench } = await import(pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href) as { bench?: Bench };
  if (!bench) throw new Error(`test/bench/${name}.ts is not a benchmark: it exports no bench()`);
  const log = asJson ? (line: string) => { console.error(line); } : (line: string) => { console.log(line); };
  const result = await bench({ repetitions, largest, log });
  const report = reportOf(name, result);
  for (const line of tableOf(result, report)) log(line);
  if (repetitions < minimum) log(`Only ${repetitions} repetitions: not a figure to rely on (${minimum} are).`);
  console.log(JSON.stringify(report));
}

if (import.meta.main) {
  try { await main(process.argv.slice(2)); } catch (error) {
    console.error(error instanceof Error && !process.env['DEBUG'] ? error.message : error);
    process.exitCode = 1;
  }
}
