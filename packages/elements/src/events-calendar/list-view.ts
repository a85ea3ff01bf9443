import { html, nothing, type TemplateResult } from 'lit';
import type { CalendarEvent } from '@civico/contract';
import { safeUrl } from '@civico/core/safe-url.ts';
import { heading, type HeadingLevel } from '@civico/core/parts/heading.ts';
import type { ViewContext } from './view-context.ts';

const deeper = (level: HeadingLevel, by: number): HeadingLevel => Math.min(5, level + by) as HeadingLevel;

/** Events under the day they are on; first those that began before `from`. */
export function eventList(context: ViewContext, items: readonly CalendarEvent[], from: string): TemplateResult {
  const { t, when, level } = context;
  const days = new Map<string, CalendarEvent[]>();
  for (const event of items) {
    const start = when.dayOf(event.start);
    const day = start < from ? '' : start;
    days.set(day, [...days.get(day) ?? [], event]);
  }
  return html`${[...days].map(([day, events]) => html`<section part="day-group">
    ${heading(deeper(level, 1), day ? html`<time datetime=${day}>${when.day(day)}</time>` : t.ongoing, 'day-title', false)}
    <ul part="event-list">${events.map((event) => html`<li>${eventCard(context, event, 2)}</li>`)}</ul>
  </section>`)}`;
}

/** One event: what, when, where, and whether it takes place at all. */
export function eventCard(context: ViewContext, event: CalendarEvent, depth: number): TemplateResult {
  const { t, when, level, open, toggle } = context;
  const { id, title, status, place, image, movedFrom } = event;
  const picture = context.picture(event);
  const isOpen = open.has(id);
  return html`<article part="event event-${status}" id="e-${id}">
    ${picture ? html`<img part="event-image" src=${safeUrl(picture)} alt=${image!.alternativeText} loading="lazy" decoding="async">` : nothing}
    <div part="event-body">
      ${status === 'scheduled' ? nothing : html`<p part="event-status">${t.statuses[status]}</p>`}
      ${heading(deeper(level, depth), title, 'event-title', isOpen)}
      <p part="event-when"><time datetime=${event.start}>${when.hours(event) || t.allDay}</time></p>
      ${movedFrom ? html`<p part="event-moved">${t.moved(when.full({ start: movedFrom, end: movedFrom, allDay: event.allDay }))}</p>` : nothing}
      <p part="facts">${[place?.name, event.categoryName, event.free && t.free].filter(Boolean).map((fact) => html`<span>${fact}</span>`)}</p>
      <button part="link-button" type="button" aria-expanded=${isOpen} @click=${() => { toggle(id); }}>${t.details}<span part="visually-hidden"> ${t.of(title)}</span></button>
      ${isOpen ? context.details(event) : nothing}
    </div>
  </article>`;
}
