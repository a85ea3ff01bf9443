import type { ColumnType, Generated } from 'kysely';
import type { Tables, Timestamp } from '../../kernel/schema.ts';
import type { TableRule } from '../../kernel/slice.ts';

export interface RatingsTable {
  id: string; comune: string; subject_kind: string; subject_id: string; subject_url: string | null;
  scale: number; value: number; reasons: string[]; comment: string | null; channel: string; voted_at: Timestamp; created_at: Timestamp; ticket_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
}

/** A group of votes: those of one subject on one scale and one day in Italy. */
export interface RatingGroup { comune: string; scale: number; subject_kind: string; subject_id: string; day: string }

/** What the votes of a group come to. `continued`: its first vote is set aside because of one of the day before. */
export interface RatingTotalsTable extends RatingGroup {
  count_1: number; count_2: number; count_3: number; count_4: number; count_5: number; set_aside: number; continued: boolean; reasons: string[]; reason_counts: number[];
}
/** Groups whose votes have changed since their totals were counted. A trigger on `ratings` writes it. */
export interface RatingChangesTable extends RatingGroup { seq: Generated<string> }
/** The subject up to which the votes from before that trigger have been queued; empty when all have. */
export type RatingBacklogTable = Omit<RatingGroup, 'day'>;

declare module '../../kernel/schema.ts' {
  interface Tables { ratings: RatingsTable; rating_totals: RatingTotalsTable; rating_changes: RatingChangesTable; rating_backlog: RatingBacklogTable }
}

export const tables = {
  ratings: { holds: 'what somebody may have written of themselves in a comment', term: 'none: nobody is named, and comments are never published', then: 'nothing' },
  rating_totals: { holds: 'nobody' },
  rating_changes: { holds: 'nobody' },
  rating_backlog: { holds: 'nobody' },
} satisfies Partial<Record<keyof Tables, TableRule>>;
