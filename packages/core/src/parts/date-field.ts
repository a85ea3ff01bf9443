import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { AsyncDirective, directive, type DirectiveResult } from 'lit/async-directive.js';
import { live } from 'lit/directives/live.js';
import { button, buttonStyles } from './button.ts';
import { addDays, addMonths, clampDay, dayInWords, localToday, parseDay, typedDay } from './calendar-date.ts';
import { monthWeeks, weekday } from './month-weeks.ts';
import { dialog, dialogStyles } from './dialog.ts';
import { describedBy, field, fieldStyles, type FieldOptions } from './field.ts';
import { backIcon, calendarIcon, forwardIcon } from './icons.ts';

export { parseDay, typedDay } from './calendar-date.ts';

export interface DateFieldOptions extends FieldOptions {
  /** As typed, gg/mm/aaaa; `parseDay` makes the ISO day of it. What cannot be a day stays as it was typed. */
  value: string;
  /** BCP 47 tag for the names of months and days. */
  language: string;
  /** First and last day that can be chosen in the calendar, ISO. A typed day outside of them is for the element to refuse. */
  min?: string | undefined;
  max?: string | undefined;
  /** Days that cannot be chosen, such as holidays. */
  isUnavailable?: ((iso: string) => boolean) | undefined;
  /** ISO; default: where the browser stands. */
  today?: string | undefined;
  autocomplete?: string | undefined;
  words: { choose: string; calendar: string; close: string; previousMonth: string; nextMonth: string; today: string; unavailable: string };
  onInput?: ((value: string) => void) | undefined;
}

/** Typed first; the calendar opens only when asked for, in a native modal dialog, as a grid with one tab stop. */
class DateFieldDirective extends AsyncDirective {
  private given!: DateFieldOptions;
  private open = false;
  private active = '';

  render(options: DateFieldOptions): TemplateResult {
    this.given = options;
    return this.view();
  }

  protected override disconnected(): void {
    this.open = false;
  }

  private refresh(): void {
    if (this.isConnected) this.setValue(this.view());
  }

  private get today(): string {
    return this.given.today ?? localToday();
  }

  private show(open: boolean): void {
    const { value, min, max } = this.given;
    this.open = open;
    this.active = clampDay(parseDay(value) ?? this.today, min, max);
    this.refresh();
  }

  private unavailable(iso: string): boolean {
    const { min, max, isUnavailable } = this.given;
    return iso !== clampDay(iso, min, max) || (isUnavailable?.(iso) ?? false);
  }

  private turn(months: number): void {
    this.active = clampDay(addMonths(this.active, months), this.given.min, this.given.max);
    this.refresh();
  }

  private choose(iso: string): void {
    if (this.unavailable(iso)) return;
    this.open = false;
    this.refresh();
    this.given.onInput?.(typedDay(iso));
  }

