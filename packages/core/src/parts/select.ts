import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, field, fieldStyles, type FieldOptions } from './field.ts';
import { chevronIcon } from './icons.ts';

export interface SelectOption { value: string; label: string; disabled?: boolean | undefined }
export interface SelectGroup { label: string; options: readonly SelectOption[] }

export interface SelectOptions extends FieldOptions {
  value: string;
  options: readonly (SelectOption | SelectGroup)[];
  /** First entry with an empty value, such as "Scegli" or "Tutte le categorie". */
  placeholder?: string | undefined;
  autocomplete?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
}

/** A native select: the phone's own picker is better than ours. Up to about seven choices a choice list is easier. */
export function select(options: SelectOptions): TemplateResult {
  const { value, onChange } = options;
  const entry = (one: SelectOption): TemplateResult =>
    html`<option value=${one.value} ?disabled=${one.disabled ?? false} .selected=${live(one.value === value)}>${one.label}</option>`;
  return field(options, html`<div part="select-box"><select
    part="input select" id=${options.id} ?disabled=${options.disabled ?? false} autocomplete=${options.autocomplete ?? nothing}
    aria-required=${options.required ? 'true' : nothing} aria-invalid=${options.error ? 'true' : nothing} aria-describedby=${describedBy(options)}
    @change=${(event: Event) => onChange?.((event.target as HTMLSelectElement).value)}
  >${options.placeholder === undefined ? nothing : entry({ value: '', label: options.placeholder })}${options.options.map((one) =>
    'options' in one ? html`<optgroup label=${one.label}>${one.options.map(entry)}</optgroup>` : entry(one))}</select>${chevronIcon}</div>`);
}

export const selectStyles: CSSResultGroup = [fieldStyles, css`
  [part~='select-box'] { position: relative; }
  [part~='select'] { padding-inline-end: 2.75rem; text-overflow: ellipsis; cursor: pointer; }
  [part~='select'] option, [part~='select'] optgroup { color: var(--_color-text); background: var(--_color-surface); }
  [part~='select-box'] > [part~='icon'] { position: absolute; inset-block-start: calc(50% - 0.75em); inset-inline-end: 0.75rem; color: var(--_color-link); pointer-events: none; }
`];
