import { html, icon, type Markup, type Renderable } from './html.ts';
import type { Site } from './site.ts';

/** Title and lead of an inner page. */
export function pageHeading(title: string, lead: Renderable, aside: Renderable = ''): Markup {
  return html`<div class="container"><div class="row justify-content-between page-heading">
    <div class="col-12 col-lg-8"><h1 data-element="page-name">${title}</h1><p class="lead">${lead}</p></div>
    ${aside ? html`<div class="col-12 col-lg-4">${aside}</div>` : ''}
  </div></div>`;
}

/** A card that is a link: icon, small category, title, sentence. */
export function card(options: { href: string; icon?: string; category?: string; title: string; text: string; level?: 'h2' | 'h3'; element?: string }): Markup {
  const title = html`<a class="text-decoration-none" href="${options.href}" ${options.element ? html`data-element="${options.element}"` : ''}>${options.title}</a>`;
  return html`<article class="card card-teaser shadow-sm rounded border">
    <div class="card-body">
      ${options.category ? html`<div class="category-top">${options.icon ? icon(options.icon, 'icon-primary icon-sm') : ''}<span>${options.category}</span></div>` : ''}
      ${options.level === 'h2' ? html`<h2 class="card-title h5">${title}</h2>` : html`<h3 class="card-title h5">${title}</h3>`}
      <p class="card-text">${options.text}</p>
    </div>
  </article>`;
}

/** A chapter of a page whose left column lists the chapters. */
export interface Chapter {
  id: string;
  title: string;
  content: Renderable;
  /** The validator's name for the chapter. */
  element?: string;
}

/** Chapters with their index beside them, as on the model's service page. */
export function chapters(list: readonly Chapter[], aside: Renderable = ''): Markup {
  return html`<div class="container"><div class="row chapters">
    <nav class="col-12 col-lg-3 chapters-index" aria-label="Indice della pagina" data-element="page-index">
      <p class="h6 text-uppercase">Indice della pagina</p>
      <ul class="link-list">${list.map((chapter) => html`<li><a class="list-item" href="#${chapter.id}"><span>${chapter.title}</span></a></li>`)}</ul>
      ${aside}
    </nav>
    <div class="col-12 col-lg-8 offset-lg-1">${list.map((chapter) => html`<section class="chapter" id="${chapter.id}" ${chapter.element ? html`data-element="${chapter.element}"` : ''}><h2 class="h3">${chapter.title}</h2>${chapter.content}</section>`)}</div>
  </div></div>`;
}

/** The rating of the page, with what a visitor without JavaScript finds in its place. */
export function pageRating({ town, contacts }: Site, subject: string, kind: 'page' | 'service' = 'page'): Markup {
  return html`<div class="rating-band"><div class="container"><div class="row justify-content-center"><div class="col-12 col-lg-7">
    <civico-rating kind="${kind}" subject-id="${subject}" endpoint="/${town.id}/api/v1">
      <div class="card shadow-sm"><div class="card-body"><h2 class="h5">Quanto sono chiare le informazioni su questa pagina?</h2>
        <p class="mb-0">Scrivici che cosa possiamo migliorare: <a href="mailto:${contacts.email}?subject=Parere%20sulla%20pagina%20${encodeURIComponent(subject)}">${contacts.email}</a></p></div></div>
    </civico-rating>
  </div></div></div></div>`;
}

/** The last band of every page: whom to ask. */
export function contactBand({ town, contacts }: Site, telephoneLink: string): Markup {
  return html`<div class="contact-band"><div class="container"><div class="row justify-content-center"><div class="col-12 col-lg-6"><div class="card shadow rounded"><div class="card-body">
    <h2 class="h4">Contatta il Comune</h2>
    <ul class="contact-list">
      <li><a class="list-item" href="/${town.id}/domande-frequenti">${icon('help-circle', 'icon-primary icon-sm')}<span>Leggi le domande frequenti</span></a></li>
      <li><a class="list-item" href="${telephoneLink}">${icon('hearing', 'icon-primary icon-sm')}<span>Chiama il centralino ${contacts.phone}</span></a></li>
      <li><a class="list-item" href="/${town.id}/prenota-appuntamento" data-element="appointment-booking">${icon('calendar', 'icon-primary icon-sm')}<span>Prenota un appuntamento</span></a></li>
    </ul>
    <h2 class="h4">Problemi in città</h2>
    <ul class="contact-list"><li><a class="list-item" href="/${town.id}/segnalazioni">${icon('map-marker-circle', 'icon-primary icon-sm')}<span>Segnala un disservizio</span></a></li></ul>
  </div></div></div></div></div></div>`;
}
