import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';
import { errorIcon } from './icons.ts';

/** What every field has. Sentences come from the element's messages. */
export interface FieldOptions {
  /** Unique in the shadow root; the error summary links to it. */
  id: string;
  label: unknown;
  /** Stands before the control, so that it is read before it is needed. */
  hint?: unknown;
  /** What is wrong and what to do; the field is marked invalid while it is there. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** "(facoltativo)": shown after the label of a field that is not required. */
  optionalText?: string | undefined;
  disabled?: boolean | undefined;
}

/** Value of `aria-describedby`: hint, error and what else describes the control. */
export function describedBy({ id, hint, error }: FieldOptions, ...more: (string | undefined)[]): string | typeof nothing {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : '', ...more].filter(Boolean).join(' ') || nothing;
}

/** The label's text with what tells required from optional. The asterisk is for the eye; `aria-required` says it to the ear. */
export function labelText({ label, required, optionalText }: FieldOptions): TemplateResult {
  return html`${label}${required ? html`<span part="required-mark" aria-hidden="true">*</span>` : optionalText ? html`${' '}<span part="label-note">${optionalText}</span>` : nothing}`;
}

/** Hint and error, each with the id that `describedBy` names. */
export function fieldNotes({ id, hint, error }: FieldOptions): TemplateResult {
  return html`${hint ? html`<div part="hint" id="${id}-hint">${hint}</div>` : nothing}${error ? html`<div part="field-error" id="${id}-error">${errorIcon}<span>${error}</span></div>` : nothing}`;
}

/** Label, hint, error, control: the frame of every field with one control. */
export function field(options: FieldOptions, control: unknown, after: unknown = nothing): TemplateResult {
  return html`<div part="field${options.error ? ' field-invalid' : ''}">
    <label part="label" for=${options.id}>${labelText(options)}</label>${fieldNotes(options)}${control}${after}
  </div>`;
}

export const fieldStyles: CSSResultGroup = [partsBase, css`
  [part~='field'] { min-inline-size: 0; margin: 0; padding: 0; border: 0; }
  [part~='field'] + [part~='field'] { margin-block-start: var(--_space-l); }
  [part~='field-invalid'] { padding-inline-start: min(var(--_space-m), 4vw); border-inline-start: 4px solid var(--_color-danger); }
  [part~='label'] { display: block; padding: 0; font-weight: 600; color: var(--_color-text); }
  [part~='label-note'] { font-weight: 400; color: var(--_color-text-muted); }
  [part~='required-mark'] { padding-inline-start: 0.125em; color: var(--_color-danger); }
  [part~='hint'] { font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='field-error'] { display: flex; gap: var(--_space-xs); margin-block-start: var(--_space-xs); font-weight: 600; color: var(--_color-danger); }
  [part~='field-error'] > span { min-inline-size: 0; overflow-wrap: anywhere; }
  /* Yields to what a select or a text area says of itself, in whatever order the styles are adopted. */
  :where([part~='input']) {
    display: block; inline-size: 100%; min-block-size: 3rem; margin: var(--_space-s) 0 0; padding: 0.625rem 0.75rem;
    font: inherit; font-size: max(1em, 1rem); line-height: 1.5; color: var(--_color-text); background: var(--_color-surface);
    border: 1px solid var(--_color-control); border-block-end-width: 2px; border-radius: var(--_radius-control) var(--_radius-control) 0 0;
    appearance: none;
  }
  [part~='input']::placeholder { color: var(--_color-text-muted); opacity: 1; }
  [part~='input']:hover { border-color: var(--_color-link); }
  [part~='input'][aria-invalid='true'] { border-color: var(--_color-danger); }
  [part~='input']:disabled { color: var(--_color-text-muted); background: var(--_color-surface-subtle); border-color: var(--_color-border); cursor: not-allowed; }
  [part~='input-short'] { max-inline-size: 12rem; }
  [part~='input']::-webkit-search-cancel-button { display: none; }
  @media (prefers-reduced-motion: no-preference) { [part~='input'] { transition: border-color var(--_duration-short); } }
  @media (forced-colors: active) { [part~='input']:disabled { color: GrayText; border-color: GrayText; } }
`];
