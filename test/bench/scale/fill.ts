/** Statements that fill the town of the benchmark; `:n` is how many rows. */

/** Reports a minute apart until now, of eight categories, spread over the town; three of four are resolved. */
export const FILL_REPORTS = [
  `insert into reports (id, comune, category, title, description, lat, lon, status, search, created_at, updated_at, closed_at, hidden)
    select lpad(n::text, 22, '0'), 'vallechiara', (array['lighting','trees','cemeteries','buildings','green','roads','waste','decay'])[1 + (hashint4(n) & 7)],
      'Buca numero ' || n || ' in via ' || street, 'Profonda, davanti al civico ' || n % 300, 44.3 + (hashint4(n + 1) & 65535) / 65536.0 * 0.4, 10.3 + (hashint4(n + 2) & 65535) / 65536.0 * 0.4,
      case when open then 'received' else 'resolved' end, ' buca numero ' || n || ' in via ' || street || ' profonda davanti al civico ' || n % 300,
      at, now(), case when open then null else at + interval '5 days' end, n % 50 = 0
    from generate_series(1, :n) as n cross join lateral (
      select (hashint4(n + 4) & 3) = 0 as open, now() - n * interval '1 minute' as at,
        (array['garibaldi','mazzini','cavour','roma','dante','verdi','manzoni','leopardi','petrarca','boccaccio','ariosto','tasso','foscolo','carducci','pascoli','pirandello'])[1 + (hashint4(n + 5) & 15)] || (hashint4(n + 6) & 255) as street) as more`,
  "insert into report_steps (report_id, comune, at, status) select id, comune, created_at, 'received' from reports",
  "insert into report_steps (report_id, comune, at, status) select id, comune, closed_at, 'resolved' from reports where closed_at is not null",
];

/** Votes through two years for 400 pages and 40 counters, as if they had been there before the totals. */
export const FILL_VOTES = [
  'alter table ratings disable trigger ratings_change',
  `insert into ratings (id, comune, subject_kind, subject_id, scale, value, reasons, channel, voted_at, created_at)
    select 'v' || n, 'vallechiara', case when page then 'page' else 'counter' end, case when page then '/pagina/' || (hashint4(n) & 1023) % 400 else 'sportello-' || (hashint4(n) & 1023) % 40 end,
      case when page then 5 else 3 end, 1 + (hashint4(n + 7) & 65535) % (case when page then 5 else 3 end),
      case when not page then '{}' when (hashint4(n) & 12288) = 0 then array['clear', 'complete'] when (hashint4(n) & 12288) = 4096 then array['not-clear'] when (hashint4(n) & 12288) = 8192 then array['sometimes-lost', 'technical-problems'] else '{}' end,
      'web', now() - n / (:n)::float8 * interval '730 days', now()
    from generate_series(1, :n) as n cross join lateral (select n % 2 = 0 as page) as kind`,
  'alter table ratings enable trigger ratings_change',
  "insert into rating_backlog values ('', 0, '', '')",
  "insert into served_days (comune, counter, day, served) select comune, id, current_date - n, 200 from counters, generate_series(1, 700) as n",
  'vacuum analyze',
];
