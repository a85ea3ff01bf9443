import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';
import { errorIcon, infoIcon, successIcon, warningIcon } from './icons.ts';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

export interface NoticeOptions {
  kind: NoticeKind;
  title?: unknown;
  text?: unknown;
  /** What the colour says, for who does not see it, such as "Attenzione:". */
  kindLabel?: string | undefined;
  /** `status` is said when there is a pause, `alert` at once. The region must be drawn before it has text: see `liveRegion`. */
  live?: 'status' | 'alert' | undefined;
  actions?: unknown;
}

const icons = { info: infoIcon, success: successIcon, warning: warningIcon, error: errorIcon };

/** A message in the page: what happened, and what can be done. */
export function notice(options: NoticeOptions): TemplateResult {
  const { kind, kindLabel, title, text, actions } = options;
  return html`<div part="notice notice-${kind}" role=${options.live ?? nothing}>
    ${icons[kind]}
    <div part="notice-body">${kindLabel ? html`<span part="visually-hidden">${kindLabel} </span>` : nothing}${title ? html`<p part="notice-title">${title}</p>` : nothing}${
      text ? html`<div part="notice-text">${text}</div>` : nothing}${actions ? html`<div part="notice-actions">${actions}</div>` : nothing}</div>
  </div>`;
}

/** A region that stands, empty, before it speaks: screen readers only announce what changes inside a region they already know. */
export function liveRegion(content: unknown, role: 'status' | 'alert' = 'status', hidden = false): TemplateResult {
  return html`<div part=${hidden ? 'visually-hidden live-region' : 'live-region'} role=${role}>${content}</div>`;
}

export const noticeStyles: CSSResultGroup = [partsBase, css`
  [part~='notice'] {
    --_tone: var(--_color-info);
    display: flex; flex-wrap: wrap; gap: var(--_space-xs) 0.75rem; padding: min(var(--_space-m), 4vw); color: var(--_color-text); background: var(--_color-info-surface);
    border: 1px solid color-mix(in oklab, var(--_tone) 30%, transparent); border-inline-start: 6px solid var(--_tone); border-radius: var(--_radius-control);
  }
  [part~='notice-success'] { --_tone: var(--_color-success); background: var(--_color-success-surface); }
  [part~='notice-warning'] { --_tone: var(--_color-warning); background: var(--_color-warning-surface); }
  [part~='notice-error'] { --_tone: var(--_color-danger); background: var(--_color-danger-surface); }
  [part~='notice'] > [part~='icon'] { color: var(--_tone); }
  [part~='notice-body'] { min-inline-size: 0; flex: 1 1 8rem; }
  [part~='notice-title'] { margin: 0; font-weight: 600; }
  [part~='notice-text'] > :first-child { margin-block-start: 0; }
  [part~='notice-text'] > :last-child { margin-block-end: 0; }
  [part~='notice'] a:not([part]) { color: var(--_color-link); }
  [part~='notice-actions'] { display: flex; flex-wrap: wrap; gap: var(--_space-s) var(--_space-m); margin-block-start: var(--_space-s); }
  @media (forced-colors: active) { [part~='notice'] { border-color: CanvasText; } }
`];
