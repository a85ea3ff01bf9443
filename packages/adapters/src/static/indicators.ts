/**
 * A town's own file as an IndicatorsPort, for towns without a backend. JSON: `{"indicators": [{"id": …, "observations": [{"period": "2011", "value": 320}]}]}`.
 * CSV: one value a line, with the columns `id,title,theme,unit,source,licence,updatedAt,period,category,value,…` of the element's own download, or their
 * Italian names. What cannot be read is left out and named (`listUnread`), also when a spreadsheet has written it.
 */
import { PortError, type Indicator, type IndicatorsPort, type Observation, type UnreadFigure } from '@civico/contract';
import { daysOf } from '@civico/contract/period.ts';
import { readFile } from '@civico/client/file.ts';
import { watched } from '@civico/client/watched.ts';
import { decodeText } from '@civico/tables/decode.ts';
import { readFigures } from '@civico/tables/read-figures.ts';

type Figure = Indicator & { observations: readonly Observation[] };

/** What a file holds, and what of it could not be read. */
interface FigureFile { figures: Figure[]; unread: UnreadFigure[]; notes: string[] }

/** Bytes. */
const LONGEST = 20_000_000;
const PERIOD = /^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/;
const UNITS = ['count', 'percent', 'days', 'minutes', 'euro', 'score'];

/** @param url absolute address of the file. It is read once, when first asked for; a failure is tried again at the next call. */
export function indicatorsFile(url: string, ask?: typeof fetch): IndicatorsPort {
  let reading: Promise<FigureFile> | undefined;
  const file = (): Promise<FigureFile> => {
    reading ??= readFile(url, parse, { fetch: ask, accept: 'application/json, text/csv', most: LONGEST });
    reading.catch(() => { reading = undefined; });
    return reading;
  };
  return watched<IndicatorsPort>({
    listIndicators: async ({ theme }, options) => {
      const { figures } = await file();
      options?.signal?.throwIfAborted();
      return figures.filter((one) => !theme || one.theme === theme).map(({ observations: _, ...definition }) => definition);
    },
    listObservations: async ({ id, from = '', to = '~' }, options) => {
      const found = (await file()).figures.find((one) => one.id === id);
      options?.signal?.throwIfAborted();
      if (!found) throw new PortError('not-found');
      return found.observations.filter(({ period }) => (period.split('/')[1] ?? period) >= from.slice(0, period.length) && period <= `${to}~`);
    },
    listUnread: file,
  }, new URL(url), 'src');
}

