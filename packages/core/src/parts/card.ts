import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { safeUrl } from '../safe-url.ts';
import { partsBase } from './base.ts';
import { heading, type HeadingLevel } from './heading.ts';

export interface CardOptions {
  title: unknown;
  level?: HeadingLevel | undefined;
  /** Where the title leads; the whole card can be pressed, but only the title is the link. */
  href?: string | undefined;
  /** Called at a plain press, when the element opens it by itself: prevent the event's default to stay on the page. */
  onOpen?: ((event: MouseEvent) => void) | undefined;
  /** Above the title: category, state, date. */
  meta?: unknown;
  body?: unknown;
  footer?: unknown;
  /** A picture with its alternative text. */
  media?: unknown;
  id?: string | undefined;
  /** The one shown elsewhere, such as on the map. */
  current?: boolean | undefined;
}

/** One thing of a list. */
export function card(options: CardOptions): TemplateResult {
  const { title, href, onOpen, meta, body, footer, media, id, current = false } = options;
  const face = href === undefined ? title : html`<a part="card-link" href=${safeUrl(href) || nothing} aria-current=${current ? 'true' : nothing} @click=${onOpen}>${title}</a>`;
  return html`<article part="card${current ? ' card-current' : ''}${href === undefined ? '' : ' card-linked'}" id=${id ?? nothing}>${media ? html`<div part="card-media">${media}</div>` : nothing}
    <div part="card-body">${meta ? html`<div part="card-meta">${meta}</div>` : nothing}${heading(options.level ?? 3, face, 'card-title', false)}${
      body ? html`<div part="card-text">${body}</div>` : nothing}${footer ? html`<div part="card-footer">${footer}</div>` : nothing}</div>
  </article>`;
}

export const cardStyles: CSSResultGroup = [partsBase, css`
  [part~='card'] { position: relative; display: flex; background: var(--_color-surface); border: 1px solid var(--_color-border); border-radius: var(--_radius-card); }
  [part~='card-linked']:hover { border-color: var(--_color-link); box-shadow: var(--_shadow-raised); }
  [part~='card-current'] { background: var(--_color-selected); border-color: var(--_color-link); border-inline-start-width: 6px; }
  [part~='card-body'] { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; padding: var(--_space-m) min(var(--_space-l), 5vw); }
  [part~='card-meta'] { display: flex; flex-wrap: wrap; gap: var(--_space-xs) 0.75rem; align-items: center; margin-block-end: var(--_space-s); font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='card-title'] { margin: 0; font-size: 1.125em; font-weight: 700; line-height: 1.3; }
  [part~='card-link'] { color: var(--_color-link); text-decoration: none; }
  [part~='card-link']::after { content: ''; position: absolute; inset: 0; border-radius: inherit; }
  [part~='card']:hover [part~='card-link'], [part~='card-link']:focus-visible { text-decoration: underline; text-underline-offset: 0.2em; }
  [part~='card-text'] { margin-block-start: var(--_space-xs); }
  [part~='card-text'] > p { margin: 0; }
  [part~='card-footer'] { display: flex; flex-wrap: wrap; gap: var(--_space-s) var(--_space-m); align-items: center; margin-block-start: var(--_space-s); color: var(--_color-text-muted); }
  [part~='card-footer'] > :is(button, a) { position: relative; z-index: 1; }
  [part~='card-media'] { flex: none; inline-size: 7rem; }
  [part~='card-media'] > img { display: block; inline-size: 100%; block-size: 100%; object-fit: cover; border-start-start-radius: calc(var(--_radius-card) - 1px); border-end-start-radius: calc(var(--_radius-card) - 1px); }
  [part~='card-current'] > [part~='card-media'] > img { border-radius: 0; }
  @media (max-width: 24rem) { [part~='card'] { flex-direction: column; } [part~='card-media'] { inline-size: 100%; block-size: 9rem; } [part~='card-media'] > img { border-radius: calc(var(--_radius-card) - 1px) calc(var(--_radius-card) - 1px) 0 0; } }
  @media (prefers-reduced-motion: no-preference) { [part~='card'] { transition: box-shadow var(--_duration-short), border-color var(--_duration-short); } }
  @media (forced-colors: active) { [part~='card-current'] { border: 3px solid Highlight; } }
  @media print { [part~='card'] { break-inside: avoid; } }
`];
