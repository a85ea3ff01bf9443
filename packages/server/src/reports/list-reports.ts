import type { ReportPage, ReportStatus, ReportSummary } from '@civico/contract';
import { CompiledQuery, type Selectable } from 'kysely';
import { type Database, statementName } from '../kernel/database.ts';
import { handler, type Handler, type Kernel } from '../kernel/kernel.ts';
import { dayEnd, dayStart, withinCalendar } from '../kernel/period.ts';
import { invalidInput } from '../kernel/problem.ts';
import type { Tables } from '../kernel/schema.ts';
import { escapeLike, searchWords } from '../kernel/text.ts';

interface ListQuery {
  bbox?: string; category?: string[]; status?: ReportStatus[]; from?: string; to?: string; q?: string; count: boolean; cursor?: string; limit: number;
}

/** As many points as one answer may hold. */
const MOST_POINTS = 50_000;

/** `GET /reports`: a page of public reports, newest first, or all their points as GeoJSON. */
export function listReports({ pool, aggregates }: Kernel): Handler {
  return handler<unknown, ListQuery>(async ({ town, query, accept }) => {
    const filter = new Filter(town.id, query);
    const { cursor, limit, count, ...chosen } = query;
    if (accept === 'application/geo+json') {
      const body = await aggregates.answer(['points', town.id, chosen], (scan) => points(scan, filter));
      return { status: 200, type: 'application/geo+json; charset=utf-8', headers: { vary: 'Accept' }, body };
    }
    const counting = filter.statement('select count(*)::int as total');
    const total = count ? await aggregates.answer(['countReports', town.id, chosen], async (scan) => (await run<{ total: number }>(scan, counting))[0]?.total) : undefined;
    if (cursor !== undefined) {
      const { createdAt, id } = readCursor(cursor);
      filter.add((value) => `(created_at, id) < (${value(createdAt)}::timestamptz, ${value(id)})`);
    }
    const page = filter.statement(
      'select id, category, title, status, lat, lon, address, created_at, updated_at, followers', (value) => `order by created_at desc, id desc limit ${value(limit + 1)}`);
    // Newest first is an index; what is chosen otherwise may have to be looked for among all reports.
    const rows = filter.searches ? await aggregates.answer(['listReports', town.id, chosen, cursor, limit], (scan) => run<Summary>(scan, page)) : (await pool.query<Summary>(page)).rows;
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const body: ReportPage = {
      items: rows.slice(0, limit).map(summaryOf),
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

type Value = (given: unknown) => string;
interface Statement { name: string; text: string; values: unknown[] }

const run = async <Row>(db: Database, { text, values }: Statement): Promise<Row[]> => (await db.executeQuery<Row>(CompiledQuery.raw(text, values))).rows;

/**
 * What a list is asked for as SQL. Built by hand and prepared: of all reads this is the one that is made most, and a query builder costs it
 * more than the query. Nothing given becomes text of the statement, only a numbered value.
 */
class Filter {
  readonly #conditions = ['comune = $1', 'not hidden'];
  readonly #values: unknown[];
  readonly #value: Value = (given) => `$${this.#values.push(given)}`;
  /** Whether more is asked than town and days. */
  readonly searches: boolean;

  constructor(comune: string, query: ListQuery) {
    this.#values = [comune];
    this.searches = query.bbox !== undefined || query.category !== undefined || query.status !== undefined || query.q !== undefined;
    if (query.bbox !== undefined) {
      const [west = 0, south = 0, east = 0, north = 0] = query.bbox.split(',').map(Number);
      if (south > north || west > east) throw invalidInput({ pointer: '#query/bbox', code: 'format' });
      this.add((value) => `lat between ${value(south)} and ${value(north)} and lon between ${value(west)} and ${value(east)}`);
    }
    if (query.category !== undefined && query.category.length > 0) this.add((value) => `category = any (${value(query.category)})`);
    if (query.status !== undefined && query.status.length > 0) this.add((value) => `status = any (${value(query.status)})`);
    if (query.from !== undefined) this.add((value) => `created_at >= ${dayStart(value(withinCalendar(query.from ?? '')))}`);
    if (query.to !== undefined) this.add((value) => `created_at < ${dayEnd(value(withinCalendar(query.to ?? '')))}`);
    for (const word of query.q === undefined ? [] : searchWords(query.q)) this.add((value) => `search like ${value(`% ${escapeLike(word)}%`)}`);
  }

  add(condition: (value: Value) => string): void {
    this.#conditions.push(condition(this.#value));
  }

  /** `select` of the reports chosen, with what comes after the conditions. */
  statement(select: string, rest: (value: Value) => string = () => ''): Statement {
    const text = `${select} from reports where ${this.#conditions.join(' and ')} ${rest(this.#value)}`;
    return { name: statementName(text), text, values: this.#values.slice() };
  }
}

/** The whole collection as PostgreSQL writes it: no row becomes an object on the way. */
async function points(db: Database, filter: Filter): Promise<string> {
  filter.add(() => 'lat is not null');
  const newest = filter.statement('select id, lat, lon, title, category, status, created_at', () => `order by created_at desc, id desc limit ${MOST_POINTS + 1}`);
  const text = `
    select string_agg('{"type":"Feature","id":"' || id || '","geometry":{"type":"Point","coordinates":[' || lon || ',' || lat
      || ']},"properties":{"title":' || to_json(title)::text || ',"category":"' || category || '","status":"' || status || '"}}', ',')
      filter (where n <= ${MOST_POINTS}) as features, count(*)::int as found
    from (select *, row_number() over () as n from (${newest.text}) as newest) as numbered`;
  const [row] = await run<{ features: string | null; found: number }>(db, { ...newest, text });
  return `{"type":"FeatureCollection","truncated":${(row?.found ?? 0) > MOST_POINTS},"features":[${row?.features ?? ''}]}`;
}

function readCursor(cursor: string): { createdAt: string; id: string } {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z) ([\w-]{22})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalidInput({ pointer: '#query/cursor', code: 'format' });
  return { createdAt: match[1], id: match[2] };
}