function parse(bytes: Uint8Array): FigureFile {
  const { text, note } = decodeText(bytes);
  const file = /^\s*[{[]/.test(text) ? jsonFile(JSON.parse(text)) : csvFile(text);
  if (!file.figures.length && file.unread.length) throw new Error(`it holds nothing that can be read:\n${file.unread.slice(0, 20).map(({ where, why }) => `${where} ${why}`).join('\n')}`);
  const notes = [...note ? [`the file ${note}`] : [], ...file.notes, ...outOfRange(file.figures)];
  return { ...file, notes };
}

/** Shares that can be none are left out of what is shown; whoever publishes them hears which. */
const outOfRange = (figures: readonly Figure[]): string[] => figures.flatMap(({ id, unit, observations }) => (unit !== 'percent' ? [] : observations.flatMap(({ period, value }) =>
  (value !== null && (value < 0 || value > 100) ? [`"${id}" of ${period} has ${value} percent and is not shown: 0 to 100 are allowed`] : []))));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const oneOf = <T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T => (allowed.includes(value as T) ? value as T : otherwise);

/** The figures of a parsed JSON file. Throws when it has no list of them. */
export const fromJson = (file: unknown): Figure[] => jsonFile(file).figures;

function jsonFile(file: unknown): FigureFile {
  if (!isRecord(file) || !Array.isArray(file['indicators'])) throw new Error('has no list "indicators"');
  const result: FigureFile = { figures: [], unread: [], notes: [] };
  const known = new Set<string>();
  for (const [index, one] of file['indicators'].entries()) {
    const where = isRecord(one) && text(one['id']) ? text(one['id']) : `indicator ${index + 1}`;
    const definition = isRecord(one) && Array.isArray(one['observations']) ? definitionOf(one) : 'has no list "observations": write one, as [{"period": "2024", "value": 10}]';
    if (typeof definition === 'string' || known.has(where)) { result.unread.push({ where, why: typeof definition === 'string' ? definition : 'is there twice: put its values into one list' }); continue; }
    known.add(where);
    const observations: Observation[] = [];
    const seen = new Set<string>();
    for (const [at, value] of ((one as Record<string, unknown>)['observations'] as unknown[]).entries()) {
      const read = isRecord(value) ? observationOf(value) : 'is no value: write it as {"period": "2024", "value": 10}';
      const key = typeof read === 'string' ? '' : `${read.period}\n${read.category ?? ''}`;
      const observation = seen.has(key) ? 'has the period and category of a value before it: take one of them away' : read;
      if (key) seen.add(key);
      if (typeof observation !== 'string') observations.push(observation);
      if (typeof observation === 'string' || Number.isNaN(observation.value)) {
        result.unread.push({ where: `${where}, value ${at + 1}`, why: typeof observation === 'string' ? observation : `has the value ${JSON.stringify((value as Record<string, unknown>)['value'])}, which is no number: write it without quotation marks`, indicator: where });
      }
    }
    result.figures.push({ ...definition, observations });
  }
  return result;
}

/** The figures of a CSV text. Throws when it is no table of figures. */
export const fromCsv = (file: string): Figure[] => csvFile(file).figures;

/** A number that cannot be read leaves a gap (NaN), so that whoever shows the figure can say so. */
function csvFile(file: string): FigureFile {
  const { figures, refused, notes } = readFigures(file);
  const result: FigureFile = { figures: [], unread: refused.map(({ gap: _, ...one }) => one), notes };
  for (const { id, where, definition: given, observations } of figures) {
    const definition = definitionOf(given);
    if (typeof definition === 'string') { result.unread.push({ where, why: definition, indicator: id }); continue; }
    const gaps = refused.flatMap(({ indicator, gap }): Observation[] => (indicator === id && gap ? [{ ...gap, value: NaN }] : []));
    result.figures.push({ ...definition, observations: [...observations.map(({ observation }) => observation), ...gaps] });
  }
  return result;
}

/** What is left out gets the plainest meaning; what only the town can know must be there. A sentence when it is not. */
function definitionOf(one: Readonly<Record<string, unknown>>): Indicator | string {
  const id = text(one['id']);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return `has the id "${id}": write small letters, digits and dashes`;
  const named = (value: unknown): { name: string; url?: string } => (isRecord(value) ? { name: text(value['name']), ...(value['url'] ? { url: text(value['url']) } : {}) } : { name: text(value) });
  const target = isRecord(one['target']) ? one['target'] : undefined;
  if (!UNITS.includes(text(one['unit']))) return `has the unit "${text(one['unit'])}": write one of ${UNITS.join(', ')}`;
  return {
    id, title: text(one['title']) || id, theme: text(one['theme']) || '–', unit: one['unit'] as Indicator['unit'],
    aggregation: oneOf(one['aggregation'], ['sum', 'mean', 'last'], 'last'), chart: oneOf(one['chart'], ['number', 'bar', 'line', 'radar'], 'line'), better: oneOf(one['better'], ['higher', 'lower', 'none'], 'none'),
    source: named(one['source']), licence: named(one['licence']), updatedAt: text(one['updatedAt']),
    ...(one['description'] ? { description: text(one['description']) } : {}), ...(one['unitLabel'] ? { unitLabel: text(one['unitLabel']) } : {}),
    ...(target && typeof target['value'] === 'number' ? { target: { value: target['value'], ...(target['by'] ? { by: text(target['by']) } : {}) } } : {}),
  };
}

/** One value of a JSON file, or why it is none. A value that is no number is kept as NaN, so that whoever shows it can say so. */
function observationOf(one: Record<string, unknown>): Observation | string {
  const period = text(one['period']);
  if (!PERIOD.test(period) || !daysOf(period)) return `has the period ${JSON.stringify(one['period'])}, which is none: write 2024, 2024-03, 2024-03-01 or 2024-01/2024-03`;
  const { value: given } = one;
  const value = given === null || given === undefined || given === '' ? null : typeof given === 'number' && Number.isFinite(given) ? given : NaN;
  const rest: Record<string, unknown> = {};
  for (const name of ['category', 'missing', 'qualifier', 'note', 'unit', 'until']) if (text(one[name])) rest[name] = one[name];
  for (const name of ['n', 'low', 'high']) if (typeof one[name] === 'number') rest[name] = one[name];
  return { period, value, ...rest };
}
