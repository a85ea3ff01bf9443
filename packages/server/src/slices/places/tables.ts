import type { Tables } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';

export interface PlacesTable { comune: string; id: string; kind: string; name: string; detail: string | null; lat: number | null; lon: number | null; search: string; source: string }

declare module '../../kernel/schema.ts' {
  interface Tables { places: PlacesTable }
}

export const tables = {
  places: { holds: 'nobody' },
} satisfies Partial<Record<keyof Tables, TableRule>>;
