import type { Indicator, Observation } from '@civico/contract';
import type { ColumnType } from 'kysely';
import type { Tables } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';

export interface IndicatorsTable { comune: string; id: string; position: number; definition: ColumnType<Indicator, string, string> }
export interface ObservationsTable {
  comune: string; indicator: string; ordinal: number; period: string; first_day: string; last_day: string; category: string | null; value: number | null;
  details: ColumnType<Partial<Observation>, string | undefined, string>;
}

declare module '../../kernel/schema.ts' {
  interface Tables { indicators: IndicatorsTable; observations: ObservationsTable }
}

export const tables = {
  indicators: { holds: 'nobody' },
  observations: { holds: 'nobody' },
} satisfies Partial<Record<keyof Tables, TableRule>>;
