import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { announceCount, counterId, counterStyles, counterView, type CounterOptions } from './counter.ts';
import { describedBy, field, fieldStyles, type FieldOptions } from './field.ts';

export interface TextAreaOptions extends FieldOptions, CounterOptions {
  value: string;
  rows?: number | undefined;
  autocomplete?: string | undefined;
  onInput?: ((value: string) => void) | undefined;
  onChange?: ((value: string) => void) | undefined;
}

/** Several lines of text, with a counter when there is a limit. */
export function textArea(options: TextAreaOptions): TemplateResult {
  const { id, value, onInput, onChange } = options;
  const input = (event: Event): void => {
    const area = event.target as HTMLTextAreaElement;
    onInput?.(area.value);
    announceCount(area, options, true);
  };
  return field(options, html`<textarea
    part="input text-area" id=${id} rows=${options.rows ?? 4} .value=${live(value)} autocomplete=${options.autocomplete ?? nothing}
    ?disabled=${options.disabled ?? false} aria-required=${options.required ? 'true' : nothing} aria-invalid=${options.error ? 'true' : nothing}
    aria-describedby=${describedBy(options, counterId(id, value, options, true))}
    @input=${input} @change=${(event: Event) => onChange?.((event.target as HTMLTextAreaElement).value)}></textarea>`, counterView(id, value, options, true));
}

export const textAreaStyles: CSSResultGroup = [fieldStyles, counterStyles, css`
  [part~='text-area'] { min-block-size: 7rem; field-sizing: content; max-block-size: 24rem; resize: vertical; }
`];
