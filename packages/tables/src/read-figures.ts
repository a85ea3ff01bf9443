/** Figures in a CSV table, one value a line, as towns write them. What can be told is told; what is doubtful is refused with its line and what to write instead. */
import type { Indicator, Observation } from '@civico/contract';
import { isBroken, openTable, type CsvTable } from './csv.ts';
import { evidenceOf, otherUnit, readNumber, type Evidence } from './numbers.ts';
import { periodHints, readPeriod, type PeriodHints } from './periods.ts';
import { CHOICES, columnOf, fold, unitOf, UNIT_NAMES, type Column } from './words.ts';

/** What could not be taken, where it stands (`line 12`), and why. */
export interface Refused {
  where: string;
  why: string;
  /** The indicator it belongs to, where that is known, and the value whose number could not be read. */
  indicator?: string;
  gap?: Pick<Observation, 'period' | 'category'>;
}

/** An indicator as the first of its lines describes it, in the contract's words, not yet checked against the contract. */
export interface TableFigure { id: string; where: string; definition: Readonly<Record<string, unknown>>; observations: { where: string; observation: Observation }[] }

export interface TableFigures {
  /** Lines with something in them. */
  read: number;
  figures: TableFigure[];
  refused: Refused[];
  /** What was understood in one of two ways, and columns that are not read. */
  notes: string[];
}

type Cells = Partial<Record<Column, string>>;
interface Row { line: number; cells: Cells }
/** The line that first had a period and category, and what was taken from it. */
interface Seen { line: number; cells: Cells; taken: TableFigure['observations'][number] | undefined }
type Figure = TableFigure & { unit: Indicator['unit']; seen: Map<string, Seen>; own: Evidence };

const NUMBERS = ['value', 'n', 'low', 'high', 'target'] as const;
const DEFINITION = ['title', 'description', 'theme', 'unitLabel', 'aggregation', 'chart', 'better', 'source', 'licence', 'updatedAt'] as const;
const NEEDED = ['id', 'period', 'value'] as const;
const NO_EVIDENCE: Evidence = { decimals: new Set(), ungrouped: false };
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @throws Error when it is no table of figures, with what a line of it should be */
export function readFigures(text: string): TableFigures {
  const table = openTable(text);
  const reading = new Reading(table);
  for (const row of reading.rows) reading.take(row);
  return reading.result();
}

class Reading {
  readonly rows: Row[] = [];
  private readonly table: CsvTable;
  private readonly columns: (Column | undefined)[];
  private readonly figures = new Map<string, Figure>();
  private readonly refused: (Refused & { line: number })[] = [];
  private readonly notes: string[] = [];
  private readonly hints: PeriodHints;
  private readonly all: Evidence;
  private readonly byId = new Map<string, Row[]>();
  private lines = 0;

  constructor(table: CsvTable) {
    this.table = table;
    this.columns = columnsOf(table, this.notes);
    for (const one of table.lines()) {
      this.lines += 1;
      if ('fault' in one) { this.refuse(one.line, one.fault); continue; }
      if (one.cells.some(isBroken)) this.notes.push(`line ${one.line} holds characters that were lost when the file was saved`);
      const row: Row = { line: one.line, cells: {} };
      for (const [index, column] of this.columns.entries()) if (column) row.cells[column] = one.cells[index]!;
      this.rows.push(row);
      const { id = '' } = row.cells;
      const group = this.byId.get(id);
      if (group) group.push(row); else this.byId.set(id, [row]);
    }
    this.hints = periodHints(this.rows.map(({ cells }) => cells.period ?? ''));
    this.all = evidenceOf(writtenIn(this.rows));
  }

  result(): TableFigures {
    const refused = this.refused.sort((a, b) => a.line - b.line).map(({ line: _, ...one }) => one);
    return { read: this.lines, figures: [...this.figures.values()].map(({ id, where, definition, observations }) => ({ id, where, definition, observations })), refused, notes: this.notes };
  }

