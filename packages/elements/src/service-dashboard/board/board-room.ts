/** What the dashboard draws with: loaded when the element is first seen. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Indicator, Observation } from '@civico/contract';
import { button } from '@civico/core/parts/button.ts';
import { heading, type HeadingLevel } from '@civico/core/parts/heading.ts';
import { notice } from '@civico/core/parts/notice.ts';
import { skeleton } from '@civico/core/parts/skeleton.ts';
import type { ServiceDashboardMessages } from '../service-dashboard.messages.ts';
import type { DashboardStore, Filter } from '../service-dashboard.store.ts';
import { filtersView } from './filters-view.ts';
import { indicatorView } from './indicator-view.ts';
import { Tables } from './tables.ts';

export { boardStyles } from './board.styles.ts';
export { ChartPlace } from './chart-place.ts';
export { Tables };

export interface BoardContext {
  t: ServiceDashboardMessages;
  language: string;
  store: DashboardStore;
  /** Of the topics; indicators are one below. */
  level: HeadingLevel;
  filters: boolean;
  tables: Tables;
  /** Whether the chart of an indicator could not be drawn. */
  undrawn(id: string): boolean;
  filter(change: Filter): void;
  load(): void;
  save(kind: 'csv' | 'json', indicator: Indicator, observations: readonly Observation[]): void;
}

export function boardView(context: BoardContext): TemplateResult {
  const { t, store, level } = context;
  const state = store.state.get();
  if (state.status === 'loading') return skeleton({ label: t.loading, count: 3 });
  if (state.status === 'failed') return html`${notice({ kind: 'error', text: state.sentence, live: 'alert', actions: button({ label: t.retry, onClick: context.load }) })}<slot></slot>`;
  const { shown } = store;
  return html`<div part="dashboard">
    ${context.filters ? filtersView(context) : nothing}
    ${shown.length === 0 ? notice({ kind: 'info', title: t.empty, text: t.emptyHint }) : [...new Set(shown.map(({ theme }) => theme))].map((theme) => html`<section part="theme">
      ${heading(level, theme, 'theme-title', false)}
      ${(['grid numbers', 'grid'] as const).map((part, index) => {
        // Bare numbers apart from charts, or every row has a hole.
        const those = shown.filter((one) => one.theme === theme && (one.chart === 'number') === (index === 0));
        return those.length ? html`<div part=${part}>${those.map((one) => indicatorView(one, state.series.get(one.id)!, context))}</div>` : nothing;
      })}
    </section>`)}
  </div>`;
}
