import type { ReportPage, ReportSummary } from '@civico/contract';
import type { Selectable } from 'kysely';
import { runStatement } from '../../kernel/database.ts';
import type { HandlerOf } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { invalidInput } from '../../kernel/problem.ts';
import type { Tables } from '../../kernel/schema.ts';
import { Filter } from './report-filter.ts';
import { points } from './report-points.ts';

/** `GET /reports`: a page of public reports, newest first, or all their points as GeoJSON. */
export function listReports({ pool, aggregates }: Kernel): HandlerOf<'listReports'> {
  return async (call) => {
    const { town, query, accept } = call;
    const filter = new Filter(town.id, query);
    const { cursor, limit, count, ...chosen } = query;
    if (accept === 'application/geo+json') {
      const body = await aggregates.answer(call, ['points', chosen], (scan) => points(scan, filter, query.most));
      return { status: 200, type: 'application/geo+json; charset=utf-8', headers: { vary: 'Accept' }, body };
    }
    const counting = filter.statement('select count(*)::int as total');
    const total = count ? await aggregates.answer(call, ['countReports', chosen], async (scan) => (await runStatement<{ total: number }>(scan, counting))[0]?.total) : undefined;
    if (cursor !== undefined) {
      const { createdAt, id } = readCursor(cursor);
      filter.add((value) => `(created_at, id) < (${value(createdAt)}::timestamptz, ${value(id)})`);
    }
    const page = filter.statement(
      'select id, category, title, status, lat, lon, address, created_at, updated_at, followers', (value) => `order by created_at desc, id desc limit ${value(limit + 1)}`);
    // Newest first is an index; what is chosen otherwise may have to be looked for among all reports.
    const rows = filter.searches ? await aggregates.answer(call, ['listReports', chosen, cursor, limit], (scan) => runStatement<Summary>(scan, page)) : (await pool.query<Summary>(page)).rows;
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const body: ReportPage = {
      items: rows.slice(0, limit).map(summaryOf),
      nextCursor: last === undefined ? null : Buffer.from(`${last.created_at} ${last.id}`).toString('base64url'),
    };
    if (total !== undefined) body.total = total;
    return { status: 200, headers: { vary: 'Accept' }, body };
  };
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
