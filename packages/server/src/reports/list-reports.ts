import type { ReportPage, ReportStatus, ReportSummary } from '@civico/contract';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { handler, type Handler, type Kernel } from '../kernel/kernel.ts';
import { createdFrom, createdUntil } from '../kernel/period.ts';
import { invalidInput } from '../kernel/problem.ts';
import type { Tables } from '../kernel/schema.ts';
import { escapeLike, searchWords } from '../kernel/text.ts';

interface ListQuery {
  bbox?: string; category?: string[]; status?: ReportStatus[]; from?: string; to?: string; q?: string; count: boolean; cursor?: string; limit: number;
}

/** As many points as one answer may hold. */
const MOST_POINTS = 50_000;

/** `GET /reports`: a page of public reports, newest first, or all their points as GeoJSON. */
export function listReports({ db }: Kernel): Handler {
  return handler<unknown, ListQuery>(async ({ town, query, accept }) => {
    const chosen = filtered(db, town.id, query);
    if (accept === 'application/geo+json') return { status: 200, type: 'application/geo+json; charset=utf-8', headers: { vary: 'Accept' }, body: await points(db, chosen) };
    const total = query.count ? await chosen.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow() : undefined;
    let page = chosen.select(['id', 'category', 'title', 'status', 'lat', 'lon', 'address', 'created_at', 'updated_at', 'followers'])
      .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1);
    if (query.cursor !== undefined) {
      const { createdAt, id } = readCursor(query.cursor);
      page = page.where(sql<boolean>`(created_at, id) < (${createdAt}::timestamptz, ${id})`);
    }
    const rows = await page.execute();
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    const body: ReportPage = {
      items: rows.slice(0, query.limit).map(summaryOf),
      nextCursor: last === undefined ? null : Buffer.from(`${last.created_at} ${last.id}`).toString('base64url'),
    };
    if (total !== undefined) body.total = total.total;
    return { status: 200, headers: { vary: 'Accept' }, body };
  });
}

type Summary = Pick<import('kysely').Selectable<Tables['reports']>, 'id' | 'category' | 'title' | 'status' | 'lat' | 'lon' | 'address' | 'created_at' | 'updated_at' | 'followers'>;

/** A row as everyone may see it. */
export function summaryOf(row: Summary): ReportSummary {
  const summary: ReportSummary = {
    id: row.id, category: row.category, title: row.title, status: row.status, createdAt: row.created_at, updatedAt: row.updated_at, followers: row.followers,
  };
  if (row.lat !== null && row.lon !== null) summary.position = { lat: row.lat, lon: row.lon };
  if (row.address !== null) summary.address = row.address;
  return summary;
}

type Chosen = SelectQueryBuilder<Tables, 'reports', object>;

function filtered(db: Database, comune: string, query: ListQuery): Chosen {
  let chosen: Chosen = db.selectFrom('reports').where('comune', '=', comune).where(sql<boolean>`not hidden`);
  if (query.bbox !== undefined) {
    const [west = 0, south = 0, east = 0, north = 0] = query.bbox.split(',').map(Number);
    if (south > north || west > east) throw invalidInput({ pointer: '#query/bbox', code: 'format' });
    chosen = chosen.where(sql<boolean>`lat between ${south} and ${north} and lon between ${west} and ${east}`);
  }
  // Arrays as one value, so that the text of the statement stays the same and stays prepared.
  if (query.category !== undefined && query.category.length > 0) chosen = chosen.where(sql<boolean>`category = any (${query.category})`);
  if (query.status !== undefined && query.status.length > 0) chosen = chosen.where(sql<boolean>`status = any (${query.status})`);
  if (query.from !== undefined) chosen = chosen.where('created_at', '>=', createdFrom(query.from));
  if (query.to !== undefined) chosen = chosen.where('created_at', '<', createdUntil(query.to));
  for (const word of query.q === undefined ? [] : searchWords(query.q)) chosen = chosen.where('search', 'like', `% ${escapeLike(word)}%`);
  return chosen;
}

/** The whole collection as PostgreSQL writes it: no row becomes an object on the way. */
async function points(db: Database, chosen: Chosen): Promise<string> {
  const newest = chosen.where('lat', 'is not', null).select(['id', 'lat', 'lon', 'title', 'category', 'status', 'created_at'])
    .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(MOST_POINTS + 1);
  const { rows: [row] } = await sql<{ features: string | null; found: number }>`
    select string_agg('{"type":"Feature","id":"' || id || '","geometry":{"type":"Point","coordinates":[' || lon || ',' || lat
      || ']},"properties":{"title":' || to_json(title)::text || ',"category":"' || category || '","status":"' || status || '"}}', ',')
      filter (where n <= ${MOST_POINTS}) as features, count(*)::int as found
    from (select *, row_number() over () as n from (${newest}) as newest) as numbered`.execute(db);
  return `{"type":"FeatureCollection","truncated":${(row?.found ?? 0) > MOST_POINTS},"features":[${row?.features ?? ''}]}`;
}

function readCursor(cursor: string): { createdAt: string; id: string } {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z) ([\w-]{22})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalidInput({ pointer: '#query/cursor', code: 'format' });
  return { createdAt: match[1], id: match[2] };
}
