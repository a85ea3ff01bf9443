import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, field, type FieldOptions } from './field.ts';

export { fieldStyles } from './field.ts';

export interface TextFieldOptions extends FieldOptions {
  value: string;
  /** `date` is a typed date: digits and slashes, gg/mm/aaaa; `code` is typed exactly as printed (no spelling, capitals). */
  kind?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'code' | undefined;
  /** Token of the HTML standard, such as `email` or `name`; never asked again what the browser knows (WCAG 1.3.5). */
  autocomplete?: string | undefined;
  inputmode?: string | undefined;
  placeholder?: string | undefined;
  /** For a short answer, such as a code or a date: the width tells how much is expected. */
  short?: boolean | undefined;
  /** Stands below the control; `id` where it describes it. */
  below?: { view: unknown; id?: string | undefined } | undefined;
  onInput?: ((value: string, control: HTMLInputElement) => void) | undefined;
  /** When the person leaves the field with another value. */
  onChange?: ((value: string) => void) | undefined;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

/** One line of text. Never `type=number`: it loses leading zeros and scrolls values away. */
export function textField(options: TextFieldOptions): TemplateResult {
  const { kind = 'text', onInput, onChange } = options;
  const typed = kind === 'date' || kind === 'code';
  const inputmode = options.inputmode ?? (kind === 'date' ? 'numeric' : undefined);
  const plain = kind !== 'text' && kind !== 'search';
  return field(options, html`<input
    part="input${options.short || typed ? ' input-short' : ''}" id=${options.id} type=${typed ? 'text' : kind} .value=${live(options.value)}
    autocomplete=${options.autocomplete ?? nothing} inputmode=${inputmode ?? nothing}
    placeholder=${options.placeholder ?? nothing} spellcheck=${plain ? 'false' : nothing} autocapitalize=${kind === 'code' ? 'characters' : plain ? 'none' : nothing}
    ?disabled=${options.disabled ?? false} aria-required=${options.required ? 'true' : nothing} aria-invalid=${options.error ? 'true' : nothing}
    aria-describedby=${describedBy(options, options.below?.id)} @input=${(event: Event) => onInput?.(valueOf(event), event.target as HTMLInputElement)} @change=${(event: Event) => onChange?.(valueOf(event))}
  >`, options.below?.view);
}
