import { css, html, nothing, type TemplateResult } from 'lit';
import { charactersLeft } from '@civico/domain/text.ts';

/** For a field whose text the service bounds. Not a lock: nothing typed or pasted is ever cut, the counter says how much is too much. */
export interface CounterOptions {
  /** Most characters the service takes, counted as @civico/domain does. */
  limit?: number | undefined;
  /** Sentences of the counter; needed with `limit`. Negative numbers never arrive: `over` gets how many are too many. */
  counter?: { remaining: (count: number) => string; over: (count: number) => string } | undefined;
}

const pauses = new WeakMap<Element, ReturnType<typeof setTimeout>>();
const PAUSE = 1000;

const sentenceOf = (text: string, { limit, counter }: CounterOptions): string => {
  if (limit === undefined || !counter) return '';
  const left = charactersLeft(text, limit);
  return left < 0 ? counter.over(-left) : counter.remaining(left);
};

export const isOver = (text: string, { limit }: CounterOptions): boolean => limit !== undefined && charactersLeft(text, limit) < 0;

/** Id of what `counterView` draws, for `describedBy`; undefined when it draws nothing. @param always also while the text still fits */
export const counterId = (id: string, text: string, options: CounterOptions, always: boolean): string | undefined =>
  options.limit !== undefined && (always || isOver(text, options)) ? `${id}-counter` : undefined;

/** Says the count once typing pauses: at every key it would talk over the person's own text. Of a field that fits and shows no counter nothing is said. */
export function announceCount(control: HTMLInputElement | HTMLTextAreaElement, options: CounterOptions, always: boolean): void {
  const region = control.closest('[part~="field"]')?.querySelector('[part~="counter-announcement"]');
  if (!region) return;
  clearTimeout(pauses.get(control));
  pauses.set(control, setTimeout(() => { region.textContent = always || isOver(control.value, options) ? sentenceOf(control.value, options) : ''; }, PAUSE));
}

/** The count below a field. The one that is seen is heard as a description of the field, not again as a text of its own. */
export function counterView(id: string, text: string, options: CounterOptions, always: boolean): TemplateResult | typeof nothing {
  if (options.limit === undefined) return nothing;
  const shown = counterId(id, text, options, always);
  return html`${shown ? html`<div part="counter${isOver(text, options) ? ' counter-over' : ''}" id=${shown} aria-hidden="true">${sentenceOf(text, options)}</div>` : nothing}
    <div part="visually-hidden counter-announcement" aria-live="polite"></div>`;
}

export const counterStyles = css`
  [part~='counter'] { margin-block-start: var(--_space-xs); font-size: var(--_font-size-small); color: var(--_color-text-muted); font-variant-numeric: tabular-nums; }
  [part~='counter-over'] { font-weight: 600; color: var(--_color-danger); }
`;
