import { receiptIt, type ReceiptMessages } from '../outgoing/receipt.messages.ts';
import { waitingIt, type WaitingMessages } from '../outgoing/waiting.messages.ts';

/** Sentences of the three steps. Titles, fields and buttons are the official ones of the Comuni model. */
export interface FormMessages extends ReceiptMessages, WaitingMessages {
  formTitle: string;
  stepsLabel: string;
  stepPosition: (step: number, total: number) => string;
  stepDone: string;
  step1: string;
  step2: string;
  step3: string;
  back: string;
  next: string;
  save: string;
  send: string;
  sending: string;
  sendingPhoto: (photo: number, photos: number) => string;
  /** The report in hand is at the backend already; what would be sent from here is another one. */
  alreadySent: string;
  sentElsewhere: (code: string) => string;
  sentBefore: string;
  asNew: string;
  requiredNote: string;
  privacyText: string;
  privacyLink: string;
  consent: string;
  consentMissing: string;
  conditions: string;
  placeTitle: string;
  placeLabel: string;
  placeHint: string;
  placeMissing: string;
  placeOutside: string;
  placeOutsideText: (town: string) => string;
  removePosition: string;
  suggestionsNone: string;
  suggestionsCount: (count: number) => string;
  suggestionsLoading: string;
  suggestionsFailed: string;
  wellKnown: string;
  useDevice: string;
  useDeviceBusy: string;
  /** @param distance such as "20 metri" */
  deviceFound: (distance: string) => string;
  deviceDenied: string;
  deviceUnavailable: string;
  deviceTimeout: string;
  pinTitle: string;
  pinHint: string;
  pinMoved: (place: string) => string;
  pinMovedNear: (place: string, distance: string) => string;
  positionKnown: string;
  positionUnknown: string;
  kindTitle: string;
  kindPlaceholder: string;
  categoryMissing: string;
  answerMissing: (question: string) => string;
  answerStops: string;
  callNumber: (phone: string) => string;
  nearbyTitle: (count: number) => string;
  nearbyText: string;
  nearbyDistance: (distance: string) => string;
  nearbyHere: string;
  nearbyFollowed: string;
  whatTitle: string;
  titleLabel: string;
  titleHint: string;
  titleMissing: string;
  detailsLabel: string;
  detailsHint: string;
  detailsMissing: string;
  textLong: (what: string, limit: number) => string;
  counterLeft: (count: number) => string;
  counterOver: (count: number) => string;
  photosHint: (limit: number) => string;
  photosAdd: string;
  photosDrop: string;
  photosFull: (limit: number) => string;
  photosTitle: string;
  photosLabel: string;
  photosPreparing: string;
  preparingPhotos: (count: number) => string;
  findingPlace: string;
  /** "Avanti" while it waits. */
  unfinished: string;
  unfinishedNote: string;
  goOnWithoutPhotos: string;
  goOnWithoutPlace: string;
  photoName: (index: number) => string;
  photoText: string;
  photoRemove: string;
  photoRemoveNamed: (name: string) => string;
  photosMany: (limit: number) => string;
  photoUnreadable: (file: string) => string;
  photoHeic: (file: string) => string;
  photoNotImage: (file: string) => string;
  photoSlow: (file: string) => string;
  photoTextLong: (file: string, limit: number) => string;
  authorTitle: string;
  authorQuestion: string;
  anonymous: string;
  anonymousHint: string;
  withContact: string;
  withContactHint: string;
  nameLabel: string;
  emailLabel: string;
  phoneLabel: string;
  contactMissing: string;
  phoneWrong: string;
  contactNote: string;
  summaryIntro: string;
  edit: string;
  editOf: (what: string) => string;
  summaryPhotos: (count: number) => string;
  summaryNoPhotos: string;
  onlyAddress: string;
  withPosition: string;
  draftAskTitle: string;
  draftAskText: string;
  draftAgree: string;
  draftDecline: string;
  draftKept: string;
  draftFailed: string;
  draftRemove: string;
  draftRemoved: string;
  draftRestored: (when: string) => string;
  draftUnprepared: (files: string) => string;
  refusedNotice: string;
  sentHeading: string;
  sentIntro: string;
  codeKeep: string;
  saveReceipt: string;
  receiptFile: string;
  receiptTitle: string;
  sentOn: string;
  followThis: string;
  another: string;
  waitingHeading: string;
  waitingOffline: string;
  waitingUnavailable: string;
  waitingNote: string;
  callBack: string;
  formFailedTitle: string;
  opening: string;
}

