import { PHOTO_HOURS } from '@civico/server/slices/attachments/retention.ts';
import { MESSAGE_DAYS } from '@civico/server/slices/messages/retention.ts';
import { contactMonths } from '@civico/server/slices/reports/retention.ts';
import { CONFIRM_DAYS } from '@civico/server/slices/subscriptions/retention.ts';
import { chapters, contactBand, pageHeading, pageRating } from '../blocks.ts';
import { html } from '../html.ts';
import { telephone, type Page, type Site } from '../site.ts';

export function faq(site: Site): Page {
  const { town, contacts } = site;
  const questions = [
    ['Devo registrarmi per segnalare un problema?', html`No. Se lasci una mail o un telefono ti avvisiamo dei passi avanti, ma puoi anche restare anonimo e usare il codice della ricevuta.`],
    ['Ho perso il codice della segnalazione. Che cosa faccio?', html`Cerca la segnalazione nell’<a href="/${town.id}/segnalazioni">elenco pubblico</a>. Se non la trovi, chiama <a href="${telephone(contacts.reportsPhone)}">${contacts.reportsPhone}</a>.`],
    ['Qualcuno ha già segnalato lo stesso problema. Serve che lo faccia anch’io?', html`Basta premere “Anche io” sulla segnalazione che c’è già: il Comune vede quante persone riguarda.`],
    ['Posso segnalare un pericolo?', html`Se c’è pericolo adesso chiama il <a href="tel:112">112</a>: le segnalazioni si leggono negli orari d’ufficio.`],
    ['Le foto che mando si vedono sul sito?', html`Sì, con la segnalazione. Il luogo e l’ora nascosti nella foto si tolgono prima dell’invio. Evita volti e targhe.`],
    ['Serve SPID?', html`Per le segnalazioni e per dare un parere no. Per i certificati sì, SPID oppure CIE.`],
  ] as const;
  return {
    path: 'domande-frequenti',
    title: 'Domande frequenti',
    trail: [],
    description: 'Le risposte alle domande che ci fate più spesso.',
    content: html`
    ${pageHeading('Domande frequenti', 'Le risposte alle domande che ci fate più spesso.')}
    <div class="container"><div class="row"><div class="col-12 col-lg-8 faq-list">${questions.map(([question, answer]) => html`<details><summary>${question}</summary><p>${answer}</p></details>`)}</div></div></div>
    ${pageRating(site, 'domande-frequenti')}
    ${contactBand(site, telephone(contacts.phone))}`,
  };
}

export function booking(site: Site): Page {
  const { town, contacts } = site;
  return {
    path: 'prenota-appuntamento',
    title: 'Prenota un appuntamento',
    section: 'servizi',
    trail: [['Servizi', 'servizi']],
    description: `Prenota un appuntamento con gli uffici del Comune di ${town.name}.`,
    content: html`
    ${pageHeading('Prenota un appuntamento', 'Scegli l’ufficio e chiamaci: ti proponiamo il primo momento libero.')}
    <section class="section" aria-labelledby="uffici"><div class="container"><h2 class="h3" id="uffici">Uffici che ricevono su appuntamento</h2>
      <div class="card-grid">${['Servizi demografici', 'Tecnici dell’edilizia', 'Tributi'].map((office) => html`<article class="card card-teaser shadow-sm rounded border"><div class="card-body"><h3 class="card-title h5">${office}</h3><p class="card-text">Da lunedì a venerdì, dalle 8.30 alle 12.30; il giovedì anche dalle 15 alle 17.30</p><p class="mb-0"><a class="btn btn-outline-primary btn-sm" href="${telephone(contacts.phone)}">Chiama ${contacts.phone}<span class="visually-hidden"> per ${office}</span></a></p></div></article>`)}</div>
    </div></section>
    ${pageRating(site, 'prenota-appuntamento')}`,
  };
}

