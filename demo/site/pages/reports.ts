import { pageHeading } from '../blocks.ts';
import { html, icon } from '../html.ts';
import { telephone, type Page, type Site } from '../site.ts';

export function reports(site: Site): Page {
  const { town, contacts } = site;
  return {
    path: 'segnalazioni',
    title: 'Segnalazione disservizio',
    trail: [['Servizi', 'servizi']],
    description: `Segnala un problema in città al Comune di ${town.name} e segui che cosa succede.`,
    content: html`
    ${pageHeading('Segnalazione disservizio', 'Di’ al Comune che cosa non va: un lampione, una buca, un albero, i rifiuti. Ricevi un codice e segui i lavori, senza registrarti.')}
    <div class="container"><div class="alert alert-danger emergency" role="note"><strong>C’è un pericolo adesso?</strong> Non aspettare: chiama il <a href="tel:112">112</a>.</div></div>
    <div class="container reports">
      <civico-report-map endpoint="/${town.id}/api/v1" privacy-url="/${town.id}/privacy">
        <div class="card shadow-sm border"><div class="card-body">
          <h2 class="h4">Segnala per telefono o per posta</h2>
          <p>Di’ dove si trova il problema, che cosa hai visto e, se vuoi una risposta, come ti possiamo raggiungere.</p>
          <ul class="contact-list">
            <li><a class="list-item" href="${telephone(contacts.reportsPhone)}">${icon('telephone', 'icon-primary icon-sm')}<span>${contacts.reportsPhone}, da lunedì a sabato, dalle 8 alle 18</span></a></li>
            <li><a class="list-item" href="mailto:${contacts.reportsEmail}?subject=Segnalazione%20disservizio">${icon('mail', 'icon-primary icon-sm')}<span>${contacts.reportsEmail}</span></a></li>
          </ul>
        </div></div>
      </civico-report-map>
    </div>
    <section class="section section-muted" aria-labelledby="dopo"><div class="container">
      <h2 class="h3" id="dopo">Che cosa succede dopo</h2>
      <ol class="timeline timeline-wide">
        <li><strong>Ricevuta</strong><span>Il Comune ha la tua segnalazione e tu hai il codice</span></li>
        <li><strong>Assegnata</strong><span>L’ufficio giusto l’ha presa in carico</span></li>
        <li><strong>In lavorazione</strong><span>I lavori sono programmati o cominciati</span></li>
        <li><strong>Risolta</strong><span>Il problema non c’è più, oppure ti spieghiamo perché</span></li>
      </ol>
      <p>Nell’elenco pubblico non compaiono il tuo nome e i tuoi recapiti. Leggi l’<a href="/${town.id}/privacy">informativa privacy</a>.</p>
    </div></section>`,
  };
}
