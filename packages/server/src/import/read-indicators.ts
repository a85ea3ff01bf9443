import { readFile } from 'node:fs/promises';
import type { Indicator, Observation } from '@civico/contract';
import { loadContract, type Schema } from '../kernel/openapi.ts';
import { faultsOf } from '../kernel/validation.ts';
import { openCsv } from './csv.ts';
import { daysOf, type IndicatorsFile } from './import-indicators.ts';

/** What a file of figures holds that can be taken, and what cannot. */
export interface ReadFigures {
  /** Values in the file. */
  read: number;
  indicators: IndicatorsFile['indicators'];
  /** `where`: a line of a CSV file, or an indicator and the number of its value. */
  refused: { where: string; why: string }[];
}

type Row = Record<string, unknown>;

/** What the file leaves unsaid means the same as where an element reads the file itself. */
const DEFAULTS = { aggregation: 'last', chart: 'line', better: 'none', theme: '–' } as const;
const DEFINITION = ['id', 'title', 'description', 'theme', 'unit', 'unitLabel', 'aggregation', 'chart', 'better', 'target', 'source', 'licence', 'updatedAt'] as const;
const VALUE = ['period', 'category', 'value', 'missing', 'qualifier', 'unit', 'n', 'low', 'high', 'note'] as const;

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const named = (value: unknown): unknown => (typeof value === 'string' ? { name: value } : value);

/**
 * Reads figures in the two forms the elements read too: JSON, `{"indicators": [{…, "observations": […]}]}`, or CSV with one value a line. Throws a
 * sentence when the file is neither.
 */
export async function readIndicatorsFile(path: string): Promise<ReadFigures> {
  const text = await readFile(path, 'utf8');
  if (!/^\uFEFF?\s*[[{]/.test(text)) return readTable(path);
  let file: unknown;
  try { file = JSON.parse(text.replace(/^\uFEFF/, '')); } catch (cause) { throw new Error(`${path} is no valid JSON.`, { cause }); }
  if (!isRecord(file) || !Array.isArray(file['indicators'])) throw new Error(`${path} has no list "indicators".`);
  const figures = new Figures();
  for (const [index, one] of file['indicators'].entries()) {
    const name = isRecord(one) && typeof one['id'] === 'string' ? one['id'] : `indicator ${index + 1}`;
    if (!isRecord(one) || !Array.isArray(one['observations'])) figures.refuse(name, 'has no list "observations"');
    else if (figures.define(name, one, name)) for (const [at, value] of one['observations'].entries()) figures.add(name, `${name}, value ${at + 1}`, value);
    else figures.read += one['observations'].length;
  }
  return figures.result();
}

async function readTable(path: string): Promise<ReadFigures> {
  const source = await openCsv(path);
  const missing = ['id', 'period', 'value'].filter((name) => !source.columns.includes(name));
  if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(', ')}. Its columns: ${source.columns.join(', ')}.`);
  const figures = new Figures();
  for await (const entry of source.lines()) {
    const where = `line ${entry.line}`;
    if ('fault' in entry) { figures.read += 1; figures.refuse(where, entry.fault); continue; }
    const row: Row = Object.fromEntries(Object.entries(entry.row).filter(([, value]) => value !== '').map(([name, value]) => [name, ['value', 'n', 'low', 'high', 'target'].includes(name) ? numberOf(value) : value]));
    const id = entry.row['id'] ?? '';
    // The first line of an indicator says what it is; in the others only the value counts.
    if (!figures.knows(id) && !figures.define(id, { unit: 'count', ...row, ...(row['target'] === undefined ? {} : { target: { value: row['target'] } }) }, where)) { figures.read += 1; continue; }
    const { unit: _, ...value } = row;
    figures.add(id, where, { value: null, ...value });
  }
  return figures.result();
}

/** A decimal comma is read as a point; what is no number stays text, to be refused. */
function numberOf(text: string): number | string {
  const number = Number(text.replace(/^(-?\d+),(\d+)$/, '$1.$2'));
  return Number.isFinite(number) ? number : text;
}

class Figures {
  read = 0;
  private readonly refused: ReadFigures['refused'] = [];
  private readonly known = new Map<string, { definition: Indicator; observations: Observation[]; seen: Map<string, string> }>();
  private readonly schemas = (loadContract()['components'] as { schemas: Record<string, Schema> }).schemas;

  refuse(where: string, why: string): void {
    this.refused.push({ where, why });
  }

  knows(id: string): boolean {
    return this.known.has(id);
  }

  /** Takes the definition of an indicator; false when it was refused. */
  define(id: string, given: Row, where: string): boolean {
    const known: Row = Object.fromEntries(DEFINITION.flatMap((name) => (given[name] === undefined || given[name] === '' ? [] : [[name, given[name]]])));
    const definition = { ...DEFAULTS, title: id, ...known, source: named(known['source']), licence: named(known['licence']) };
    const faults = this.known.has(id) ? ['is there twice'] : faultsOf(this.schemas['Indicator']!, definition).map(({ pointer, code }) => sentence(pointer, code));
    if (faults.length > 0) this.refuse(where, faults.join('; '));
    else this.known.set(id, { definition: definition as unknown as Indicator, observations: [], seen: new Map() });
    return faults.length === 0;
  }

  /** Takes a value of a known indicator, or says why not. */
  add(id: string, where: string, given: unknown): void {
    this.read += 1;
    const figure = this.known.get(id)!;
    if (!isRecord(given)) { this.refuse(where, 'is no value'); return; }
    const observation = Object.fromEntries(VALUE.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))) as unknown as Observation;
    const why = this.faultOf(figure.definition, observation) ?? twinOf(figure.seen, observation, where);
    if (why === undefined) figure.observations.push(observation);
    else this.refuse(where, why);
  }

  private faultOf({ unit }: Indicator, observation: Observation): string | undefined {
    const { period, value } = observation;
    const [fault] = faultsOf(this.schemas['Observation']!, observation);
    if (fault?.pointer === '/value' && value !== undefined) return `has the value "${String(value)}", which is no number`;
    if (fault) return sentence(fault.pointer, fault.code);
    if (daysOf(period) === undefined) return `has the period "${period}", which does not exist`;
    if (observation.unit !== undefined && observation.unit !== unit) return `is in ${observation.unit}, the indicator in ${unit}`;
    if (unit === 'percent' && value !== null && (value < 0 || value > 100)) return `has ${value} percent`;
    return undefined;
  }

  result(): ReadFigures {
    return { read: this.read, refused: this.refused, indicators: [...this.known.values()].map(({ definition, observations }) => ({ ...definition, observations })) };
  }
}

function twinOf(seen: Map<string, string>, { period, category = '' }: Observation, where: string): string | undefined {
  const key = `${period}\n${category}`;
  const twin = seen.get(key);
  seen.set(key, twin ?? where);
  return twin === undefined ? undefined : `has the period${category ? ' and category' : ''} of ${twin}`;
}

const WORDS: Record<string, string> = { required: 'is missing', blank: 'is empty', type: 'is of another kind', choice: 'is none of those allowed', format: 'is not written as it should be' };
const sentence = (pointer: string, code: string): string => `${pointer.slice(1).replaceAll('/', '.')} ${WORDS[code] ?? `is wrong (${code})`}`;
