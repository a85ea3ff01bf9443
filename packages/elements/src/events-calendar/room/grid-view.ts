import { html, nothing, type TemplateResult } from 'lit';
import type { CalendarEvent, EventDay } from '@civico/contract';
import { heading, type HeadingLevel } from '@civico/core/parts/heading.ts';
import { addDays, addMonths } from '../days.ts';
import { isFiltered, type CalendarState, type GridPeriod, type View } from '../events-calendar.store.ts';
import { eventCard } from '../list-view.ts';
import type { ViewContext } from '../view-context.ts';
import type { When } from '../when.ts';
import type { RoomMessages } from './room.messages.ts';
import { weeksOf } from './weeks.ts';

/** Where a key leads in the grid, as the pattern for date grids says (ARIA Authoring Practices). */
const keys: Record<string, (day: string, month: boolean) => string> = {
  ArrowLeft: (day) => addDays(day, -1), ArrowRight: (day) => addDays(day, 1), ArrowUp: (day) => addDays(day, -7), ArrowDown: (day) => addDays(day, 7),
  Home: (day) => weeksOf('week', day)[0]![0]!, End: (day) => weeksOf('week', day)[0]![6]!,
  PageUp: (day, month) => (month ? addMonths(day, -1) : addDays(day, -7)), PageDown: (day, month) => (month ? addMonths(day, 1) : addDays(day, 7)),
};

/** Events written into a cell. */
const mostOf = (view: View): number => (view === 'month' ? 3 : 8);

export function gridPeriod(view: View, day: string): GridPeriod {
  const weeks = weeksOf(view, day);
  return { from: weeks[0]![0]!, to: weeks.at(-1)![6]!, most: mostOf(view) };
}

interface Formats { short: Intl.DateTimeFormat; long: Intl.DateTimeFormat; day: Intl.DateTimeFormat; month: Intl.DateTimeFormat }

const formats = new Map<string, Formats>();

function formatsOf(language: string): Formats {
  let known = formats.get(language);
  if (!known) {
    const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    formats.set(language, known = { short: make({ weekday: 'short' }), long: make({ weekday: 'long' }), day: make({ weekday: 'long', day: 'numeric', month: 'long' }), month: make({ month: 'long', year: 'numeric' }) });
  }
  return known;
}

/** What a grid shows: "novembre 2026", "23–29 novembre 2026". */
export function periodName({ when, language }: ViewContext, view: View, day: string): string {
  const { from, to } = gridPeriod(view, day);
  return view === 'month' ? formatsOf(language).month.format(Date.parse(day)) : when.full({ start: from, end: addDays(to, 1), allDay: true });
}

