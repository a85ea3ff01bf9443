import { defineFaults, defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'stale-version': {
    status: 409,
    it: { title: 'Segnalazione cambiata nel frattempo', detail: 'Qualcun altro ha aggiornato la segnalazione. Ricaricala e riprova.' },
    en: { title: 'Changed meanwhile', detail: 'Somebody else has updated the report. Load it again and retry.' },
  },
  'outside-boundary': {
    status: 422,
    it: { title: 'Luogo fuori dal Comune', detail: 'Il luogo indicato è fuori dal territorio del Comune di {town}.' },
    en: { title: 'Place outside the town', detail: 'The place is outside the territory of the Comune di {town}.' },
  },
  'stop': {
    status: 422,
    it: { title: 'Segnalazione da non inviare qui', detail: 'Questa situazione non si segnala da qui.' },
    en: { title: 'Not to be reported here', detail: 'This situation cannot be reported here.' },
  },
  'attachment-unusable': {
    status: 422,
    it: { title: 'Foto non disponibile', detail: 'Una delle foto non esiste, è scaduta o è già allegata a un’altra segnalazione. Caricala di nuovo.' },
    en: { title: 'Photo not available', detail: 'One of the photos does not exist, has expired or belongs to another report. Upload it again.' },
  },
  'status-transition': {
    status: 422,
    it: { title: 'Passaggio di stato non ammesso', detail: 'Una segnalazione nello stato “{from}” non può passare a “{to}”.' },
    en: { title: 'Status change not allowed', detail: 'A report in status “{from}” cannot become “{to}”.' },
  },
  'unknown-office': {
    status: 422,
    it: { title: 'Ufficio sconosciuto', detail: 'L’ufficio indicato non è tra quelli del Comune.' },
    en: { title: 'Unknown office', detail: 'The office is not one of the town’s.' },
  },
  'duplicate-target': {
    status: 422,
    it: { title: 'Segnalazione originale non valida', detail: 'Indica la segnalazione di cui questa è un doppione: deve esistere ed essere un’altra.' },
    en: { title: 'Invalid original report', detail: 'Say which report this one duplicates: it has to exist and be another one.' },
  },
  'no-mail': {
    status: 422,
    it: { title: 'Qui non si seguono segnalazioni per email', detail: 'Il servizio non può scriverti. Lascia vuota l’email: puoi premere “Anche io” senza indirizzo.' },
    en: { title: 'No following by email here', detail: 'The service cannot write to you. Leave the email empty: you can press “Me too” without an address.' },
  },
});

/** What can be wrong with one field. */
export const faultKinds = defineFaults({
  'position-or-address': { it: 'Indica il luogo: un punto sulla mappa o un indirizzo.', en: 'Say where: a point on the map or an address.' },
  'unknown-category': { it: 'Questa categoria non esiste.', en: 'This category does not exist.' },
  'unknown-question': { it: 'Questa domanda non fa parte della categoria.', en: 'This question is not one of the category’s.' },
  'answer-missing': { it: 'Rispondi alla domanda “{question}”.', en: 'Answer the question “{question}”.' },
});
