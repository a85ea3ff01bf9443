import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';
import { backIcon, forwardIcon } from './icons.ts';
import { button, buttonStyles } from './button.ts';

/** "Carica altri" below a list, with how many are shown of how many; focus stays, what is new stands before the button. */
export function loadMore(options: { label: string; busyLabel: string; busy: boolean; more: boolean; status?: unknown; onMore: () => void }): TemplateResult {
  const { label, busyLabel, busy, more, status, onMore } = options;
  return html`<div part="load-more">${status ? html`<p part="load-more-status" role="status">${status}</p>` : nothing}${
    more ? button({ label, busyLabel, busy, onClick: onMore }) : nothing}</div>`;
}

export interface PaginationOptions {
  /** Name of the navigation. */
  label: string;
  /** From 1. */
  page: number;
  pages: number;
  words: { previous: string; next: string; page: (page: number) => string };
  onPage: (page: number) => void;
}

/** The first, the last, the current page and its neighbours; 0 stands for a gap of more than one. */
export function pageNumbers(page: number, pages: number): number[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b);
  return shown.flatMap((one, index) => {
    const before = shown[index - 1] ?? 0;
    return one - before === 2 ? [one - 1, one] : one - before > 2 ? [0, one] : [one];
  });
}

/** Numbered pages, for long lists people come back to. */
export function pagination(options: PaginationOptions): TemplateResult | typeof nothing {
  const { page, pages, words, onPage } = options;
  if (pages < 2) return nothing;
  const turn = (to: number, label: string, icon: unknown): TemplateResult => html`<li><button part="page-button" type="button" aria-label=${label}
    ?disabled=${to < 1 || to > pages} @click=${() => { onPage(to); }}>${icon}</button></li>`;
  return html`<nav part="pagination" aria-label=${options.label}><ul part="page-list">
    ${turn(page - 1, words.previous, backIcon)}${pageNumbers(page, pages).map((one) => (one === 0 ? html`<li part="page-gap" aria-hidden="true">…</li>` : html`<li><button
      part="page-button" type="button" aria-label=${words.page(one)} aria-current=${one === page ? 'page' : nothing} @click=${() => { if (one !== page) onPage(one); }}>${one}</button></li>`))}
    ${turn(page + 1, words.next, forwardIcon)}
  </ul></nav>`;
}

export const paginationStyles: CSSResultGroup = [partsBase, buttonStyles, css`
  [part~='load-more'] { display: grid; justify-items: center; gap: var(--_space-s); margin-block-start: var(--_space-l); }
  [part~='load-more-status'] { margin: 0; color: var(--_color-text-muted); }
  [part~='page-list'] { display: flex; flex-wrap: wrap; justify-content: center; gap: var(--_space-xs); margin: 0; padding: 0; list-style: none; }
  [part~='page-button'], [part~='page-gap'] { display: grid; place-items: center; min-inline-size: 2.75rem; min-block-size: 2.75rem; padding: 0.25rem; font: inherit; font-weight: 600; font-variant-numeric: tabular-nums; }
  [part~='page-button'] { color: var(--_color-link); background: none; border: 2px solid transparent; border-radius: var(--_radius-control); cursor: pointer; }
  [part~='page-button']:hover { background: var(--_color-surface-subtle); }
  [part~='page-button'][aria-current] { color: var(--_color-text); border-color: var(--_color-link); }
  [part~='page-button']:disabled { color: var(--_color-text-muted); opacity: 0.5; cursor: not-allowed; }
  @media (forced-colors: active) { [part~='page-button'] { border-color: Canvas; } [part~='page-button'][aria-current] { border-color: Highlight; } [part~='page-button']:disabled { color: GrayText; } }
  @media print { [part~='pagination'] { display: none; } }
`];
