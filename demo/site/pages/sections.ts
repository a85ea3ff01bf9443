import { card, contactBand, pageHeading, pageRating } from '../blocks.ts';
import { contentOf } from '../content.ts';
import { html, icon } from '../html.ts';
import { telephone, type Page, type Site } from '../site.ts';

const day = new Intl.DateTimeFormat('it-IT', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Rome' });

export function administration(site: Site): Page {
  const { town, contacts } = site;
  return {
    path: 'amministrazione',
    title: 'Amministrazione',
    section: 'amministrazione',
    trail: [],
    description: `Gli uffici del Comune di ${town.name}.`,
    content: html`
    ${pageHeading('Amministrazione', 'Gli uffici che seguono le segnalazioni e i servizi alla città, e come raggiungerli.')}
    <section class="section" aria-labelledby="uffici"><div class="container">
      <h2 class="h3" id="uffici">Uffici</h2>
      <div class="card-grid">${['Relazioni con il pubblico', ...town.offices].map((office) => html`<article class="card card-teaser shadow-sm rounded border"><div class="card-body"><div class="category-top">${icon('pa', 'icon-primary icon-sm')}<span>Ufficio</span></div><h3 class="card-title h5">${office}</h3><p class="card-text">${contacts.address}<br><a href="${telephone(contacts.phone)}">${contacts.phone}</a></p></div></article>`)}</div>
    </div></section>
    ${pageRating(site, 'amministrazione')}
    ${contactBand(site, telephone(contacts.phone))}`,
  };
}

export function news(site: Site): Page {
  const { town, contacts } = site;
  return {
    path: 'novita',
    title: 'Novità',
    section: 'novita',
    trail: [],
    description: `Notizie e avvisi del Comune di ${town.name}.`,
    content: html`
    ${pageHeading('Novità', 'Notizie e avvisi dal Comune.')}
    <section class="section" aria-label="Notizie e avvisi"><div class="container">
      <ul class="news-list">${contentOf(town.id).news.map((item) => html`<li><p class="category-top">${icon(item.category === 'Avviso' ? 'horn' : 'note', 'icon-primary icon-sm')}<span>${item.category}</span> <time datetime="${item.date}">${day.format(new Date(item.date))}</time></p><h2 class="h4">${item.title}</h2><p>${item.text}</p></li>`)}</ul>
    </div></section>
    ${pageRating(site, 'novita')}
    ${contactBand(site, telephone(contacts.phone))}`,
  };
}

const living = [
  ['landmark', 'Luoghi da vedere', 'presentation'],
  ['park', 'Parchi e verde', 'map-marker'],
  ['sport', 'Sport', 'flag'],
  ['school', 'Scuole', 'bookmark'],
] as const;

export function life(site: Site): Page {
  const { town, contacts } = site;
  return {
    path: 'vivere-il-comune',
    title: 'Vivere il Comune',
    section: 'vivere-il-comune',
    trail: [],
    description: `Luoghi, parchi, scuole e sport a ${town.name}.`,
    content: html`
    ${pageHeading('Vivere il Comune', `Luoghi, parchi, scuole e sport a ${town.name}.`)}
    <section class="section" aria-label="Eventi"><div class="container"><div class="card-grid">${card({ href: `/${town.id}/eventi`, icon: 'calendar', category: 'Eventi', title: 'Calendario degli eventi', text: 'Mercati, feste, mostre, letture: che cosa c’è oggi, questa settimana, questo mese.', level: 'h2' })}</div></div></section>
    <section class="section" aria-label="Luoghi"><div class="container"><div class="card-grid">${living.map(([kind, title, sign]) => html`
      <article class="card card-teaser shadow-sm rounded border"><div class="card-body"><div class="category-top">${icon(sign, 'icon-primary icon-sm')}<span>${title}</span></div><h2 class="visually-hidden">${title}</h2>
        <ul class="place-list">${town.places.filter((place) => place.kind === kind).map((place) => html`<li>${place.name}${place.detail ? html`<small>${place.detail}</small>` : ''}</li>`)}</ul>
      </div></article>`)}</div></div></section>
    ${pageRating(site, 'vivere-il-comune')}
    ${contactBand(site, telephone(contacts.phone))}`,
  };
}

