import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { AsyncDirective, directive, type DirectiveResult } from 'lit/async-directive.js';
import { live } from 'lit/directives/live.js';
import { announceCount, counterId, counterView, type CounterOptions } from './counter.ts';
import { describedBy, field, fieldStyles, type FieldOptions } from './field.ts';
import { searchIcon } from './icons.ts';

export interface ComboboxOption<T> {
  label: string;
  /** A second line that tells equal labels apart. */
  detail?: string | undefined;
  value: T;
}

export interface ComboboxOptions<T> extends FieldOptions, CounterOptions {
  /** What stands in the field. Free text is legitimate: a suggestion is an offer. */
  value: string;
  /** Suggestions for a text; called once typing pauses, aborted when the text changes. May answer from memory or from the backend. */
  suggest: (text: string, signal: AbortSignal) => readonly ComboboxOption<T>[] | Promise<readonly ComboboxOption<T>[]>;
  /** Characters before anything is suggested; 0 suggests as soon as the person asks with the arrow down. Default 2. */
  minLength?: number | undefined;
  words: {
    /** "3 risultati" */
    results: (count: number) => string;
    /** "Nessun risultato" */
    none: string;
    searching: string;
    /** Suggestions could not be had; the text typed is still good. */
    failed: string;
  };
  onInput?: ((value: string) => void) | undefined;
  /** A suggestion was taken: put its label into `value`. */
  onSelect: (option: ComboboxOption<T>) => void;
  autocomplete?: string | undefined;
}

type Lookup = { status: 'idle' | 'searching' | 'failed' } | { status: 'ready'; options: readonly ComboboxOption<unknown>[] };

const PAUSE = 200;

/** Whether the browser can hang a popover on its field: above everything the page clips, and over the field where there is no room below. Elsewhere the list hangs in the element's own flow. */
const floats = (): boolean => 'popover' in HTMLElement.prototype && CSS.supports('anchor-scope: all');

/** WAI-ARIA combobox with a listbox: focus stays in the field, the active suggestion is pointed at. What is open is nobody else's business, so it lives here. */
class ComboboxDirective extends AsyncDirective {
  private given!: ComboboxOptions<unknown>;
  private lookup: Lookup = { status: 'idle' };
  private open = false;
  private active = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;
  private box: ParentNode | null = null;

  render(options: ComboboxOptions<unknown>): TemplateResult {
    this.given = options;
    return this.view();
  }

  protected override disconnected(): void {
    this.stop();
    this.open = false;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.running?.abort();
  }

  private refresh(): void {
    if (!this.isConnected) return;
    this.setValue(this.view());
    if (floats()) this.box?.querySelector<HTMLElement>('[popover]:not(:popover-open)')?.showPopover();
  }

  private get shown(): readonly ComboboxOption<unknown>[] {
    return this.open && this.lookup.status === 'ready' ? this.lookup.options : [];
  }

  private close(): void {
    this.stop();
    this.open = false;
    this.active = -1;
    if (this.lookup.status === 'searching') this.lookup = { status: 'idle' };
    this.refresh();
  }

  private look(text: string, pause: number): void {
    this.stop();
    this.active = -1;
    this.open = text.trim().length >= (this.given.minLength ?? 2);
    if (!this.open) this.lookup = { status: 'idle' };
    else this.timer = setTimeout(() => void this.ask(text), pause);
    this.refresh();
  }

  private async ask(text: string): Promise<void> {
    const running = this.running = new AbortController();
    this.lookup = { status: 'searching' };
    this.refresh();
    let found: Lookup;
    try { found = { status: 'ready', options: await this.given.suggest(text.trim(), running.signal) }; } catch { found = { status: 'failed' }; }
    if (running.signal.aborted) return;
    this.lookup = found;
    this.refresh();
  }

  private take(option: ComboboxOption<unknown>): void {
    this.lookup = { status: 'idle' };
    this.close();
    this.given.onSelect(option);
  }

