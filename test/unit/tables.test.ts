/** Tables as towns write them: what is read, and what is refused because it might mean something else. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openTable } from '@civico/tables/csv.ts';
import { decodeText } from '@civico/tables/decode.ts';
import { evidenceOf, readNumber } from '@civico/tables/numbers.ts';
import { periodHints, readPeriod } from '@civico/tables/periods.ts';
import { readFigures } from '@civico/tables/read-figures.ts';

/** Every refusal says what to write instead. */
const REMEDY = /.+(: |; )(write|take|put|close|leave|round|correct)/;

type Unit = Parameters<typeof readNumber>[1]['unit'];

/** The numbers of one column, read together: a value, "told" with it where it could be read otherwise, or "refused". */
const numbers = (cells: readonly string[], unit: Unit = 'count', separator = ';'): unknown[] => {
  const evidence = evidenceOf(cells);
  return cells.map((cell) => {
    const read = readNumber(cell, { unit, unitLabel: 'certificati', separator, own: evidence, all: evidence });
    return 'fault' in read ? 'refused' : read.note ? `told ${read.value}` : read.value;
  });
};

describe('numbers', () => {
  for (const [name, cells, expected, unit, separator] of [
    ['a lone dot before three digits is thousands in an Italian table, and told', ['1.180', '980', '12.500'], ['told 1180', 980, 'told 12500']],
    ['in a table with commas it might be either', ['1.234'], ['refused'], 'count', ','],
    ['a lone comma before three digits might be either', ['1,234'], ['refused']],
    ['thousands written without a mark elsewhere speak against it', ['1234', '1.234'], [1234, 'refused']],
    ['an index may have three decimals', ['1.234'], ['refused'], 'score'],
    ['a decimal comma decides', ['1.234', '12,5'], [1234, 12.5]], ['a decimal point decides', ['1.234', '12.5'], [1.234, 12.5], 'days'],
    ['both marks in one number decide', ['1.234', '2.345,67'], [1234, 2345.67], 'euro'], ['the English way', ['1,234', '2,345.67'], [1234, 2345.67], 'euro', ','],
    ['decimals written in two ways decide nothing', ['12.5', '12,5', '1.234'], [12.5, 12.5, 'refused']],
    ['two marks of a kind are thousands', ['1.234.567', '12.345'], [1234567, 12345]],
    ['with a comma a percentage cannot be a thousand', ['12,345', '7.125'], ['told 12.345', 'refused'], 'percent', ';'],
    ['a point in a share might be a mark between thousands', ['1.234'], ['refused'], 'percent'], ['in a table with commas it is a decimal mark', ['1.234'], ['told 1.234'], 'percent', ','],
    ['spaces, narrow ones and apostrophes', ['1 234', '1\u202f234', "1'234", '1’234,5', '1\u00a0234\u00a0567'], [1234, 1234, 1234, 1234.5, 1234567]],
    ['signs', ['-12', '−15', '–7', '12-', '+5', '-€ 3'].slice(0, 5), [-12, -15, -7, -12, 5]],
    ['units beside the number', ['45%', '45 %', '45 per cento'], [45, 45, 45], 'percent'], ['money', ['€ 1200', '12,50 €', '-€ 3', '1.234,00 EUR'], [1200, 12.5, -3, 1234], 'euro'],
    ['another unit, or words', ['45%', '12 giorni', 'oltre 6.000', '12 certificati', '3 mila'], ['refused', 'refused', 'refused', 12, 'refused']],
    ['missing', ['', '-', 'n.d.', 'nd', 'N.D.', 'n/d', '..', 'non disponibile', 'N/A'], Array<null>(9).fill(null)],
    ['errors of a spreadsheet', ['NaN', '#N/D', '#DIV/0!', '#VALORE!'], Array<string>(4).fill('refused')],
    ['digits that are lost', ['1,2E+03', '1234567890123456', '12 34', '1.23.456', '1.234,567.8', '12.', '(12)', '10:30', '1/2', '--5', '01.234', '١٢'], Array<string>(12).fill('refused')],
    ['small ones', ['0,125', '.5', '0.125', '007'], [0.125, 0.5, 0.125, 7]],
  ] as [string, string[], unknown[], Unit?, string?][]) test(name, () => { assert.deepEqual(numbers(cells, unit, separator), expected); });
});

