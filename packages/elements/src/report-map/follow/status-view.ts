import { html, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { errorSummary } from '@civico/core/parts/error-summary.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { notice } from '@civico/core/parts/notice.ts';
import { skeleton } from '@civico/core/parts/skeleton.ts';
import { textField } from '@civico/core/parts/text-field.ts';
import type { FullContext } from '../view-context.ts';
import { reportView } from './detail-view.ts';

/** Where a report stands, for whoever holds its receipt. */
export function statusView(context: FullContext): TemplateResult {
  const { t, store, level } = context;
  const detail = store.detail!;
  const state = detail.state.get();
  const back = button({ label: t.backToList, kind: 'link', part: 'back-link', onClick: () => void context.go({ view: 'list' }) });
  if (state.status === 'ready') {
    return html`<section part="view status-view">${back}${reportView(context, state)}
      <p>${button({ label: t.otherCode, onClick: () => detail.askCode() })}</p></section>`;
  }
  const code = 'code' in state ? state.code : '';
  const error = state.status === 'idle' && state.problem ? t[state.problem] : undefined;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    void detail.openCode((event.currentTarget as HTMLFormElement).querySelector('input')?.value ?? '');
  };
  return html`<section part="view status-view" aria-labelledby="status-title">
    ${back}
    ${heading(level, html`<span id="status-title">${t.codeTitle}</span>`, 'view-title')}
    <p part="lead">${t.codeIntro}</p>
    ${errorSummary({ title: t.errorsTitle, problems: error ? [{ field: 'receipt-code', message: error }] : [] })}
    <form part="code-form" novalidate @submit=${onSubmit}>
      ${textField({ id: 'receipt-code', kind: 'code', label: t.codeLabel, hint: t.codeHint, value: code, required: true, error, onInput: (value) => detail.typeCode(value) })}
      ${button({ label: t.codeOpen, kind: 'primary', type: 'submit', busy: state.status === 'loading', busyLabel: t.loading })}
    </form>
    ${state.status === 'failed' ? notice({ kind: 'error', text: state.sentence, live: 'alert', actions: button({ label: t.retry, onClick: () => void detail.retry() }) }) : ''}
    ${state.status === 'loading' ? skeleton({ label: t.loading, kind: 'text' }) : ''}
  </section>`;
}
