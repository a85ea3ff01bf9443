import { html, nothing, type TemplateResult } from 'lit';
import type { Indicator, Observation } from '@civico/contract';
import { safeUrl } from '@civico/core/safe-url.ts';
import { button } from '@civico/core/parts/button.ts';
import { disclosure } from '@civico/core/parts/disclosure.ts';
import { heading, type HeadingLevel } from '@civico/core/parts/heading.ts';
import { notice } from '@civico/core/parts/notice.ts';
import { skeleton } from '@civico/core/parts/skeleton.ts';
import { hasInterval, MOST_CATEGORIES, MOST_GENERATIONS, MOST_LINES, MOST_ROWS, targetReached, trendOf, type Figures } from '../figures.ts';
import { numberIn, partIn, periodIn, saidIn } from './numbers.ts';
import { periodName } from '../period.ts';
import type { Series } from '../service-dashboard.store.ts';
import type { BoardContext } from './board-room.ts';

/** More items than these need a taller chart. */
const FEW = 5;

/** One indicator: its newest value, its chart, the table with the same values, and where all this comes from. */
export function indicatorView(indicator: Indicator, series: Series, context: BoardContext): TemplateResult {
  const { t } = context;
  return html`<article part="indicator" id=${indicator.id} aria-labelledby="${indicator.id}-title">
    <div id="${indicator.id}-title">${heading(Math.min(context.level + 1, 5) as HeadingLevel, indicator.title, 'indicator-title', false)}</div>
    ${series.status === 'loading' ? coming(indicator, context)
    : series.status === 'failed' ? notice({ kind: 'error', text: t.seriesFailed, actions: button({ label: t.retry, accessibleLabel: `${t.retry}: ${indicator.title}`, onClick: () => void context.store.retry(indicator.id) }) })
    : content(indicator, series.observations, context)}
  </article>`;
}

/** What is known before the values are there, in about the room they will take: what somebody is about to press must not move away under the finger. */
function coming(indicator: Indicator, context: BoardContext): TemplateResult {
  return html`${skeleton({ label: context.t.loading, kind: 'text', count: 3 })}
    ${indicator.description ? html`<p part="description">${indicator.description}</p>` : nothing}
    ${indicator.chart === 'number' ? nothing : html`<div part="chart chart-${indicator.chart}"></div>`}
    <div part="table-to-come"></div>
    ${origin(indicator, context)}<div part="downloads"></div>`;
}

function content(indicator: Indicator, observations: readonly Observation[], context: BoardContext): TemplateResult {
  const { t, language } = context;
  const { id } = indicator;
  const figures = context.store.figures(indicator, observations);
  const draws = figures.drawable > 1 && indicator.chart !== 'number';
  // A value that could not be read is told of as no number; a line of which nothing could be, only here.
  const unread = context.store.unread(id) - observations.filter(({ value }) => Number.isNaN(value)).length;
  const most = indicator.chart === 'line' ? MOST_LINES : MOST_CATEGORIES;
  const remarks = [
    figures.drawable === 0 ? figures.rows.some(({ missing }) => missing === 'not-enough') ? t.notEnough : t.noData : figures.drawable === 1 && indicator.chart !== 'number' ? t.oneValue : '',
    figures.notNumbers && t.notNumbers(figures.notNumbers), figures.otherUnits && t.otherUnits(figures.otherUnits), figures.outOfRange && t.outOfRange(figures.outOfRange),
    figures.combined ? t.combined(figures.combined.count, figures.combined.grain) : '', draws && figures.categories.length > most && t.moreCategories(most),
    draws && figures.categories.length && indicator.chart !== 'line' && figures.periods.length > MOST_GENERATIONS && t.lastPeriods(MOST_GENERATIONS), unread > 0 && t.unread(unread),
    context.undrawn(id) && t.chartFailed,
  ].filter(Boolean);
  const rest = figures.rows.length - MOST_ROWS;
  return html`${newest(indicator, figures, context)}
    ${indicator.description ? html`<p part="description">${indicator.description}</p>` : nothing}
    ${figures.categories.length && figures.periods.length === 1 ? html`<p part="remark">${t.period}: ${periodIn(language, figures.rows[0]!, t)}</p>` : nothing}
    ${draws ? html`<div part="chart chart-${indicator.chart}${figures.categories.length > FEW ? ' chart-tall' : ''}"><canvas role="img" aria-label=${t.chart(indicator.title)} data-chart=${id}></canvas></div><ul part="legend" aria-hidden="true"></ul>` : nothing}
    ${remarks.map((remark) => html`<p part="remark">${remark}</p>`)}
    ${figures.rows.length ? disclosure({
      summary: t.table, open: context.tables.open(id, context.undrawn(id) || !draws && figures.rows.length > 1), onToggle: (open) => context.tables.toggle(id, open),
      content: html`${context.tables.view?.valuesTable(indicator, figures.rows.slice(0, MOST_ROWS), t, language) ?? nothing}${rest > 0 ? html`<p part="remark">${t.moreRows(rest)}</p>` : nothing}`,
    }) : nothing}
    ${origin(indicator, context)}
    ${observations.length ? html`<div part="downloads">${(['csv', 'json'] as const).map((kind) => button({
      kind: 'link', label: kind.toUpperCase(), accessibleLabel: t.download(kind.toUpperCase(), indicator.title), onClick: () => context.save(kind, indicator, observations),
    }))}</div>` : nothing}`;
}

