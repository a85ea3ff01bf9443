import { readFile, stat } from 'node:fs/promises';
import { isBroken, openTable } from '@civico/tables/csv.ts';
import { decodeText } from '@civico/tables/decode.ts';

/** One line of a CSV file by column name, or why it could not be read. */
export type CsvLine = { line: number; row: Readonly<Record<string, string>> } | { line: number; fault: string };

export interface CsvSource {
  columns: readonly string[];
  /** What was guessed about the file. */
  note: string | undefined;
  /** Length of the file and how much of it has been read, for a progress bar. */
  size: number;
  charactersRead(): number;
  lines(): AsyncIterable<CsvLine>;
}

/** What is said of text with characters that were lost, or that no database keeps. */
export const BROKEN = 'holds characters that are not UTF-8 text: write them again, and save the file as UTF-8';

/** A text longer than this does not fit into one string. */
const LONGEST = 400_000_000;

/** The text of a file whatever it was saved as, with what was guessed. Throws a sentence when it is none. */
export async function readText(path: string): Promise<{ text: string; note: string | undefined }> {
  if ((await stat(path)).size > LONGEST) throw new Error(`${path} is larger than 400 MB: split it.`);
  return saying(path, decodeText, await readFile(path));
}

/** Opens a CSV file with a header line; what separates its cells and how it is encoded is told by the file itself. Throws a sentence when it has no header. */
export async function openCsv(path: string): Promise<CsvSource> {
  const { text, note } = await readText(path);
  const { columns, lines } = saying(path, openTable, text);
  let read = 0;
  return {
    columns, note, size: text.length, charactersRead: () => read,
    async *lines() {
      for (const one of lines()) {
        read = one.at;
        if ('fault' in one) yield { line: one.line, fault: one.fault };
        else if (one.cells.some(isBroken)) yield { line: one.line, fault: BROKEN };
        else yield { line: one.line, row: Object.fromEntries(columns.map((name, index) => [name, one.cells[index]!])) };
      }
    },
  };
}

/** What `read` throws, as a sentence about the file. */
export function saying<In, Out>(path: string, read: (input: In) => Out, input: In): Out {
  try {
    return read(input);
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(`${path} ${message}${/[.\n]/.test(message) ? '' : '.'}`, { cause });
  }
}
