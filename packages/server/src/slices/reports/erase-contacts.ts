import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Towns } from '../../kernel/towns.ts';
import { contactMonths } from './retention.ts';

/**
 * Erases what names a person once a report has been closed for as long as its town says: the contact, the addresses that were told of it and
 * the messages to them. Reports of towns that this process does not know are left to one that knows their term.
 */
export async function eraseContacts(db: Database, towns: Towns): Promise<void> {
  for (const town of towns.values()) {
    await sql`
      with over as materialized (select id from reports where comune = ${town.id} and closed_at <= now() - make_interval(months => ${contactMonths(town)}::int)),
      erased as (update reports set contact = null where id in (select id from over) and contact is not null),
      forgotten as (delete from subscriptions where report_id in (select id from over) returning id)
      delete from messages where subscription_id in (select id from forgotten)`.execute(db);
  }
}
