/**
 * Lines of a CSV text as records by the names of its first line. Commas or semicolons, whichever the first line has more of; quotes as RFC 4180.
 * @throws Error when a quote is never closed
 */
export function readCsv(text: string): Record<string, string>[] {
  const [head = ''] = text.split(/\r?\n/, 1);
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^\ufeff/, '');
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator) { line.push(cell); cell = ''; } else if (character === '\n') { lines.push([...line, cell.replace(/\r$/, '')]); line = []; cell = ''; } else cell += character;
  }
  if (quoted) throw new Error('a quote is never closed');
  if (cell !== '' || line.length > 0) lines.push([...line, cell]);
  const [names = [], ...rows] = lines;
  return rows.filter((row) => row.some((one) => one.trim() !== '')).map((row) => Object.fromEntries(names.map((name, index) => [name.trim(), (row[index] ?? '').trim()])));
}