  private move(input: HTMLInputElement, step: 1 | -1): void {
    const { length } = this.shown;
    if (length === 0) { this.look(input.value, 0); return; }
    // One place more than there are options: the text itself is part of the round.
    this.active = (this.active + 1 + step + length + 1) % (length + 1) - 1;
    this.refresh();
    (input.getRootNode() as ParentNode).querySelector(`#${CSS.escape(`${this.given.id}-option-${this.active}`)}`)?.scrollIntoView({ block: 'nearest' });
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const input = event.target as HTMLInputElement;
    this.box = input.parentNode;
    const chosen = this.shown[this.active];
    if (event.key === 'ArrowDown') this.move(input, 1);
    else if (event.key === 'ArrowUp') this.move(input, -1);
    else if (event.key === 'Enter' && chosen) this.take(chosen);
    else if (event.key === 'Enter' && this.open) this.close();
    else if (event.key === 'Escape' && this.open) this.close();
    else if (event.key === 'Escape' && input.value) this.given.onInput?.('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly input = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const text = input.value;
    this.box = input.parentNode;
    this.given.onInput?.(text);
    announceCount(input, this.given, false);
    this.look(text, PAUSE);
  };

  private said(): string {
    const { words } = this.given;
    if (!this.open) return '';
    switch (this.lookup.status) {
      case 'searching': return words.searching;
      case 'failed': return words.failed;
      case 'ready': return this.lookup.options.length === 0 ? words.none : words.results(this.lookup.options.length);
      default: return '';
    }
  }

  private view(): TemplateResult {
    const options = this.given;
    const { id } = options;
    const shown = this.shown;
    const said = this.said();
    const popover = floats() ? 'manual' : nothing;
    return field(options, html`<div part="combobox" @focusout=${(event: FocusEvent) => {
      if (!(event.currentTarget as Element).contains(event.relatedTarget as Node | null)) this.close();
    }}>
      <input part="input combobox-input" id=${id} type="text" role="combobox" aria-autocomplete="list" aria-haspopup="listbox" autocomplete=${options.autocomplete ?? 'off'}
        spellcheck="false" autocapitalize="none" enterkeyhint="search" aria-expanded=${shown.length > 0 ? 'true' : 'false'} aria-controls=${shown.length > 0 ? `${id}-listbox` : nothing}
        aria-activedescendant=${shown[this.active] ? `${id}-option-${this.active}` : nothing} ?disabled=${options.disabled ?? false} .value=${live(options.value)}
        aria-required=${options.required ? 'true' : nothing} aria-invalid=${options.error ? 'true' : nothing} aria-describedby=${describedBy(options, counterId(id, options.value, options, false))} @input=${this.input} @keydown=${this.key}>
      ${searchIcon}${shown.length > 0 ? html`<ul part="listbox" popover=${popover} id="${id}-listbox" role="listbox" aria-label=${said} @mousedown=${(event: Event) => { event.preventDefault(); }}>${shown.map((option, index) => html`<li
        part="option${index === this.active ? ' option-active' : ''}" id="${id}-option-${index}" role="option" aria-selected=${index === this.active ? 'true' : 'false'} @click=${() => { this.take(option); }}
      >${option.label}${option.detail ? html` <span part="option-detail">${option.detail}</span>` : nothing}</li>`)}</ul>`
        : said ? html`<div part="listbox listbox-message" popover=${popover} aria-hidden="true">${said}</div>` : nothing}
      <div part="visually-hidden" role="status">${said}</div>
    </div>`, counterView(id, options.value, options, false));
  }
}
const comboboxDirective = directive(ComboboxDirective);

/** A field that suggests while the person types. */
export function combobox<T>(options: ComboboxOptions<T>): DirectiveResult {
  return comboboxDirective(options as unknown as ComboboxOptions<unknown>);
}

export const comboboxStyles: CSSResultGroup = [fieldStyles, css`
  [part~='combobox'] { position: relative; }
  [part~='combobox-input'] { padding-inline-end: 2.75rem; }
  [part~='combobox'] > [part~='icon'] { position: absolute; inset-block-start: calc(1.5rem - 0.75em); inset-inline-end: 0.75rem; color: var(--_color-link); pointer-events: none; }
  [part~='listbox'] {
    position: absolute; z-index: 1000; inset-inline: 0; inset-block-start: calc(100% + 6px); max-block-size: 18rem; margin: 0; padding: var(--_space-xs) 0; overflow-y: auto; overscroll-behavior: contain; list-style: none;
    color: var(--_color-text); background: var(--_color-surface); border: 1px solid var(--_color-control); border-radius: var(--_radius-control); box-shadow: var(--_shadow-raised);
  }
  @supports (anchor-scope: all) {
    [part~='combobox'] { anchor-name: --_combobox; anchor-scope: --_combobox; }
    [part~='listbox'][popover] { position: fixed; inset: auto; inline-size: anchor-size(inline); margin-block: 6px; position-anchor: --_combobox; position-area: block-end center; position-try-fallbacks: flip-block; }
  }
  [part~='listbox-message'] { padding: 0.75rem; color: var(--_color-text-muted); }
  [part~='option'] { min-block-size: 2.75rem; padding: 0.625rem 0.75rem; cursor: pointer; }
  [part~='option']:hover { background: var(--_color-surface-subtle); }
  [part~='option-active'], [part~='option-active']:hover { color: var(--_color-on-brand); background: var(--_color-brand); box-shadow: inset 0 0 0 2px var(--_color-brand-edge); }
  [part~='option-detail'] { display: block; font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='option-active'] > [part~='option-detail'] { color: inherit; }
  @media (forced-colors: active) { [part~='option-active'] { forced-color-adjust: none; color: HighlightText; background: Highlight; } }
`];
