import type { TemplateResult } from 'lit';
import type { ReportStatus } from '@civico/contract';
import { tag, type TagKind } from '@civico/core/parts/tag.ts';
import type { ListMessages } from './report-map.messages.ts';

const kinds: Record<ReportStatus, TagKind> = {
  received: 'neutral', assigned: 'info', 'in-progress': 'warning', resolved: 'success', rejected: 'danger', duplicate: 'neutral',
};

/** State of a report, in words and a colour. A state this version does not know is shown as it is. */
export const statusTag = (t: ListMessages, status: ReportStatus): TemplateResult => tag({ label: t.statuses[status] ?? status, kind: kinds[status] ?? 'neutral' });
