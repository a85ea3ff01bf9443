/** What goes through many reports: figures and searches give the same with indexes as without, and searches work where an index cannot be had. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { registerTowns } from '@civico/server/assembly.ts';
import { createAggregates } from '@civico/server/kernel/aggregates.ts';
import { openStore, type Store } from '@civico/server/kernel/database.ts';
import { LIVE } from '@civico/server/slices/indicators/live.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newReport, startTestServer } from '../../helpers/server.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

const town = registerTowns(TEST_TOWNS).get('vallechiara')!;

describe('many reports', () => {
  let postgres: TestPostgres;
  let url: string;
  let store: Store;
  before(async () => {
    postgres = await startPostgres();
    url = await postgres.database();
    await (await startTestServer(url)).close();
    store = openStore(url, { size: 2 });
    // Every 31 hours through three years, and at the first moment of each month; opened again and resolved twice.
    await sql`insert into reports (id, comune, category, title, description, lat, lon, status, search, created_at, updated_at, hidden)
      select lpad(n::text, 22, '0'), case when n % 10 = 0 then 'pontelungo' else 'vallechiara' end, case when n % 3 = 0 then 'roads' else 'waste' end, 'Buca', 'x', 44.5, 10.5, 'resolved', ' buca ' || n || ' ', at, at, n % 7 = 0
      from generate_series(1, 900) as n cross join lateral (select case when n <= 40 then (date '2023-12-01' + n * interval '1 month') at time zone 'Europe/Rome' else timestamptz '2023-12-31 22:30Z' + n * interval '31 hours' end as at) as moment`.execute(store.db);
    await sql`insert into report_steps (report_id, comune, at, status) select id, comune, created_at + times * interval '1 hour' * (id::int % 97), case when id::int % 4 = 0 then 'assigned' else 'resolved' end
      from reports, generate_series(1, 2) as times`.execute(store.db);
  });
  after(async () => { await store?.close(); await postgres?.close(); });

  test('reports received and days to resolve them are what looking at each report gives, of any period', async () => {
    const observe = (id: string, from: string, to: string) => LIVE.find((one) => one.id === id)!.observe(store.db, { town, from, to, language: 'it' });
    for (const [from, to] of [['0001-01-01', '9999-12-31'], ['2024-02-10', '2025-01-01'], ['2025-12-31', '2026-01-01'], ['2031-01-01', '2031-12-31']] as const) {
      const { rows: received } = await sql<{ period: string; value: number }>`
        select to_char(created_at at time zone 'Europe/Rome', 'YYYY-MM') as period, count(*)::int as value from reports
        where comune = 'vallechiara' and (created_at at time zone 'Europe/Rome')::date between ${from}::date and ${to}::date group by 1 order by 1`.execute(store.db);
      assert.deepEqual(await observe('reports-received', from, to), received);
      const { rows: closed } = await sql<{ period: string; category: string; n: number; value: number }>`
        select to_char(created_at at time zone 'Europe/Rome', 'YYYY') as period, category, count(*)::int as n,
          round((percentile_cont(0.5) within group (order by extract(epoch from resolved - created_at) / 86400))::numeric, 1)::float as value
        from (select reports.category, reports.created_at, min(report_steps.at) as resolved from reports join report_steps on report_steps.report_id = reports.id and report_steps.status = 'resolved'
          where reports.comune = 'vallechiara' group by reports.id) as closed
        where (created_at at time zone 'Europe/Rome')::date between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`.execute(store.db);
      assert.deepEqual((await observe('reports-closing-time', from, to)).map(({ period, category, n, value }) => ({ period, category, n, value })), closed.map((one) => (one.n < 5 ? { ...one, value: null } : one)));
    }
  });

  test('what goes through many rows is planned for what is asked, also the tenth time', async () => {
    const aggregates = createAggregates(store.db, 2);
    const plan = await aggregates.answer({ town, raw: { ip: '127.0.0.1' } }, ['plan'], async (db) => (await sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode`.execute(db)).rows[0]?.mode);
    assert.equal(plan, 'force_custom_plan');
    assert.deepEqual((await sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode`.execute(store.db)).rows, [{ mode: 'auto' }], 'and only that');
  });

  test('where the role may not create the extension the server starts, searches as ever, and says so once', async () => {
    const own = new URL(await postgres.database());
    const role = `reader_${own.pathname.slice(-8)}`;
    await postgres.query(own.href, `create role ${role} login password 'segreta'`);
    await postgres.query(own.href, `grant create, usage on schema public to ${role}`);
    const withoutRight = new URL(own);
    withoutRight.username = role;
    withoutRight.password = 'segreta';
    let log = '';
    for (const [database, expected] of [[withoutRight.href, 1], [url, 0]] as const) {
      log = '';
      const server = await startTestServer(database, { logger: { level: 'warn', stream: { write: (line) => { log += line; } } } });
      await server.call('POST', '/reports', { body: newReport({ title: 'Lampione spento in piazza' }) });
      const found = await server.call('GET', '/reports?q=lampi+piaz');
      assert.deepEqual([found.status, found.json.items.length], [200, 1]);
      assert.equal((await server.call('GET', '/reports?q=amp')).json.items.length, 0, 'a word is found by its beginning');
      await server.close();
      assert.equal(log.split('create extension pg_trgm').length - 1, expected, log);
    }
    await postgres.query(own.href, `drop owned by ${role}`);
    await postgres.query(own.href, `drop role ${role}`);
  });
});
