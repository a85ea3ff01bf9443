import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';
import { errorIcon } from './icons.ts';

export interface FieldProblem {
  /** `id` of the field; a problem without one concerns the whole form. */
  field?: string | undefined;
  message: string;
}

const focusable = 'input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled), a[href], [tabindex]';

/** Moves focus to a field, or to the first control of a group, and brings its label into view. */
export function focusField(root: ParentNode, id: string): void {
  const target = root.querySelector(`#${CSS.escape(id)}`);
  const control = target?.matches(focusable) ? target : target?.querySelector(focusable);
  if (!(control instanceof HTMLElement)) return;
  control.closest('[part~="field"]')?.scrollIntoView({ block: 'nearest' });
  control.focus();
}

/** Moves focus to the summary: call it once the summary is drawn after a failed step. False when there is none. */
export function focusErrors(root: ParentNode): boolean {
  const summary = root.querySelector<HTMLElement>('[part~="error-summary"]');
  summary?.focus();
  return Boolean(summary);
}

/** All that is wrong, at the top of the form, each line a link to its field. Fields show the same sentence. */
export function errorSummary({ title, problems }: { title: string; problems: readonly FieldProblem[] }): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  // A fragment would be looked for in the page, outside of the shadow root: the click is answered here.
  const go = (id: string) => (event: Event): void => {
    event.preventDefault();
    focusField((event.currentTarget as Element).getRootNode() as ShadowRoot | Document, id);
  };
  return html`<div part="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
    <p part="error-summary-title" id="error-summary-title">${errorIcon}<span>${title}</span></p>
    <ul part="error-summary-list">${problems.map(({ field, message }) => html`<li>${
      field ? html`<a part="error-link" href="#${field}" @click=${go(field)}>${message}</a>` : message}</li>`)}</ul>
  </div>`;
}

export const errorSummaryStyles: CSSResultGroup = [partsBase, css`
  [part~='error-summary'] { padding: var(--_space-m) min(var(--_space-l), 4vw); background: var(--_color-danger-surface); border: 2px solid var(--_color-danger); border-radius: var(--_radius-control); }
  [part~='error-summary-title'] { display: flex; gap: var(--_space-s); margin: 0; font-weight: 700; color: var(--_color-danger); }
  [part~='error-summary-list'] { margin: var(--_space-s) 0 0; padding-inline-start: var(--_space-l); }
  [part~='error-link'] { display: block; inline-size: fit-content; padding-block: var(--_space-xs); font-weight: 600; color: var(--_color-danger); text-underline-offset: 0.2em; }
  [part~='error-link']:hover { text-decoration-thickness: 2px; }
`];
