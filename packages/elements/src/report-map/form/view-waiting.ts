import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { notice } from '@civico/core/parts/notice.ts';
import { waitingActions } from '../outgoing/waiting-actions.ts';
import type { FullContext } from '../view-context.ts';
import type { FormState } from './form-state.ts';

/** Sent, and not yet there: said honestly, with why. Where it is not the network that is missed nobody knows for how long, so there is another way. */
export function waitingView(context: FullContext, { title, reason }: FormState & { status: 'waiting' }): TemplateResult {
  const { t, level, store } = context;
  const form = store.form!;
  return html`<section part="view outcome" aria-labelledby="outcome-title">
    ${heading(level, html`<span id="outcome-title">${t.waitingHeading}</span>`, 'view-title')}
    <div role="status">${notice({
      kind: 'warning', title: `«${title}»`, text: html`<p>${reason === 'offline' ? t.waitingOffline : t.waitingUnavailable}</p><p>${t.waitingNote}</p>`,
      actions: [...waitingActions(context, form.waiting, () => form.sendNow()), button({ label: t.callBack, kind: 'link', onClick: () => void form.callBack() })],
    })}</div>
    ${reason === 'offline' ? nothing : html`<p>${t.urgent}</p>${context.fallback}`}
    <p part="button-row">${button({ label: t.another, onClick: () => form.again() })} ${button({ label: t.backToList, kind: 'link', onClick: () => void context.go({ view: 'list' }) })}</p>
  </section>`;
}
