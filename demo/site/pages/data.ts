import { pageHeading } from '../blocks.ts';
import { html } from '../html.ts';
import type { Page, Site } from '../site.ts';

/** Published figures, and what happens in the demonstration itself. */
export function data({ town }: Site): Page {
  return {
    path: 'dati',
    title: 'I dati dei servizi',
    trail: [['Amministrazione', 'amministrazione']],
    section: 'amministrazione',
    description: `Soddisfazione, segnalazioni e servizi del Comune di ${town.name} in cifre.`,
    content: html`
    ${pageHeading('I dati dei servizi', 'Quanto sono usati i servizi, che cosa ne pensano le persone, in quanto tempo si risolve una segnalazione.')}
    <div class="container"><p><strong>Che cosa è vero e che cosa no.</strong> Le cifre con un Comune e un anno nella fonte sono state pubblicate davvero. I voti e le segnalazioni di questo sito sono inventati, e crescono con quello che fai tu: <a href="/${town.id}/sportelli">vota a uno sportello</a> e ricarica la pagina.</p></div>
    <div class="section"><div class="container">
      <civico-service-dashboard endpoint="/${town.id}/api/v1">
        <p>Per vedere i grafici serve JavaScript. I dati sono anche in un file: <a href="/${town.id}/dati.json">dati.json</a>.</p>
      </civico-service-dashboard>
    </div></div>`,
  };
}
