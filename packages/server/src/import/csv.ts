import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';

/** One line of a CSV file by column name, or why it could not be read. */
export type CsvLine = { line: number; row: Readonly<Record<string, string>> } | { line: number; fault: string };

export interface CsvSource {
  columns: readonly string[];
  /** Bytes of the file and how to know how many have been read, for a progress bar. */
  size: number;
  bytesRead(): number;
  lines(): AsyncIterable<CsvLine>;
}

const DELIMITERS = [';', ',', '\t', '|'];

/**
 * Opens a CSV file with a header line. The delimiter is the one that cuts the header into most columns; a BOM is dropped. Reads as a stream,
 * however large the file. Throws when the file has no header or holds something other than UTF-8.
 */
export async function openCsv(path: string): Promise<CsvSource> {
  const file = await open(path);
  const head = Buffer.alloc(64 * 1024);
  const { bytesRead: headBytes } = await file.read(head, 0, head.length, 0);
  const { size } = await file.stat();
  await file.close();
  const text = head.subarray(0, headBytes).toString('utf8').replace(/^\uFEFF/, '');
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  if (header.trim() === '') throw new Error(`${path} is empty: a CSV file with a header line is expected.`);
  const delimiter = DELIMITERS.map((one) => ({ one, count: header.split(one).length })).sort((a, b) => b.count - a.count)[0]?.one ?? ';';
  let bytes = 0;
  const columns = header.split(delimiter).map((one) => one.trim().replace(/^"|"$/g, ''));
  return {
    columns, size, bytesRead: () => bytes,
    async *lines() {
      const stream = createReadStream(path);
      stream.on('data', (chunk) => { bytes += chunk.length; });
      const parser = stream.pipe(parse({ bom: true, delimiter, columns: false, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, from_line: 2, max_record_size: 1_000_000 }));
      stream.on('error', (error) => parser.destroy(error));
      for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
        const line = info.lines;
        if (record.length !== columns.length) yield { line, fault: `has ${record.length} fields instead of ${columns.length}` };
        else if (record.some((field) => field.includes('\uFFFD') || field.includes('\u0000'))) yield { line, fault: 'holds characters that are not UTF-8 text' };
        else yield { line, row: Object.fromEntries(columns.map((name, index) => [name, (record[index] ?? '').trim()])) };
      }
    },
  };
}
