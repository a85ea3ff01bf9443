import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table counters (
    comune text not null, id text not null, name text not null, office text not null, token_hash bytea not null,
    primary key (comune, id))`,
  `create table served_days (
    comune text not null, counter text not null, day date not null, served integer not null check (served >= 0),
    primary key (comune, counter, day), foreign key (comune, counter) references counters (comune, id) on delete cascade)`,

  'alter table ratings add column ticket_hash bytea',
  // A ticket of the queue votes once; its number comes back another day, so the day is part of what is hashed.
  'create unique index ratings_of_ticket on ratings (ticket_hash) where ticket_hash is not null',

  `create table indicators (
    comune text not null, id text not null, position integer not null, definition jsonb not null,
    primary key (comune, id))`,
  `create table observations (
    comune text not null, indicator text not null, ordinal integer not null, period text not null, first_day date not null, last_day date not null,
    category text, value double precision, details jsonb not null default '{}',
    primary key (comune, indicator, ordinal), foreign key (comune, indicator) references indicators (comune, id) on delete cascade)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
