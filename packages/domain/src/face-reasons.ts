/** The reasons of "Mettiamoci la faccia". */
import type { RatingReason } from '@civico/contract';

/** What is asked after a red face. */
export const REASONS_AFTER_RED: readonly RatingReason[] = ['waiting-time', 'not-clear', 'staff', 'outcome', 'other'];
