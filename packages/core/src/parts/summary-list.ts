import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';

export interface SummaryRow {
  term: unknown;
  /** The answer; `empty` is shown when there is none. */
  description: unknown;
  action?: { label: string; /** Says on what it acts, such as "Modifica luogo". */ accessibleLabel?: string | undefined; onClick: () => void } | undefined;
}

/** What was answered, before it is sent or after. */
export function summaryList({ rows, empty = nothing }: { rows: readonly SummaryRow[]; empty?: unknown }): TemplateResult {
  return html`<dl part="summary-list">${rows.map(({ term, description, action }) => html`<div part="summary-row">
    <dt part="summary-term">${term}</dt>
    <dd part="summary-description">${description === '' || description === undefined || description === null ? html`<span part="summary-empty">${empty}</span>` : description}</dd>
    ${action ? html`<dd part="summary-action"><button part="button button-link" type="button" aria-label=${action.accessibleLabel ?? nothing} @click=${action.onClick}>${action.label}</button></dd>` : nothing}
  </div>`)}</dl>`;
}

/** Needs `buttonStyles` when rows have actions. */
export const summaryListStyles: CSSResultGroup = [partsBase, css`
  [part~='summary-list'] { container: summary / inline-size; margin: 0; border-block-start: 1px solid var(--_color-border); }
  [part~='summary-row'] { display: grid; grid-template-columns: minmax(8rem, 1fr) 2fr minmax(5rem, auto); column-gap: var(--_space-m); align-items: start; padding-block: 0.75rem; border-block-end: 1px solid var(--_color-border); }
  [part~='summary-term'] { font-weight: 600; }
  [part~='summary-description'] { min-inline-size: 0; margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
  [part~='summary-empty'] { color: var(--_color-text-muted); }
  [part~='summary-action'] { justify-self: end; margin: -0.625rem 0; }
  @container summary (max-width: 30rem) {
    [part~='summary-row'] { grid-template-columns: 1fr auto; }
    [part~='summary-description'] { grid-column: 1; grid-row: 2; }
    [part~='summary-action'] { grid-column: 2; grid-row: 1; }
  }
  @container summary (max-width: 14rem) { [part~='summary-row'] { grid-template-columns: minmax(0, 1fr); } [part~='summary-action'] { grid-column: 1; grid-row: 3; justify-self: start; } }
  @media print { [part~='summary-row'] { break-inside: avoid; } }
`];
