import { contactBand, pageHeading } from '../blocks.ts';
import { html, icon } from '../html.ts';
import { telephone, type Page, type Site } from '../site.ts';

export function events(site: Site): Page {
  const { town, contacts } = site;
  return {
    path: 'eventi',
    title: 'Eventi',
    section: 'vivere-il-comune',
    trail: [['Vivere il Comune', 'vivere-il-comune']],
    description: `Feste, mercati, mostre e incontri a ${town.name}.`,
    content: html`
    ${pageHeading('Eventi', `Feste, mercati, mostre e incontri a ${town.name}: quando, dove, per chi.`)}
    <section class="section" aria-label="Calendario degli eventi"><div class="container">
      <civico-events-calendar endpoint="/${town.id}/api/v1">
        <div class="card shadow-sm border"><div class="card-body">
          <h2 class="h4">Il programma</h2>
          <p>Apri il <a href="/${town.id}/eventi.ics">calendario degli eventi</a> con il programma del tuo telefono o computer, oppure chiama <a href="${telephone(contacts.phone)}">${contacts.phone}</a>.</p>
          <ul class="contact-list"><li><a class="list-item" href="mailto:${contacts.email}?subject=Eventi">${icon('mail', 'icon-primary icon-sm')}<span>${contacts.email}</span></a></li></ul>
        </div></div>
      </civico-events-calendar>
    </div></section>
    ${contactBand(site, telephone(contacts.phone))}`,
  };
}
