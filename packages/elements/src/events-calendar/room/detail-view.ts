import { html, nothing, type TemplateResult } from 'lit';
import type { CalendarEvent } from '@civico/contract';
import { safeUrl } from '@civico/core/safe-url.ts';
import { button } from '@civico/core/parts/button.ts';
import type { ViewContext } from '../view-context.ts';
import type { RoomMessages } from './room.messages.ts';
import { linkTo } from './link.ts';
import { save } from './save.ts';

/** A map that needs no account and no contract of the town; asked for only by who presses the link. */
const mapOf = ({ lat, lon }: { lat: number; lon: number }): string => `https://www.openstreetmap.org/?mlat=${lat.toFixed(6)}&mlon=${lon.toFixed(6)}#map=18/${lat.toFixed(6)}/${lon.toFixed(6)}`;

/** All that is known of an event, and what to do with it. */
export function detailView(context: ViewContext, t: RoomMessages, event: CalendarEvent): TemplateResult {
  const { when } = context;
  const { description, place, price, free, audiences, accessible, organizer, url, timeZone, categoryName } = event;
  const facts: (readonly [string, unknown] | undefined)[] = [
    [t.when, html`${when.full(event)}${timeZone && timeZone !== 'Europe/Rome' ? ` (${timeZone})` : nothing}`],
    place && [t.where, html`${[place.name, place.address].filter(Boolean).join(', ')}${place.position ? html`<br><a part="link" href=${safeUrl(mapOf(place.position))} rel="noreferrer">${t.map}<span part="visually-hidden">: ${place.name}</span></a>` : nothing}`],
    categoryName ? [t.category, categoryName] : undefined,
    price ?? free ? [t.price, price ?? context.t.free] : undefined,
    audiences?.length ? [t.forWhom, audiences.map((one) => t.audiences[one] ?? one).join(', ')] : undefined,
    organizer ? [t.organizer, organizer] : undefined,
  ];
  return html`<div part="detail">
    ${description ? html`<p part="description">${description}</p>` : nothing}
    <dl part="detail-list">${facts.filter((one) => one !== undefined).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    ${accessible === undefined ? nothing : html`<p>${accessible ? t.isAccessible : t.notAccessible}</p>`}
    <div part="detail-actions">
      ${button({ label: t.addToCalendar, onClick: () => void save([event], fileName(event.title)) })}
      <a part="link" href=${safeUrl(linkTo(event.id))}>${t.permalink}<span part="visually-hidden"> ${context.t.of(event.title)}</span></a>
      ${url && safeUrl(url) ? html`<a part="link" href=${safeUrl(url)}>${t.link}<span part="visually-hidden">: ${event.title}</span></a>` : nothing}
    </div>
  </div>`;
}

const fileName = (title: string): string => title.normalize('NFD').replace(/[^\w]+/g, '-').replace(/^-|-$/g, '').toLowerCase().slice(0, 60) || 'evento';
