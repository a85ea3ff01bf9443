import { html, nothing, type TemplateResult } from 'lit';

export type HeadingLevel = 2 | 3 | 4 | 5;

/** A heading of the level that fits the page. It can take focus from code, so that a new view begins there; not so the headings of a list. */
export function heading(level: HeadingLevel, content: unknown, part = 'heading', focusable = true): TemplateResult {
  const tabindex = focusable ? '-1' : nothing;
  switch (level) {
    case 2: return html`<h2 part=${part} tabindex=${tabindex}>${content}</h2>`;
    case 3: return html`<h3 part=${part} tabindex=${tabindex}>${content}</h3>`;
    case 4: return html`<h4 part=${part} tabindex=${tabindex}>${content}</h4>`;
    default: return html`<h5 part=${part} tabindex=${tabindex}>${content}</h5>`;
  }
}
