import type { Access } from './authorization.ts';
import type { Database } from './database.ts';
import type { HandlersFor, OperationName } from './handlers.ts';
import type { Clerk, Handlers, Kernel } from './kernel.ts';
import type { Migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import type { Towns, TownSettings } from './towns.ts';
import type { FieldKind, ProblemKind } from './words.ts';

/** Deletes or erases what is over. Safe from several processes at once. */
export type Sweep = (db: Database, towns: Towns) => Promise<unknown>;

/** What a table holds of people, for how long, and what is done then: its retention line. */
export type TableRule = { holds: 'nobody'; sweep?: Sweep } | {
  /** Whose data, and which. */
  holds: string;
  /** From when on, and how long. */
  term: string;
  /** What is done when the term is over. */
  then: string;
  sweep?: Sweep;
};

/** What a slice does while the server runs. */
export interface OpenSlice<Names extends OperationName = never> {
  handlers: HandlersFor<Names>;
  /** Who a Cookie header belongs to, of this town if there is one. One slice of a server can tell. */
  identify?(cookie: string | undefined, comune: string): Promise<Clerk | undefined>;
  /** Ends what it has begun; called when no request is served any more. */
  close?(): Promise<void>;
}

/** A capability: all that the kernel has to be told of it. */
export interface Slice<Names extends string = string, TableNames extends string = string> {
  name: string;
  /** Who may call each of its operations (P8). */
  access: Readonly<Record<Names, Access>>;
  tables: Readonly<Record<TableNames, TableRule>>;
  migrations: Migrations;
  problems: Readonly<Record<string, ProblemKind>>;
  faultKinds: Readonly<Record<string, FieldKind>>;
  townSettings?: TownSettings | undefined;
  open(kernel: Kernel): { handlers: Handlers } & Omit<OpenSlice, 'handlers'>;
}

interface SliceDefinition<Names extends OperationName, TableNames extends keyof Tables> {
  name: string;
  access: Readonly<Record<Names, Access>>;
  tables?: Readonly<Record<TableNames, TableRule>>;
  migrations?: Migrations;
  problems?: Readonly<Record<string, ProblemKind>>;
  faultKinds?: Readonly<Record<string, FieldKind>>;
  townSettings?: TownSettings;
  /** Its handlers, and whatever else it keeps running. Called once, when the tables are up to date. */
  open(kernel: Kernel): OpenSlice<NoInfer<Names>>;
}

/** A slice as its folder exports it. The compiler compares its handlers with its access rows, and both with the contract. */
export function defineSlice<Names extends OperationName, TableNames extends keyof Tables = never>(given: SliceDefinition<Names, TableNames>): Slice<Names, TableNames> {
  return { tables: {} as Readonly<Record<TableNames, TableRule>>, migrations: {}, problems: {}, faultKinds: {}, ...given } as unknown as Slice<Names, TableNames>;
}
