import { chapters, contactBand, pageRating } from '../blocks.ts';
import { html, icon } from '../html.ts';
import { telephone, type Page, type Site } from '../site.ts';

/** The service page in full, with the chapters and the names of the Comuni model. */
export function certificates(site: Site): Page {
  const { town, contacts } = site;
  const to = (path: string): string => `/${town.id}/${path}`;
  return {
    path: 'servizi/certificati-anagrafici',
    title: 'Certificati anagrafici online',
    section: 'servizi',
    trail: [['Servizi', 'servizi']],
    description: 'Come chiedere un certificato anagrafico da casa: a chi è rivolto, cosa serve, tempi e costi.',
    content: html`
    <div class="container"><div class="row justify-content-between page-heading">
      <div class="col-12 col-lg-8">
        <h1 data-element="service-title">Certificati anagrafici online</h1>
        <p class="service-state"><span class="chip chip-simple chip-primary" data-element="service-status"><span class="chip-label">Servizio attivo</span></span></p>
        <p class="lead" data-element="service-description">Chiedi da casa i certificati di residenza, stato di famiglia, nascita e gli altri che trovi nell’elenco, per te o per chi vive con te.</p>
        <p class="actions"><a class="btn btn-primary" href="#accedi">Accedi al servizio</a> <a class="btn btn-outline-primary" href="${to('prenota-appuntamento')}" data-element="appointment-booking">Prenota un appuntamento</a></p>
      </div>
      <div class="col-12 col-lg-3"><p class="page-topics"><span>Argomenti</span> <a class="chip chip-simple" href="${to('servizi')}" data-element="service-topic"><span class="chip-label">Anagrafe</span></a> <a class="chip chip-simple" href="${to('servizi')}" data-element="service-topic"><span class="chip-label">Residenza</span></a></p></div>
    </div></div>
    ${chapters([
      { id: 'a-chi', title: 'A chi è rivolto', element: 'service-addressed', content: html`<p>A chi è iscritto nell’anagrafe nazionale (ANPR), anche se vive in un altro Comune. Puoi chiedere i certificati per te e per le persone della tua famiglia anagrafica.</p>` },
      { id: 'come-fare', title: 'Come fare', element: 'service-how-to', content: html`<p>Entra con SPID o CIE, scegli il certificato e la persona, di’ a che cosa serve e controlla il riepilogo. Il certificato arriva in pochi istanti.</p><p>Se preferisci, vieni allo sportello: prenota e troverai chi ti aspetta.</p>` },
      { id: 'cosa-serve', title: 'Cosa serve', element: 'service-needed', content: html`<p>Per chiedere il certificato servono:</p><ul><li>SPID oppure Carta d’identità elettronica (CIE)</li><li>il motivo della richiesta, se chiedi l’esenzione dal bollo</li></ul>` },
      { id: 'cosa-si-ottiene', title: 'Cosa si ottiene', element: 'service-achieved', content: html`<p>Il certificato in PDF, con il sigillo elettronico del Ministero dell’Interno e un codice che ne prova l’autenticità. Vale tre mesi, salvo che la legge dica diversamente.</p>` },
      { id: 'tempi', title: 'Tempi e scadenze', element: 'service-calendar-text', content: html`<ol class="timeline"><li><strong>Subito</strong><span>Online, appena confermi la richiesta</span></li><li><strong>Stesso giorno</strong><span>Allo sportello, con appuntamento</span></li><li><strong>3 mesi</strong><span>Validità del certificato</span></li></ol>` },
      { id: 'costi', title: 'Quanto costa', element: 'service-cost', content: html`<p>I certificati di stato civile (nascita, matrimonio, unione civile, morte) sono sempre gratuiti. Per gli altri il bollo è di 16 €, salvo i casi di esenzione: il servizio ti dice il costo prima di confermare.</p>` },
      { id: 'accedi', title: 'Accedi al servizio', element: 'service-generic-access', content: html`<p>Puoi chiedere il certificato online sul portale nazionale, oppure allo sportello del Comune.</p><p><a class="btn btn-primary" href="https://www.anagrafenazionale.interno.it/">Chiedi il certificato su ANPR</a></p><p><a href="${to('prenota-appuntamento')}" data-element="appointment-booking">Prenota un appuntamento allo sportello</a></p>` },
      { id: 'altro', title: 'Ulteriori informazioni', content: html`<p>Alle amministrazioni pubbliche e ai gestori di pubblici servizi non devi portare certificati: basta l’autocertificazione (articolo 40 del DPR 445/2000).</p>` },
      { id: 'contatti', title: 'Contatti', element: 'service-contacts', content: html`<div class="card card-teaser shadow-sm rounded border" data-element="service-area"><div class="card-body"><h3 class="card-title h5">Servizi demografici</h3><p class="card-text">${contacts.address}, ${contacts.postcode} ${town.name}<br><a href="${telephone(contacts.phone)}">${contacts.phone}</a><br><a href="mailto:${contacts.email}">${contacts.email}</a></p></div></div><p class="page-updated">${icon('calendar', 'icon-sm')} Pagina aggiornata il 16 novembre 2026</p>` },
    ])}
    ${pageRating(site, 'servizi/certificati-anagrafici')}
    ${contactBand(site, telephone(contacts.phone))}`,
  };
}