describe('periods', () => {
  const read = (text: string, others: string[] = []): string => { const one = readPeriod(text, periodHints([text, ...others])); return 'fault' in one ? 'refused' : one.period; };
  for (const [expected, ...written] of [
    ['2024', '2024', 'anno 2024'], ['2024-03', '03/2024', '3/2024', '2024-3', '2024/03', 'marzo 2024', 'Mar 2024', 'mar-24', 'mar. 2024', '2024 marzo'], ['2024-09', "set '24", 'sett-24', 'Settembre 2024'],
    ['2024-03-01', '01/03/2024', '1.3.2024', '01/03/24', '2024-03-01', '2024-03-01T00:00:00', '1 marzo 2024', '1º marzo 2024'], ['2024-12-31', 'al 31/12/2024'],
    ['2023-09/2024-08', '2023/24', '2023-24', 'a.s. 2023/2024', 'A.S. 2023-24', '2023/2024'], ['2011/2013', '2011/2013'], ['2011-12', '2011-12'], ['2011-09/2012-08', 'a.s. 2011/12'],
    ['2024-01/2024-03', 'I trimestre 2024', '1° trimestre 2024', 'primo trimestre 2024', 'T1 2024', '2024-Q1', 'gennaio-marzo 2024', 'gen 2024 – mar 2024', '2024-01/2024-03'], ['2024-07/2024-12', '2° sem. 2024', 'S2 2024'],
    ['2023-09-01/2024-06-30', '01/09/2023 - 30/06/2024', 'dal 01/09/2023 al 30/06/2024'],
    ['refused', '', 'boh', 'gennaio', '45352', '2025-13', '31/02/2024', '12/25/2024', '2024.0', '5° trimestre 2024', '2024/2023', '0024', '2011/12', '2024-01-15 10:00'],
  ] as [string, ...string[]][]) test(`${expected}: ${written.join(', ')}`, () => { assert.deepEqual(written.map((one) => read(one)), written.map(() => expected)); });

  test('what the other periods of the table say counts', () => {
    assert.equal(read('2011-12', ['2012-13']), 'refused', 'a month, or a school year among school years');
    assert.equal(read('03/04/2024', ['12/25/2024']), 'refused', 'the month may stand first');
  });
});

