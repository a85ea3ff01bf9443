import type { AccessTable } from './authorization.ts';
import type { Migrations } from './migrations.ts';
import * as secretFingerprint from './migrations/0009-secret-fingerprint.ts';
import { KERNEL_TABLES } from './own-tables.ts';
import { FIELD_FAULTS } from './field-fault.messages.ts';
import { PROBLEMS } from './problem.messages.ts';
import type { Slice, TableRule } from './slice.ts';
import type { TownSettings } from './towns.ts';

/** The union of the slices. */
export interface Composition {
  slices: readonly Slice[];
  access: AccessTable;
  migrations: Migrations;
  tables: readonly TableRule[];
  townSettings: readonly TownSettings[];
}

/** All that no two slices may claim. */
export type Claims = Pick<Slice, 'name' | 'access' | 'tables' | 'migrations' | 'problems' | 'faultKinds'>;

const KERNEL_MIGRATIONS: Migrations = { '0009-secret-fingerprint': { up: secretFingerprint.up, kind: 'compatible' } };

/** The kernel itself, as far as it claims what slices claim. */
export const KERNEL: Claims = { name: 'kernel', access: {}, tables: KERNEL_TABLES, migrations: KERNEL_MIGRATIONS, problems: PROBLEMS, faultKinds: FIELD_FAULTS };

export function compose(slices: readonly Slice[]): Composition {
  return {
    slices,
    access: Object.assign({}, ...slices.map((one) => one.access)) as Composition['access'],
    migrations: Object.assign({}, KERNEL.migrations, ...slices.map((one) => one.migrations)) as Migrations,
    tables: [KERNEL, ...slices].flatMap((one) => Object.values<TableRule>(one.tables)),
    townSettings: slices.flatMap((one) => one.townSettings ?? []),
  };
}
