import type { Indicator, Observation } from '@civico/contract';
import { daysOf } from '@civico/contract/period.ts';
import { isBroken } from '@civico/tables/csv.ts';
import { otherUnit } from '@civico/tables/numbers.ts';
import { noSuchPeriod } from '@civico/tables/periods.ts';
import { readFigures } from '@civico/tables/read-figures.ts';
import { loadContract, type Schema } from '../kernel/openapi.ts';
import type { SchemaFault } from '../kernel/problem.ts';
import { faultsOf } from '../kernel/validation.ts';
import { BROKEN, readText, saying } from './csv.ts';
import type { IndicatorsFile } from './import-indicators.ts';

/** What a file of figures holds that can be taken, and what cannot. */
export interface ReadFigures {
  /** Values in the file. */
  read: number;
  /** Only those with a value that can be taken: without one there is nothing to publish. */
  indicators: IndicatorsFile['indicators'];
  /** `where`: a line of a CSV file, or an indicator and the number of its value. */
  refused: { where: string; why: string }[];
  /** What was guessed, and how what can be read in two ways was understood. */
  notes: string[];
}

type Row = Record<string, unknown>;

/** What the file leaves unsaid means the same as where an element reads the file itself. */
const DEFAULTS = { aggregation: 'last', chart: 'line', better: 'none', theme: '–' } as const;
const DEFINITION = ['id', 'title', 'description', 'theme', 'unit', 'unitLabel', 'aggregation', 'chart', 'better', 'target', 'source', 'licence', 'updatedAt'] as const;
const VALUE = ['period', 'category', 'value', 'missing', 'qualifier', 'unit', 'until', 'n', 'low', 'high', 'note'] as const;

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const named = (value: unknown): unknown => (typeof value === 'string' ? { name: value } : value);

/**
 * Reads figures in the two forms the elements read too: JSON, `{"indicators": [{…, "observations": […]}]}`, or CSV with one value a line. Throws a
 * sentence when the file is neither.
 */
