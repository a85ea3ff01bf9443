/** Bootstrap Italia's own component on the left, the part on the right, in one page: its style sheet does not reach into shadow roots. */
import { html, render, type CSSResultGroup, type TemplateResult } from 'lit';
import { ownBrand } from '@civico/theme/tokens.ts';
import { drawn } from './part.ts';
import { linkSheets } from './sheets.ts';

export interface Pair { name: string; kit: TemplateResult; styles: CSSResultGroup; part: () => unknown }

const layout = new CSSStyleSheet();
layout.replaceSync(`
.beside { display: grid; gap: 2.5rem; max-inline-size: 75rem; }
.beside > section { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; padding-block-end: 2.5rem; border-block-end: 1px solid #d9dadb; }
.beside h2 { grid-column: 1 / -1; margin: 0; font-size: 1.25rem; }
.beside > section > div { display: grid; gap: 1rem; min-inline-size: 0; }
.beside > section > div > h3 { margin: 0; font-size: .875rem; font-weight: 600; color: #455b71; }
@media (max-width: 40rem) { .beside > section { grid-template-columns: minmax(0, 1fr); } }
`);
const blue = new CSSStyleSheet();
blue.replaceSync(`:root { --town-primary: ${ownBrand}; --town-primary-dark: #004d99; --town-primary-darkest: #036; }`);

class BesideKit extends HTMLElement {
  theme = '';
  pairs: readonly Pair[] = [];
  #sheets: ReturnType<typeof linkSheets> | undefined;

  connectedCallback(): void {
    const town = this.theme && this.theme !== 'civico' ? [`demo/${this.theme}/tema.css`] : [];
    this.#sheets = linkSheets([...town, 'demo/assets/fonts.css', 'demo/assets/bootstrap-italia.css']);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, layout, ...(town.length ? [] : [blue])];
    void this.#sheets.ready.then(() => {
      render(html`<div class="beside">${this.pairs.map(({ name, kit, styles, part }) => html`<section><h2>${name}</h2>
        <div><h3>Bootstrap Italia</h3><div>${kit}</div></div><div><h3>Civico</h3>${drawn(styles, part)}</div></section>`)}</div>`, this);
      this.dataset['ready'] = '';
    });
  }

  disconnectedCallback(): void {
    this.#sheets?.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== layout && sheet !== blue);
  }
}

customElements.define('beside-kit', BesideKit);

export const besideKit = (theme: string, pairs: readonly Pair[]): HTMLElement => Object.assign(document.createElement('beside-kit') as BesideKit, { theme, pairs });
