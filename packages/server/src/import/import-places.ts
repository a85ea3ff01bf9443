import type { PlaceKind } from '@civico/contract';
import { PLACE_DETAIL_MAX_LENGTH, PLACE_NAME_MAX_LENGTH } from '@civico/domain/limits.ts';
import { searchable } from '@civico/domain/search-words.ts';
import { shorten } from '@civico/domain/text.ts';
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Town } from '../kernel/towns.ts';
import type { CsvLine } from './csv.ts';
import { LONGEST_KEY, type ImportResult } from './import-reports.ts';

/** Columns of a street list (viario): code of the street, generic name (Via, Piazza), own name, postcode, part of town. */
export const VIARIO_COLUMNS = ['CodiceVia', 'DUG', 'DUF'] as const;

const KINDS: readonly [RegExp, PlaceKind][] = [
  [/^(piazza|piazzale|piazzetta|largo|slargo|campo)/i, 'square'],
  [/^(frazione|localit|borgo|case sparse|regione|cascina)/i, 'hamlet'],
];

const BATCH = 500;

/**
 * Takes a street list as places without a position. A street already there is brought up to date, so running again adds nothing twice.
 * Without a database it only looks: `added` is then what is good.
 */
export async function importPlaces(db: Database | undefined, town: Town, lines: AsyncIterable<CsvLine>, onProgress: (result: ImportResult) => void = () => undefined): Promise<ImportResult> {
  const result: ImportResult = { read: 0, added: 0, already: 0, refused: [] };
  const seen = new Map<string, number>();
  let batch: ReturnType<typeof placeOf>[] = [];
  const flush = async () => {
    const rows = batch.filter((one) => typeof one !== 'string').map((one) => ({ ...one, comune: town.id, source: 'import', lat: null, lon: null }));
    batch = [];
    if (rows.length === 0) return;
    if (db === undefined) { result.added += rows.length; return; }
    const written = await db.insertInto('places').values(rows).onConflict((conflict) => conflict.columns(['comune', 'id'])
      .doUpdateSet((eb) => ({ kind: eb.ref('excluded.kind'), name: eb.ref('excluded.name'), detail: eb.ref('excluded.detail'), search: eb.ref('excluded.search') })))
      .returning(sql<boolean>`xmax = 0`.as('added')).execute();
    const added = written.filter((one) => one.added).length;
    result.added += added;
    result.already += written.length - added;
    onProgress(result);
  };
  for await (const entry of lines) {
    result.read += 1;
    const place = 'fault' in entry ? entry.fault : placeOf(entry.row);
    const twin = typeof place === 'string' ? undefined : seen.get(place.id);
    if (typeof place === 'string') result.refused.push({ line: entry.line, why: place });
    else if (twin !== undefined) result.refused.push({ line: entry.line, why: `has the street code of line ${twin}: take one of them away` });
    else {
      seen.set(place.id, entry.line);
      batch.push(place);
    }
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return result;
}

function placeOf(row: Readonly<Record<string, string>>): { id: string; kind: PlaceKind; name: string; detail: string | null; search: string } | string {
  const { CodiceVia: code = '', DUG: generic = '', DUF: own = '', CAP: postcode = '', QuartiereSobborgo: part = '' } = row;
  if (code === '') return 'has no CodiceVia: write the code of the street';
  if (code.length > LONGEST_KEY) return `has a longer CodiceVia than ${LONGEST_KEY} characters: write the code of the street`;
  if (own === '') return 'has no DUF: write the name of the street';
  const name = shorten(`${generic} ${own}`.trim(), PLACE_NAME_MAX_LENGTH);
  const detail = shorten([part, postcode].filter((one) => one !== '').join(', '), PLACE_DETAIL_MAX_LENGTH);
  const kind = KINDS.find(([pattern]) => pattern.test(generic))?.[1] ?? 'street';
  return { id: `viario-${code}`, kind, name, detail: detail === '' ? null : detail, search: searchable(`${name} ${detail}`) };
}
