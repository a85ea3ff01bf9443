/** One report, by its address or by the code of its receipt: loaded when first asked for. */
import { errorSummaryStyles } from '@civico/core/parts/error-summary.ts';
import { timelineStyles } from '@civico/core/parts/timeline.ts';
import type { TemplateResult } from 'lit';
import type { FullContext } from '../view-context.ts';
import { detailView } from './detail-view.ts';
import { followStyles } from './follow.styles.ts';
import { statusView } from './status-view.ts';

export { focusErrors } from '@civico/core/parts/error-summary.ts';
export { followIt } from './follow.messages.ts';
export { ReportDetailStore } from './report-detail.store.ts';

export const styles = [errorSummaryStyles, timelineStyles, followStyles];
export const view = (context: FullContext, name: 'report' | 'status'): TemplateResult => (name === 'report' ? detailView(context) : statusView(context));
