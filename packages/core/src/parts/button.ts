import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { safeUrl } from '../safe-url.ts';
import { partsBase } from './base.ts';

export type ButtonKind = 'primary' | 'secondary' | 'link' | 'danger';

interface ButtonFace {
  label: unknown;
  /** Default `secondary`: a view has one primary button. */
  kind?: ButtonKind | undefined;
  icon?: unknown;
  /** More part names, for the element's own styles. */
  part?: string | undefined;
  id?: string | undefined;
  /** Replaces the label for screen readers, when the label alone would not say on what it acts. Must contain the label's words. */
  accessibleLabel?: string | undefined;
}

export interface ButtonOptions extends ButtonFace {
  type?: 'button' | 'submit' | undefined;
  disabled?: boolean | undefined;
  /** Work is under way: the button keeps focus, shows it, and does not act twice. */
  busy?: boolean | undefined;
  /** Label while busy, such as "Invio in corso". */
  busyLabel?: string | undefined;
  /** Not to be pressed yet, and shown so; whether a press counts is for `onClick` to say. */
  notYet?: boolean | undefined;
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  controls?: string | undefined;
  describedBy?: string | undefined;
  onClick?: ((event: MouseEvent) => void) | undefined;
}

const partsOf = ({ kind = 'secondary', part }: ButtonFace): string => `button button-${kind}${part ? ` ${part}` : ''}`;

const face = (icon: unknown, label: unknown): TemplateResult => html`${icon ?? nothing}<span part="button-label">${label}</span>`;

/** A native button. Disabled buttons are rare: better let people press and say what is missing. */
export function button(options: ButtonOptions): TemplateResult {
  const { label, type = 'button', busy = false, busyLabel, icon, onClick } = options;
  const click = (event: MouseEvent): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return html`<button
    part=${partsOf(options)} type=${type} id=${options.id ?? nothing} ?disabled=${options.disabled ?? false}
    aria-disabled=${busy || options.notYet ? 'true' : nothing} aria-busy=${busy ? 'true' : nothing}
    aria-label=${options.accessibleLabel ?? nothing} aria-pressed=${options.pressed ?? nothing} aria-expanded=${options.expanded ?? nothing}
    aria-controls=${options.controls ?? nothing} aria-describedby=${options.describedBy ?? nothing} @click=${click}
  >${busy ? html`<span part="spinner"></span>` : nothing}${face(busy ? nothing : icon, busy ? busyLabel ?? label : label)}</button>`;
}

/** A link that looks like a button: for what navigates. An unsafe URL gives a link that goes nowhere. */
export function buttonLink(options: ButtonFace & { href: string; onClick?: ((event: MouseEvent) => void) | undefined }): TemplateResult {
  return html`<a part=${partsOf(options)} id=${options.id ?? nothing} href=${safeUrl(options.href) || nothing}
    aria-label=${options.accessibleLabel ?? nothing} @click=${options.onClick}>${face(options.icon, options.label)}</a>`;
}

/** Buttons side by side with room to touch; below each other where there is no width. */
export function buttonRow(...buttons: unknown[]): TemplateResult {
  return html`<div part="button-row">${buttons}</div>`;
}

export const buttonStyles: CSSResultGroup = [partsBase, css`
  [part~='button'] {
    display: inline-flex; align-items: center; justify-content: center; gap: var(--_space-s);
    min-block-size: 2.75rem; min-inline-size: 2.75rem; margin: 0; padding: 0.5rem min(1.5rem, 6vw);
    font: inherit; font-weight: 600; line-height: 1.25; text-align: center; text-decoration: none;
    color: var(--_color-link); background: transparent; border: 2px solid currentColor; border-radius: var(--_radius-control);
    cursor: pointer; -webkit-tap-highlight-color: transparent;
  }
  [part~='button']:hover { color: color-mix(in oklab, var(--_color-link) 80%, var(--_color-text)); background: color-mix(in oklab, var(--_color-link) 9%, transparent); }
  [part~='button']:active { background: color-mix(in oklab, var(--_color-link) 16%, transparent); }
  [part~='button-primary'], [part~='button-primary']:hover, [part~='button-danger'], [part~='button-danger']:hover {
    color: var(--_color-on-brand); background: var(--_color-brand); border-color: var(--_color-brand-edge);
  }
  [part~='button-primary']:hover { background: var(--_color-brand-hover); border-color: color-mix(in oklab, var(--_color-brand-edge) 84%, var(--_color-text)); }
  [part~='button-primary']:active { background: var(--_color-brand-active); }
  [part~='button-danger'] { color: var(--_color-surface); background: var(--_color-danger); border-color: transparent; }
  [part~='button-danger']:hover { color: var(--_color-surface); background: color-mix(in oklab, var(--_color-danger) 82%, var(--_color-text)); border-color: transparent; }
  [part~='button-link'] { justify-content: start; padding: 0.625rem 0; border: 0; text-decoration: underline; text-underline-offset: 0.2em; }
  [part~='button-link']:hover { background: none; text-decoration-thickness: 2px; }
  [part~='button'][aria-pressed='true'] { color: var(--_color-on-brand); background: var(--_color-brand); border-color: var(--_color-brand-edge); }
  [part~='button']:disabled { color: var(--_color-text-muted); background: var(--_color-surface-subtle); border-color: var(--_color-border); cursor: not-allowed; }
  [part~='button-link']:disabled { background: none; }
  [part~='button'][aria-disabled] { opacity: 0.7; cursor: default; }
  [part~='button'][aria-busy] { opacity: 1; cursor: progress; }
  [part~='button'] [part~='icon'] { margin-inline-start: -0.25em; }
  [part~='spinner'] { inline-size: 1.25em; block-size: 1.25em; flex: none; border: 0.1875em solid; border-inline-end-color: transparent; border-radius: 50%; }
  [part~='button-label'] { min-inline-size: 0; overflow-wrap: anywhere; }
  [part~='button-row'] { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space-m); }
  @media (max-width: 24rem) { [part~='button-row'] > [part~='button'] { flex: 1 1 auto; } }
  @media (prefers-reduced-motion: no-preference) {
    [part~='button'] { transition: background-color var(--_duration-short), color var(--_duration-short); }
    [part~='spinner'] { animation: turn 0.8s linear infinite; }
    @keyframes turn { to { rotate: 1turn; } }
  }
  @media (forced-colors: active) {
    /* Tokens are system colours here, what is mixed from them is not: each pair of ground and text is set whole. */
    [part~='button-primary']:is(*, :hover, :active), [part~='button'][aria-pressed='true'] { forced-color-adjust: none; color: HighlightText; background: Highlight; border-color: Highlight; }
    [part~='button-danger']:is(*, :hover) { color: ButtonText; background: ButtonFace; border-color: ButtonText; }
    [part~='spinner'] { forced-color-adjust: none; border-color: currentColor; border-inline-end-color: transparent; }
    [part~='button']:disabled { color: GrayText; border-color: GrayText; }
  }
  @media print { [part~='button'] { display: none; } }
`];
