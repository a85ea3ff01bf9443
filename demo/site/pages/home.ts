import { contactBand, card } from '../blocks.ts';
import { contentOf } from '../content.ts';
import { html } from '../html.ts';
import { telephone, type Page, type Site } from '../site.ts';

const day = new Intl.DateTimeFormat('it-IT', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Rome' });

export function home(site: Site): Page {
  const { town, contacts } = site;
  const { lead, news, figures } = contentOf(town.id);
  const to = (path: string): string => `/${town.id}/${path}`;
  const [first, ...others] = news;
  return {
    path: '',
    title: 'Home',
    description: lead,
    content: html`
    <section class="hero" aria-label="In evidenza">
      <div class="container"><div class="row align-items-center">
        <div class="col-12 col-lg-6"><h1>Comune di ${town.name}</h1><p class="lead">${lead}</p>
          <p class="hero-actions"><a class="btn btn-light" href="${to('segnalazioni')}">Segnala un disservizio</a> <a class="btn btn-outline-light" href="${to('servizi')}">Tutti i servizi</a></p></div>
        <div class="col-12 col-lg-6 text-center"><img class="hero-map" src="${to('mappa.svg')}" alt="" width="720" height="540"></div>
      </div></div>
    </section>
    <section class="section" aria-labelledby="servizi-evidenza"><div class="container">
      <h2 class="h3" id="servizi-evidenza">Servizi in evidenza</h2>
      <div class="card-grid">
        ${card({ href: to('servizi/certificati-anagrafici'), icon: 'file-signed', category: 'Anagrafe e stato civile', title: 'Certificati anagrafici online', text: 'Chiedi il certificato da casa e scaricalo, senza passare dallo sportello.' })}
        ${card({ href: to('segnalazioni'), icon: 'map-marker-circle', category: 'Città e territorio', title: 'Segnalazione disservizio', text: 'Un lampione spento, una buca, un albero: di’ dove, allega una foto e segui i lavori.' })}
        ${card({ href: to('prenota-appuntamento'), icon: 'calendar', category: 'Uffici', title: 'Prenota un appuntamento', text: 'Scegli l’ufficio e il momento: arrivi e trovi chi ti aspetta.' })}
      </div></div>
    </section>
    <section class="section section-muted" aria-labelledby="novita"><div class="container">
      <div class="section-title"><h2 class="h3" id="novita">Novità</h2><a href="${to('novita')}">Tutte le novità</a></div>
      <div class="card-grid">
        ${[first!, ...others].map((item) => card({ href: to('novita'), icon: item.category === 'Avviso' ? 'horn' : 'note', category: `${item.category} – ${day.format(new Date(item.date))}`, title: item.title, text: item.text }))}
      </div></div>
    </section>
    <section class="section" aria-labelledby="cifre"><div class="container">
      <h2 class="h3" id="cifre">${town.name} in cifre</h2>
      <dl class="figures">${figures.map((figure) => html`<div><dt>${figure.label}<span class="figure-source">${figure.source}</span></dt><dd>${figure.value}</dd></div>`)}</dl>
    </div></section>
    ${contactBand(site, telephone(contacts.phone))}`,
  };
}
