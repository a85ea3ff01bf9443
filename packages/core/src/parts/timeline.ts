import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';

export interface TimelineEntry {
  title: unknown;
  /** `iso` for machines, `text` as people write it. */
  time?: { iso: string; text: string } | undefined;
  text?: unknown;
  /** `current` is where things stand, `ahead` has not happened yet. */
  state?: 'done' | 'current' | 'ahead' | undefined;
}

/** What happened, in order. */
export function timeline({ entries, label }: { entries: readonly TimelineEntry[]; label?: string | undefined }): TemplateResult {
  return html`<ol part="timeline" aria-label=${label ?? nothing}>${entries.map(({ title, time, text, state = 'done' }) => html`<li
    part="timeline-entry timeline-${state}" aria-current=${state === 'current' ? 'true' : nothing}>
    <p part="timeline-title">${title}</p>${time ? html`<time part="timeline-time" datetime=${time.iso}>${time.text}</time>` : nothing}${text ? html`<div part="timeline-text">${text}</div>` : nothing}
  </li>`)}</ol>`;
}

export const timelineStyles: CSSResultGroup = [partsBase, css`
  [part~='timeline'] { margin: 0; padding: 0; list-style: none; }
  [part~='timeline-entry'] { position: relative; padding: 0 0 var(--_space-l); padding-inline-start: 2rem; }
  [part~='timeline-entry']::before {
    content: ''; position: absolute; inset-block-start: 0.3em; inset-inline-start: 0; inline-size: 1rem; block-size: 1rem;
    background: var(--_color-link); border: 3px solid var(--_color-link); border-radius: 50%;
  }
  [part~='timeline-entry']:not(:last-child)::after { content: ''; position: absolute; inset-block: 1.6em -0.1em; inset-inline-start: calc(0.5rem - 1px); border-inline-start: 2px solid var(--_color-border); }
  [part~='timeline-entry']:last-child { padding-block-end: 0; }
  [part~='timeline-current']::before { background: var(--_color-surface); outline: 3px solid color-mix(in oklab, var(--_color-link) 30%, transparent); }
  [part~='timeline-ahead']::before { background: var(--_color-surface); border-color: var(--_color-control); border-style: dashed; }
  [part~='timeline-title'] { margin: 0; font-weight: 600; }
  [part~='timeline-ahead'] [part~='timeline-title'] { font-weight: 400; color: var(--_color-text-muted); }
  [part~='timeline-time'] { display: block; font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='timeline-text'] { margin-block-start: var(--_space-xs); white-space: pre-line; }
  @media (forced-colors: active) { [part~='timeline-entry']::before { forced-color-adjust: none; background: CanvasText; border-color: CanvasText; } [part~='timeline-current']::before, [part~='timeline-ahead']::before { background: Canvas; } }
  @media print { [part~='timeline-entry'] { break-inside: avoid; } }
`];
