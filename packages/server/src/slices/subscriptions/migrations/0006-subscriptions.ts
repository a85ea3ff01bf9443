import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // An address that is told of the steps of a report. `counted`: one of the people who follow it. `proven`: somebody pressed the button in a message to it.
  `create table subscriptions (
    id text primary key, comune text not null, report_id text not null references reports (id) on delete cascade,
    email text, language text not null default 'it', state text not null check (state in ('waiting', 'active', 'left')),
    counted boolean not null default false, proven boolean not null default false,
    created_at timestamptz not null default now(), expires_at timestamptz,
    check ((email is null) = (state = 'left')), check ((expires_at is null) = (state = 'active')))`,
  // Partial, so that forgetting an address does not lock its row against the message that is being written to it.
  'create unique index subscriptions_of on subscriptions (report_id, email) where email is not null',
  'create index subscriptions_expired on subscriptions (expires_at) where expires_at is not null',

  'alter table messages add column subscription_id text',
  'create index messages_of on messages (subscription_id) where subscription_id is not null',

  // Who followed by email before goes on being told, with a way to leave in each message; they are in the count already.
  `insert into subscriptions (id, comune, report_id, email, state, counted, created_at)
    select distinct on (report_id, email) id, comune, report_id, email, 'active', true, created_at from followers
    where email is not null and id ~ '^[A-Za-z0-9_-]{22}$' order by report_id, email, created_at`,
  // So does who left an email with a report.
  `insert into subscriptions (id, comune, report_id, email, state, created_at)
    select translate(rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '='), '+/', '-_'), comune, id, lower(contact->>'email'), 'active', created_at from reports
    where contact->>'email' is not null on conflict do nothing`,
  'alter table followers drop column email',

  'alter table reports add column closed_at timestamptz',
  // A report has been closed since the first step after the last one that left it open.
  `update reports set closed_at = coalesce((
      select min(closing.at) from report_steps closing where closing.report_id = reports.id and closing.seq > coalesce((
        select max(opening.seq) from report_steps opening where opening.report_id = reports.id and opening.status in ('received', 'assigned', 'in-progress')), 0)), updated_at)
    where status in ('resolved', 'rejected', 'duplicate')`,
  'create index reports_closed on reports (comune, closed_at) where closed_at is not null',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