  /** The first line of an indicator says what it is; of the others only the value counts. */
  take(row: Row): void {
    const { line, cells } = row;
    const id = cells.id!;
    const figure = this.figures.get(id) ?? this.define(row);
    if (typeof figure === 'string') { this.refuse(line, figure, id); return; }
    const period = readPeriod(cells.period!, this.hints);
    if ('fault' in period) { this.refuse(line, period.fault, id); return; }
    const { category } = cells;
    const key = `${period.period}\n${category ?? ''}`;
    const twin = figure.seen.get(key);
    const unit = cells.unit ? unitOf(cells.unit) : undefined;
    if (twin) { this.refuseTwin(figure, twin, row, period.period); return; }
    const seen: Seen = { line, cells, taken: undefined };
    figure.seen.set(key, seen);
    const observation = cells.unit && unit !== figure.unit ? otherUnit(unit ?? `"${cells.unit}"`, figure.unit) : this.observe(cells, figure, period.period, line);
    if (typeof observation === 'string') { this.refuse(line, observation, id, { period: period.period, category }); return; }
    if (period.note) this.notes.push(`line ${line}: ${period.note}`);
    figure.observations.push(seen.taken = { where: `line ${line}`, observation });
  }

  /** Two values of one period: the same one is taken once; of two different ones nobody knows which is right. */
  private refuseTwin(figure: Figure, twin: Seen, { line, cells }: Row, period: string): void {
    if (twin.cells.value === cells.value) { this.notes.push(`line ${line} says what line ${twin.line} says and is left out`); return; }
    const { taken, line: first } = twin;
    const why = ({ value, period: written, category }: Cells, other: Row): string => `has the value "${value}" for ${period}${written === period ? '' : ` ("${written}")`}${category ? ` and "${category}"` : ''}, `
      + `and line ${other.line} has "${other.cells.value}": take the wrong line away${category ? '' : ', or give each line a category'}`;
    this.refuse(line, why(cells, twin), figure.id, taken ? { period, category: cells.category } : undefined);
    if (!taken) return;
    figure.observations = figure.observations.filter((one) => one !== taken);
    twin.taken = undefined;
    this.refuse(first, why(twin.cells, { line, cells }), figure.id);
  }

  private define({ line, cells }: Row): Figure | string {
    const id = cells.id!;
    if (id === '') return 'has no id: write small letters, digits and dashes, for example "carte-identita"';
    if (!ID.test(id)) return `has the id "${id}": write small letters, digits and dashes, for example "${asId(id) || 'carte-identita'}"`;
    const unit = cells.unit ? unitOf(cells.unit) : 'count';
    if (unit === undefined) return `has the unit "${cells.unit}", which is not known: write one of ${UNIT_NAMES}; what is counted goes into unitLabel`;
    const definition: Record<string, unknown> = { id, unit };
    for (const name of DEFINITION) {
      const chosen = chosenIn(name, cells[name]);
      if (typeof chosen === 'object') return chosen.fault;
      if (chosen) definition[name] = chosen;
    }
    if (cells.updatedAt) {
      const day = readPeriod(cells.updatedAt, this.hints);
      definition['updatedAt'] = 'period' in day ? day.period : cells.updatedAt;
    }
    const own = evidenceOf(writtenIn(this.byId.get(id)!));
    const target = readNumber(cells.target ?? '', { unit, separator: this.table.separator, own, all: this.all });
    if ('fault' in target) return `as its target ${target.fault}`;
    if (target.value !== null) definition['target'] = { value: target.value };
    const figure: Figure = { id, where: `line ${line}`, definition, unit, seen: new Map(), own, observations: [] };
    this.figures.set(id, figure);
    return figure;
  }

