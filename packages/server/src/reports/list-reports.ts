import type { ReportPage, ReportSummary } from '@civico/contract';
import type { Selectable } from 'kysely';
import { handler, type Handler, type Kernel } from '../kernel/kernel.ts';
import { invalidInput } from '../kernel/problem.ts';
import type { Tables } from '../kernel/schema.ts';
import { Filter, type ListQuery } from './report-filter.ts';
import { points } from './report-points.ts';

/** `GET /reports`: a page of public reports, newest first, or all their points as GeoJSON. */
export function listReports({ pool }: Kernel): Handler {
  return handler<unknown, ListQuery>(async ({ town, query, accept }) => {
    const filter = new Filter(town.id, query);
    if (accept === 'application/geo+json') return { status: 200, type: 'application/geo+json; charset=utf-8', headers: { vary: 'Accept' }, body: await points(pool, filter, query.most) };
    const total = query.count ? (await pool.query<{ total: number }>(filter.statement('select count(*)::int as total'))).rows[0]?.total : undefined;
    if (query.cursor !== undefined) {
      const { createdAt, id } = readCursor(query.cursor);
      filter.add((value) => `(created_at, id) < (${value(createdAt)}::timestamptz, ${value(id)})`);
    }
    const { rows } = await pool.query<Summary>(filter.statement(
      'select id, category, title, status, lat, lon, address, created_at, updated_at, followers', (value) => `order by created_at desc, id desc limit ${value(query.limit + 1)}`));
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    const body: ReportPage = {
      items: rows.slice(0, query.limit).map(summaryOf),
      nextCursor: last === undefined ? null : Buffer.from(`${last.created_at} ${last.id}`).toString('base64url'),
    };
    if (total !== undefined) body.total = total;
    return { status: 200, headers: { vary: 'Accept' }, body };
  });
}

type Summary = Pick<Selectable<Tables['reports']>, 'id' | 'category' | 'title' | 'status' | 'lat' | 'lon' | 'address' | 'created_at' | 'updated_at' | 'followers'>;

/** A row as everyone may see it. */
export function summaryOf(row: Summary): ReportSummary {
  const summary: ReportSummary = {
    id: row.id, category: row.category, title: row.title, status: row.status, createdAt: row.created_at, updatedAt: row.updated_at, followers: row.followers,
  };
  if (row.lat !== null && row.lon !== null) summary.position = { lat: row.lat, lon: row.lon };
  if (row.address !== null) summary.address = row.address;
  return summary;
}

function readCursor(cursor: string): { createdAt: string; id: string } {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z) ([\w-]{22})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalidInput({ pointer: '#query/cursor', code: 'format' });
  return { createdAt: match[1], id: match[2] };
}
