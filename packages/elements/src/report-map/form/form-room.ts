/** The three steps: loaded when somebody wants to report. */
import { choiceListStyles } from '@civico/core/parts/choice-list.ts';
import { comboboxStyles } from '@civico/core/parts/combobox.ts';
import { errorSummaryStyles } from '@civico/core/parts/error-summary.ts';
import { fileDropStyles } from '@civico/core/parts/file-drop.ts';
import { progressStyles } from '@civico/core/parts/progress.ts';
import { stepsStyles } from '@civico/core/parts/steps.ts';
import { summaryListStyles } from '@civico/core/parts/summary-list.ts';
import { textAreaStyles } from '@civico/core/parts/text-area.ts';
import { formStyles } from './form.styles.ts';

export { devicePosition } from './device-position.ts';
export { formIt } from './form.messages.ts';
export { focusErrors, formView as view } from './form-view.ts';
export { keepPreviews } from './photo-preview.ts';
export { preparePhoto } from './photo-work.ts';
export { ReportFormStore } from './report-form.store.ts';
export { StepHistory } from './step-history.ts';

export const styles = [choiceListStyles, comboboxStyles, errorSummaryStyles, fileDropStyles, progressStyles, stepsStyles, summaryListStyles, textAreaStyles, formStyles];
