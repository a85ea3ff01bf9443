import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';

/** The shape of what is coming, with `label` said once to screen readers ("Caricamento in corso"). Only for waits the eye notices. */
export function skeleton({ label, count = 3, kind = 'card' }: { label: string; count?: number | undefined; kind?: 'card' | 'text' | undefined }): TemplateResult {
  return html`<div part="skeleton"><span part="visually-hidden" role="status">${label}</span>${Array.from({ length: count }, () =>
    kind === 'text' ? html`<span part="skeleton-line"></span>` : html`<div part="skeleton-card" aria-hidden="true"><span part="skeleton-line skeleton-title"></span><span part="skeleton-line"></span><span part="skeleton-line skeleton-short"></span></div>`)}</div>`;
}

export const skeletonStyles: CSSResultGroup = [partsBase, css`
  [part~='skeleton'] { display: grid; gap: var(--_space-m); }
  [part~='skeleton-card'] { display: grid; gap: 0.75rem; padding: var(--_space-l); border: 1px solid var(--_color-border); border-radius: var(--_radius-card); }
  [part~='skeleton-line'] { display: block; block-size: 0.875rem; background: var(--_color-border); border-radius: 0.4375rem; opacity: 0.7; }
  [part~='skeleton-title'] { block-size: 1.25rem; inline-size: 60%; }
  [part~='skeleton-short'] { inline-size: 35%; }
  @media (prefers-reduced-motion: no-preference) {
    [part~='skeleton-line'] { animation: breathe 1.6s ease-in-out infinite alternate; }
    @keyframes breathe { to { opacity: 0.3; } }
  }
  @media (forced-colors: active) { [part~='skeleton-line'] { background: GrayText; } }
  @media print { [part~='skeleton'] { display: none; } }
`];