export function privacy(site: Site): Page {
  const { town, contacts } = site;
  return {
    path: 'privacy',
    title: 'Informativa privacy',
    trail: [],
    description: 'Quali dati trattiamo con le segnalazioni e i pareri, perché e per quanto tempo.',
    content: html`
    ${pageHeading('Informativa privacy', 'Quali dati trattiamo quando segnali un problema o dai un parere (articolo 13 del regolamento UE 2016/679).')}
    ${chapters([
      { id: 'titolare', title: 'Chi tratta i dati', content: html`<p>Il titolare è il Comune di ${town.name}, ${contacts.address}, ${contacts.postcode} ${town.name} (${town.province}). Scrivi a <a href="mailto:${contacts.certifiedEmail}">${contacts.certifiedEmail}</a>.</p>` },
      { id: 'dati', title: 'Quali dati', content: html`<ul><li><strong>Segnalazioni</strong>: luogo, descrizione, foto. Nome, mail e telefono solo se li scrivi tu; li vede soltanto l’ufficio.</li><li><strong>Chi segue una segnalazione</strong>: la mail, solo dopo che l’hai confermata. Ogni messaggio ha un link per smettere.</li><li><strong>Pareri</strong>: il voto, i motivi scelti e il testo libero. Non sappiamo chi li ha dati.</li></ul>` },
      { id: 'perche', title: 'Perché', content: html`<p>Per svolgere un compito di interesse pubblico (articolo 6, paragrafo 1, lettera e): tenere in ordine la città e migliorare i servizi.</p>` },
      { id: 'quanto', title: 'Per quanto tempo', content: html`<ul>
        <li>I recapiti di chi segnala e gli indirizzi di chi segue si cancellano ${contactMonths(town)} mesi dopo la chiusura della segnalazione.</li>
        <li>L’indirizzo di chi segue si cancella prima: subito, se smette di seguire; dopo ${CONFIRM_DAYS} giorni, se non lo conferma.</li>
        <li>I messaggi che scriviamo si cancellano dopo ${MESSAGE_DAYS} giorni.</li>
        <li>Una foto non collegata a una segnalazione si cancella dopo ${PHOTO_HOURS} ore.</li>
      </ul>` },
      { id: 'dispositivo', title: 'Che cosa resta sul tuo dispositivo', content: html`<p>Nessun cookie. Una bozza resta sul dispositivo solo se lo chiedi tu, scade da sola e si può cancellare. Se manca la rete, ciò che hai inviato aspetta sul dispositivo e parte appena torna.</p>` },
      { id: 'diritti', title: 'I tuoi diritti', content: html`<p>Puoi chiedere di vedere, correggere o cancellare i tuoi dati e opporti al trattamento. Puoi anche rivolgerti al Garante per la protezione dei dati personali.</p>` },
    ])}`,
  };
}

export function accessibility(site: Site): Page {
  const { contacts } = site;
  return {
    path: 'accessibilita',
    title: 'Dichiarazione di accessibilità',
    trail: [],
    description: 'Quanto è accessibile questo sito e a chi dire che qualcosa non va.',
    content: html`
    ${pageHeading('Dichiarazione di accessibilità', 'Quanto è accessibile questo sito e a chi dire che qualcosa non va.')}
    ${chapters([
      { id: 'stato', title: 'Stato', content: html`<p>Il sito è costruito per rispettare le WCAG 2.2 al livello AA e la norma EN 301 549. È una dimostrazione: le verifiche sono automatiche e di chi lo sviluppa, non di un ente indipendente.</p>` },
      { id: 'alternative', title: 'Se la mappa non fa per te', content: html`<p>Ogni cosa che si può fare sulla mappa si può fare anche con l’indirizzo, con l’elenco o per telefono: <a href="${telephone(contacts.reportsPhone)}">${contacts.reportsPhone}</a>.</p>` },
      { id: 'segnala', title: 'Qualcosa non funziona?', content: html`<p>Scrivi a <a href="mailto:${contacts.email}?subject=Accessibilit%C3%A0">${contacts.email}</a>: rispondiamo entro 30 giorni. Se la risposta non ti soddisfa, puoi rivolgerti al Difensore civico per il digitale.</p>` },
    ])}`,
  };
}

export function legalNotes(site: Site): Page {
  const { town } = site;
  return {
    path: 'note-legali',
    title: 'Note legali',
    trail: [],
    description: 'Licenze e fonti di questo sito dimostrativo.',
    content: html`
    ${pageHeading('Note legali', 'Licenze e fonti di questo sito dimostrativo.')}
    ${chapters([
      { id: 'dimostrazione', title: 'Una dimostrazione', content: html`<p>Questo non è il sito ufficiale del Comune di ${town.name}. Mostra come un Comune può usare Civico. Lo stemma, le persone, i recapiti e le notizie sono inventati.</p>` },
      { id: 'fonti', title: 'Fonti', content: html`<p>${town.outline.source}</p>` },
      { id: 'licenze', title: 'Licenze', content: html`<p>Il sito e Civico sono software libero con licenza EUPL-1.2. L’aspetto è di Bootstrap Italia (BSD-3-Clause), i caratteri Titillium Web e Lora (OFL 1.1).</p>` },
    ])}`,
  };
}

export function notFound(site: Site): Page {
  const { town } = site;
  return {
    path: '',
    title: 'Pagina non trovata',
    trail: [],
    description: 'La pagina che cerchi non c’è.',
    content: html`
    ${pageHeading('Pagina non trovata', 'La pagina che cerchi non c’è, oppure ha cambiato indirizzo.')}
    <div class="section"><div class="container"><ul><li><a href="/${town.id}/">Vai alla pagina iniziale</a></li><li><a href="/${town.id}/servizi">Guarda i servizi</a></li><li><a href="/${town.id}/segnalazioni">Segnala un disservizio</a></li></ul></div></div>`,
  };
}
