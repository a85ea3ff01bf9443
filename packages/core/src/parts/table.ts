import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';

export interface TableColumn {
  label: unknown;
  /** Figures: aligned at the end, digits of one width. */
  numeric?: boolean | undefined;
}

export interface TableOptions {
  id: string;
  caption: unknown;
  /** When a heading right above says the same. */
  captionHidden?: boolean | undefined;
  columns: readonly TableColumn[];
  /** Cells in the order of the columns; the first cell of a row is its header. */
  rows: readonly (readonly unknown[])[];
  foot?: readonly unknown[] | undefined;
}

/** Data in rows and columns. What is too wide scrolls by itself, reachable by keyboard; the page never does. */
export function table({ id, caption, captionHidden = false, columns, rows, foot }: TableOptions): TemplateResult {
  const kind = (index: number): string => (columns[index]?.numeric ? 'cell cell-numeric' : 'cell');
  const row = (cells: readonly unknown[]): TemplateResult => html`<tr>${cells.map((cell, index) =>
    index === 0 ? html`<th scope="row" part=${kind(index)}>${cell}</th>` : html`<td part=${kind(index)}>${cell}</td>`)}</tr>`;
  return html`<div part="table-scroll" role="region" tabindex="0" aria-labelledby="${id}-caption"><table part="table" id=${id}>
    <caption part="table-caption" id="${id}-caption"><span part=${captionHidden ? 'visually-hidden' : nothing}>${caption}</span></caption>
    <thead><tr>${columns.map((column, index) => html`<th scope="col" part="${kind(index)} cell-head">${column.label}</th>`)}</tr></thead>
    <tbody>${rows.map(row)}</tbody>${foot ? html`<tfoot>${row(foot)}</tfoot>` : nothing}
  </table></div>`;
}

export const tableStyles: CSSResultGroup = [partsBase, css`
  [part~='table-scroll'] { overflow-x: auto; border-radius: var(--_radius-control); }
  [part~='table'] { inline-size: 100%; border-collapse: collapse; }
  [part~='table-caption'] { padding-block-end: var(--_space-s); font-weight: 600; text-align: start; }
  [part~='cell'] { padding: 0.75rem var(--_space-m); font-weight: 400; text-align: start; vertical-align: top; border-block-end: 1px solid var(--_color-border); }
  [part~='cell-head'] { font-weight: 600; vertical-align: bottom; background: var(--_color-surface-subtle); border-block-end: 2px solid var(--_color-control); }
  [part~='cell-numeric'] { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  [part~='table'] tbody tr:hover > * { background: color-mix(in oklab, var(--_color-link) 6%, transparent); }
  [part~='table'] tfoot > tr > * { font-weight: 600; border-block-end: 0; }
  @media print { [part~='table-scroll'] { overflow: visible; } [part~='table'] tr { break-inside: avoid; } }
`];
