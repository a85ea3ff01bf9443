/** Submissions that must arrive exactly once. */
export { Outbox, type FindPorts, type OutboxEnvironment } from './outbox.ts';
export { pageOutbox } from './browser-outbox.ts';
export type { NewSubmission, Outcome, Settled, Submission, SubmissionStore } from './submission.ts';
