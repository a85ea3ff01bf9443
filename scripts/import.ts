/**
 * `npm run import -- reports FILE.csv [--town ID] [--data DIR] [--towns DIR] [--mapping FILE.json]`: takes the reports of another system.
 * `npm run import -- places FILE.csv [--town ID] [--data DIR] [--towns DIR]`: takes a town's street list.
 * `npm run import -- events FILE.ics [--town ID] [--data DIR] [--towns DIR]`: takes a calendar (iCalendar, or the JSON of the static adapter).
 * `npm run import -- indicators FILE.csv [--town ID] …`: takes published figures (CSV with one value a line, or the JSON the elements read).
 * `npm run import -- counters FILE.csv [--town ID] [--renew ID] …`: sets up counters (columns id, name, office) and prints the token of each new one, once.
 * Works beside a running server or without one. Says how many were taken and which lines were refused and why; nothing is taken twice.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { loadTowns } from '@civico/server';
import { openCsv } from '@civico/server/import/csv.ts';
import { importEvents, readEventsFile } from '@civico/server/import/import-events.ts';
import { COUNTER_COLUMNS, importCounters } from '@civico/server/import/import-counters.ts';
import { importIndicators } from '@civico/server/import/import-indicators.ts';
import { importPlaces, VIARIO_COLUMNS } from '@civico/server/import/import-places.ts';
import { importReports, type ImportResult } from '@civico/server/import/import-reports.ts';
import { checkMapping, MUNICIPIUM } from '@civico/server/import/mapping.ts';
import { readIndicatorsFile } from '@civico/server/import/read-indicators.ts';
import { openData } from '@civico/server/import/open-data.ts';
import { registerTowns, type Town } from '@civico/server/towns/registry.ts';

const root = join(import.meta.dirname, '..');
const USAGE = 'Usage: npm run import -- reports|places|counters FILE.csv | indicators FILE.csv|json | events FILE.ics [--town ID] [--data DIR] [--towns DIR] [--mapping FILE.json] [--renew COUNTER]';
const KINDS = ['reports', 'places', 'events', 'indicators', 'counters'];

type Taken = Pick<ImportResult, 'read' | 'added' | 'already'> & { refused: readonly unknown[] };

/** A bar on a terminal, a line now and then elsewhere. */
function progressOf(size: number): { update(done: number, result: Taken): void; stop(): void } {
  if (process.stderr.isTTY) {
    const bar = new SingleBar({ format: '{bar} {percentage} % · {added} taken, {already} already there, {refused} refused', stream: process.stderr, hideCursor: true }, Presets.shades_classic);
    bar.start(Math.max(1, size), 0, { added: 0, already: 0, refused: 0 });
    return {
      update: (bytes, result) => { bar.update(Math.min(bytes, size), { added: result.added, already: result.already, refused: result.refused.length }); },
      stop: () => { bar.update(Math.max(1, size)); bar.stop(); },
    };
  }
  let shown = 0;
  return {
    update: (_bytes, result) => {
      if (result.read - shown < 1000) return;
      shown = result.read;
      console.error(`${result.read} lines read, ${result.added} taken`);
    },
    stop: () => undefined,
  };
}

async function takeEvents(file: string, town: Town, openStore: () => ReturnType<typeof openData>): Promise<void> {
  const calendar = await readEventsFile(file);
  const total = calendar.entries.length;
  const store = await openStore();
  const progress = progressOf(total);
  try {
    const result = await importEvents(store.db, town, calendar, (so) => { progress.update(so.added + so.changed + so.already, so); });
    progress.stop();
    for (const { name, line, why } of result.refused) console.log(`${line === undefined ? '' : `line ${line}, `}"${name}" refused: ${why}`);
    console.log(`${town.name}: ${result.read} entries read, ${result.added} events taken, ${result.changed} changed, ${result.already} already there, ${result.refused.length} refused`);
  } finally {
    progress.stop();
    await store.close();
  }
}

async function takeIndicators(file: string, town: Town, openStore: () => ReturnType<typeof openData>): Promise<void> {
  const { read, indicators, refused } = await readIndicatorsFile(file);
  const store = await openStore();
  try {
    const { added, changed, already, observations } = await importIndicators(store.db, town.id, { indicators });
    for (const { where, why } of refused) console.log(`${where} refused: ${why}`);
    console.log(`${town.name}: ${read} values read, ${observations} good; ${added} indicators taken, ${changed} changed, ${already} already there, ${refused.length} refused`);
  } finally {
    await store.close();
  }
}

async function takeCounters(file: string, town: Town, renew: readonly string[], openStore: () => ReturnType<typeof openData>): Promise<void> {
  const source = await openCsv(file);
  needColumns(file, source.columns, COUNTER_COLUMNS);
  const store = await openStore();
  try {
    const { read, added, already, refused } = await importCounters(store.db, town.id, source.lines(), new Set(renew));
    for (const { line, why } of refused) console.log(`line ${line} refused: ${why}`);
    if (added.length > 0) console.log('Keep these tokens: they are shown once. The address of a tablet ends with #token=TOKEN.');
    for (const { id, name, token } of added) console.log(`${id} (${name}): ${token}`);
    console.log(`${town.name}: ${read} lines read, ${added.length} counters with a new token, ${already} already there, ${refused.length} refused`);
  } finally {
    await store.close();
  }
}

function needColumns(file: string, columns: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}. Its columns: ${columns.join(', ')}.`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { town: { type: 'string' }, data: { type: 'string' }, towns: { type: 'string' }, mapping: { type: 'string' }, renew: { type: 'string', multiple: true } },
  });
  const [kind, file] = positionals;
  if (kind === undefined || !KINDS.includes(kind) || file === undefined || positionals.length > 2) throw new Error(USAGE);
  const towns = registerTowns(loadTowns(values.towns ?? process.env['CIVICO_TOWNS'] ?? join(root, 'demo/towns')));
  const town = towns.get(values.town ?? process.env['CIVICO_TOWN'] ?? 'sassuolo');
  if (town === undefined) throw new Error(`There is no town "${values.town ?? 'sassuolo'}". Known: ${[...towns.keys()].join(', ')}.`);
  const openStore = () => openData(values.data ?? process.env['CIVICO_DATA'] ?? join(root, '.data'), process.env['DATABASE_DIRECT_URL'] ?? process.env['DATABASE_URL']);
  if (kind === 'events') return takeEvents(file, town, openStore);
  if (kind === 'indicators') return takeIndicators(file, town, openStore);
  if (kind === 'counters') return takeCounters(file, town, values.renew ?? [], openStore);
  const mapping = values.mapping === undefined ? MUNICIPIUM : checkMapping(JSON.parse(readFileSync(values.mapping, 'utf8')), values.mapping);
  const source = await openCsv(file);
  needColumns(file, source.columns, kind === 'places' ? VIARIO_COLUMNS : Object.values(mapping.columns));
  const store = await openStore();
  const progress = progressOf(source.size);
  const onProgress = (result: ImportResult) => { progress.update(source.bytesRead(), result); };
  try {
    const result = kind === 'places'
      ? await importPlaces(store.db, town, source.lines(), onProgress)
      : await importReports(store.db, town, source.lines(), mapping, onProgress);
    progress.stop();
    for (const { line, why } of result.refused) console.log(`line ${line} refused: ${why}`);
    console.log(`${town.name}: ${result.read} lines read, ${result.added} ${kind} taken, ${result.already} already there, ${result.refused.length} refused`);
  } finally {
    progress.stop();
    await store.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
