import { html, nothing, type TemplateResult } from 'lit';
import type { ReportStatus, ReportSummary } from '@civico/contract';
import { button, buttonLink } from '@civico/core/parts/button.ts';
import { card } from '@civico/core/parts/card.ts';
import { emptyState } from '@civico/core/parts/empty-state.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import { loadMore } from '@civico/core/parts/pagination.ts';
import { skeleton } from '@civico/core/parts/skeleton.ts';
import { statusTag } from '../status-tag.ts';
import { deeper, opens, type ViewContext } from '../view-context.ts';
import { filtersView } from './filters-view.ts';
import { jump } from './jump.ts';
import { mapView } from './map-view.ts';
import { noFilter, type ListState } from './report-list.store.ts';

/** What a card needs; reports of the list have all of it, points of the map some. */
type CardReport = Pick<ReportSummary, 'id' | 'title' | 'category'> & { status: ReportStatus } & Partial<ReportSummary>;

/** The public list with its filters, and the map beside it: equal, each complete. */
export function listView(context: ViewContext): TemplateResult {
  const { t, store, level } = context;
  const state = store.list.state.get();
  return html`<section part="view list-view" aria-labelledby="view-title">
    <header part="view-head">
      ${heading(level, html`<span id="view-title">${t.title}</span>`, 'view-title')}
      <p part="lead">${t.intro}</p>
      <div part="button-row">
        ${buttonLink({ label: t.newReport, kind: 'primary', href: context.link({ view: 'new' }), onClick: opens(context, { view: 'new' }) })}
        ${buttonLink({ label: t.followByCode, href: context.link({ view: 'status' }), onClick: opens(context, { view: 'status' }) })}
      </div>
    </header>
    ${filtersView(context, state)}
    <div part="columns">
      <section part="list-column" id="elenco" aria-labelledby="list-title">
        <div part="column-head">
          ${heading(deeper(level), html`<span id="list-title">${t.listTitle}</span>`, 'column-title')}
          <a part="jump-link" href="#mappa" @click=${jump}>${t.goToMap}</a>
        </div>
        ${liveRegion(state.status === 'ready' ? html`<p part="count">${count(context, state)}</p>` : nothing)}
        ${results(context, state)}
      </section>
      ${mapView(context)}
    </div>
  </section>`;
}

function count({ t }: ViewContext, state: ListState & { status: 'ready' }): string {
  if (state.selected) return t.atThisPoint(state.selected.length);
  if (state.total === undefined) return '';
  return state.filter.area ? t.atThisPoint(state.total) : t.found(state.total);
}

function results(context: ViewContext, state: ListState): TemplateResult {
  const { t, store, level } = context;
  if (state.status === 'loading') return skeleton({ label: t.loading, count: 4 });
  if (state.status === 'failed') {
    return html`${notice({
      kind: 'error', title: t.failedTitle, text: state.sentence, live: 'alert',
      actions: button({ label: t.retry, onClick: () => void store.list.load() }),
    })}${context.fallback}`;
  }
  const { selected } = state;
  if (selected) {
    const known = new Map(state.items.map((item) => [item.id, item]));
    const here = state.chosen.map(({ id, properties }) => known.get(id) ?? { id, ...properties });
    return html`<p>${button({ label: t.showAll, kind: 'link', onClick: () => store.list.select(undefined) })}</p>${cards(context, here)}`;
  }
  if (state.items.length === 0) {
    const filtered = JSON.stringify(state.filter) !== JSON.stringify(noFilter);
    return emptyState({
      title: filtered ? t.emptyFiltered : t.empty, level: deeper(level, 2),
      actions: filtered ? button({ label: t.clearFilters, onClick: () => void store.list.filter(noFilter) }) : undefined,
    });
  }
  return html`${state.filter.area ? html`<p>${button({ label: t.showAll, kind: 'link', onClick: () => void store.list.filter({ area: undefined }) })}</p>` : nothing}
    ${cards(context, state.items)}
    ${state.more === 'failed' ? notice({ kind: 'error', text: t.moreFailed, live: 'alert' }) : nothing}
    ${loadMore({
      label: t.loadMore, busyLabel: t.loadingMore, busy: state.more === 'loading', more: state.nextCursor !== null,
      status: state.total === undefined ? undefined : t.shown(state.items.length, Math.max(state.total, state.items.length)),
      onMore: () => void store.list.loadMore(),
    })}`;
}

function cards(context: ViewContext, items: readonly CardReport[]): TemplateResult {
  const { t, dates, level, store } = context;
  return html`<ul part="report-list">${items.map((item) => {
    const route = { view: 'report', id: item.id } as const;
    const facts = [
      item.createdAt && html`<span>${t.reportedOn(dates.day(item.createdAt))}</span>`,
      item.followers ? html`<span>${t.followers(item.followers)}</span>` : '',
    ].filter(Boolean);
    return html`<li>${card({
      title: item.title, level: deeper(level, 2), href: context.link(route), onOpen: opens(context, route),
      meta: html`${statusTag(t, item.status)}<span>${store.list.categoryName(item.category)}</span>`,
      body: item.address ?? (item.createdAt && !item.position ? t.noPlace : nothing),
      footer: facts.length > 0 ? html`<span part="facts">${facts}</span>` : undefined,
    })}</li>`;
  })}</ul>`;
}
