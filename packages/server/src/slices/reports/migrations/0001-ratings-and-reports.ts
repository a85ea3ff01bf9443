import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table ratings (
    id text primary key, comune text not null,
    subject_kind text not null, subject_id text not null, subject_url text,
    scale smallint not null check (scale in (3, 5)), value smallint not null check (value between 1 and scale),
    reasons text[] not null, comment text, channel text not null,
    voted_at timestamptz not null, created_at timestamptz not null)`,
  'create index ratings_by_subject on ratings (comune, scale, subject_kind, subject_id, voted_at)',

  `create table reports (
    id text primary key, comune text not null, code_hash bytea unique,
    category text not null, title text not null, description text not null,
    lat double precision, lon double precision, address text,
    contact jsonb, answers jsonb not null default '[]',
    status text not null check (status in ('received', 'assigned', 'in-progress', 'resolved', 'rejected', 'duplicate')),
    office text, duplicate_of text references reports (id), hidden boolean not null default false,
    version integer not null default 1, followers integer not null default 0,
    source text not null default 'citizen', external_id text, search text not null,
    created_at timestamptz not null, updated_at timestamptz not null,
    check ((lat is null) = (lon is null)), unique (comune, source, external_id))`,
  'create index reports_newest on reports (comune, created_at desc, id desc) where not hidden',
  'create index reports_on_map on reports (comune, lat, lon) where not hidden and lat is not null',

  `create table report_steps (
    seq bigint generated always as identity primary key, report_id text not null references reports (id) on delete cascade,
    comune text not null, at timestamptz not null, status text not null, office text, note text)`,
  'create index report_steps_of on report_steps (report_id, seq)',
  `create table report_notes (
    seq bigint generated always as identity primary key, report_id text not null references reports (id) on delete cascade,
    comune text not null, at timestamptz not null, text text not null, author text not null)`,
  'create index report_notes_of on report_notes (report_id, seq)',
  `create table followers (
    id text primary key, report_id text not null references reports (id) on delete cascade,
    comune text not null, email text, created_at timestamptz not null default now())`,
  'create index followers_of on followers (report_id)',

  `create table attachments (
    id text primary key, comune text not null, report_id text references reports (id) on delete cascade,
    ordinal smallint not null default 0, alternative_text text,
    width integer not null, height integer not null, bytes integer not null, image bytea not null,
    created_at timestamptz not null default now(), expires_at timestamptz,
    check ((report_id is null) = (expires_at is not null)))`,
  'alter table attachments alter column image set storage external',
  'create index attachments_of on attachments (report_id) where report_id is not null',
  'create index attachments_unused on attachments (expires_at) where report_id is null',

  `create table messages (
    id text primary key, comune text not null, sealed bytea not null,
    created_at timestamptz not null default now(), next_attempt_at timestamptz not null default now(),
    attempts integer not null default 0, sent_at timestamptz, gave_up_at timestamptz)`,
  'create index messages_waiting on messages (next_attempt_at) where sent_at is null and gave_up_at is null',

  `create table sessions (
    token_hash bytea primary key, comune text not null, username text not null, name text not null,
    created_at timestamptz not null default now(), expires_at timestamptz not null)`,
  'create table rate_limits (bucket bytea primary key, count integer not null, resets_at timestamptz not null)',

  `create table idempotency (
    comune text not null, operation text not null, key text not null,
    fingerprint bytea not null, status smallint not null, answer bytea not null,
    created_at timestamptz not null default now(), expires_at timestamptz not null,
    primary key (comune, operation, key))`,
  // Rows come and go in the order of time: a block index costs an insert next to nothing.
  'create index idempotency_expired on idempotency using brin (expires_at)',

  `create table places (
    comune text not null, id text not null, kind text not null, name text not null, detail text,
    lat double precision, lon double precision, search text not null, source text not null,
    primary key (comune, id))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
