/** The Comuni model's reasons for stars. */
import type { RatingReason } from '@civico/contract';

/** What is asked after four or five stars. */
export const REASONS_AFTER_PRAISE: readonly RatingReason[] = ['clear', 'complete', 'always-on-track', 'no-technical-problems', 'other'];
/** What is asked after one to three stars. */
export const REASONS_AFTER_BLAME: readonly RatingReason[] = ['not-clear', 'not-complete', 'sometimes-lost', 'technical-problems', 'other'];
