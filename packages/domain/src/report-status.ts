/** The status machine of a report. */
import type { ReportStatus } from '@civico/contract';

/**
 * Where each status may go. An office gives a report back (`assigned` → `received`); what is closed can only be opened again: what was resolved by going on
 * with it, what was refused or a double from the start as well.
 */
export const NEXT_STATUSES: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
  received: ['assigned', 'in-progress', 'resolved', 'rejected', 'duplicate'],
  assigned: ['received', 'in-progress', 'resolved', 'rejected', 'duplicate'],
  'in-progress': ['assigned', 'resolved', 'rejected', 'duplicate'],
  resolved: ['assigned', 'in-progress'],
  rejected: ['received', 'assigned', 'in-progress'],
  duplicate: ['received', 'assigned', 'in-progress'],
};

/** Staying is always possible. */
export const mayBecome = (from: ReportStatus, to: ReportStatus): boolean => from === to || NEXT_STATUSES[from].includes(to);

/** Something is still to happen: the list shows them as open, and people can follow them. */
export const OPEN_STATUSES: readonly ReportStatus[] = ['received', 'assigned', 'in-progress'];

/** Nothing more happens, unless it is opened again: the term of its contacts runs. */
export const isClosed = (status: ReportStatus): boolean => !OPEN_STATUSES.includes(status);
