import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { select } from '@civico/core/parts/select.ts';
import { textField } from '@civico/core/parts/text-field.ts';
import type { ViewContext } from '../view-context.ts';
import { noFilter, type ListState, type Period, type StatusChoice } from './report-list.store.ts';

const statuses = ['received', 'assigned', 'in-progress', 'resolved', 'rejected', 'duplicate'] as const;
const periods: readonly Period[] = [7, 30, 365];

/** Filters of list and map. Choices act at once, words when the person says so. */
export function filtersView({ t, store: { list } }: ViewContext, { filter, categories, typed }: ListState): TemplateResult {
  const apply = (change: Partial<typeof filter>): void => void list.filter(change);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    apply({ text: typed });
  };
  const isFiltered = filter.category || filter.status || filter.period || filter.text;
  return html`<form part="filters" role="search" aria-label=${t.filters} @submit=${onSubmit}>
    <div part="filter-search">
      ${textField({ id: 'filter-text', kind: 'search', label: t.searchLabel, hint: t.searchHint, value: typed, onInput: (value) => list.type(value) })}
      ${button({ type: 'submit', label: t.search, part: 'filter-button' })}
    </div>
    ${select({
      id: 'filter-category', label: t.category, value: filter.category, placeholder: t.allCategories,
      options: categories.map(({ id, name }) => ({ value: id, label: name })), onChange: (category) => apply({ category }),
    })}
    ${select({
      id: 'filter-status', label: t.status, value: filter.status, placeholder: t.allStatuses,
      options: [{ value: 'open', label: t.openStatuses }, ...statuses.map((value) => ({ value, label: t.statuses[value] }))],
      onChange: (status) => apply({ status: status as StatusChoice }),
    })}
    ${select({
      id: 'filter-period', label: t.period, value: filter.period ? String(filter.period) : '', placeholder: t.periods[0],
      options: periods.map((days) => ({ value: String(days), label: t.periods[days] })),
      onChange: (days) => apply({ period: Number(days) as Period }),
    })}
    ${isFiltered ? button({ label: t.clearFilters, kind: 'link', part: 'filter-clear', onClick: () => apply(noFilter) }) : nothing}
  </form>`;
}
