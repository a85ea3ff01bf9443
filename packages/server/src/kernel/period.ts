import { type RawBuilder, sql } from 'kysely';

/** SQL for the first moment, in Italy, of a day that is given as SQL. */
export const dayStart = (day: string) => `(${day}::date)::timestamp at time zone 'Europe/Rome'`;

/** SQL for the first moment after the day. */
export const dayEnd = (day: string) => `(${day}::date + 1)::timestamp at time zone 'Europe/Rome'`;

/** Days before 1900 or after 2999 mean "no bound": PostgreSQL knows no year zero. */
export function withinCalendar(day: string): string {
  return day < '1900-01-01' ? '1900-01-01' : day > '2999-12-31' ? '2999-12-31' : day;
}

/** `dayStart` for a composed query. */
export function createdFrom(day: string): RawBuilder<string> {
  return sql<string>`(${withinCalendar(day)}::date)::timestamp at time zone 'Europe/Rome'`;
}

/** `dayEnd` for a composed query. */
export function createdUntil(day: string): RawBuilder<string> {
  return sql<string>`(${withinCalendar(day)}::date + 1)::timestamp at time zone 'Europe/Rome'`;
}
