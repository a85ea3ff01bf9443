import { type Kysely, sql } from 'kysely';

/** Queues the group of a vote, and of one at a counter that is within `BURST_SECONDS` of midnight the group of the next day, whose first vote it may set aside. */
const queue = (schema: string, vote: 'new' | 'old') => `
    insert into ${schema}.rating_changes (comune, scale, subject_kind, subject_id, day)
    values (${vote}.comune, ${vote}.scale, ${vote}.subject_kind, ${vote}.subject_id, (${vote}.voted_at at time zone 'Europe/Rome')::date);
    if ${vote}.subject_kind = 'counter' and ((${vote}.voted_at + interval '20 seconds') at time zone 'Europe/Rome')::date <> (${vote}.voted_at at time zone 'Europe/Rome')::date then
      insert into ${schema}.rating_changes (comune, scale, subject_kind, subject_id, day)
      values (${vote}.comune, ${vote}.scale, ${vote}.subject_kind, ${vote}.subject_id, ((${vote}.voted_at + interval '20 seconds') at time zone 'Europe/Rome')::date);
    end if;`;

/** Tables are named with their schema in the function: a dump is restored with an empty search path. */
const statements = (schema: string) => [
  `create table rating_totals (
    comune text not null, scale smallint not null, subject_kind text not null, subject_id text not null, day date not null,
    count_1 integer not null, count_2 integer not null, count_3 integer not null, count_4 integer not null, count_5 integer not null,
    set_aside integer not null, continued boolean not null, reasons text[] not null, reason_counts integer[] not null,
    primary key (comune, scale, subject_kind, subject_id, day))`,
  'create index rating_totals_by_day on rating_totals (comune, day)',
  'create index rating_totals_continued on rating_totals (comune, day) where continued',

  `create table rating_changes (
    comune text not null, scale smallint not null, subject_kind text not null, subject_id text not null, day date not null, seq bigint generated always as identity,
    primary key (comune, scale, subject_kind, subject_id, day, seq))
    with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)`,

  // Empty, or one row: the subject up to which the votes from before the trigger have been queued.
  'create table rating_backlog (comune text not null, scale smallint not null, subject_kind text not null, subject_id text not null)',

  `create function queue_rating_change() returns trigger language plpgsql as $$ begin
    if tg_op <> 'INSERT' then ${queue(schema, 'old')}
    end if;
    if tg_op <> 'DELETE' then ${queue(schema, 'new')}
    end if;
    return null;
  end $$`,
  // From here on votes wait until the migrations have committed: nothing that takes long comes after it.
  'create trigger ratings_change after insert or update or delete on ratings for each row execute function queue_rating_change()',
  "insert into rating_backlog select '', 0, '', '' where exists (select from ratings)",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows: [at] } = await sql<{ schema: string }>`select quote_ident(current_schema()) as schema`.execute(db);
  for (const statement of statements(at!.schema)) await sql.raw(statement).execute(db);
}
