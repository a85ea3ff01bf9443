import type { ReportStatus } from '@civico/contract';
import { REPORT_ADDRESS_MAX_LENGTH, REPORT_DESCRIPTION_MAX_LENGTH, REPORT_TITLE_MAX_LENGTH } from '@civico/domain/limits.ts';
import { isClosed } from '@civico/domain/report-status.ts';
import { searchable } from '@civico/domain/search-words.ts';
import { shorten } from '@civico/domain/text.ts';
import type { Database } from '../kernel/database.ts';
import { publicId } from '../kernel/secrets.ts';
import type { Town } from '../kernel/towns.ts';
import type { CsvLine } from './csv.ts';
import type { ReportMapping } from './mapping.ts';

export interface Refused { line: number; why: string }

/** What an import did. `already` were there from a run before and have not been touched. */
export interface ImportResult { read: number; added: number; already: number; refused: Refused[] }

interface ImportedReport {
  id: string; externalId: string; category: string; title: string; description: string; status: ReportStatus;
  createdAt: string; closedAt: string | null; lat: number | null; lon: number | null; address: string | null;
}

const BATCH = 500;
/** Characters of an id or code; an index of the database keeps no key much longer. */
export const LONGEST_KEY = 300;

/**
 * Takes the lines of a file as reports of a town, with their own dates and a first and a last step. A report already imported under the same
 * source and id is left alone. Every batch is a transaction, so a run that is interrupted is finished by the next one.
 * Without a database it only looks: `added` is then what is good.
 */
export async function importReports(db: Database | undefined, town: Town, lines: AsyncIterable<CsvLine>, mapping: ReportMapping, onProgress: (result: ImportResult) => void = () => undefined): Promise<ImportResult> {
  const result: ImportResult = { read: 0, added: 0, already: 0, refused: [] };
  const categories = new Set(town.categories.map((one) => one.id));
  const seen = new Map<string, number>();
  let batch: ImportedReport[] = [];
  const flush = async () => {
    const added = db === undefined ? batch.length : await insert(db, town.id, mapping.source, batch);
    result.added += added;
    result.already += batch.length - added;
    batch = [];
    onProgress(result);
  };
  for await (const entry of lines) {
    result.read += 1;
    const report = 'fault' in entry ? entry.fault : reportOf(entry.row, mapping, categories);
    const twin = typeof report === 'string' ? undefined : seen.get(report.externalId);
    if (typeof report === 'string') result.refused.push({ line: entry.line, why: report });
    else if (twin !== undefined) result.refused.push({ line: entry.line, why: `has the id of line ${twin}: take one of them away` });
    else {
      seen.set(report.externalId, entry.line);
      batch.push(report);
    }
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return result;
}

/** One report, or why the line is none. */
export function reportOf(row: Readonly<Record<string, string>>, mapping: ReportMapping, categories: ReadonlySet<string>): ImportedReport | string {
  const { columns } = mapping;
  const field = (name: string | undefined) => (name === undefined ? '' : row[name] ?? '');
  const externalId = field(columns.id);
  if (externalId === '') return `has no ${columns.id}: write the number the report has in the other system`;
  if (externalId.length > LONGEST_KEY) return `has a longer ${columns.id} than ${LONGEST_KEY} characters: write the number the report has in the other system`;
  const status = mapping.statuses[field(columns.status).toLowerCase()];
  if (status === undefined) return `has the unknown ${columns.status} "${field(columns.status)}": write one of ${Object.keys(mapping.statuses).join(', ')}, or add it to the mapping`;
  const createdAt = momentOf(field(columns.created));
  if (createdAt === undefined) return `has no valid date in ${columns.created} ("${field(columns.created)}"): write it as 2026-03-01`;
  const closedAt = field(columns.closed) === '' ? null : momentOf(field(columns.closed));
  if (closedAt === undefined) return `has no valid date in ${columns.closed} ("${field(columns.closed)}"): write it as 2026-03-01, or leave it empty`;
  if (closedAt !== null && closedAt < createdAt) return `is closed (${closedAt.slice(0, 10)}) before it is created (${createdAt.slice(0, 10)}): correct one of the two days`;
  const name = field(columns.category);
  const category = mapping.categories[name] ?? mapping.otherCategory;
  if (category === undefined) return `has the unknown ${columns.category} "${name}": add it to the mapping, or give the mapping an otherCategory`;
  if (!categories.has(category)) return `maps to the category "${category}", which the town does not have: correct the mapping`;
  const lat = coordinateOf(field(columns.lat), 90);
  const lon = coordinateOf(field(columns.lon), 180);
  if (lat === undefined || lon === undefined || (lat === null) !== (lon === null)) return 'has a position that is none: write latitude and longitude in degrees, or leave both empty';
  return {
    id: publicId(), externalId, category, status, createdAt, closedAt, lat, lon,
    title: shorten(field(columns.title) || name || mapping.untitled, REPORT_TITLE_MAX_LENGTH),
    description: shorten(field(columns.description) || mapping.description, REPORT_DESCRIPTION_MAX_LENGTH),
    address: shorten(field(columns.address), REPORT_ADDRESS_MAX_LENGTH) || null,
  };
}

/** Noon in UTC of a day without a time, so that it is the same day in Italy; undefined for a day that does not exist, or before 1900. */
function momentOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (text < '1900') return undefined;
  if (year === undefined) return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 12));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day) ? date.toISOString() : undefined;
}

function coordinateOf(text: string, limit: number): number | null | undefined {
  if (text === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) && Math.abs(value) <= limit ? value : undefined;
}

async function insert(db: Database, comune: string, source: string, reports: readonly ImportedReport[]): Promise<number> {
  if (reports.length === 0) return 0;
  return db.transaction().execute(async (trx) => {
    const added = await trx.insertInto('reports').values(reports.map((report) => ({
      id: report.id, comune, code_hash: null, category: report.category, title: report.title, description: report.description,
      lat: report.lat, lon: report.lon, address: report.address, contact: null, status: report.status, office: null, duplicate_of: null,
      source, external_id: report.externalId, search: searchable(`${report.title} ${report.address ?? ''}`),
      created_at: report.createdAt, updated_at: report.closedAt ?? report.createdAt,
      closed_at: isClosed(report.status) ? report.closedAt ?? report.createdAt : null,
    }))).onConflict((conflict) => conflict.columns(['comune', 'source', 'external_id']).doNothing()).returning('id').execute();
    const ids = new Set(added.map((one) => one.id));
    const steps = reports.filter((report) => ids.has(report.id)).flatMap((report) => [
      { report_id: report.id, comune, at: report.createdAt, status: 'received' as const, office: null, note: null },
      ...(report.status === 'received' ? [] : [{ report_id: report.id, comune, at: report.closedAt ?? report.createdAt, status: report.status, office: null, note: null }]),
    ]);
    if (steps.length > 0) await trx.insertInto('report_steps').values(steps).execute();
    return ids.size;
  });
}
