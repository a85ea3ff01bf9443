import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';

export type TagKind = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A short state or category. The words say it; the colour only helps to find it. */
export function tag({ label, kind = 'neutral', icon }: { label: unknown; kind?: TagKind | undefined; icon?: unknown }): TemplateResult {
  return html`<span part="tag tag-${kind}">${icon ?? nothing}${label}</span>`;
}

export const tagStyles: CSSResultGroup = [partsBase, css`
  [part~='tag'] {
    --_tone: var(--_color-text-muted);
    display: inline-flex; align-items: center; gap: 0.375em; vertical-align: middle; max-inline-size: 100%; padding: 0.1875em 0.75em;
    font-size: var(--_font-size-small); font-weight: 600; line-height: 1.4; color: var(--_tone); background: var(--_color-surface-subtle);
    border: 1px solid color-mix(in oklab, var(--_tone) 35%, transparent); border-radius: 1em;
  }
  [part~='tag-info'] { --_tone: var(--_color-info); background: var(--_color-info-surface); }
  [part~='tag-success'] { --_tone: var(--_color-success); background: var(--_color-success-surface); }
  [part~='tag-warning'] { --_tone: var(--_color-warning); background: var(--_color-warning-surface); }
  [part~='tag-danger'] { --_tone: var(--_color-danger); background: var(--_color-danger-surface); }
  [part~='tag'] > [part~='icon'] { inline-size: 1.125em; block-size: 1.125em; }
  @media (forced-colors: active) { [part~='tag'] { border-color: CanvasText; } }
`];
