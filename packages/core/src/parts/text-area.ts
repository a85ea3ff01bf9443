import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, field, fieldStyles, type FieldOptions } from './field.ts';

export interface TextAreaOptions extends FieldOptions {
  value: string;
  rows?: number | undefined;
  /** Most characters the service takes. Not a lock: a pasted text is never cut in silence, the counter says how much is too much. */
  limit?: number | undefined;
  /** Sentences of the counter; needed with `limit`. Negative numbers never arrive: `over` gets how many are too many. */
  counter?: { remaining: (count: number) => string; over: (count: number) => string } | undefined;
  autocomplete?: string | undefined;
  onInput?: ((value: string) => void) | undefined;
  onChange?: ((value: string) => void) | undefined;
}

const pauses = new WeakMap<Element, ReturnType<typeof setTimeout>>();
const PAUSE = 1000;

/** Says the count once typing pauses: at every key it would talk over the person's own text. */
function announceAfterPause(area: HTMLTextAreaElement, sentence: string): void {
  const region = area.parentElement?.querySelector('[part~="counter-announcement"]');
  if (!region) return;
  clearTimeout(pauses.get(area));
  pauses.set(area, setTimeout(() => { region.textContent = sentence; }, PAUSE));
}

/** Several lines of text, with a counter when there is a limit. The counter that is seen is heard as a description of the field, not again as a text of its own. */
export function textArea(options: TextAreaOptions): TemplateResult {
  const { id, value, limit, counter, onInput, onChange } = options;
  const sentence = (text: string): string => {
    if (limit === undefined || !counter) return '';
    const left = limit - [...text].length;
    return left < 0 ? counter.over(-left) : counter.remaining(left);
  };
  const over = limit !== undefined && [...value].length > limit;
  const input = (event: Event): void => {
    const area = event.target as HTMLTextAreaElement;
    onInput?.(area.value);
    if (limit !== undefined) announceAfterPause(area, sentence(area.value));
  };
  const counted = limit === undefined ? nothing : html`
    <div part="counter${over ? ' counter-over' : ''}" id="${id}-counter" aria-hidden="true">${sentence(value)}</div>
    <div part="visually-hidden counter-announcement" aria-live="polite"></div>`;
  return field(options, html`<textarea
    part="input text-area" id=${id} rows=${options.rows ?? 4} .value=${live(value)} autocomplete=${options.autocomplete ?? nothing}
    ?disabled=${options.disabled ?? false} aria-required=${options.required ? 'true' : nothing} aria-invalid=${options.error ? 'true' : nothing}
    aria-describedby=${describedBy(options, limit === undefined ? undefined : `${id}-counter`)}
    @input=${input} @change=${(event: Event) => onChange?.((event.target as HTMLTextAreaElement).value)}></textarea>`, counted);
}

export const textAreaStyles: CSSResultGroup = [fieldStyles, css`
  [part~='text-area'] { min-block-size: 7rem; field-sizing: content; max-block-size: 24rem; resize: vertical; }
  [part~='counter'] { margin-block-start: var(--_space-xs); font-size: var(--_font-size-small); color: var(--_color-text-muted); font-variant-numeric: tabular-nums; }
  [part~='counter-over'] { font-weight: 600; color: var(--_color-danger); }
`];