/** Month or week as a grid of days, one of which takes the tab stop; below it the events of the day that is chosen. */
export function gridView(context: ViewContext, t: RoomMessages, state: CalendarState): TemplateResult {
  const { when, store, today, language, level } = context;
  const { view, day: current, chosen } = state;
  const { short, long, day: dayFormat } = formatsOf(language);
  const days = ('days' in state && state.days) || new Map<string, EventDay>();
  const weeks = weeksOf(view, current);
  const most = mostOf(view);
  const month = current.slice(0, 7);
  const move = (event: KeyboardEvent): void => {
    const [first, second] = (event.currentTarget as HTMLElement).querySelectorAll('td');
    const upright = view === 'week' && second!.offsetTop > first!.offsetTop;
    // Of days below each other the next is the one below.
    const key = upright ? event.key.replace('ArrowUp', 'ArrowLeft').replace('ArrowDown', 'ArrowRight') : event.key;
    const to = keys[key]?.(current, view === 'month');
    if (!to || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    context.focusAfter(`[data-day="${to}"]`);
    store.focus(to, view === 'month' ? to.startsWith(month) : weeks[0]!.includes(to));
  };
  const press = (event: Event): void => {
    // All of the cell, also where a neighbour made it taller than its button.
    const target = (event.target as Element).closest('td')?.querySelector<HTMLElement>('[data-day]');
    if (target) void store.choose(target.dataset['day']!);
  };
  const note = state.status === 'loading' && !state.days ? context.t.loading : state.status === 'ready' && !days.size ? (isFiltered(state.filter) ? context.t.emptyFiltered : context.t.empty) : undefined;
  return html`<div part="grid-box">
    <p part="help" id="grid-help">${t.gridHelp}</p>
    <table part="grid grid-${view}" role="grid" aria-label=${t.gridLabel(periodName(context, view, current))} aria-describedby="grid-help" @keydown=${move} @click=${press}>
      <thead><tr>${weeks[0]!.map((day) => html`<th part="weekday" scope="col" abbr=${long.format(Date.parse(day))}>${short.format(Date.parse(day))}</th>`)}</tr></thead>
      <tbody role="rowgroup">${weeks.map((week) => html`<tr role="row">${week.map((day) => {
        const { count = 0, items = [] } = days.get(day) ?? {};
        const others = Math.max(0, count - most);
        const outside = view === 'month' && !day.startsWith(month);
        // What is seen is what is read; only day and count need more words. As an attribute: hidden text costs as much as text that is seen.
        const label = `${dayFormat.format(Date.parse(day))}${day === today ? `, ${t.today}` : ''}, ${t.events(count)}`;
        return html`<td part=${`cell${outside ? ' cell-outside' : ''}${day === today ? ' cell-today' : ''}${day === chosen ? ' cell-chosen' : ''}`} role="gridcell" aria-selected=${day === chosen ? 'true' : 'false'}><button
          part="day" type="button" data-day=${day} tabindex=${day === current ? 0 : -1} aria-current=${day === today ? 'date' : nothing}>${view === 'week' ? html`<span part="weekday" aria-hidden="true">${short.format(Date.parse(day))}</span>` : nothing}<span part="number" role="img" aria-label=${label}>${Number(day.slice(8))}</span><span part="mark" aria-hidden="true">${count || nothing}</span>${
          Array.from({ length: most }, (_, index) => entryView(context, items[index], day, view))}<span part="others">${others ? t.others(others) : nothing}</span></button></td>`;
      })}</tr>`)}</tbody>
    </table>
    ${note ? html`<p part="note">${note}</p>` : nothing}
    <p part="visually-hidden" role="status">${note ?? ''}${chosen && state.status === 'ready' ? `${t.dayTitle(when.day(chosen))}: ${t.events(state.items.length)}` : nothing}</p>
    ${chosen ? dayPanel(context, t, state, chosen, level) : nothing}
  </div>`;
}

/** A line of a cell, also where there is nothing to say: the next month fills the same lines. A week has room to say that something is put off. */
function entryView({ when, t }: ViewContext, event: CalendarEvent | undefined, day: string, view: View): TemplateResult {
  const began = event && when.dayOf(event.start) !== day;
  const text = event && (event.allDay || began ? event.title : `${timeOf(when, event.start)} ${event.title}`);
  return html`<span part=${event ? `entry entry-${event.status}${began ? ' entry-ongoing' : ''}` : 'entry'}>${
    event && event.status !== 'scheduled' ? html`${text} <span part=${view === 'week' ? 'entry-status' : 'visually-hidden'}>(${t.statuses[event.status]})</span>` : text ?? nothing}</span>`;
}

const times = new WeakMap<When, Map<string, string>>();

/** "10:00". Kept for each time: a month asks for the same few again and again. */
function timeOf(when: When, start: string): string {
  let known = times.get(when);
  if (!known) times.set(when, known = new Map());
  let text = known.get(start);
  if (text === undefined) {
    if (known.size > 5000) known.clear();
    known.set(start, text = when.time(start));
  }
  return text;
}

function dayPanel(context: ViewContext, t: RoomMessages, state: CalendarState, day: string, level: HeadingLevel): TemplateResult {
  if (state.status === 'loading') return html`<p>${context.t.loading}</p>`;
  const items = 'items' in state ? state.items : [];
  return html`<section part="day-panel" aria-labelledby="day-title">
    ${heading(Math.min(5, level + 1) as HeadingLevel, html`<span id="day-title">${t.dayTitle(context.when.day(day))}</span>`, 'panel-title')}
    ${items.length ? html`<ul part="event-list">${items.map((event) => html`<li>${eventCard(context, event, 2)}</li>`)}</ul>` : html`<p>${t.dayEmpty}</p>`}
  </section>`;
}