describe('files', () => {
  const cells = (text: string): unknown[] => [...openTable(text).lines()].map((one) => ('fault' in one ? `line ${one.line} ${one.fault.slice(0, 20)}` : [...one.cells]));
  const HEAD = 'id;period;value';

  test('separators, blank lines, what spreadsheets leave behind, and ends of lines', () => {
    for (const text of ['a,b\n1,2', 'a;b\r\n1;2\r\n', 'a\tb\r1\t2\r', 'a|b\n1|2\n\n', '\r\n;;\r\nsep=;\r\na;b;;\r\n;;;\r\n1;2;;;;\r\n', '\ufeff"a";"b"\n"1";2']) assert.deepEqual(cells(text), [['1', '2']], JSON.stringify(text));
    assert.deepEqual(cells('a;b,c,d\n1;2,5'), ['line 2 has 2 fields instead']);
    assert.throws(() => openTable(' \n\n'), /is empty/);
  });

  test('a quote left open costs its own line; one that is closed may hold anything', () => {
    assert.deepEqual(cells('a;b\n1;"x; ""y""\nz"\n2;"open\n3;"w"\n4;5 "quoted"\n'), [['1', 'x; "y"\nz'], 'line 4 has a quotation mark', ['3', 'w'], ['4', '5 "quoted"']]);
    assert.deepEqual(cells('a;b\n1;"open\n2;3'), ['line 2 has a quotation mark', ['2', '3']]);
  });

  test('encodings are told by their bytes, and said when they were guessed', () => {
    const town = 'Città;€';
    const utf16 = (swap: boolean, mark: string): Buffer => { const bytes = Buffer.from(mark + town, 'utf16le'); return swap ? bytes.swap16() : bytes; };
    for (const bytes of [Buffer.from(town), Buffer.from(`\ufeff${town}`), utf16(false, '\ufeff'), utf16(true, '\ufeff')]) {
      const { text, note } = decodeText(bytes);
      assert.deepEqual([text.replace('\ufeff', ''), note], [town, undefined]);
    }
    assert.match(decodeText(utf16(false, '')).note!, /UTF-16LE/);
    const { text, note } = decodeText(Buffer.from([0x43, 0x69, 0x74, 0x74, 0xe0, 0x3b, 0x80]));
    assert.equal(text, town);
    assert.match(note!, /windows-1252/);
    assert.throws(() => decodeText(Buffer.from([0x41, 0x81, 0x8d])), /no text/);
  });

  test('columns by their Italian names, in capitals, with spaces; what is missing or not read is named', () => {
    const { figures, notes } = readFigures('Codice;TITOLO;Unità di misura;Periodo;Valore;constructor;__proto__\ncarte;Carte;giorni;2024;45;x;y\n');
    assert.deepEqual(figures.map(({ id, definition, observations }) => [id, definition['title'], definition['unit'], observations[0]!.observation]), [['carte', 'Carte', 'days', { period: '2024', value: 45 }]]);
    assert.match(notes.join(), /not read: the columns constructor, __proto__/);
    assert.throws(() => readFigures(`${HEAD};Valore\na;2024;1;2`), /two columns for value: "value" and "Valore"/);
    assert.throws(() => readFigures('Mese;Ingressi;Prestiti\nGennaio;1.322;866\n'), /no column id, value\. Its columns: Mese, Ingressi, Prestiti[\s\S]*\ningressi;Ingressi;…;count;.*;1\.322$/);
  });

  test('two different values of one period are both doubtful; the same one twice is taken once', () => {
    const { figures, refused, notes } = readFigures(`${HEAD}\na;2024;10\na;2024;12\na;2025;7\na;2025;7\n`);
    assert.deepEqual(figures[0]!.observations.map(({ observation }) => observation), [{ period: '2025', value: 7 }]);
    assert.deepEqual(refused.map(({ where }) => where), ['line 2', 'line 3']);
    assert.match(notes.join(), /line 5 says what line 4 says/);
  });

  test('things counted and money have no three decimals: beside a figure with a comma "1,234" is refused and "1.234" is a thousand', () => {
    for (const unit of ['count', 'euro']) {
      const { figures, refused } = readFigures(`id;unit;period;value\na;${unit};2023;12,5\na;${unit};2024;1.234\na;${unit};2025;1,234\n`);
      assert.deepEqual(figures[0]!.observations.map(({ observation: { value } }) => value), [12.5, 1234], unit);
      assert.match(refused.map(({ where, why }) => `${where} ${why}`).join(), /^line 4 has the value "1,234", which may be 1234 or 1\.234: write 1234, or /);
    }
  });
  test('a unit that is not known costs its indicator, one that changes its line', () => {
    const { figures, refused } = readFigures('id;unit;period;value\na;count;2024;10\nb;ore;2024;3\nb;ore;2025;4\na;%;2025;11\n');
    assert.deepEqual(figures.map(({ id, observations }) => [id, observations.length]), [['a', 1]]);
    assert.deepEqual(refused.map(({ where, indicator }) => [where, indicator]), [['line 3', 'b'], ['line 4', 'b'], ['line 5', 'a']]);
  });

  test('every refusal names its line, what stands there, and what to write instead', () => {
    const lines: [string, string][] = [
      ...['boh', '01.234', '1.23.456', '1234567890123456', '1,2E+03', 'NaN', '(12)', '3 mila', '12 giorni', '1/2'].map((value): [string, string] => [`a;2024;;${value};;;`, `value "${value}"`]),
      ...['', 'gennaio', '2025-13', '2024-02-30', 'boh', '45352', '2024/2023'].map((period): [string, string] => [`a;${period};;10;;;`, period && `period "${period}"`]),
      ['a;2024;;1', '4 fields instead of 7: write ";"'], ['a;2024;;1;;;;9', '8 fields instead of 7: put a cell that holds ";"'], [';2024;;1;;;', 'no id'], ['A b;2024;;1;;;', '"a-b"'], ['a;2024;;"1;;;', 'quotation mark'],
      ['a;2024;ore;1;;;', 'unit "ore"'], ['a;2024;;1;-3;;', '-3 in n'], ['a;2024;;1;;boh;', '"boh" in until'], ['a;2024;;1;;;boh', '"boh" in missing'], ['a;2024;;1;;;non rilevato', 'why it is missing'],
    ];
    for (const [line, names] of lines) {
      const { refused: [one, ...others] } = readFigures(`id;period;unit;value;n;until;missing\n${line}\n`);
      assert.ok(one && others.length === 0, line);
      assert.equal(one.where, 'line 2');
      assert.ok(one.why.includes(names) && REMEDY.test(one.why), `${line}: ${one.why}`);
    }
    const twins = readFigures('id;period;category;value\na;2024;;10\na;2024;;12\na;2024;Nord;7\na;anno 2024;Nord;8\n').refused.map(({ where, why }) => `${where} ${why}`);
    assert.equal(twins.length, 4);
    assert.equal(twins[0], 'line 2 has the value "10" for 2024, and line 3 has "12": take the wrong line away, or give each line a category');
    assert.equal(twins[3], 'line 5 has the value "8" for 2024 ("anno 2024") and "Nord", and line 4 has "7": take the wrong line away');
    assert.throws(() => openTable('a;"b\n1;2'), /in its header, line 1, has a quotation mark[^:]*: close it/);
  });

  const cases = join(import.meta.dirname, '../../../shared/cases/feeds/csv');
  test('tables that failed elsewhere are read or refused with line and remedy, never a thousand times off', { skip: existsSync(cases) ? false : 'needs ../shared/cases' }, () => {
    for (const name of readdirSync(cases)) {
      const { figures, refused, read } = readFigures(decodeText(readFileSync(join(cases, name))).text);
      assert.equal(figures.reduce((sum, { observations }) => sum + observations.length, 0) + refused.length, read, name);
      for (const { observations } of figures) for (const { observation: { value } } of observations) assert.ok(value !== 1 && value !== 1.234 && value !== 1.18, name);
      assert.ok(refused.every(({ where, why }) => /^line \d+$/.test(where) && REMEDY.test(why)), name);
    }
  });
});
