/** What a report becomes when the office moves it on. */
import type { ReportStatus, ReportUpdate } from '@civico/contract';
import { REPORT_UPDATE_INTERNAL_NOTE_MAX_LENGTH, REPORT_UPDATE_OFFICE_MAX_LENGTH, REPORT_UPDATE_PUBLIC_NOTE_MAX_LENGTH } from '../generated/limits.ts';
import { blankFaults, type FieldFault, textFaults } from './field-faults.ts';
import { mayBecome } from './report-status.ts';

/** What of a report the office changes; null where there is none. */
export interface ReportProgress { status: ReportStatus; office: string | null; duplicateOf: string | null; hidden: boolean }

/** `original`: the report it now duplicates, which has to exist, be another one and no duplicate itself; the backend looks. */
export type ReportChange =
  | { change: ReportProgress; original?: string }
  | { refused: 'unknown-office' | 'status-transition' | 'duplicate-target'; from: ReportStatus; to: ReportStatus }
  | { faults: readonly FieldFault[] };

/** What the contract's schema says of the fields of an update. */
export function updateLimitFaults({ version: _, ...update }: ReportUpdate): FieldFault[] {
  if (Object.values(update).every((value) => value === undefined)) return [{ pointer: '', code: 'nothing-to-change' }];
  return [
    ...textFaults('/office', update.office, { min: 1, max: REPORT_UPDATE_OFFICE_MAX_LENGTH }), ...textFaults('/publicNote', update.publicNote, { min: 1, max: REPORT_UPDATE_PUBLIC_NOTE_MAX_LENGTH }),
    ...textFaults('/internalNote', update.internalNote, { min: 1, max: REPORT_UPDATE_INTERNAL_NOTE_MAX_LENGTH }),
  ];
}

/** @param offices those of the town */
export function changeOf(current: ReportProgress, update: ReportUpdate, offices: readonly string[]): ReportChange {
  const blank = [...blankFaults('/publicNote', update.publicNote), ...blankFaults('/internalNote', update.internalNote)];
  if (blank.length > 0) return { faults: blank };
  const office = update.office ?? current.office;
  // Giving an office a report nobody has yet is assigning it.
  const implied = update.duplicateOf !== undefined ? 'duplicate' : update.office !== undefined && current.status === 'received' ? 'assigned' : current.status;
  const status = update.status ?? implied;
  const refuse = (refused: 'unknown-office' | 'status-transition' | 'duplicate-target'): ReportChange => ({ refused, from: current.status, to: status });
  if (update.office !== undefined && !offices.includes(update.office)) return refuse('unknown-office');
  if (!mayBecome(current.status, status)) return refuse('status-transition');
  if (status === 'assigned' && office === null) return { faults: [{ pointer: '/office', code: 'required' }] };
  if (update.duplicateOf !== undefined && status !== 'duplicate') return refuse('duplicate-target');
  const duplicateOf = status === 'duplicate' ? update.duplicateOf ?? current.duplicateOf : null;
  if (status === 'duplicate' && duplicateOf === null) return { faults: [{ pointer: '/duplicateOf', code: 'required' }] };
  const change = { status, office: status === 'received' ? null : office, duplicateOf, hidden: update.hidden ?? current.hidden };
  return update.duplicateOf === undefined ? { change } : { change, original: update.duplicateOf };
}

/** Whether a change is a step that the citizen sees. */
export const isStep = (current: ReportProgress, change: ReportProgress, note: string | null | undefined): boolean =>
  change.status !== current.status || change.office !== current.office || note != null;
