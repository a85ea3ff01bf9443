import { REPORT_COLLECTION_FEATURES_MAX_ITEMS } from '@civico/domain/limits.ts';
import { type Database, runStatement } from '../../kernel/database.ts';
import type { Filter } from './report-filter.ts';

const MOST_POINTS = REPORT_COLLECTION_FEATURES_MAX_ITEMS;

const FEATURE = `'{"type":"Feature","id":"' || id || '","geometry":{"type":"Point","coordinates":[' || lon || ',' || lat
  || ']},"properties":{"title":' || to_json(title)::text || ',"category":"' || category || '","status":"' || status || '"}}'`;

/**
 * Public reports with a position as GeoJSON, as PostgreSQL writes it: no row becomes an object on the way.
 * @param most how many features and groups there may be together; without it every report is a feature, up to 50,000
 */
export function points(db: Database, filter: Filter, most: number | undefined): Promise<string> {
  filter.add(() => 'lat is not null');
  return most === undefined ? allPoints(db, filter) : groupedPoints(db, filter, most);
}

async function allPoints(db: Database, filter: Filter): Promise<string> {
  const newest = filter.statement('select id, lat, lon, title, category, status, created_at', () => `order by created_at desc, id desc limit ${MOST_POINTS + 1}`);
  const text = `
    select string_agg(${FEATURE}, ',') filter (where n <= ${MOST_POINTS}) as features, count(*)::int as found
    from (select *, row_number() over () as n from (${newest.text}) as newest) as numbered`;
  const [row] = await runStatement<{ features: string | null; found: number }>(db, { text, values: newest.values });
  return `{"type":"FeatureCollection","truncated":${(row?.found ?? 0) > MOST_POINTS},"features":[${row?.features ?? ''}]}`;
}

/**
 * Where more match, the world is laid out in square cells as large as the answer demands, and what shares a cell is counted. Their side is a power of two
 * of a degree, so that nearly the same question meets the same cells. Each row is counted once: the counts add up to all that match.
 */
async function groupedPoints(db: Database, filter: Filter, most: number): Promise<string> {
  const matched = filter.statement('select id, lat, lon, title, category, status');
  // A side cut by the first or last cell costs one column and row more than the extent holds.
  const across = Math.floor(Math.sqrt(most)) - 1;
  const values = [...matched.values, most, across];
  const [mostValue, acrossValue] = [`$${values.length - 1}::int`, `$${values.length}::int`];
  const text = `
    with matched as materialized (${matched.text}),
    extent as (select count(*) > ${mostValue} as many, power(2, ceil(log(2.0, greatest(max(lon) - min(lon), max(lat) - min(lat), 1e-9)::numeric / ${acrossValue})))::float8 as side from matched),
    cells as (
      select count(*)::int as n, avg(lon) as x, avg(lat) as y, min(lon) as west, min(lat) as south, max(lon) as east, max(lat) as north,
        min(id) as id, min(lon) as lon, min(lat) as lat, min(title) as title, min(category) as category, min(status) as status
      from matched, extent group by case when many then floor(matched.lon / side) end, case when many then floor(matched.lat / side) end, case when not many then id end)
    select string_agg(${FEATURE}, ',') filter (where n = 1) as features,
      string_agg('{"count":' || n || ',"position":{"lat":' || round(y::numeric, 5) || ',"lon":' || round(x::numeric, 5) || '},"bbox":[' || west || ',' || south || ',' || east || ',' || north || ']}', ',')
        filter (where n > 1) as groups
    from cells`;
  const [row] = await runStatement<{ features: string | null; groups: string | null }>(db, { text, values });
  const groups = row?.groups ? `,"groups":[${row.groups}]` : '';
  return `{"type":"FeatureCollection","truncated":false${groups},"features":[${row?.features ?? ''}]}`;
}
