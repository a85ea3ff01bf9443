import { html, type TemplateResult } from 'lit';

export type HeadingLevel = 2 | 3 | 4 | 5;

/** A heading of the level that fits the page; `tabindex` -1 so that a new view can take focus on it. */
export function heading(level: HeadingLevel, content: unknown, part = 'heading'): TemplateResult {
  switch (level) {
    case 2: return html`<h2 part=${part} tabindex="-1">${content}</h2>`;
    case 3: return html`<h3 part=${part} tabindex="-1">${content}</h3>`;
    case 4: return html`<h4 part=${part} tabindex="-1">${content}</h4>`;
    default: return html`<h5 part=${part} tabindex="-1">${content}</h5>`;
  }
}
