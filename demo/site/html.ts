/** Markup that is safe to put into a page as it stands. Only `html` and `trusted` make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Renderable = Markup | string | number | false | null | undefined | readonly Renderable[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in content and in quoted attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

function render(value: Renderable): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  if (value === false || value === null || value === undefined) return '';
  return escape(String(value));
}

/** A template whose values are escaped unless they are `Markup`. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly Renderable[]): Markup {
  return new Markup(strings.map((text, i) => text + (i < values.length ? render(values[i]) : '')).join(''));
}

/** Markup written by the project itself, such as a drawing. Never for anything that came from outside. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** An icon of Bootstrap Italia's sprite, decorative: the text beside it says the same. */
export function icon(name: string, classes = ''): Markup {
  return html`<svg class="icon ${classes}" aria-hidden="true" focusable="false"><use href="/assets/sprites.svg#it-${name}"></use></svg>`;
}
