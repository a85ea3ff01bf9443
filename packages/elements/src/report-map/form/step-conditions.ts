import { html, nothing, type TemplateResult } from 'lit';
import { checkbox } from '@civico/core/parts/choice-list.ts';
import { safeUrl } from '@civico/core/safe-url.ts';
import type { FullContext } from '../view-context.ts';
import { errorOf, fieldId } from './form-fields.ts';
import type { FormWork } from './form-state.ts';

/** 1. Autorizzazioni e condizioni. */
export function conditionsStep({ t, store, privacyUrl }: FullContext, { values, errors }: FormWork): TemplateResult {
  const url = safeUrl(privacyUrl);
  return html`<div part="prose">
    <p>${t.privacyText}</p>
    <p>${t.conditions}</p>
    ${url ? html`<p><a part="link" href=${safeUrl(url)} target="_blank" rel="noopener">${t.privacyLink}</a></p>` : nothing}
  </div>
  ${checkbox({
    id: fieldId('consent'), label: t.consent, checked: values.consent, required: true, error: errorOf(t, errors, 'consent'),
    onChange: (consent) => store.form!.change({ consent }),
  })}`;
}
