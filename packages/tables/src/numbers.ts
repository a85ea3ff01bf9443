/**
 * Numbers as towns write them. "1.234" is 1234 in Italian and a little more than one in English, so what a mark means is decided by evidence: by the other numbers of
 * the same figure, then by those of the table. What stays doubtful is refused, because a figure a thousand times off looks as good as a right one.
 */
import type { Indicator } from '@civico/contract';
import { unitOf } from './words.ts';

type Unit = Indicator['unit'];
type Mark = '.' | ',';

/** A number, `null` for what is said to be missing, or what is wrong and what to write instead. `note` says how a number was understood that could be read otherwise. */
export type NumberRead = { value: number | null; note?: string } | { fault: string };

/** What the numbers of one figure, or of a whole table, say about how they are written. */
export interface Evidence { decimals: ReadonlySet<Mark>; ungrouped: boolean }

export interface NumberContext {
  unit: Unit;
  /** What is counted, when cells name it: "12 certificati". */
  unitLabel?: string | undefined;
  /** What separates the cells: with commas there a table is hardly Italian. */
  separator: string;
  /** Of the same figure, and of the whole table. */
  own: Evidence;
  all: Evidence;
}

const MISSING = /^(|[-–—−]+|\.{2,}|…|n[./]?\s?[dap]\.?|s\.?\s?d\.?|null|non (disponibil[ei]|rilevat[oaei]|pervenut[oaei])|(dato )?mancante|missing)$/iu;
const SHEET_ERROR = /^(#.*|[+-]?nan|[+-]?inf(inity)?|[+-]?∞)$/i;
const SPACE = /[\u00a0\u2007\u2009\u202f]/g;
const FORM = /^(?<before>[^\d.,]*)(?<body>[.,]?\d(?:[\d.,'’ʼ ]*\d)?)(?<after>\D*)$/u;
const GROUPS = /^\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*$/;
const WRONG_GROUPS = 'has thousands that are not groups of three digits: write it without a mark between thousands, as 1234567';
/** A double keeps so many digits of every number. */
const MOST_DIGITS = 15;

interface Shape {
  sign: 1 | -1;
  /** The digits before the decimal mark, and those after it. */
  whole: string;
  fraction: string;
  /** The mark before `fraction`, when it can only be that of decimals. */
  decimal?: Mark;
  /** The mark that stands between thousands, when it can only be that. */
  grouping?: string;
  /** A single mark before three digits: thousands, or decimals. */
  doubtful?: Mark;
  /** Words before or after the number, its sign taken away. */
  words: string;
}

/** What is said of a value in another unit than its figure's. */
export const otherUnit = (named: string, unit: Unit): string => `is in ${named}, the indicator in ${unit}: write it in ${unit}, or under an id of its own`;

/** What can be seen of a number by itself; a sentence when it is none. */
function shapeOf(text: string): Shape | string {
  const { before = '', body = '', after = '' } = FORM.exec(text)?.groups ?? {};
  if (body === '') return /^[+-−–]?\s*\d[\d.,]*\s*e\s*[+-]?\d+$/i.test(text) ? 'has digits left out by the spreadsheet: write the number in full, not with E' : 'is no number: write one alone, as 1234 or 12,5, or leave the cell empty';
  const words = `${before} ${after}`.replace(/[-−–+]/g, ' ').replace(/^\s*['’]/, '').replace(/\s+/g, ' ').trim();
  const signs = `${before}${after}`.match(/[-−–+]/g) ?? [];
  if (signs.length > 1 || /[()<>≤≥~]/.test(words)) return 'is more than a number: write it alone; "over", "at most" and "about" go into the column qualifier';
  const sign = signs[0] === undefined || signs[0] === '+' ? 1 : -1;
  const plain = body.replace(/[’ʼ]/g, "'");
  const read = (parts: Omit<Shape, 'sign' | 'words'>): Shape | string => ((parts.whole + parts.fraction).replace(/^0+/, '').length > MOST_DIGITS
    ? `has more than ${MOST_DIGITS} digits, which cannot be kept: round it` : { sign, words, ...parts });
  const digits = (part: string): string => part.replace(/\D/g, '');
  const marks = plain.match(/[.,]/g) ?? [];
  const last = plain.search(/[.,][^.,]*$/);
  if (marks.length === 0) return /[ ']/.test(plain) && !GROUPS.test(plain) ? WRONG_GROUPS : read({ whole: digits(plain), fraction: '', ...(/[ ']/.test(plain) ? { grouping: /[ ']/.exec(plain)![0] } : {}) });
  const mark = plain[last] as Mark;
  const [left, right] = [plain.slice(0, last), plain.slice(last + 1)];
  const grouped = GROUPS.exec(left)?.[1];
  if (!/^\d+$/.test(right)) return WRONG_GROUPS;
  if (new Set(marks).size === 1 && marks.length > 1) return GROUPS.exec(plain)?.[1] === mark ? read({ whole: digits(plain), fraction: '', grouping: mark }) : WRONG_GROUPS;
  if (grouped && grouped !== mark) return read({ whole: digits(left), fraction: right, decimal: mark, grouping: grouped });
  if (!/^\d*$/.test(left)) return WRONG_GROUPS;
  if (right.length === 3 && /^[1-9]\d{0,2}$/.test(left)) return { ...read({ whole: left, fraction: right }) as Shape, doubtful: mark };
  if (right.length === 3 && /^0\d/.test(left)) return 'begins with a zero: write it without';
  return read({ whole: left || '0', fraction: right, decimal: mark });
}

const clean = (text: string): string => text.replace(SPACE, ' ').trim();

/** What these numbers, taken together, say about how they are written. */
export function evidenceOf(texts: Iterable<string>): Evidence {
  const decimals = new Set<Mark>();
  let ungrouped = false;
  for (const text of texts) {
    const shape = shapeOf(clean(text));
    if (typeof shape === 'string') continue;
    if (shape.decimal) decimals.add(shape.decimal);
    else if (shape.grouping === '.') decimals.add(',');
    else if (shape.grouping === ',') decimals.add('.');
    else if (!shape.doubtful && shape.whole.length > 3) ungrouped = true;
  }
  return { decimals, ungrouped };
}

/** Reads one cell. */
export function readNumber(given: string, context: NumberContext): NumberRead {
  const text = clean(given);
  if (MISSING.test(text)) return { value: null };
  const wrong = (why: string): NumberRead => ({ fault: `has the value "${given.slice(0, 60)}", which ${why}` });
  if (SHEET_ERROR.test(text)) return wrong('is no number but an error of the spreadsheet: correct the formula, or leave the cell empty');
  const shape = shapeOf(text);
  if (typeof shape === 'string') return wrong(shape);
  const unit = wordsFault(shape.words, context);
  if (unit) return wrong(unit);
  const number = (fraction: boolean): number => shape.sign * Number(fraction ? `${shape.whole}.${shape.fraction || '0'}` : shape.whole + shape.fraction);
  if (!shape.doubtful) return { value: number(true) };
  return doubtful(shape as Shape & { doubtful: Mark }, number(false), number(true), text, wrong, context);
}

/** "1.234": one thousand or one and a little? */
function doubtful({ doubtful: mark, whole, fraction }: Shape & { doubtful: Mark }, thousands: number, decimals: number, text: string, wrong: (why: string) => NumberRead, { unit, separator, own, all }: NumberContext): NumberRead {
  const sign = thousands < 0 ? '-' : '';
  const either = wrong(`may be ${thousands} or ${sign}${whole}.${fraction}: write ${thousands}, or ${sign}${whole}${mark}${fraction}0 with one more decimal`);
  const told = (value: number): NumberRead => ({ value, note: `"${text}" was read as ${value}` });
  // Things counted and money have no three decimals.
  const counted = unit === 'count' || unit === 'euro';
  if (own.decimals.size === 1) return !own.decimals.has(mark) ? { value: thousands } : counted ? either : { value: decimals };
  if (own.decimals.size > 1 || all.decimals.size > 1) return either;
  if (all.decimals.size === 1) return !all.decimals.has(mark) ? { value: thousands } : counted ? either : told(decimals);
  // No share is a thousand, but a point is no Italian decimal mark either.
  if (unit === 'percent' && Math.abs(decimals) <= 100 && (mark === ',') === (separator !== ',')) return told(decimals);
  // Nothing else speaks: Italian for things counted and money, unless thousands elsewhere are written without a mark.
  const italian = mark === '.' && separator !== ',' && !own.ungrouped && counted;
  return italian ? told(thousands) : either;
}

/** A unit beside the number must be the one of the figure. */
function wordsFault(words: string, { unit, unitLabel }: NumberContext): string | undefined {
  if (words === '' || words.toLowerCase() === unitLabel?.toLowerCase()) return undefined;
  const named = unitOf(words);
  if (named === undefined) return `has "${words.slice(0, 30)}" beside the number: write it alone; "over", "at most" and "about" go into the column qualifier`;
  return named === unit ? undefined : otherUnit(named, unit);
}
