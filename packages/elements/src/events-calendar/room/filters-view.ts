import { html, nothing, type TemplateResult } from 'lit';
import type { EventAudience } from '@civico/contract';
import { button } from '@civico/core/parts/button.ts';
import { checkbox } from '@civico/core/parts/choice-list.ts';
import { select } from '@civico/core/parts/select.ts';
import { textField } from '@civico/core/parts/text-field.ts';
import { isFiltered, type CalendarState } from '../events-calendar.store.ts';
import type { ViewContext } from '../view-context.ts';
import { filterBy } from './filtering.ts';
import type { RoomMessages } from './room.messages.ts';

/** Choices act at once, words when the person says so. */
export function filtersView({ store }: ViewContext, t: RoomMessages, { filter, facets }: CalendarState): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).elements.namedItem('filter-text') as HTMLInputElement;
    void filterBy(store, { text: value.trim() });
  };
  const options = (list: readonly { id: string; name: string }[] = [], chosen = ''): { value: string; label: string }[] => {
    const all = list.map(({ id, name }) => ({ value: id, label: name }));
    // What is filtered by stays a choice, even where no event has it.
    return chosen && !list.some(({ id }) => id === chosen) ? [...all, { value: chosen, label: chosen }] : all;
  };
  return html`<form part="filters" role="search" @submit=${submit}>
    <div part="filter-search">${textField({ id: 'filter-text', kind: 'search', label: t.searchLabel, value: filter.text ?? '' })}${button({ type: 'submit', label: t.search })}</div>
    ${select({ id: 'filter-category', label: t.category, value: filter.categories?.[0] ?? '', placeholder: t.allCategories, options: options(facets?.categories, filter.categories?.[0]), onChange: (value) => void filterBy(store, { categories: value ? [value] : [] }) })}
    ${select({ id: 'filter-place', label: t.place, value: filter.place ?? '', placeholder: t.allPlaces, options: options(facets?.places.map((name) => ({ id: name, name })), filter.place), onChange: (place) => void filterBy(store, { place }) })}
    ${select({
      id: 'filter-audience', label: t.audience, value: filter.audiences?.[0] ?? '', placeholder: t.allAudiences,
      options: (Object.keys(t.audiences) as EventAudience[]).filter((one) => one !== 'everyone').map((value) => ({ value, label: t.audiences[value] })),
      onChange: (value) => void filterBy(store, { audiences: value ? [value as EventAudience] : [] }),
    })}
    ${checkbox({ id: 'filter-free', label: t.free, checked: filter.free ?? false, onChange: (free) => void filterBy(store, { free }) })}
    ${checkbox({ id: 'filter-accessible', label: t.accessible, checked: filter.accessible ?? false, onChange: (accessible) => void filterBy(store, { accessible }) })}
    ${isFiltered(filter) ? html`<div>${button({ label: t.clear, kind: 'link', onClick: () => void store.load({ filter: {} }) })}</div>` : nothing}
  </form>`;
}
