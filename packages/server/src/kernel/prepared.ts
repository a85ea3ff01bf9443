import { DummyDriver, type Insertable, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** A value of a statement by its name; `type` is what PostgreSQL is to take it for where it cannot tell. */
export type Value<Values> = (name: keyof Values & string, type?: string) => RawBuilder<unknown>;

/** Stands where a value will be, while the statement is written. */
class Placeholder {
  readonly name: string;
  constructor(name: string) { this.name = name; }
}

/** Writes statements and knows no database. */
const writer = new Kysely<Tables>({
  dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() },
});

/** A statement that is written once, with names for its values: for the few whose writing would cost a request more than their round trip. */
export class Prepared<Values> {
  readonly text: string;
  readonly #names: readonly (keyof Values & string)[];

  constructor(write: (value: Value<Values>) => RawBuilder<unknown>) {
    const named = sql`${write((name, type) => (type === undefined ? sql`${new Placeholder(name)}` : sql`${new Placeholder(name)}::${sql.raw(type)}`))}`.compile(writer);
    const given = named.parameters.map((one) => (one as Placeholder).name as keyof Values & string);
    this.#names = [...new Set(given)];
    // One number for a name, however often it stands in the statement.
    this.text = named.sql.replace(/\$(\d+)/g, (_whole, at: string) => `$${this.#names.indexOf(given[Number(at) - 1]!) + 1}`);
  }

  /** The values in the order of the statement. */
  values(given: Values): unknown[] {
    return this.#names.map((name) => given[name]);
  }
}

/** `insert into table` one row for each of `source`, with a value for each column. */
export function insertFrom<Table extends keyof Tables & string>(source: string, table: Table, columns: { readonly [Column in keyof Insertable<Tables[Table]>]: RawBuilder<unknown> }): RawBuilder<unknown> {
  const entries = Object.entries<RawBuilder<unknown>>(columns as Record<string, RawBuilder<unknown>>);
  return sql`insert into ${sql.table(table)} (${sql.join(entries.map(([column]) => sql.ref(column)))}) select ${sql.join(entries.map(([, value]) => value))} from ${sql.table(source)}`;
}
