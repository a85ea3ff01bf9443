/**
 * `npm run import -- reports FILE.csv [--town ID] [--data DIR] [--towns DIR] [--mapping FILE.json]`: takes the reports of another system.
 * `npm run import -- places FILE.csv …`: takes a town's street list.
 * `npm run import -- events FILE.ics …`: takes a calendar (iCalendar, or the JSON of the static adapter).
 * `npm run import -- indicators FILE.csv … [--replace]`: takes published figures (CSV with one value a line, or the JSON the elements read).
 * `npm run import -- counters FILE.csv … [--renew ID]`: sets up counters (columns id, name, office) and prints the token of each new one, once.
 * Works beside a running server or without one. The whole file is looked at first: when a line is refused nothing is taken, unless `--partial` says to take the
 * rest. `--dry-run` changes nothing. Nothing is taken twice. Ends with 0 when all was taken, 1 when nothing was, 2 when a part was.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { loadTowns } from '@civico/server';
import { openCsv, type CsvSource } from '@civico/server/import/csv.ts';
import { planEvents, readEventsFile, takeEvents } from '@civico/server/import/import-events.ts';
import { COUNTER_COLUMNS, importCounters } from '@civico/server/import/import-counters.ts';
import { importIndicators } from '@civico/server/import/import-indicators.ts';
import { importPlaces, VIARIO_COLUMNS } from '@civico/server/import/import-places.ts';
import { importReports, type ImportResult } from '@civico/server/import/import-reports.ts';
import { checkMapping, MUNICIPIUM } from '@civico/server/import/mapping.ts';
import { readIndicatorsFile } from '@civico/server/import/read-indicators.ts';
import { hasData, openData } from '@civico/server/import/open-data.ts';
import type { Database, Store } from '@civico/server/kernel/database.ts';
import { registerTowns } from '@civico/server/assembly.ts';
import type { Town } from '@civico/server/kernel/towns.ts';

const root = join(import.meta.dirname, '..');
const USAGE = 'Usage: npm run import -- reports|places|counters FILE.csv | indicators FILE.csv|json | events FILE.ics [--town ID] [--data DIR] [--towns DIR] [--mapping FILE.json] [--renew COUNTER] [--replace] [--partial] [--dry-run]';
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

/** A file that has been looked at, and what is to be done with it. What `write` does not take has been refused by the look: it refuses nothing by itself. */
interface Job {
  read: number;
  /** Entries, lines or values that can be taken. */
  good: number;
  /** What cannot, a line each; and what was understood in one of two ways. */
  refused: readonly string[];
  notes: readonly string[];
  /** The same, looked at beside what the town has already; for files of which that decides what can be taken. */
  beside?(store: Store): Promise<Job>;
  /** Takes what is good. Returns what it did. */
  write(store: Store): Promise<string>;
  /** What `write` would do, for files that replace what is there. */
  rehearse?(store: Store): Promise<string>;
}

const withLine = ({ line, why }: { line: number; why: string }): string => `line ${line} refused: ${why}`;

async function eventsJob(file: string, town: Town): Promise<Job> {
  const calendar = await readEventsFile(file);
  const look = async (db?: Database): Promise<Job> => {
    const plan = await planEvents(db, town, calendar);
    const { read, refused, entries: { length: good } } = plan;
    return {
      read, good, notes: [], refused: refused.map(({ name, line, why }) => `${line === undefined ? '' : `line ${line}, `}"${name}" refused: ${why}`),
      write: (store) => withProgress(good, async (progress) => {
        const { added, changed, already } = await takeEvents(store.db, town, plan, (so) => { progress.update(so.added + so.changed + so.already, so); });
        return `${read} entries read, ${added} events taken, ${changed} changed, ${already} already there, ${refused.length} refused`;
      }),
    };
  };
  return { ...await look(), beside: (store) => look(store.db) };
}

async function indicatorsJob(file: string, town: Town, replace: boolean): Promise<Job> {
  const { read, indicators, refused, notes } = await readIndicatorsFile(file);
  const good = indicators.reduce((sum, { observations }) => sum + observations.length, 0);
  const run = async ({ db }: Store, dryRun: boolean): Promise<string> => {
    const { added, changed, already, observations } = await importIndicators(db, town.id, { indicators }, { replace, dryRun });
    return `${read} values read, ${observations} good; ${added} indicators taken, ${changed} changed, ${already} already there, ${refused.length} refused`;
  };
  return { read, good, notes, refused: refused.map(({ where, why }) => `${where} refused: ${why}`), write: (store) => run(store, false), rehearse: (store) => run(store, true) };
}

