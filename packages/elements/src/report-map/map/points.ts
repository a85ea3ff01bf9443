import type { CategoryId, ReportStatus } from '@civico/contract';
import { MAX_LATITUDE, toX, toY } from './mercator.ts';
import type { PointSet, Reports } from './town-map.types.ts';

/** Codes of the values met, in the order met. Neighbours are often alike, so the last one is tried first. */
function coder<T extends string>(): { values: T[]; code: (value: T) => number } {
  const values: T[] = [];
  const codes = new Map<T, number>();
  let last: T | undefined;
  let lastCode = 0;
  const code = (value: T): number => {
    if (value === last) return lastCode;
    last = value;
    lastCode = codes.get(value) ?? -1;
    if (lastCode < 0) {
      // The contract allows 100 categories; whatever comes beyond a byte shares the last code.
      lastCode = Math.min(values.length, 255);
      codes.set(value, lastCode);
      if (values.length < 256) values.push(value);
    }
    return lastCode;
  };
  return { values, code };
}

/**
 * Turns reports into columns. Rows without a usable position are left out. Titles and ids are not copied: they are read from the rows when a button needs them.
 */
export function pointSet(reports: Reports): PointSet {
  const isCollection = 'features' in reports;
  const rows = isCollection ? reports.features : reports;
  const x = new Uint32Array(rows.length);
  const y = new Uint32Array(rows.length);
  const category = new Uint8Array(rows.length);
  const status = new Uint8Array(rows.length);
  const categories = coder<CategoryId>();
  const statuses = coder<ReportStatus>();
  /** Row of each point; undefined as long as they are the same, which is nearly always. */
  let rowOf: Uint32Array | undefined;
  let length = 0;

  const add = (row: number, lon: unknown, lat: unknown, kind: CategoryId, state: ReportStatus): void => {
    const usable = typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) < 180 && Math.abs(lat) < MAX_LATITUDE;
    if (!usable) {
      rowOf ??= Uint32Array.from(x, (_, index) => index);
      return;
    }
    x[length] = toX(lon);
    y[length] = toY(lat);
    category[length] = categories.code(kind);
    status[length] = statuses.code(state);
    if (rowOf) rowOf[length] = row;
    length++;
  };

  if (isCollection) {
    const { features } = reports;
    for (let row = 0; row < features.length; row++) {
      const { geometry, properties } = features[row]!;
      add(row, geometry.coordinates[0], geometry.coordinates[1], properties.category, properties.status);
    }
  } else {
    for (let row = 0; row < reports.length; row++) {
      const report = reports[row]!;
      add(row, report.position?.lon, report.position?.lat, report.category, report.status);
    }
  }

  const at = (index: number): number => rowOf ? rowOf[index]! : index;
  const id = (index: number): string => rows[at(index)]!.id;
  return {
    length, x, y, category, status, categories: categories.values, statuses: statuses.values, id,
    title: (index) => isCollection ? reports.features[at(index)]!.properties.title : reports[at(index)]!.title,
    indexOf(wanted) {
      for (let index = 0; index < length; index++) if (id(index) === wanted) return index;
      return -1;
    },
  };
}
