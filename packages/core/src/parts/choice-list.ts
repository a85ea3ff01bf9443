import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldNotes, fieldStyles, labelText, type FieldOptions } from './field.ts';

export interface Choice {
  value: string;
  label: unknown;
  hint?: unknown;
  disabled?: boolean | undefined;
  /** Shown under the choice while it is chosen, such as a question that belongs to it. */
  content?: unknown;
}

interface ChoiceListOptions extends FieldOptions {
  choices: readonly Choice[];
  /** Side by side where there is room; for two or three short answers. */
  inline?: boolean | undefined;
}

export interface RadioListOptions extends ChoiceListOptions {
  value: string;
  onChange?: ((value: string) => void) | undefined;
}

export interface CheckboxListOptions extends ChoiceListOptions {
  values: readonly string[];
  onChange?: ((values: string[]) => void) | undefined;
}

export interface CheckboxOptions extends FieldOptions {
  checked: boolean;
  onChange?: ((checked: boolean) => void) | undefined;
}

interface ChoiceBox {
  id: string; type: 'radio' | 'checkbox'; name: string; value: string; checked: boolean; disabled: boolean; label: unknown; hint: unknown;
  attributes?: { required: boolean; invalid: boolean; described: string | typeof nothing }; onChange: (checked: boolean) => void;
}

function choiceBox(box: ChoiceBox): TemplateResult {
  const { attributes, hint, id } = box;
  return html`<label part="choice">
    <input part="choice-input" id=${id} type=${box.type} name=${box.name} value=${box.value} .checked=${live(box.checked)} ?disabled=${box.disabled}
      aria-required=${attributes?.required ? 'true' : nothing} aria-invalid=${attributes?.invalid ? 'true' : nothing}
      aria-describedby=${attributes?.described ?? (hint ? `${id}-hint` : nothing)}
      @change=${(event: Event) => box.onChange((event.target as HTMLInputElement).checked)}>
    <span part="choice-text"><span part="choice-label">${box.label}</span>${hint && !attributes ? html`<span part="hint" id="${id}-hint" aria-hidden="true">${hint}</span>` : nothing}</span>
  </label>`;
}

function choices(options: ChoiceListOptions, type: 'radio' | 'checkbox', chosen: (value: string) => boolean, onChange: (value: string, checked: boolean) => void): TemplateResult {
  const { id, error, required } = options;
  const radio = type === 'radio';
  // `aria-required` and `aria-invalid` belong to a radiogroup, not to a plain group.
  return html`<fieldset part="field choice-list${error ? ' field-invalid' : ''}" id=${id} role=${radio ? 'radiogroup' : nothing} ?disabled=${options.disabled ?? false}
    aria-required=${radio && required ? 'true' : nothing} aria-invalid=${radio && error ? 'true' : nothing} aria-describedby=${describedBy(options)}>
    <legend part="label">${labelText(options)}</legend>${fieldNotes(options)}
    <div part="choices${options.inline ? ' choices-inline' : ''}">${options.choices.map((one, index) => html`${choiceBox({
      id: `${id}-${index}`, type, name: id, value: one.value, checked: chosen(one.value), disabled: one.disabled ?? false, label: one.label, hint: one.hint,
      onChange: (checked) => { onChange(one.value, checked); },
    })}${one.content && chosen(one.value) ? html`<div part="choice-content">${one.content}</div>` : nothing}`)}</div>
  </fieldset>`;
}

/** One of several: native radios, arrow keys move. */
export function radioList(options: RadioListOptions): TemplateResult {
  return choices(options, 'radio', (value) => value === options.value, (value) => options.onChange?.(value));
}

/** Any of several: native checkboxes. `onChange` gets the chosen values in the order of the choices. */
export function checkboxList(options: CheckboxListOptions): TemplateResult {
  return choices(options, 'checkbox', (value) => options.values.includes(value), (value, checked) => {
    options.onChange?.(options.choices.map((one) => one.value).filter((one) => (one === value ? checked : options.values.includes(one))));
  });
}

/** A single yes, such as a consent. */
export function checkbox(options: CheckboxOptions): TemplateResult {
  const { id, error } = options;
  return html`<div part="field${error ? ' field-invalid' : ''}">${fieldNotes(options)}${choiceBox({
    id, type: 'checkbox', name: id, value: 'on', checked: options.checked, disabled: options.disabled ?? false, label: labelText(options), hint: nothing,
    attributes: { required: options.required ?? false, invalid: Boolean(error), described: describedBy(options) },
    onChange: (checked) => options.onChange?.(checked),
  })}</div>`;
}

export const choiceListStyles: CSSResultGroup = [fieldStyles, css`
  /* Out of the border, where a legend hangs by nature: the bar of an invalid group runs along all of it. */
  [part~='choice-list'] > legend { float: inline-start; inline-size: 100%; }
  [part~='choice-list'] > legend + * { clear: both; }
  [part~='choices'] { display: grid; gap: var(--_space-s); margin-block-start: var(--_space-s); }
  [part~='choices-inline'] { display: flex; flex-wrap: wrap; column-gap: var(--_space-l); }
  [part~='choice'] { display: flex; gap: 0.75rem; align-items: flex-start; min-block-size: 2.75rem; padding-block: 0.5625rem; cursor: pointer; }
  [part~='choice-input'] {
    display: grid; place-content: center; inline-size: 1.5rem; block-size: 1.5rem; flex: none; margin: 0.0625rem 0 0; appearance: none; cursor: inherit;
    color: var(--_color-surface); background: var(--_color-surface); border: 2px solid var(--_color-control); border-radius: var(--_radius-control);
  }
  [part~='choice-input']::before { content: ''; inline-size: 1rem; block-size: 1rem; scale: 0; background: currentColor; clip-path: polygon(38% 66%, 84% 14%, 98% 28%, 39% 94%, 4% 58%, 17% 44%); }
  [part~='choice-input'][type='radio'] { border-radius: 50%; }
  [part~='choice-input'][type='radio']::before { inline-size: 0.75rem; block-size: 0.75rem; clip-path: circle(); }
  [part~='choice']:hover > [part~='choice-input']:enabled { border-color: var(--_color-link); }
  [part~='choice-input']:checked { background: var(--_color-link); border-color: var(--_color-link); }
  [part~='choice-input'][type='radio']:checked { color: var(--_color-link); background: var(--_color-surface); }
  [part~='choice-input']:checked::before { scale: 1; }
  [part~='choice-input'][aria-invalid='true'], [part~='choice-list'][aria-invalid='true'] [part~='choice-input'] { border-color: var(--_color-danger); }
  [part~='choice-input']:disabled { background: var(--_color-surface-subtle); border-color: var(--_color-border); }
  [part~='choice-text'] { min-inline-size: 0; }
  [part~='choice-text'] > [part~='hint'] { display: block; }
  [part~='choice']:hover [part~='choice-label'] { text-decoration: underline; text-underline-offset: 0.2em; }
  [part~='choice']:has(:disabled) { color: var(--_color-text-muted); cursor: not-allowed; }
  [part~='choice-content'] { margin-inline-start: 0.6875rem; padding-inline-start: 1.5rem; border-inline-start: 2px solid var(--_color-border); }
  @media (prefers-reduced-motion: no-preference) { [part~='choice-input']::before { transition: scale var(--_duration-short); } }
  @media (forced-colors: active), print { [part~='choice-input'] { appearance: auto; } [part~='choice-input']::before { display: none; } }
`];
