import { counters, demoTokenOf, type DemoCounter } from '../../counters.ts';
import { pageHeading } from '../blocks.ts';
import { html } from '../html.ts';
import type { Page, Site } from '../site.ts';

/** The eight counters, and what people think of them beside what they think of the site. */
export function countersPage({ town }: Site): Page {
  return {
    path: 'sportelli',
    title: 'Il voto agli sportelli',
    trail: [['Amministrazione', 'amministrazione'], ['I dati dei servizi', 'dati']],
    section: 'amministrazione',
    description: `Gli sportelli del Comune di ${town.name} dove si vota con le faccine, e i risultati accanto a quelli del sito.`,
    content: html`
    ${pageHeading('Il voto agli sportelli', 'Tre faccine su un tablet: chi è stato servito dice com’è andata, con un tocco e senza lasciare il nome.')}
    <section class="section section-muted" aria-labelledby="gli-sportelli"><div class="container">
      <h2 class="h3" id="gli-sportelli">Apri il tablet di uno sportello</h2>
      <ul class="counter-list">${counters.map((counter, index) => html`<li><a class="list-item" href="/${town.id}/sportelli/${index + 1}#token=${demoTokenOf(town.id, counter.id)}"><span>${counter.name}${counter.tickets ? ' (con il biglietto della fila)' : ''}</span></a></li>`)}</ul>
    </div></section>
    <section class="section" aria-labelledby="risultati"><div class="container">
      <h2 class="h3" id="risultati">Sito e sportelli a confronto</h2>
      <civico-service-dashboard endpoint="/${town.id}/api/v1" heading-level="3" no-filters indicators="satisfaction-channels satisfaction-web satisfaction-counters participation-counters">
        <p>Per vedere i grafici serve JavaScript.</p>
      </civico-service-dashboard>
    </div></section>`,
  };
}

/** The screen of the tablet at a counter; nothing else is on it. */
export const counterPages = counters.map((counter, index) => ({ town }: Site): Page => kiosk(town.id, counter, index + 1));

function kiosk(town: string, { id, name, tickets }: DemoCounter, number: number): Page {
  return {
    path: `sportelli/${number}`,
    title: name,
    description: `Il tablet dello sportello: ${name}.`,
    bare: true,
    content: html`<civico-rating mode="kiosk" subject-id="${id}" endpoint="/${town}/api/v1" worker="kiosk-worker.js?civico=/civico/" ${tickets ? html`tickets` : ''}><p>Per votare con le faccine serve JavaScript.</p></civico-rating>`,
  };
}