  private readonly key = (event: KeyboardEvent): void => {
    const grid = event.currentTarget as HTMLElement;
    const forward = getComputedStyle(grid).direction === 'rtl' ? -1 : 1;
    const { active } = this;
    const moves: Record<string, () => string> = {
      ArrowRight: () => addDays(active, forward), ArrowLeft: () => addDays(active, -forward), ArrowDown: () => addDays(active, 7), ArrowUp: () => addDays(active, -7),
      Home: () => addDays(active, -weekday(active)), End: () => addDays(active, 6 - weekday(active)),
      PageUp: () => addMonths(active, event.shiftKey ? -12 : -1), PageDown: () => addMonths(active, event.shiftKey ? 12 : 1),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    this.active = clampDay(move(), this.given.min, this.given.max);
    this.refresh();
    grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };

  private dayButton(iso: string, chosen: string | undefined): TemplateResult {
    const { language, words } = this.given;
    const off = this.unavailable(iso);
    const name = dayInWords(iso, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    const active = iso === this.active;
    return html`<td role="gridcell" aria-selected=${iso === chosen ? 'true' : 'false'}>${iso.slice(0, 7) === this.active.slice(0, 7) ? html`<button
      part="day${iso === chosen ? ' day-chosen' : ''}" type="button" tabindex=${active ? '0' : '-1'} ?autofocus=${active} aria-disabled=${off ? 'true' : nothing} aria-current=${iso === this.today ? 'date' : nothing}
      aria-label=${[name, iso === this.today ? words.today : '', off ? words.unavailable : ''].filter(Boolean).join(', ')} @click=${() => { this.choose(iso); }}>${Number(iso.slice(8))}</button>` : nothing}</td>`;
  }

  private calendar(): TemplateResult {
    const { id, language, words, value, min, max } = this.given;
    const weeks = monthWeeks(this.active);
    const month = this.active.slice(0, 7);
    const turner = (months: number, label: string, icon: unknown, disabled: boolean): TemplateResult =>
      button({ kind: 'link', part: 'month-turner', label: html`<span part="visually-hidden">${label}</span>`, icon, disabled, onClick: () => { this.turn(months); } });
    return html`<div part="month">
      ${turner(-1, words.previousMonth, backIcon, Boolean(min) && month <= min!.slice(0, 7))}
      <div part="month-name" id="${id}-month" aria-live="polite">${dayInWords(this.active, language, { month: 'long', year: 'numeric' })}</div>
      ${turner(1, words.nextMonth, forwardIcon, Boolean(max) && month >= max!.slice(0, 7))}
    </div>
    <table part="days" role="grid" aria-labelledby="${id}-month" @keydown=${this.key}>
      <thead><tr>${weeks[0]!.map((day) => html`<th scope="col" abbr=${dayInWords(day, language, { weekday: 'long' })}>${dayInWords(day, language, { weekday: 'short' })}</th>`)}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr>${week.map((day) => this.dayButton(day, parseDay(value)))}</tr>`)}</tbody>
    </table>`;
  }

  private view(): TemplateResult {
    const options = this.given;
    const { id, words } = options;
    return field(options, html`<div part="date-row">
      <input part="input input-short" id=${id} type="text" inputmode="numeric" spellcheck="false" autocomplete=${options.autocomplete ?? 'off'} .value=${live(options.value)} ?disabled=${options.disabled ?? false}
        aria-required=${options.required ? 'true' : nothing} aria-invalid=${options.error ? 'true' : nothing} aria-describedby=${describedBy(options)} @input=${(event: Event) => options.onInput?.((event.target as HTMLInputElement).value)}>
      ${button({ id: `${id}-choose`, label: words.choose, icon: calendarIcon, disabled: options.disabled, onClick: () => { this.show(true); } })}
    </div>`, dialog({ id: `${id}-calendar`, title: words.calendar, closeLabel: words.close, open: this.open, onClose: () => { this.show(false); }, content: this.open ? this.calendar() : nothing }));
  }
}
const dateFieldDirective = directive(DateFieldDirective);

/** A day: typed, or chosen in a calendar. */
export function dateField(options: DateFieldOptions): DirectiveResult {
  return dateFieldDirective(options);
}

export const dateFieldStyles: CSSResultGroup = [fieldStyles, buttonStyles, dialogStyles, css`
  [part~='date-row'] { display: flex; flex-wrap: wrap; gap: var(--_space-s) 0.75rem; align-items: stretch; margin-block-start: var(--_space-s); }
  [part~='date-row'] > [part~='input'] { flex: 1 1 9rem; margin: 0; }
  [part~='month'] { display: flex; align-items: center; justify-content: space-between; }
  [part~='month-name'] { font-weight: 700; }
  [part~='month-name']::first-letter { text-transform: uppercase; }
  [part~='month-turner'] [part~='icon'] { margin: 0; }
  [part~='days'] { inline-size: 100%; margin-block-start: var(--_space-s); table-layout: fixed; border-collapse: collapse; text-align: center; }
  [part~='days'] th { padding: var(--_space-xs) 0; font-size: var(--_font-size-small); font-weight: 600; color: var(--_color-text-muted); }
  [part~='days'] td { padding: 1px; }
  [part~='day'] { inline-size: 100%; min-block-size: 2.75rem; padding: 0; font: inherit; font-variant-numeric: tabular-nums; color: var(--_color-text); background: none; border: 2px solid transparent; border-radius: var(--_radius-control); cursor: pointer; }
  [part~='day']:hover { background: var(--_color-surface-subtle); border-color: var(--_color-border); }
  [part~='day'][aria-current] { font-weight: 700; color: var(--_color-link); text-decoration: underline 2px; text-underline-offset: 0.3em; }
  [part~='day'][aria-disabled] { color: var(--_color-text-muted); text-decoration: line-through; cursor: not-allowed; opacity: 0.75; }
  [part~='day-chosen'], [part~='day-chosen']:hover, [part~='day-chosen'][aria-current] { color: var(--_color-on-brand); background: var(--_color-brand); }
  [part~='day-chosen']:not(:focus-visible) { box-shadow: inset 0 0 0 2px var(--_color-brand-edge); }
  @media (forced-colors: active) { [part~='day'] { border-color: Canvas; } [part~='day-chosen'] { forced-color-adjust: none; color: HighlightText; background: Highlight; } [part~='day'][aria-disabled] { color: GrayText; } }
`];
