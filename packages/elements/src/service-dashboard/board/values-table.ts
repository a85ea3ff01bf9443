import { html, type TemplateResult } from 'lit';
import type { Indicator } from '@civico/contract';
import { table, tableStyles, type TableColumn } from '@civico/core/parts/table.ts';
import { hasInterval } from '../figures.ts';
import type { Row } from '../unfinished.ts';
import { numberIn, periodIn, saidIn } from './numbers.ts';
import type { ServiceDashboardMessages } from '../service-dashboard.messages.ts';

export { tableStyles };

/** The values of a chart in rows; columns nobody fills are left out. What is missing is said, not left blank. */
export function valuesTable(indicator: Indicator, rows: readonly Row[], t: ServiceDashboardMessages, language: string): TemplateResult {
  const say = (value: number): string => numberIn(language, indicator, value);
  const value = ({ value: is, missing, qualifier }: Row): unknown => {
    if (is === null) return html`<span part="missing">${missing === 'not-enough' ? t.notEnough : t.missing}</span>`;
    return saidIn(language, indicator, is, qualifier, t);
  };
  // The same in every row, it stands above the chart once.
  const said = new Set(rows.map(({ period }) => period)).size === 1;
  const all: { when: boolean; column: TableColumn; cell(row: Row): unknown }[] = [
    { when: !said || rows.some(({ category }) => !category), column: { label: t.period }, cell: (row) => periodIn(language, row, t) },
    { when: rows.some(({ category }) => category), column: { label: t.category }, cell: ({ category }) => category ?? '' },
    { when: true, column: { label: t.value, numeric: true }, cell: value },
    { when: rows.some(hasInterval), column: { label: t.range, numeric: true }, cell: (row) => (hasInterval(row) ? `${say(row.low!)} – ${say(row.high!)}` : '') },
    { when: rows.some(({ n }) => n !== undefined), column: { label: t.n, numeric: true }, cell: ({ n }) => (n === undefined ? '' : numberIn(language, { unit: 'count' }, n)) },
    { when: rows.some(({ note }) => note), column: { label: t.note }, cell: ({ note }) => note ?? '' },
  ];
  const columns = all.filter(({ when }) => when);
  return table({ id: `${indicator.id}-table`, caption: indicator.title, captionHidden: true, columns: columns.map(({ column }) => column), rows: rows.map((row) => columns.map(({ cell }) => cell(row))) });
}