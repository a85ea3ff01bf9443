import { html, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { notice } from '@civico/core/parts/notice.ts';
import type { FullContext } from '../view-context.ts';
import type { FormState } from './form-state.ts';

/** Sent without a network: said honestly, for nothing has arrived yet. */
export function waitingView(context: FullContext, { title, reason }: FormState & { status: 'waiting' }): TemplateResult {
  const { t, level, store } = context;
  return html`<section part="view outcome" aria-labelledby="outcome-title">
    ${heading(level, html`<span id="outcome-title">${t.waitingHeading}</span>`, 'view-title')}
    <div role="status">${notice({
      kind: 'warning', title: `«${title}»`, text: html`<p>${reason === 'offline' ? t.waitingOffline : t.waitingUnavailable}</p><p>${t.waitingNote}</p>`,
      actions: button({ label: t.callBack, onClick: () => void store.form!.callBack() }),
    })}</div>
    <p part="button-row">${button({ label: t.another, onClick: () => store.form!.again() })} ${button({ label: t.backToList, kind: 'link', onClick: () => void context.go({ view: 'list' }) })}</p>
  </section>`;
}
