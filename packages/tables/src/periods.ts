/** Periods as towns write them, brought into the contract's form: "marzo 2024", "03/2024", "01/03/2024", "I trimestre 2024", "2023/24" for a school year. */
import { daysOf } from '@civico/contract/period.ts';
import { fold } from './words.ts';

/** A period, or what is wrong and what to write instead; `note` says how it was understood where it could be read otherwise. */
export type PeriodRead = { period: string; note?: string } | { fault: string };

/** What the periods of a table, taken together, say: days written the American way, and school years written like months (`2011-12`). */
export interface PeriodHints { american: boolean; school: boolean }

const MONTHS = ['gennaio,january', 'febbraio,february', 'marzo,march', 'aprile,april', 'maggio,may', 'giugno,june', 'luglio,july', 'agosto,august', 'settembre,september,sett,sept', 'ottobre,october', 'novembre,november', 'dicembre,december'];
const ORDINALS = ['i,1,primo,prima', 'ii,2,secondo,seconda', 'iii,3,terzo,terza', 'iv,4,quarto,quarta', 'v,5,quinto', 'vi,6,sesto'];
/** Months of a part of a year. */
const PARTS: Record<string, number> = { bimestre: 2, bim: 2, trimestre: 3, trim: 3, t: 3, q: 3, quarter: 3, quadrimestre: 4, quadrim: 4, semestre: 6, sem: 6, s: 6, half: 6 };

const monthNamed = (word: string): number => MONTHS.findIndex((names) => names.split(',').some((name) => name === word || (word.length === 3 && name.startsWith(word)))) + 1;
const ordinalNamed = (word: string): number => ORDINALS.findIndex((names) => names.split(',').includes(word)) + 1;
const two = (value: number | string): string => String(value).padStart(2, '0');
const yearOf = (text: string): string => (text.length === 4 ? text : `${Number(text) < 70 ? '20' : '19'}${text}`);
const next = (year: string): number => Number(year) + 1;

export function periodHints(texts: Iterable<string>): PeriodHints {
  const hints = { american: false, school: false };
  for (const text of texts) {
    const [, first, second] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\s*$/.exec(text) ?? [];
    if (Number(second) > 12 && Number(first) <= 12) hints.american = true;
    const [, year = '', other] = /^\s*(\d{4})-(\d{2})\s*$/.exec(text) ?? [];
    if (Number(other) > 12 && Number(other) === next(year) % 100) hints.school = true;
  }
  return hints;
}

/** What is said of a period that is written well and is none. */
export const noSuchPeriod = (given: string): string => `has the period "${given.slice(0, 60)}", which does not exist: write a month from 01 to 12, a day that the month has, and of an interval the earlier end first`;

export function readPeriod(given: string, hints: PeriodHints): PeriodRead {
  const text = given.replace(/[\u00a0\u202f]/g, ' ').trim();
  if (text === '') return { fault: 'has no period: write a year, a month as 2024-03 or a day as 2024-03-01' };
  const read = onePeriod(text, hints) ?? interval(text, hints);
  if (read === undefined) return { fault: `has the period "${given.slice(0, 60)}", which cannot be read: write 2024, 2024-03, 2024-03-01, or an interval such as 2024-01/2024-03` };
  if ('period' in read && daysOf(read.period) === undefined) return { fault: noSuchPeriod(given) };
  return read;
}

function interval(text: string, hints: PeriodHints): PeriodRead | undefined {
  const parts = /^(?:dal? )?(.+?)(?:\s*[–—]\s*|\s+-\s+|\s+al? )(.+)$/i.exec(text) ?? /^([\d-]+)\/(\d{4}[\d-]*)$/.exec(text);
  if (!parts) {
    const [, from = '', to = '', year = ''] = /^(\p{L}+)\.?-(\p{L}+)\.? (\d{4})$/u.exec(text) ?? [];
    return from && monthNamed(fold(from)) && monthNamed(fold(to)) ? { period: `${year}-${two(monthNamed(fold(from)))}/${year}-${two(monthNamed(fold(to)))}` } : undefined;
  }
  const [from, to] = [onePeriod(parts[1]!, hints), onePeriod(parts[2]!, hints)];
  if (!from || !to) return undefined;
  if ('fault' in from) return from;
  if ('fault' in to) return to;
  return { period: `${from.period.split('/')[0]}/${to.period.split('/').at(-1)}` };
}

