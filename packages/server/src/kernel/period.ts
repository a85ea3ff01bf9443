import { type RawBuilder, sql } from 'kysely';

/**
 * Days of a period as PostgreSQL timestamps: a day begins and ends at midnight in Italy. Days before 1900 or after 2999 mean "no bound",
 * because PostgreSQL knows no year zero.
 */
export function createdFrom(day: string): RawBuilder<string> {
  return sql<string>`(${within(day)}::date)::timestamp at time zone 'Europe/Rome'`;
}

/** The first moment after the day. */
export function createdUntil(day: string): RawBuilder<string> {
  return sql<string>`(${within(day)}::date + 1)::timestamp at time zone 'Europe/Rome'`;
}

function within(day: string): string {
  return day < '1900-01-01' ? '1900-01-01' : day > '2999-12-31' ? '2999-12-31' : day;
}
