import type { Tables } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';

export interface CountersTable { comune: string; id: string; name: string; office: string; token_hash: Buffer }
export interface ServedDaysTable { comune: string; counter: string; day: string; served: number }

declare module '../../kernel/schema.ts' {
  interface Tables { counters: CountersTable; served_days: ServedDaysTable }
}

export const tables = {
  counters: { holds: 'nobody' },
  served_days: { holds: 'nobody' },
} satisfies Partial<Record<keyof Tables, TableRule>>;
