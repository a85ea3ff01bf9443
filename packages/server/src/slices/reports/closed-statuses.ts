import type { ReportStatus } from '@civico/contract';

/** In these nothing more happens to a report, unless it is opened again: the term of its contacts runs. */
export const CLOSED_STATUSES: ReadonlySet<ReportStatus> = new Set(['resolved', 'rejected', 'duplicate']);
