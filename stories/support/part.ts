/** A place for one part: a shadow root with the ground every element has, the part's own styles, and nothing else. */
import { adoptStyles, css, html, render, unsafeCSS, type CSSResultGroup, type CSSResultOrNative, type TemplateResult } from 'lit';
import { groundCss } from '@civico/core/styles/base.ts';

const ground = unsafeCSS(groundCss(':host'));
const stacked = css`:host { display: grid; gap: var(--_space-m); max-inline-size: 46rem; grid-template-columns: minmax(0, 1fr); }`;

type View = (redraw: () => void) => unknown;

class StoryPart extends HTMLElement {
  styles: CSSResultGroup = [];
  #view: View = () => html``;

  get view(): View { return this.#view; }
  set view(view: View) {
    this.#view = view;
    if (this.isConnected) this.draw();
  }

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const flat = [ground, stacked, this.styles].flat(Infinity as 1) as CSSResultOrNative[];
      adoptStyles(this.attachShadow({ mode: 'open' }), flat);
    }
    this.draw();
  }

  private readonly draw = (): void => { render(html`${this.#view(this.draw)}`, this.shadowRoot!); };
}

customElements.define('story-part', StoryPart);

/** Draws a part in a shadow root of its own; `view` is drawn again whenever it calls `redraw`. */
export const drawn = (styles: CSSResultGroup, view: View): TemplateResult => html`<story-part .styles=${styles} .view=${view}></story-part>`;

export interface Guidance { what: string; when: string; not: string; why: string; words?: string }

/** The docs page of a part: what it is, when to use it, when not, why it is so, how to word it. */
export const guidance = ({ what, when, not, why, words }: Guidance): { docs: { description: { component: string } } } => ({
  docs: { description: { component: [what, `### When to use\n${when}`, `### When not to\n${not}`, `### Why so\n${why}`, ...(words ? [`### Wording\n${words}`] : [])].join('\n\n') } },
});

/** The shadow root of the part of a story, for its play function. */
export const inside = (canvas: HTMLElement): ShadowRoot => canvas.querySelector('story-part')!.shadowRoot!;
