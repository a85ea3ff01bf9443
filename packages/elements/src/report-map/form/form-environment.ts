import type { PlacesPort, ReportSubmission, ReportsPort } from '@civico/contract';
import type { Drafts } from '@civico/core/drafts';
import type { NewSubmission, Outbox, Outcome } from '@civico/core/outbox';
import type { FormDraft, FormWork } from './form-state.ts';

export interface DevicePosition { lat: number; lon: number; /** Metres. */ accuracy: number }

/** Why the device did not say where it is. Thrown by `locate`. */
export class LocationError extends Error {
  readonly reason: 'denied' | 'unavailable' | 'timeout';
  constructor(reason: 'denied' | 'unavailable' | 'timeout') {
    super(reason);
    this.reason = reason;
  }
}

/** Why a file cannot be a photo. Thrown by `preparePhoto`. */
export class PhotoError extends Error {
  readonly problem: 'photoUnreadable' | 'photoHeic' | 'photoNotImage' | 'photoSlow';
  constructor(problem: PhotoError['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/** Everything the form needs from outside; the element gives the browser's, a test its own. */
export interface FormEnvironment {
  findPort(): Promise<ReportsPort & PlacesPort>;
  /** Keeps the report on the device and sends it until the backend has it. */
  send(submission: Omit<NewSubmission, 'endpoint'>): Promise<Outcome>;
  outbox(): Promise<Pick<Outbox, 'listen' | 'watch' | 'receipts' | 'discard' | 'drain'>>;
  /** The person has seen the receipt of a submission: nothing of it stays on the device. */
  putAway(key: string): Promise<unknown>;
  drafts(): Promise<Drafts<FormDraft>>;
  /** @throws LocationError */
  locate(): Promise<DevicePosition>;
  /** Decodes, turns upright, shrinks and writes the photo anew without metadata. @throws PhotoError */
  preparePhoto(file: Blob): Promise<Blob>;
  /** A sentence for the person about an error of a port. */
  explain(error: unknown, writing?: boolean): Promise<string>;
  /** A UUID. */
  newKey(): string;
  language(): string;
  /** Before the fact; false when the host holds the report back. */
  maySubmit(report: ReportSubmission): boolean;
  now?(): number;
}

/** What the rooms of the form share: the environment, and the work in hand while there is some. */
export interface FormContext {
  readonly env: FormEnvironment;
  /** Idempotency key of the report in hand. */
  readonly key: string;
  work(): FormWork | undefined;
  patch(change: Partial<FormWork>): void;
}
