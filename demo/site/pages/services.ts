import { card, contactBand, pageHeading, pageRating } from '../blocks.ts';
import { html } from '../html.ts';
import { telephone, type Page, type Site } from '../site.ts';

const groups = [
  ['Anagrafe e stato civile', 'Iscriversi, cambiare casa, chiedere un certificato o la carta d’identità.'],
  ['Educazione e formazione', 'Nidi, scuole, mensa e trasporto.'],
  ['Mobilità e trasporti', 'Permessi, sosta, strade.'],
  ['Ambiente', 'Rifiuti, verde, animali.'],
  ['Tributi e pagamenti', 'Tassa sui rifiuti, IMU, sanzioni.'],
  ['Urbanistica ed edilizia', 'Pratiche, archivio, appuntamenti con i tecnici.'],
] as const;

export function services(site: Site): Page {
  const { town, contacts } = site;
  const to = (path: string): string => `/${town.id}/${path}`;
  return {
    path: 'servizi',
    title: 'Servizi',
    section: 'servizi',
    trail: [],
    description: `I servizi del Comune di ${town.name}, online e allo sportello.`,
    content: html`
    ${pageHeading('Servizi', 'Tutti i servizi comunali per cittadine, cittadini e imprese, disponibili online o allo sportello.')}
    <section class="section" aria-labelledby="online"><div class="container">
      <h2 class="h3" id="online">Servizi online</h2>
      <div class="card-grid">
        ${card({ href: to('servizi/certificati-anagrafici'), icon: 'file-signed', category: 'Anagrafe e stato civile', title: 'Certificati anagrafici online', text: 'Residenza, stato di famiglia, nascita: li chiedi e li scarichi da casa.', element: 'service-link' })}
        ${card({ href: to('segnalazioni'), icon: 'map-marker-circle', category: 'Città e territorio', title: 'Segnalazione disservizio', text: 'Di’ al Comune che cosa non va e segui la segnalazione fino alla fine.', element: 'service-link' })}
        ${card({ href: to('prenota-appuntamento'), icon: 'calendar', category: 'Uffici', title: 'Prenota un appuntamento', text: 'Con gli uffici comunali e con i tecnici.', element: 'appointment-booking' })}
      </div></div>
    </section>
    <section class="section section-muted" aria-labelledby="categorie"><div class="container">
      <h2 class="h3" id="categorie">Esplora per categoria</h2>
      <ul class="category-list">${groups.map(([name, text]) => html`<li><h3 class="h6">${name}</h3><p>${text}</p></li>`)}</ul>
      <p>Il servizio che cerchi non è ancora online? Chiama <a href="${telephone(contacts.phone)}">${contacts.phone}</a> o <a href="${to('prenota-appuntamento')}">prenota un appuntamento</a>.</p>
    </div></section>
    ${pageRating(site, 'servizi')}
    ${contactBand(site, telephone(contacts.phone))}`,
  };
}