export const formIt: FormMessages = {
  ...receiptIt,
  ...waitingIt,
  formTitle: 'Segnala un disservizio',
  stepsLabel: 'Passi della segnalazione',
  stepPosition: (step, total) => `Passo ${step} di ${total}`,
  stepDone: 'completato',
  step1: 'Autorizzazioni e condizioni',
  step2: 'Dati di segnalazione',
  step3: 'Riepilogo',
  back: 'Indietro',
  next: 'Avanti',
  save: 'Salva richiesta',
  send: 'Invia',
  sending: 'Invio in corso…',
  sendingPhoto: (photo, photos) => `Invio foto ${photo} di ${photos}…`,
  alreadySent: 'Questa segnalazione è già partita',
  sentElsewhere: (code) => `L’hai inviata da un’altra scheda: il codice è ${code}. Quello che hai scritto qui resta, ma se lo invii diventa un’altra segnalazione.`,
  sentBefore: 'Il Comune l’ha già ricevuta. Quello che hai scritto qui resta, ma se lo invii diventa un’altra segnalazione.',
  asNew: 'Continua con una nuova segnalazione',
  requiredNote: 'I campi con l’asterisco (*) sono obbligatori.',
  privacyText: 'Il Comune usa i dati che scrivi solo per gestire la segnalazione. I tuoi contatti, se li lasci, li vede solo l’ufficio.',
  privacyLink: 'Leggi l’informativa sulla privacy',
  consent: 'Ho letto e compreso l’informativa sulla privacy',
  consentMissing: 'Per continuare, conferma di aver letto l’informativa sulla privacy',
  conditions: 'Titolo, dettagli, luogo e foto diventano pubblici. Non scrivere nomi e non fotografare persone o targhe.',
  placeTitle: 'Luogo',
  placeLabel: 'Indirizzo o punto di riferimento',
  placeHint: 'Per esempio «Via Roma 12» o «davanti alla stazione». Va bene anche senza un punto sulla mappa.',
  placeMissing: 'Scrivi dove si trova il problema, oppure indicalo sulla mappa',
  placeOutside: 'Il punto è fuori dal Comune: spostalo, oppure scrivi solo l’indirizzo',
  placeOutsideText: (town) => `Questo punto non è nel territorio di ${town}, e il nostro ufficio non può intervenire lì. Se è un errore, sposta il segno o scegli un altro luogo. Altrimenti rivolgiti al Comune di quella zona.`,
  removePosition: 'Togli il punto, lascia solo l’indirizzo',
  suggestionsNone: 'Nessun luogo con questo nome. Puoi lasciare quello che hai scritto.',
  suggestionsCount: (count) => (count === 1 ? '1 luogo trovato' : `${count} luoghi trovati`),
  suggestionsLoading: 'Cerchiamo…',
  suggestionsFailed: 'Ora non possiamo suggerire i luoghi. Puoi scrivere l’indirizzo e continuare.',
  wellKnown: 'Luoghi conosciuti',
  useDevice: 'Usa la mia posizione',
  useDeviceBusy: 'Cerchiamo la tua posizione…',
  deviceFound: (distance) => `Posizione trovata, con un margine di ${distance}. Se serve, sposta il segno.`,
  deviceDenied: 'Il browser non ci dà la tua posizione. Puoi permetterlo nelle impostazioni, oppure scrivere l’indirizzo.',
  deviceUnavailable: 'Il dispositivo non riesce a trovare la posizione. Scrivi l’indirizzo o sposta il segno sulla mappa.',
  deviceTimeout: 'La ricerca della posizione dura troppo. Riprova, oppure scrivi l’indirizzo.',
  pinTitle: 'Punto sulla mappa',
  pinHint: 'Tocca la mappa per mettere il segno. Con la tastiera: le frecce lo spostano di 10 metri, con Maiusc di 100.',
  pinMoved: (place) => `Il segno è vicino a: ${place}.`,
  pinMovedNear: (place, distance) => `Il segno è a ${distance} da: ${place}.`,
  positionKnown: 'Punto sulla mappa indicato.',
  positionUnknown: 'Nessun punto sulla mappa: useremo l’indirizzo.',
  kindTitle: 'Disservizio',
  kindPlaceholder: 'Scegli il tipo',
  categoryMissing: 'Scegli il tipo di disservizio',
  answerMissing: (question) => `Rispondi alla domanda «${question}»`,
  answerStops: 'Con questa risposta non si può inviare la segnalazione: leggi l’avviso',
  callNumber: (phone) => `Chiama il ${phone}`,
  nearbyTitle: (count) => (count === 1 ? 'C’è già una segnalazione simile qui vicino' : `Ci sono già ${count} segnalazioni simili qui vicino`),
  nearbyText: 'Se è la stessa cosa, premi «Anche io»: la segui senza inviarne un’altra.',
  nearbyDistance: (distance) => `a ${distance}`,
  nearbyHere: 'nello stesso punto',
  nearbyFollowed: 'Ora segui questa segnalazione. Non serve inviarne un’altra.',
  whatTitle: 'Che cosa succede',
  titleLabel: 'Titolo',
  titleHint: 'Poche parole, per esempio «Lampione spento».',
  titleMissing: 'Scrivi un titolo',
  detailsLabel: 'Dettagli',
  detailsHint: 'Che cosa vedi e da quanto tempo. Non scrivere dati personali.',
  detailsMissing: 'Scrivi qualche dettaglio',
  textLong: (what, limit) => `Accorcia «${what}»: al massimo ${limit} caratteri`,
  counterLeft: (count) => (count === 1 ? 'Puoi scrivere ancora 1 carattere' : `Puoi scrivere ancora ${count} caratteri`),
  counterOver: (count) => (count === 1 ? '1 carattere di troppo' : `${count} caratteri di troppo`),
  photosHint: (limit) => `Fino a ${limit} foto. Le riduciamo e togliamo i dati nascosti, come il luogo dello scatto, prima che lascino il dispositivo.`,
  photosAdd: 'Aggiungi foto',
  photosDrop: 'oppure trascinale qui',
  photosFull: (limit) => `Hai aggiunto ${limit} foto: è il massimo.`,
  photosTitle: 'Immagini',
  photosLabel: 'Foto',
  photosPreparing: 'La prepariamo…',
  preparingPhotos: (count) => (count === 1 ? 'Prepariamo 1 foto…' : `Prepariamo ${count} foto…`),
  findingPlace: 'Cerchiamo il luogo…',
  unfinished: 'Un momento…',
  unfinishedNote: 'Poi andiamo avanti da soli: non serve premere di nuovo.',
  goOnWithoutPhotos: 'Continua senza queste foto',
  goOnWithoutPlace: 'Continua senza aspettare',
  photoName: (index) => `Foto ${index}`,
  photoText: 'Che cosa si vede, per chi non vede la foto (facoltativo)',
  photoRemove: 'Togli',
  photoRemoveNamed: (name) => `Togli ${name}`,
  photosMany: (limit) => `Puoi allegare al massimo ${limit} foto`,
  photoUnreadable: (file) => `Non riusciamo ad aprire «${file}»: il file è rovinato. Prova con un’altra foto`,
  photoHeic: (file) => `Questo browser non apre «${file}» (formato HEIC). Salvala come JPEG, oppure scatta la foto da qui`,
  photoNotImage: (file) => `«${file}» non è una foto: scegli un’immagine JPEG, PNG o WebP`,
  photoSlow: (file) => `Non riusciamo a preparare «${file}»: richiede troppo tempo. Prova con un’altra foto, oppure continua senza`,
  photoTextLong: (file, limit) => `Accorcia la descrizione di «${file}»: al massimo ${limit} caratteri`,
  authorTitle: 'Autore',
  authorQuestion: 'Vuoi lasciare un contatto?',
  anonymous: 'Resto anonimo',
  anonymousHint: 'Segui la segnalazione con il codice della ricevuta.',
  withContact: 'Lascio un contatto',
  withContactHint: 'L’ufficio ti scrive o ti chiama se serve.',
  nameLabel: 'Nome e cognome',
  emailLabel: 'Email',
  phoneLabel: 'Telefono',
  contactMissing: 'Scrivi un’email o un telefono, oppure scegli di restare anonimo',
  phoneWrong: 'Controlla il telefono: numeri, spazi e il + all’inizio, per esempio 0131 515111',
  contactNote: 'Basta uno tra email e telefono.',
  summaryIntro: 'Controlla i dati. Puoi ancora modificarli, poi premi «Invia».',
  edit: 'Modifica',
  editOf: (what) => `Modifica: ${what}`,
  summaryPhotos: (count) => (count === 1 ? '1 foto' : `${count} foto`),
  summaryNoPhotos: 'Nessuna foto',
  onlyAddress: 'senza punto sulla mappa',
  withPosition: 'con punto sulla mappa',
  draftAskTitle: 'Conserviamo la bozza su questo dispositivo?',
  draftAskText: 'Resta qui per 7 giorni, con foto e contatti, e la ritrovi quando torni. Non farlo su un computer che usano altri.',
  draftAgree: 'Conserva la bozza',
  draftDecline: 'Non conservare',
  draftKept: 'Bozza conservata su questo dispositivo. La aggiorniamo mentre scrivi.',
  draftFailed: 'Questo browser non permette di conservare la bozza. Non chiudere la pagina prima di inviare.',
  draftRemove: 'Elimina la bozza',
  draftRemoved: 'Bozza eliminata da questo dispositivo.',
  draftRestored: (when) => `Abbiamo ritrovato la tua bozza del ${when}.`,
  draftUnprepared: (files) => `Queste foto non erano ancora pronte, aggiungile di nuovo: ${files}.`,
  refusedNotice: 'La segnalazione non è partita',
  sentHeading: 'Segnalazione inviata',
  sentIntro: 'Grazie. L’ufficio la legge e la assegna a chi può intervenire.',
  codeKeep: 'Conservalo: serve per seguire la segnalazione senza accedere.',
  saveReceipt: 'Salva la ricevuta',
  receiptFile: 'ricevuta-segnalazione',
  receiptTitle: 'Ricevuta della segnalazione',
  sentOn: 'Inviata il',
  followThis: 'Segui la segnalazione',
  another: 'Fai un’altra segnalazione',
  waitingHeading: 'La segnalazione aspetta di partire',
  waitingOffline: 'Ora non c’è connessione: non è ancora arrivata al Comune. Parte da sola appena la rete torna.',
  waitingUnavailable: 'Il servizio del Comune ora non risponde: la segnalazione non è ancora arrivata. Riproviamo da soli.',
  waitingNote: 'È conservata su questo dispositivo. Lascia aperta la pagina, oppure riaprila più tardi: qui troverai il codice.',
  callBack: 'Annulla l’invio e torna ai dati',
  formFailedTitle: 'Il modulo non si apre',
  opening: 'Prepariamo il modulo…',
};