/** The big number, and what it means: of when, how sure, where it goes, and how far the target is. */
function newest(indicator: Indicator, figures: Figures, { t, language }: BoardContext): TemplateResult | typeof nothing {
  const { latest, previous, unfinished } = figures;
  if (latest?.value == null) return nothing;
  const say = (value: number): string => numberIn(language, indicator, value);
  // From 60 % to 75 % is not 15 % more.
  const difference = (by: number): string => (indicator.unit === 'percent' ? t.points(numberIn(language, { unit: 'score' }, by), Math.round(by * 10) / 10) : say(by));
  const { n } = latest;
  const trend = trendOf(indicator, figures);
  const since = periodName(previous?.period ?? '', language);
  const reached = targetReached(indicator, figures);
  return html`<div part="figure">
    <p part="number">${saidIn(language, indicator, latest.value, latest.qualifier, t)}</p>
    <p>${indicator.unitLabel ? `${indicator.unitLabel}, ` : ''}${periodIn(language, latest, t)}${n === undefined ? '' : `, ${t.answers(numberIn(language, { unit: 'count' }, n))}`}</p>
    ${hasInterval(latest) ? html`<p part="remark">${t.interval(say(latest.low!), say(latest.high!))}</p>` : nothing}
    ${trend ? html`<p part=${trend.good === undefined ? 'trend' : `trend trend-${trend.good ? 'good' : 'bad'}`}><span aria-hidden="true">${{ up: '▲', down: '▼', same: '=', unclear: '≈' }[trend.way]}</span>
      <span>${trend.way === 'same' || trend.way === 'unclear' ? t[trend.way](since) : t[trend.way](difference(Math.abs(trend.change)), since)}${trend.good === undefined ? '' : ` (${trend.good ? t.better : t.worse})`}</span></p>` : nothing}
    ${unfinished?.value == null ? nothing : html`<p part="unfinished">${periodName(unfinished.period, language)}, ${partIn(language, unfinished.part, t)}: ${saidIn(language, indicator, unfinished.value, unfinished.qualifier, t)}</p>`}
    ${indicator.target ? html`<p>${t.target(say(indicator.target.value), indicator.target.by && periodName(indicator.target.by, language))}${reached === undefined ? '' : `: ${reached ? t.reached : t.notReached}`}</p>` : nothing}
  </div>`;
}

function origin({ source, licence, updatedAt }: Indicator, { t, language }: BoardContext): TemplateResult {
  const named = ({ name, url }: Indicator['source']): unknown => (safeUrl(url ?? '') ? html`<a href=${safeUrl(url ?? '')}>${name}</a>` : name);
  return html`<dl part="meta"><dt>${t.source}</dt><dd>${named(source)}</dd><dt>${t.licence}</dt><dd>${named(licence)}</dd><dt>${t.updated}</dt><dd>${periodName(updatedAt, language)}</dd></dl>`;
}
