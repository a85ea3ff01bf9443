import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';
import { chevronIcon } from './icons.ts';

export interface DisclosureOptions {
  summary: unknown;
  content: unknown;
  open?: boolean | undefined;
  onToggle?: ((open: boolean) => void) | undefined;
  id?: string | undefined;
}

/** Native `details`: what only some people need. Find-in-page opens it. */
export function disclosure({ summary, content, open = false, onToggle, id }: DisclosureOptions): TemplateResult {
  return html`<details part="disclosure" id=${id ?? nothing} ?open=${open} @toggle=${(event: Event) => onToggle?.((event.target as HTMLDetailsElement).open)}>
    <summary part="disclosure-summary">${chevronIcon}<span>${summary}</span></summary><div part="disclosure-content">${content}</div>
  </details>`;
}

export const disclosureStyles: CSSResultGroup = [partsBase, css`
  [part~='disclosure'] { border-block: 1px solid var(--_color-border); }
  [part~='disclosure'] + [part~='disclosure'] { border-block-start: 0; }
  [part~='disclosure-summary'] { display: flex; gap: var(--_space-s); align-items: center; min-block-size: 3rem; padding-block: var(--_space-s); font-weight: 600; color: var(--_color-link); list-style: none; cursor: pointer; }
  [part~='disclosure-summary']::-webkit-details-marker { display: none; }
  [part~='disclosure-summary'] > span { min-inline-size: 0; overflow-wrap: anywhere; }
  [part~='disclosure-summary']:hover > span { text-decoration: underline; text-underline-offset: 0.2em; }
  [part~='disclosure'][open] > [part~='disclosure-summary'] > [part~='icon'] { rotate: 180deg; }
  [part~='disclosure-content'] { padding: 0 0 var(--_space-m) 2rem; padding-inline: 2rem 0; }
  @media (prefers-reduced-motion: no-preference) { [part~='disclosure-summary'] > [part~='icon'] { transition: rotate var(--_duration-short); } }
`];