  private observe(cells: Cells, { unit, own, definition }: { unit: Indicator['unit']; own: Evidence; definition: Readonly<Record<string, unknown>> }, period: string, line: number): Observation | string {
    const context = { separator: this.table.separator, own, all: this.all };
    const value = readNumber(cells.value!, { ...context, unit, unitLabel: definition['unitLabel'] as string | undefined });
    if ('fault' in value) return value.fault;
    if (value.note) this.notes.push(`line ${line}: ${value.note}`);
    const observation: Record<string, unknown> = { period, value: value.value };
    for (const name of ['n', 'low', 'high'] as const) {
      const read = readNumber(cells[name] ?? '', { ...context, unit: name === 'n' ? 'count' : unit });
      if ('fault' in read) return `in ${name} ${read.fault}`;
      if (name === 'n' && read.value !== null && !(Number.isSafeInteger(read.value) && read.value >= 0)) return `has ${read.value} in n, which counts something: write a whole number, 0 or more`;
      if (read.value !== null) observation[name] = read.value;
    }
    for (const name of ['category', 'missing', 'qualifier', 'note'] as const) {
      const chosen = chosenIn(name, cells[name]);
      if (typeof chosen === 'object') return chosen.fault;
      if (chosen) observation[name] = chosen;
    }
    if (cells.until) {
      const day = readPeriod(cells.until, this.hints);
      if (!('period' in day) || day.period.length !== 10) return `has "${cells.until}" in until: write a day, as 2024-03-01`;
      observation['until'] = day.period;
    }
    if (observation['value'] !== null && observation['missing']) return `has a value and says why it is missing (${String(observation['missing'])}): take one of them away`;
    return observation as unknown as Observation;
  }

  private refuse(line: number, why: string, indicator?: string, gap?: { period: string; category: string | undefined }): void {
    this.refused.push({ line, where: `line ${line}`, why, ...(indicator ? { indicator } : {}), ...(gap ? { gap: { period: gap.period, ...(gap.category ? { category: gap.category } : {}) } } : {}) });
  }
}

const writtenIn = (rows: readonly Row[]): string[] => rows.flatMap(({ cells }) => NUMBERS.flatMap((name) => cells[name] ?? []));

/** A word of a column in the contract's form, or what is wrong with it. Free text stays as it is. */
function chosenIn(column: Column, text: string | undefined): string | { fault: string } | undefined {
  const choice = CHOICES[column];
  if (!text || !choice) return text;
  return choice.get(fold(text)) ?? { fault: `has "${text}" in ${column}: write one of ${[...new Set(choice.values())].join(', ')}` };
}

const asId = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** What each column holds. Throws when a needed one is missing, or one is there twice. */
function columnsOf(table: CsvTable, notes: string[]): (Column | undefined)[] {
  const columns = table.columns.map(columnOf);
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length) throw new Error(`has no column ${missing.join(', ')}. Its columns: ${table.columns.join(', ')}. ${exampleOf(table)}`);
  for (const [index, column] of columns.entries()) {
    const twin = columns.indexOf(column);
    if (column && twin !== index) throw new Error(`has two columns for ${column}: "${table.columns[twin]}" and "${table.columns[index]}". Put both into one, or take one away.`);
  }
  const unknown = table.columns.filter((name, index) => name && !columns[index]);
  if (unknown.length) notes.push(`not read: the column${unknown.length > 1 ? 's' : ''} ${unknown.join(', ')}`);
  return columns;
}

/** What a line of the file would be, made from its first one: a table with a column for every measure is what most towns have. */
function exampleOf(table: CsvTable): string {
  const first = table.lines().next().value;
  const cells = first && 'cells' in first ? first.cells : [];
  const context = { unit: 'count', separator: table.separator, own: NO_EVIDENCE, all: NO_EVIDENCE } as const;
  const at = cells.findIndex((cell, index) => { const read = readNumber(cell, context); return index > 0 && 'value' in read && read.value !== null; });
  const name = table.columns[at] ?? 'Certificati';
  const when = cells.map((cell) => readPeriod(cell, { american: false, school: false })).find((read, index) => 'period' in read && index !== at);
  return `One value a line is wanted, with these columns:\nid;title;theme;unit;source;licence;updatedAt;period;value\n${asId(name)};${name};…;count;Comune di …;CC BY 4.0;2025-01-31;${when && 'period' in when ? when.period : '2024-01'};${cells[at] ?? '1200'}`;
}
