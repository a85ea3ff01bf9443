import { defineFaults, defineProblems, type Words } from '../../kernel/words.ts';

export const problems = defineProblems({
  'stale-version': {
    'status': 409,
    'it': { title: 'Segnalazione cambiata nel frattempo', detail: 'Qualcun altro ha aggiornato la segnalazione. Ricaricala e riprova.' },
    'en': { title: 'Changed meanwhile', detail: 'Somebody else has updated the report. Load it again and retry.' },
    'de': { title: 'Inzwischen geändert', detail: 'Jemand anders hat die Meldung geändert. Laden Sie sie neu und versuchen Sie es noch einmal.' },
    'fr': { title: 'Signalement modifié entre-temps', detail: 'Quelqu’un d’autre a mis à jour le signalement. Rechargez-le et réessayez.' },
    'sl': { title: 'Prijava se je medtem spremenila', detail: 'Prijavo je spremenil nekdo drug. Znova jo naložite in poskusite še enkrat.' },
    'it-x-facile': { title: 'La segnalazione è cambiata', detail: 'Un’altra persona ha cambiato la segnalazione. Aprila di nuovo. Poi riprova.' },
  },
  'outside-boundary': {
    'status': 422,
    'it': { title: 'Luogo fuori dal Comune', detail: 'Il luogo indicato è fuori dal territorio del Comune di {town}.' },
    'en': { title: 'Place outside the town', detail: 'The place is outside the territory of the Comune di {town}.' },
    'de': { title: 'Ort außerhalb der Gemeinde', detail: 'Der angegebene Ort liegt außerhalb des Gebiets der Gemeinde {town}.' },
    'fr': { title: 'Lieu hors de la commune', detail: 'Le lieu indiqué est hors du territoire du Comune di {town}.' },
    'sl': { title: 'Kraj zunaj občine', detail: 'Navedeni kraj je zunaj območja občine {town}.' },
    'it-x-facile': { title: 'Il luogo è in un altro Comune', detail: 'Questo luogo non è nel Comune di {town}.' },
  },
  'stop': {
    'status': 422,
    'it': { title: 'Segnalazione da non inviare qui', detail: 'Questa situazione non si segnala da qui.' },
    'en': { title: 'Not to be reported here', detail: 'This situation cannot be reported here.' },
    'de': { title: 'Nicht hier zu melden', detail: 'Das wird nicht hier gemeldet.' },
    'fr': { title: 'À ne pas signaler ici', detail: 'Cette situation ne se signale pas ici.' },
    'sl': { title: 'Tega ne prijavljajte tukaj', detail: 'To se ne prijavlja tukaj.' },
    'it-x-facile': { title: 'Non scriverlo qui', detail: 'Questo problema non si scrive qui.' },
  },
  'attachment-unusable': {
    'status': 422,
    'it': { title: 'Foto non disponibile', detail: 'Una delle foto non esiste, è scaduta o è già allegata a un’altra segnalazione. Caricala di nuovo.' },
    'en': { title: 'Photo not available', detail: 'One of the photos does not exist, has expired or belongs to another report. Upload it again.' },
    'de': { title: 'Foto nicht verfügbar', detail: 'Eines der Fotos gibt es nicht, ist abgelaufen oder gehört schon zu einer anderen Meldung. Laden Sie es noch einmal hoch.' },
    'fr': { title: 'Photo non disponible', detail: 'Une des photos n’existe pas, a expiré ou est déjà jointe à un autre signalement. Envoyez-la de nouveau.' },
    'sl': { title: 'Fotografija ni na voljo', detail: 'Ena od fotografij ne obstaja, je potekla ali je že priložena drugi prijavi. Naložite jo znova.' },
    'it-x-facile': { title: 'Manca una foto', detail: 'Una foto non c’è più. Oppure è in un’altra segnalazione. Metti la foto di nuovo.' },
  },
  'status-transition': {
    'status': 422,
    'it': { title: 'Passaggio di stato non ammesso', detail: 'Una segnalazione nello stato “{from}” non può passare a “{to}”.' },
    'en': { title: 'Status change not allowed', detail: 'A report in status “{from}” cannot become “{to}”.' },
    'de': { title: 'Änderung des Stands nicht zugelassen', detail: 'Eine Meldung im Stand „{from}“ kann nicht „{to}“ werden.' },
    'fr': { title: 'Changement d’état non admis', detail: 'Un signalement dans l’état «\u00a0{from}\u00a0» ne peut pas passer à «\u00a0{to}\u00a0».' },
    'sl': { title: 'Sprememba stanja ni dovoljena', detail: 'Prijava v stanju »{from}« ne more preiti v stanje »{to}«.' },
    'it-x-facile': { title: 'Non si può', detail: 'La segnalazione adesso è “{from}”. Non può diventare “{to}”.' },
  },
  'unknown-office': {
    'status': 422,
    'it': { title: 'Ufficio sconosciuto', detail: 'L’ufficio indicato non è tra quelli del Comune.' },
    'en': { title: 'Unknown office', detail: 'The office is not one of the town’s.' },
    'de': { title: 'Unbekanntes Amt', detail: 'Das angegebene Amt gehört nicht zu denen der Gemeinde.' },
    'fr': { title: 'Bureau inconnu', detail: 'Le bureau indiqué n’est pas un de ceux de la commune.' },
    'sl': { title: 'Neznan urad', detail: 'Navedeni urad ni med uradi občine.' },
    'it-x-facile': { title: 'Non conosciamo l’ufficio', detail: 'Questo ufficio non è del Comune.' },
  },
  'duplicate-target': {
    'status': 422,
    'it': { title: 'Segnalazione originale non valida', detail: 'Indica la segnalazione di cui questa è un doppione: deve esistere ed essere un’altra.' },
    'en': { title: 'Invalid original report', detail: 'Say which report this one duplicates: it has to exist and be another one.' },
    'de': { title: 'Ursprüngliche Meldung nicht gültig', detail: 'Geben Sie die Meldung an, die hier noch einmal gemeldet wird: Es muss sie geben, und es muss eine andere sein.' },
    'fr': { title: 'Signalement d’origine non valable', detail: 'Indiquez le signalement dont celui-ci est un double\u00a0: il doit exister et être un autre.' },
    'sl': { title: 'Prvotna prijava ni veljavna', detail: 'Navedite prijavo, ki jo ta podvaja: obstajati mora in biti druga.' },
    'it-x-facile': { title: 'La prima segnalazione non va bene', detail: 'Scrivi quale segnalazione è uguale a questa. Deve esserci. Deve essere un’altra.' },
  },
  'no-mail': {
    'status': 422,
    'it': { title: 'Qui non si seguono segnalazioni per email', detail: 'Il servizio non può scriverti. Lascia vuota l’email: puoi premere “Anche io” senza indirizzo.' },
    'en': { title: 'No following by email here', detail: 'The service cannot write to you. Leave the email empty: you can press “Me too” without an address.' },
    'de': { title: 'Hier gibt es keine E-Mails zu Meldungen', detail: 'Der Dienst kann Ihnen nicht schreiben. Lassen Sie die E-Mail-Adresse leer: Sie können „Ich auch“ auch ohne Adresse drücken.' },
    'fr': { title: 'Ici, pas de suivi par e-mail', detail: 'Le service ne peut pas vous écrire. Laissez l’e-mail vide\u00a0: vous pouvez appuyer sur «\u00a0Moi aussi\u00a0» sans adresse.' },
    'sl': { title: 'Tu prijav ni mogoče spremljati po e-pošti', detail: 'Storitev vam ne more pisati. Naslov pustite prazen: »Tudi jaz« lahko pritisnete brez naslova.' },
    'it-x-facile': { title: 'Non possiamo scriverti', detail: 'Non possiamo mandarti email. Non scrivere l’email. Premi solo “Anche io”.' },
  },
});

