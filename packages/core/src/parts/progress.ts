import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { partsBase } from './base.ts';

export interface ProgressOptions {
  id: string;
  label: unknown;
  /** Between 0 and `max`; without it nobody knows how long it takes, and the bar says so. */
  value?: number | undefined;
  max?: number | undefined;
  /** The figure in words, such as "3 foto su 5". */
  text?: unknown;
}

/** How far work has come: native `progress`. */
export function progress({ id, label, value, max = 1, text }: ProgressOptions): TemplateResult {
  const bar = value === undefined
    ? html`<progress part="progress-bar progress-unknown" id=${id} aria-labelledby="${id}-label"></progress>`
    : html`<progress part="progress-bar" id=${id} aria-labelledby="${id}-label" max=${max} .value=${live(value)}></progress>`;
  return html`<div part="progress"><div part="progress-words"><span part="progress-label" id="${id}-label" aria-hidden="true">${label}</span>${text ? html`<span part="progress-text">${text}</span>` : nothing}</div>${bar}</div>`;
}

export const progressStyles: CSSResultGroup = [partsBase, css`
  [part~='progress-words'] { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--_space-m); }
  [part~='progress-label'] { font-weight: 600; }
  [part~='progress-text'] { color: var(--_color-text-muted); font-variant-numeric: tabular-nums; }
  [part~='progress-bar'] { display: block; inline-size: 100%; block-size: 0.75rem; margin-block-start: var(--_space-xs); overflow: hidden; appearance: none; background: var(--_color-border); border: 0; border-radius: 0.375rem; }
  [part~='progress-bar']::-webkit-progress-bar { background: var(--_color-border); }
  [part~='progress-bar']::-webkit-progress-value { background: var(--_color-link); border-radius: 0.375rem; }
  [part~='progress-bar']::-moz-progress-bar { background: var(--_color-link); border-radius: 0.375rem; }
  [part~='progress-unknown'], [part~='progress-unknown']::-webkit-progress-bar { background: repeating-linear-gradient(-45deg, color-mix(in oklab, var(--_color-link) 45%, var(--_color-border)) 0 0.5rem, var(--_color-border) 0.5rem 1rem); }
  [part~='progress-unknown']::-moz-progress-bar { background: none; }
  @media (forced-colors: active) {
    [part~='progress-bar'] { forced-color-adjust: none; background: Canvas; border: 1px solid CanvasText; }
    [part~='progress-bar']::-webkit-progress-bar { background: Canvas; }
    [part~='progress-bar']::-webkit-progress-value { background: Highlight; }
    [part~='progress-unknown']::-webkit-progress-bar { background: repeating-linear-gradient(-45deg, CanvasText 0 0.25rem, Canvas 0.25rem 1rem); }
  }
`];
