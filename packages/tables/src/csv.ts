/** One line of a table by the place of its cells, or why it could not be read. */
export type TableLine = { line: number; cells: readonly string[] } | { line: number; fault: string };

export interface CsvTable {
  /** The names of the first line. */
  columns: readonly string[];
  separator: string;
  /** Read as far as they are asked for; `at` is how many characters that is. */
  lines(): Generator<TableLine & { at: number }, undefined>;
}

/** Whether a character was lost before the text came here (U+FFFD), or is none. */
export const isBroken = (text: string): boolean => /[\ufffd\u0000]/.test(text);

const SEPARATORS = [';', '\t', ',', '|'];
const OPEN = 'has a quotation mark that is not closed, or one inside that is not written twice: close it, or write it twice';

type Found = { cells: string[] } | { fault: string };

/**
 * A CSV text with a header line: semicolons, commas, tabs or bars, whichever cut the header into most columns, or what a line `sep=;` says; quotes as
 * RFC 4180; lines end as on any system. A quote left open costs its own line.
 * @throws Error when there is no header
 */
export function openTable(source: string): CsvTable {
  const text = source.replace(/^\ufeff/, '');
  let { at, line } = skipBlank(text, 0, 1);
  const said = /^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)/i.exec(text.slice(at, at + 20));
  if (said) ({ at, line } = skipBlank(text, at + said[0].length, line + 1));
  const head = /[^\r\n]*/.exec(text.slice(at, at + 100_000))![0];
  if (head.trim() === '') throw new Error('is empty: a CSV file with a header line is expected');
  const plain = head.replace(/"[^"]*"/g, '');
  const separator = said?.[1] ?? SEPARATORS.map((one) => ({ one, count: plain.split(one).length })).reduce((best, next) => (next.count > best.count ? next : best)).one;
  const header = recordAt(text, at, separator);
  if ('fault' in header.found) throw new Error(`in its header, line ${line}, ${header.found.fault}`);
  const columns = header.found.cells.map((name) => name.trim());
  while (columns.at(-1) === '') columns.pop();
  const first = { at: header.next, line: line + linesIn(text, at, header.next) };
  return {
    columns, separator,
    *lines(): Generator<TableLine & { at: number }, undefined> {
      let { at: from, line: number } = first;
      while (from < text.length) {
        const { found, next } = recordAt(text, from, separator);
        const record = checked(found, columns.length, separator);
        if (record) yield { line: number, at: next, ...record };
        number += linesIn(text, from, next);
        from = next;
      }
      return undefined;
    },
  };
}

/** Undefined for a line without anything in it. Empty cells beyond the last column are what spreadsheets leave behind. */
function checked(found: Found, count: number, separator: string): Found | undefined {
  if ('fault' in found) return found;
  const cells = found.cells.map((cell) => cell.trim());
  if (cells.every((cell) => cell === '')) return undefined;
  while (cells.length > count && cells.at(-1) === '') cells.pop();
  const mark = separator === '\t' ? 'a tab' : `"${separator}"`;
  const remedy = cells.length > count ? `put a cell that holds ${mark} between quotation marks` : `write ${mark} also beside a cell that is empty`;
  if (cells.length !== count) return { fault: `has ${cells.length} fields instead of ${count}: ${remedy}` };
  return { cells };
}

function skipBlank(text: string, at: number, line: number): { at: number; line: number } {
  const blank = /^(?:[ \t;,|]*(?:\r\n|\n|\r))*/.exec(text.slice(at, at + 10_000))![0].length;
  return { at: at + blank, line: line + linesIn(text, at, at + blank) };
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count += 1;
  return count;
}

const endOfLine = (text: string, at: number): number => (text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at < text.length ? at + 1 : at);

/** The record that begins at `start`, and where the next one does: after the line break that ends it, or after its own first line when it is broken. */
function recordAt(text: string, start: number, separator: string): { found: Found; next: number } {
  const cells: string[] = [];
  const lineFrom = (from: number): number => { const end = /[\r\n]|$/g; end.lastIndex = from; return end.exec(text)!.index; };
  for (let at = start; ; at += 1) {
    let opens = at;
    while (text[opens] === ' ') opens += 1;
    if (text[opens] === '"') {
      const closed = quotedAt(text, opens + 1);
      if (closed) { at = closed.end; while (text[at] === ' ') at += 1; }
      if (!closed || (at < text.length && ![separator, '\r', '\n'].includes(text[at]!))) return { found: { fault: OPEN }, next: endOfLine(text, lineFrom(start)) };
      cells.push(closed.value);
    } else {
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] !== separator) return { found: { cells }, next: endOfLine(text, at) };
  }
}

/** What stands in quotes from `from` on, and where it ends; undefined when it does not. */
function quotedAt(text: string, from: number): { value: string; end: number } | undefined {
  let value = '';
  for (let at = from; ;) {
    const end = text.indexOf('"', at);
    if (end < 0) return undefined;
    value += text.slice(at, end);
    if (text[end + 1] !== '"') return { value, end: end + 1 };
    value += '"';
    at = end + 2;
  }
}