export async function readIndicatorsFile(path: string): Promise<ReadFigures> {
  const { text, note } = await readText(path);
  const notes = note ? [`the file ${note}`] : [];
  if (!/^\uFEFF?\s*[[{]/.test(text)) return readTable(path, text, notes);
  let file: unknown;
  try { file = JSON.parse(text.replace(/^\uFEFF/, '')); } catch (cause) { throw new Error(`${path} is no valid JSON.`, { cause }); }
  if (!isRecord(file) || !Array.isArray(file['indicators'])) throw new Error(`${path} has no list "indicators".`);
  const figures = new Figures(notes);
  for (const [index, one] of file['indicators'].entries()) {
    const name = isRecord(one) && typeof one['id'] === 'string' ? one['id'] : `indicator ${index + 1}`;
    if (!isRecord(one) || !Array.isArray(one['observations'])) figures.refuse(name, 'has no list "observations": write one, as [{"period": "2024", "value": 10}]');
    else if (figures.define(name, one, name)) for (const [at, value] of one['observations'].entries()) figures.add(name, `${name}, value ${at + 1}`, value);
    else figures.read += one['observations'].length;
  }
  return figures.result();
}

/** What the table itself leaves open is checked against the contract, as a JSON file is. */
function readTable(path: string, text: string, guessed: readonly string[]): ReadFigures {
  const table = saying(path, readFigures, text);
  const figures = new Figures([...guessed, ...table.notes]);
  for (const { where, why } of table.refused) figures.refuse(where, why);
  for (const { id, where, definition, observations } of table.figures) {
    if (!figures.define(id, definition, where)) {
      for (const { where: other } of observations) if (other !== where) figures.refuse(other, `belongs to "${id}", which is refused (${where}): correct that first`);
    } else for (const { where: at, observation } of observations) figures.add(id, at, observation);
  }
  return { ...figures.result(), read: table.read };
}

const isBrokenWithin = (value: object): boolean => isBroken(JSON.stringify(value).replaceAll('\\u0000', '\u0000'));

class Figures {
  read = 0;
  private readonly refused: ReadFigures['refused'] = [];
  private readonly notes: string[];
  private readonly known = new Map<string, { definition: Indicator; observations: Observation[]; seen: Map<string, string> }>();
  private readonly schemas = (loadContract()['components'] as { schemas: Record<string, Schema> }).schemas;

  constructor(notes: string[]) {
    this.notes = notes;
  }

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
    const faults = this.known.has(id) ? ['is there twice: put its values into one list'] : isBrokenWithin(definition) ? [BROKEN] : faultsOf(this.schemas['Indicator']!, definition).map(sentence);
    if (faults.length > 0) this.refuse(where, faults.join('; '));
    else this.known.set(id, { definition: definition as unknown as Indicator, observations: [], seen: new Map() });
    return faults.length === 0;
  }

  /** Takes a value of a known indicator, or says why not. */
  add(id: string, where: string, given: unknown): void {
    this.read += 1;
    const figure = this.known.get(id)!;
    if (!isRecord(given)) { this.refuse(where, 'is no value: write it as {"period": "2024", "value": 10}'); return; }
    const observation = Object.fromEntries(VALUE.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))) as unknown as Observation;
    const why = this.faultOf(figure.definition, observation) ?? twinOf(figure.seen, observation, where);
    if (why === undefined) figure.observations.push(observation);
    else this.refuse(where, why);
  }

  private faultOf({ unit }: Indicator, observation: Observation): string | undefined {
    const { period, value } = observation;
    if (isBrokenWithin(observation)) return BROKEN;
    const [fault] = faultsOf(this.schemas['Observation']!, observation);
    if (fault?.pointer === '/value' && value !== undefined) return `has the value "${String(value)}", which is no number: write it in digits without quotation marks, or null when it is missing`;
    if (fault) return sentence(fault);
    if (daysOf(period) === undefined) return noSuchPeriod(period);
    if (observation.unit !== undefined && observation.unit !== unit) return otherUnit(observation.unit, unit);
    if (unit === 'percent' && value !== null && (value < 0 || value > 100)) return `has the value ${value} percent, and 0 to 100 are allowed: write the right one, or give the indicator the unit "score" when it may go beyond`;
    return undefined;
  }

  result(): ReadFigures {
    const indicators: ReadFigures['indicators'] = [];
    for (const [id, { definition, observations }] of this.known) {
      if (observations.length) indicators.push({ ...definition, observations });
      else if (!this.refused.some(({ where }) => where.startsWith(`${id}, `) || where.startsWith('line '))) this.refuse(id, 'has no values: write at least one, or take the indicator away');
    }
    return { read: this.read, refused: this.refused.sort((a, b) => lineOf(a.where) - lineOf(b.where)), notes: this.notes, indicators };
  }
}

/** Refusals of a table in the order of its lines. */
const lineOf = (where: string): number => Number(/^line (\d+)$/.exec(where)?.[1] ?? 0);

function twinOf(seen: Map<string, string>, { period, category = '' }: Observation, where: string): string | undefined {
  const key = `${period}\n${category}`;
  const twin = seen.get(key);
  seen.set(key, twin ?? where);
  return twin === undefined ? undefined : `has the period${category ? ' and category' : ''} of ${twin}: take one of them away${category ? '' : ', or give each a category'}`;
}

/** What is wrong with a field, and what to write instead. */
function sentence({ pointer, code, values }: SchemaFault): string {
  const { allowed, limit, type } = values ?? {};
  const words: Record<string, string> = {
    required: 'is missing: write it', blank: 'is empty: write it', type: `is of another kind: write a value of the kind ${String(type)}`, choice: `is none of those allowed: write one of ${String(allowed)}`,
    format: pointer.endsWith('url') ? 'is no address: write it whole, as https://www.example.it/' : 'is not written as it should be: write a day as 2024-03-01',
    'too-long': `is too long: ${String(limit)} characters at most`, 'too-small': `is too small: ${String(limit)} at least`, 'too-big': `is too big: ${String(limit)} at most`,
  };
  return `${pointer.slice(1).replaceAll('/', '.')} ${words[code] ?? `is wrong (${code}): write it as the contract says, or leave it out`}`;
}
