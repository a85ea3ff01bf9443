/**
 * A town's own file as an IndicatorsPort, for towns without a backend. JSON: `{"indicators": [{"id": …, "observations": [{"period": "2011", "value": 320}]}]}`.
 * CSV: one value a line, with the columns `id,title,theme,unit,source,licence,updatedAt,period,category,value,…` of the element's own download.
 */
import { PortError, type Indicator, type IndicatorsPort, type Observation } from '@civico/contract';
import { textOf } from '@civico/client/exchange.ts';
import { readFile } from '@civico/client/file.ts';
import { watched } from '@civico/client/watched.ts';
import { readCsv } from './csv.ts';

type Figure = Indicator & { observations: readonly Observation[] };

/** Bytes. */
const LONGEST = 20_000_000;
const PERIOD = /^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/;
const UNITS = ['count', 'percent', 'days', 'minutes', 'euro', 'score'];

/** @param url absolute address of the file. It is read once, when first asked for; a failure is tried again at the next call. */
export function indicatorsFile(url: string, ask?: typeof fetch): IndicatorsPort {
  let reading: Promise<readonly Figure[]> | undefined;
  const figures = (): Promise<readonly Figure[]> => {
    reading ??= readFile(url, parse, { fetch: ask, accept: 'application/json, text/csv', most: LONGEST });
    reading.catch(() => { reading = undefined; });
    return reading;
  };
  return watched<IndicatorsPort>({
    listIndicators: async ({ theme }, options) => {
      const all = await figures();
      options?.signal?.throwIfAborted();
      return all.filter((one) => !theme || one.theme === theme).map(({ observations: _, ...definition }) => definition);
    },
    listObservations: async ({ id, from = '', to = '~' }, options) => {
      const found = (await figures()).find((one) => one.id === id);
      options?.signal?.throwIfAborted();
      if (!found) throw new PortError('not-found');
      return found.observations.filter(({ period }) => (period.split('/')[1] ?? period) >= from.slice(0, period.length) && period <= `${to}~`);
    },
  }, new URL(url), 'src');
}

function parse(bytes: Uint8Array): readonly Figure[] {
  const text = textOf(bytes);
  return /^\s*[{[]/.test(text) ? fromJson(JSON.parse(text)) : fromCsv(text);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const oneOf = <T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T => (allowed.includes(value as T) ? value as T : otherwise);

export function fromJson(file: unknown): Figure[] {
  if (!isRecord(file) || !Array.isArray(file['indicators'])) throw new Error('the file has no list "indicators"');
  return file['indicators'].map((one: unknown, index) => {
    if (!isRecord(one) || !Array.isArray(one['observations'])) throw new Error(`indicator ${index + 1} has no list "observations"`);
    return { ...definitionOf(one), observations: one['observations'].filter(isRecord).map(observationOf).filter((row) => row !== undefined) };
  });
}

/** What is left out gets the plainest meaning; what only the town can know must be there. */
function definitionOf(one: Record<string, unknown>): Indicator {
  const id = text(one['id']);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new Error(`"${id}" is no id: small letters, digits and dashes`);
  const named = (value: unknown): { name: string; url?: string } => (isRecord(value) ? { name: text(value['name']), ...(value['url'] ? { url: text(value['url']) } : {}) } : { name: text(value) });
  const target = isRecord(one['target']) ? one['target'] : undefined;
  if (!UNITS.includes(text(one['unit']))) throw new Error(`${id}: the unit "${text(one['unit'])}" is none of ${UNITS.join(', ')}`);
  return {
    id, title: text(one['title']) || id, theme: text(one['theme']) || '–', unit: one['unit'] as Indicator['unit'],
    aggregation: oneOf(one['aggregation'], ['sum', 'mean', 'last'], 'last'), chart: oneOf(one['chart'], ['number', 'bar', 'line', 'radar'], 'line'), better: oneOf(one['better'], ['higher', 'lower', 'none'], 'none'),
    source: named(one['source']), licence: named(one['licence']), updatedAt: text(one['updatedAt']),
    ...(one['description'] ? { description: text(one['description']) } : {}), ...(one['unitLabel'] ? { unitLabel: text(one['unitLabel']) } : {}),
    ...(target && typeof target['value'] === 'number' ? { target: { value: target['value'], ...(target['by'] ? { by: text(target['by']) } : {}) } } : {}),
  };
}

/** One value; undefined when it has no period. A value that is no number is kept as NaN, so that whoever shows it can say so. */
function observationOf(one: Record<string, unknown>): Observation | undefined {
  const period = text(one['period']);
  if (!PERIOD.test(period)) return undefined;
  const value = one['value'] === null || one['value'] === undefined || one['value'] === '' ? null : Number(one['value']);
  const rest: Record<string, unknown> = {};
  for (const name of ['category', 'missing', 'qualifier', 'note', 'unit']) if (text(one[name])) rest[name] = one[name];
  for (const name of ['n', 'low', 'high']) if (typeof one[name] === 'number') rest[name] = one[name];
  return { period, value, ...rest };
}

/** A decimal comma is read as a point; "NaN", "n.d." and the like stay what they are: no number. */
const numberOf = (value: string | undefined): number | string => (value === undefined || value === '' ? '' : Number(value.replace(/^(-?\d+),(\d+)$/, '$1.$2')));

export function fromCsv(file: string): Figure[] {
  const figures = new Map<string, { definition: Indicator; observations: Observation[] }>();
  const rows = readCsv(file);
  if (!rows[0] || !['id', 'period', 'value'].every((name) => name in rows[0]!)) throw new Error('the file needs lines with the columns id, period and value');
  for (const row of rows) {
    const id = row['id']!;
    let figure = figures.get(id);
    if (!figure) figures.set(id, figure = { definition: definitionOf({ unit: 'count', ...row, ...(row['target'] ? { target: { value: numberOf(row['target']) } } : {}) }), observations: [] });
    const numbers = Object.fromEntries(['n', 'low', 'high'].flatMap((name) => (row[name] ? [[name, numberOf(row[name])]] : [])));
    const { unit: _, ...rest } = row;
    const observation = observationOf({ ...rest, ...numbers, value: numberOf(row['value']) });
    if (observation) figure.observations.push(observation);
  }
  return [...figures.values()].map(({ definition, observations }) => ({ ...definition, observations }));
}