function onePeriod(text: string, hints: PeriodHints): PeriodRead | undefined {
  return inDigits(text, hints) ?? inWords(text);
}

function inDigits(text: string, hints: PeriodHints): PeriodRead | undefined {
  let found = /^(?:anno )?(\d{4})$/i.exec(text);
  if (found) return { period: found[1]! };
  found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text);
  if (found) return { period: `${found[1]}-${two(found[2]!)}-${two(found[3]!)}` };
  found = /^(?:al )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: 00:00(?::00)?)?$/i.exec(text);
  if (found) {
    if (hints.american && Number(found[1]) <= 12) return { fault: `has the period "${text}", and some days of the file have the month first: write ${yearOf(found[3]!)}-MM-DD` };
    return { period: `${yearOf(found[3]!)}-${two(found[2]!)}-${two(found[1]!)}` };
  }
  found = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (found) return { period: `${found[2]}-${two(found[1]!)}` };
  return schoolYear(text, hints);
}

/** "2023/24", "a.s. 2023/2024": from September to August. `2023-05` is a month, unless its neighbours are school years. */
function schoolYear(text: string, hints: PeriodHints): PeriodRead | undefined {
  const [, said, from = '', mark, to = ''] = /^((?:a\.?\s?s\.?|anno scolastico)\s*)?(\d{4})\s?([-/–])\s?(\d{4}|\d{1,2})$/i.exec(text) ?? [];
  if (from === '') return undefined;
  const follows = to.length === 4 ? Number(to) === next(from) : to.length === 2 && Number(to) === next(from) % 100;
  const school = { period: `${from}-09/${next(from)}-08` };
  const month = to.length <= 2 && Number(to) >= 1 && Number(to) <= 12;
  if (follows && (said || (!month && to.length === 2))) return school;
  if (follows && to.length === 4) return { ...school, note: `"${text}" was read as a school year, September ${from} to August ${to}; for two whole years write ${from}-01/${to}-12` };
  if (follows && (hints.school || mark === '/')) return { fault: `has the period "${text}", which may be a month or a school year: write ${from}-${two(to)}, or ${from}-09/${next(from)}-08` };
  if (month && !said) return { period: `${from}-${two(to)}` };
  return to.length === 4 && mark === '/' && !said ? { period: `${from}/${to}` } : undefined;
}

function inWords(text: string): PeriodRead | undefined {
  const words = text.toLowerCase().replace(/(\d)\s?[°ºª^]/g, '$1 ').replace(/[’']/g, ' ').split(/[\s./-]+/).filter((word) => word && !['di', 'del', 'mese', 'anno', 'of'].includes(word));
  const joined = /^(?:(\d{4}) ?)?([tqs]) ?([1-4])(?: ?(\d{4}))?$/.exec(words.join(' '));
  if (joined) return partOf(joined[1] ?? joined[4], PARTS[joined[2]!]!, Number(joined[3]));
  const [a = '', b = '', c = ''] = words;
  if (words.length === 1 && monthNamed(fold(a))) return { fault: `has the period "${text}", a month without its year: write the year too, as ${text} 2024 or 2024-${two(monthNamed(fold(a)))}` };
  if (words.length === 2 && monthNamed(fold(a)) && /^(\d{4}|\d{2})$/.test(b)) return { period: `${yearOf(b)}-${two(monthNamed(fold(a)))}` };
  if (words.length === 2 && monthNamed(fold(b)) && /^\d{4}$/.test(a)) return { period: `${a}-${two(monthNamed(fold(b)))}` };
  if (words.length !== 3) return undefined;
  if (/^\d{1,2}$/.test(a) && monthNamed(fold(b)) && /^(\d{4}|\d{2})$/.test(c)) return { period: `${yearOf(c)}-${two(monthNamed(fold(b)))}-${two(a)}` };
  const months = PARTS[b] ?? PARTS[a];
  return months && /^\d{4}$/.test(c) ? partOf(c, months, ordinalNamed(PARTS[b] ? a : b)) : undefined;
}

/** The `number`th part of a year, of so many months. */
function partOf(year: string | undefined, months: number, number: number): PeriodRead | undefined {
  if (year === undefined || number < 1 || number * months > 12) return undefined;
  return { period: `${year}-${two((number - 1) * months + 1)}/${year}-${two(number * months)}` };
}
