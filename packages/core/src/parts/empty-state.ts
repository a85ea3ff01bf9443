import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';
import { heading, type HeadingLevel } from './heading.ts';

/** Nothing to show: says why, and what to do next. */
export function emptyState(options: { title: unknown; text?: unknown; icon?: unknown; actions?: unknown; level?: HeadingLevel | undefined }): TemplateResult {
  const { title, text, icon, actions, level = 3 } = options;
  return html`<div part="empty-state">${icon ?? nothing}${heading(level, title, 'empty-state-title')}${text ? html`<p part="empty-state-text">${text}</p>` : nothing}${
    actions ? html`<div part="empty-state-actions">${actions}</div>` : nothing}</div>`;
}

export const emptyStateStyles: CSSResultGroup = [partsBase, css`
  [part~='empty-state'] { display: grid; grid-template-columns: minmax(0, 1fr); justify-items: center; gap: var(--_space-s); padding: var(--_space-xl) min(var(--_space-l), 4vw); text-align: center; background: var(--_color-surface-subtle); border-radius: var(--_radius-card); }
  [part~='empty-state'] > [part~='icon'] { inline-size: 3rem; block-size: 3rem; color: var(--_color-text-muted); }
  [part~='empty-state-title'] { margin: 0; font-size: var(--_font-size-large); line-height: 1.3; text-wrap: balance; }
  [part~='empty-state'] > [part~='empty-state-text'] { max-inline-size: min(34rem, 100%); margin: 0; color: var(--_color-text-muted); }
  [part~='empty-state'] > * { max-inline-size: 100%; overflow-wrap: anywhere; }
  [part~='empty-state-actions'] { display: flex; flex-wrap: wrap; justify-content: center; gap: var(--_space-m); margin-block-start: var(--_space-s); }
`];
