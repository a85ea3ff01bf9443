import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '@civico/core/safe-url.ts';
import { button } from '@civico/core/parts/button.ts';
import { textField } from '@civico/core/parts/text-field.ts';
import { isFiltered, type CalendarState } from '../events-calendar.store.ts';
import type { ViewContext } from '../view-context.ts';
import type { RoomMessages } from './room.messages.ts';
import { save } from './save.ts';

/** A feed of exactly what is filtered, and the events that are shown as a file. */
export function subscribeView({ feed }: ViewContext, t: RoomMessages, state: CalendarState): TemplateResult {
  const address = feed(state.filter);
  const items = 'items' in state && state.items.length ? state.items
    : 'days' in state && state.days ? [...new Map([...state.days.values()].flatMap((one) => one.items).map((one) => [one.id, one])).values()] : [];
  return html`<div part="subscription">
    ${address ? html`<p>${t.subscribeText}${isFiltered(state.filter) ? ` ${t.subscribeFiltered}` : nothing}</p>
      <a part="link" href=${safeUrl(address.replace(/^https?:/, 'webcal:'))}>${t.subscribeOpen}</a>
      ${textField({ id: 'feed-address', label: t.subscribeAddress, value: address })}` : html`<p>${t.noFeed}</p>`}
    ${items.length ? button({ label: t.download, onClick: () => void save(items, 'eventi') }) : nothing}
  </div>`;
}