/** What can be wrong with one field. */
export const faultKinds = defineFaults({
  'position-or-address': {
    'it': 'Indica il luogo: un punto sulla mappa o un indirizzo.',
    'en': 'Say where: a point on the map or an address.',
    'de': 'Geben Sie den Ort an: einen Punkt auf der Karte oder eine Adresse.',
    'fr': 'Indiquez le lieu\u00a0: un point sur la carte ou une adresse.',
    'sl': 'Navedite kraj: točko na zemljevidu ali naslov.',
    'it-x-facile': 'Dove si trova il problema? Tocca la mappa. Oppure scrivi l’indirizzo.',
  },
  'unknown-category': {
    'it': 'Questa categoria non esiste.',
    'en': 'This category does not exist.',
    'de': 'Diese Art des Problems gibt es nicht.',
    'fr': 'Ce type de problème n’existe pas.',
    'sl': 'Te vrste težave ni.',
    'it-x-facile': 'Questo tipo di problema non c’è. Scegli un altro tipo.',
  },
  'unknown-question': {
    'it': 'Questa domanda non fa parte della categoria.',
    'en': 'This question is not one of the category’s.',
    'de': 'Diese Frage gehört nicht zu dieser Art des Problems.',
    'fr': 'Cette question ne fait pas partie de ce type de problème.',
    'sl': 'To vprašanje ne spada k tej vrsti težave.',
    'it-x-facile': 'Questa domanda non serve per questo problema.',
  },
  'answer-missing': {
    'it': 'Rispondi alla domanda “{question}”.',
    'en': 'Answer the question “{question}”.',
    'de': 'Beantworten Sie die Frage „{question}“.',
    'fr': 'Répondez à la question «\u00a0{question}\u00a0».',
    'sl': 'Odgovorite na vprašanje »{question}«.',
    'it-x-facile': 'Devi rispondere alla domanda “{question}”.',
  },
});