async function countersJob(file: string, town: Town, renew: readonly string[]): Promise<Job> {
  const source = await openCsv(file);
  needColumns(file, source.columns, COUNTER_COLUMNS);
  const run = (db?: Database) => importCounters(db, town.id, source.lines(), new Set(renew));
  const checked = await run();
  return {
    read: checked.read, good: checked.added.length, notes: noteOf(source), refused: checked.refused.map(withLine),
    async write(store) {
      // Tokens are shown once, so none may be in the database that was not shown.
      const { read, added, already, refused } = await store.db.transaction().execute(run);
      if (added.length > 0) console.log('Keep these tokens: they are shown once. The address of a tablet ends with #token=TOKEN.');
      for (const { id, name, token } of added) console.log(`${id} (${name}): ${token}`);
      return `${read} lines read, ${added.length} counters with a new token, ${already} already there, ${refused.length} refused`;
    },
  };
}

async function linesJob(kind: 'reports' | 'places', file: string, town: Town, mappingFile: string | undefined): Promise<Job> {
  const mapping = mappingFile === undefined ? MUNICIPIUM : checkMapping(JSON.parse(readFileSync(mappingFile, 'utf8')), mappingFile);
  const source = await openCsv(file);
  needColumns(file, source.columns, kind === 'places' ? VIARIO_COLUMNS : Object.values(mapping.columns));
  const run = (db?: Database, onProgress?: (so: ImportResult) => void) => (kind === 'places'
    ? importPlaces(db, town, source.lines(), onProgress)
    : importReports(db, town, source.lines(), mapping, onProgress));
  const { read, added: good, refused } = await run();
  return {
    read, good, notes: noteOf(source), refused: refused.map(withLine),
    write: (store) => withProgress(source.size, async (progress) => {
      const { added, already } = await run(store.db, (so) => { progress.update(source.charactersRead(), so); });
      return `${read} lines read, ${added} ${kind} taken, ${already} already there, ${refused.length} refused`;
    }),
  };
}

const noteOf = ({ note }: CsvSource): string[] => (note ? [`the file ${note}`] : []);

async function withProgress<T>(size: number, work: (progress: ReturnType<typeof progressOf>) => Promise<T>): Promise<T> {
  const progress = progressOf(size);
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
}

interface Choice { partial: boolean; 'dry-run': boolean; data?: string | undefined }

/** Says what is wrong with a file, and takes what may be taken of it. Throws a sentence when nothing is. */
async function take(job: Job, town: Town, { partial, 'dry-run': dryRun, data }: Choice): Promise<void> {
  const mayGoOn = ({ good, refused }: Job): boolean => good > 0 && (refused.length === 0 || partial || dryRun);
  const [directory, url] = [data ?? process.env['CIVICO_DATA'] ?? join(root, '.data'), process.env['DATABASE_DIRECT_URL'] ?? process.env['DATABASE_URL']];
  // A file that is not taken needs no database; a look creates none.
  const store = mayGoOn(job) && (!dryRun || hasData(directory, url)) ? await openData(directory, url) : undefined;
  try {
    const looked = (store && await job.beside?.(store)) ?? job;
    const { read, good, refused, notes, write, rehearse } = looked;
    for (const line of [...notes, ...refused]) console.log(line);
    if (!mayGoOn(looked)) {
      const how = read === 0 ? 'The file holds nothing.' : good === 0 ? `All ${read} are refused: correct the lines above.` : `Correct the lines above, or add --partial to take the other ${good}.`;
      throw new Error(`${town.name}: 0 of ${read} taken, ${refused.length} refused. Nothing was changed. ${how}`);
    }
    if (!dryRun) console.log(`${town.name}: ${await write(store!)}`);
    else if (rehearse && store) console.log(`${town.name}: ${await rehearse(store)}. Nothing was changed (--dry-run).`);
    else console.log(`${town.name}: ${read} read, ${good} good, ${refused.length} refused. Nothing was changed (--dry-run).`);
    if (refused.length > 0) process.exitCode = partial ? 2 : 1;
  } finally {
    await store?.close();
  }
}

function needColumns(file: string, columns: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}. Its columns: ${columns.join(', ')}.`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { town: { type: 'string' }, data: { type: 'string' }, towns: { type: 'string' }, mapping: { type: 'string' }, renew: { type: 'string', multiple: true },
      replace: { type: 'boolean', default: false }, partial: { type: 'boolean', default: false }, 'dry-run': { type: 'boolean', default: false } },
  });
  const [kind, file] = positionals;
  if (kind === undefined || !KINDS.includes(kind) || file === undefined || positionals.length > 2) throw new Error(USAGE);
  const towns = registerTowns(loadTowns(values.towns ?? process.env['CIVICO_TOWNS'] ?? join(root, 'demo/towns')));
  const town = towns.get(values.town ?? process.env['CIVICO_TOWN'] ?? 'sassuolo');
  if (town === undefined) throw new Error(`There is no town "${values.town ?? 'sassuolo'}". Known: ${[...towns.keys()].join(', ')}.`);
  const job = await (kind === 'events' ? eventsJob(file, town) : kind === 'indicators' ? indicatorsJob(file, town, values.replace) : kind === 'counters' ? countersJob(file, town, values.renew ?? [])
    : linesJob(kind as 'reports' | 'places', file, town, values.mapping));
  await take(job, town, values);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