/** What to do with a place outside the town: in no town of this server, or in another one of its. */
export const OUTSIDE: Readonly<Record<'nowhere' | 'elsewhere', Words>> = {
  nowhere: {
    'it': 'Il luogo indicato è fuori dal territorio del Comune di {town}. Sposta il punto dentro il confine, oppure rivolgiti al Comune in cui si trova.',
    'en': 'The place is outside the territory of the Comune di {town}. Move the point inside the boundary, or write to the town it is in.',
    'de': 'Der angegebene Ort liegt außerhalb des Gebiets der Gemeinde {town}. Verschieben Sie den Punkt in das Gebiet, oder wenden Sie sich an die Gemeinde, in der er liegt.',
    'fr': 'Le lieu indiqué est hors du territoire du Comune di {town}. Déplacez le point à l’intérieur de la limite, ou adressez-vous à la commune où il se trouve.',
    'sl': 'Navedeni kraj je zunaj območja občine {town}. Premaknite točko znotraj meje ali se obrnite na občino, v kateri je.',
    'it-x-facile': 'Questo luogo non è nel Comune di {town}. Hai sbagliato? Sposta il punto. Non hai sbagliato? Chiedi all’altro Comune.',
  },
  elsewhere: {
    'it': 'Il luogo indicato è nel territorio del Comune di {other}, non del Comune di {town}. Invia la segnalazione al Comune di {other}, oppure sposta il punto.',
    'en': 'The place is in the territory of the Comune di {other}, not of the Comune di {town}. Send the report to the Comune di {other}, or move the point.',
    'de': 'Der angegebene Ort liegt im Gebiet der Gemeinde {other}, nicht der Gemeinde {town}. Senden Sie die Meldung an die Gemeinde {other}, oder verschieben Sie den Punkt.',
    'fr': 'Le lieu indiqué est dans le territoire du Comune di {other}, et non du Comune di {town}. Envoyez le signalement au Comune di {other}, ou déplacez le point.',
    'sl': 'Navedeni kraj je na območju občine {other}, ne občine {town}. Pošljite prijavo občini {other} ali premaknite točko.',
    'it-x-facile': 'Questo luogo è nel Comune di {other}. Non è nel Comune di {town}. Hai sbagliato? Sposta il punto. Non hai sbagliato? Scrivi al Comune di {other}.',
  },
};
