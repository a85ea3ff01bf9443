import type { ReportStatus } from '@civico/contract';
import type { Words } from '../../kernel/words.ts';

/** As they stand within a sentence. */
export const STATUS_NAMES: Readonly<Record<ReportStatus, Words>> = {
  'received': { 'it': 'ricevuta', 'en': 'received', 'de': 'eingegangen', 'fr': 'reçu', 'sl': 'prejeta', 'it-x-facile': 'ricevuta' },
  'assigned': { 'it': 'assegnata', 'en': 'assigned', 'de': 'zugewiesen', 'fr': 'attribué', 'sl': 'dodeljena', 'it-x-facile': 'assegnata' },
  'in-progress': { 'it': 'in lavorazione', 'en': 'in progress', 'de': 'in Bearbeitung', 'fr': 'en cours', 'sl': 'v obdelavi', 'it-x-facile': 'in lavorazione' },
  'resolved': { 'it': 'risolta', 'en': 'resolved', 'de': 'behoben', 'fr': 'résolu', 'sl': 'rešena', 'it-x-facile': 'risolta' },
  'rejected': { 'it': 'non accolta', 'en': 'rejected', 'de': 'nicht angenommen', 'fr': 'non accepté', 'sl': 'ni sprejeta', 'it-x-facile': 'non accolta' },
  'duplicate': { 'it': 'già segnalata', 'en': 'already reported', 'de': 'schon gemeldet', 'fr': 'déjà signalé', 'sl': 'že prijavljena', 'it-x-facile': 'già segnalata' },
};

/** Sent to whoever left an email with a report. */
export const RECEIPT: Words<Record<'subject' | 'opening' | 'report' | 'keep' | 'confirm' | 'leave', string>> = {
  'it': {
    subject: 'Comune di {town}: segnalazione ricevuta',
    opening: 'Il Comune di {town} ha ricevuto una segnalazione con questo indirizzo email.',
    report: 'Segnalazione: {report}\nCodice: {code}',
    keep: 'Conserva il codice: serve per seguire la segnalazione senza registrarti.',
    confirm: 'Vuoi un messaggio quando va avanti? Conferma entro {days:giorno|giorni}:\n{confirmUrl}',
    leave: 'Non l’hai inviata tu, o non vuoi altri messaggi? Non fare niente, oppure cancella subito l’indirizzo:\n{leaveUrl}',
  },
  'en': {
    subject: 'Comune di {town}: report received',
    opening: 'The Comune di {town} has received a report with this email address.',
    report: 'Report: {report}\nCode: {code}',
    keep: 'Keep the code: with it you can follow the report without an account.',
    confirm: 'Do you want a message when it moves on? Confirm within {days:day|days}:\n{confirmUrl}',
    leave: 'Was it not you who sent it, or do you want no more messages? Do nothing, or delete the address now:\n{leaveUrl}',
  },
  'de': {
    subject: 'Gemeinde {town}: Meldung eingegangen',
    opening: 'Bei der Gemeinde {town} ist eine Meldung mit dieser E-Mail-Adresse eingegangen.',
    report: 'Meldung: {report}\nCode: {code}',
    keep: 'Bewahren Sie den Code auf: Mit ihm können Sie die Meldung ohne Anmeldung verfolgen.',
    confirm: 'Möchten Sie eine Nachricht, wenn es weitergeht? Bestätigen Sie es innerhalb von {days:Tag|Tagen}:\n{confirmUrl}',
    leave: 'Haben Sie die Meldung nicht gesendet, oder möchten Sie keine Nachrichten? Dann müssen Sie nichts tun, oder Sie löschen die Adresse sofort:\n{leaveUrl}',
  },
  'fr': {
    subject: 'Comune di {town}\u00a0: signalement reçu',
    opening: 'Le Comune di {town} a reçu un signalement avec cette adresse e-mail.',
    report: 'Signalement\u00a0: {report}\nCode\u00a0: {code}',
    keep: 'Conservez le code\u00a0: il sert à suivre le signalement sans vous inscrire.',
    confirm: 'Voulez-vous un message quand il avance\u00a0? Confirmez dans un délai de {days:jour|jours}\u00a0:\n{confirmUrl}',
    leave: 'Ce n’est pas vous qui l’avez envoyé, ou vous ne voulez pas d’autres messages\u00a0? Ne faites rien, ou supprimez l’adresse tout de suite\u00a0:\n{leaveUrl}',
  },
  'sl': {
    subject: 'Občina {town}: prijava je prejeta',
    opening: 'Občina {town} je prejela prijavo s tem e-poštnim naslovom.',
    report: 'Prijava: {report}\nKoda: {code}',
    keep: 'Kodo shranite: z njo lahko prijavo spremljate brez registracije.',
    confirm: 'Želite sporočilo, ko se kaj premakne? Potrdite v {days:dnevu|dneh|dneh|dneh}:\n{confirmUrl}',
    leave: 'Prijave niste poslali vi ali ne želite sporočil? Ne storite ničesar ali pa naslov takoj izbrišite:\n{leaveUrl}',
  },
  'it-x-facile': {
    subject: 'Comune di {town}: abbiamo la segnalazione',
    opening: 'Il Comune di {town} ha una nuova segnalazione. Nella segnalazione c’è questo indirizzo email.',
    report: 'Segnalazione: {report}\nCodice: {code}',
    keep: 'Tieni il codice. Con il codice vedi che cosa succede.',
    confirm: 'Vuoi un messaggio quando c’è una novità? Hai {days:giorno|giorni} di tempo. Apri questo link:\n{confirmUrl}',
    leave: 'Non hai scritto tu? Non vuoi messaggi? Non fare niente. Oppure apri questo link per togliere la tua email:\n{leaveUrl}',
  },
};

/** The first message to whoever asks to follow a report. */
export const CONFIRMATION: Words<Record<'subject' | 'opening' | 'report' | 'confirm' | 'ignore' | 'leave', string>> = {
  'it': {
    subject: 'Comune di {town}: conferma il tuo indirizzo',
    opening: 'Con questo indirizzo email qualcuno ha chiesto di seguire una segnalazione al Comune di {town}.',
    report: 'Segnalazione: {report}',
    confirm: 'Sei tu? Conferma entro {days:giorno|giorni}:\n{confirmUrl}',
    ignore: 'Non sei tu? Non fare niente: senza conferma non ti scriviamo come va avanti, e cancelliamo l’indirizzo.',
    leave: 'Per cancellarlo subito:\n{leaveUrl}',
  },
  'en': {
    subject: 'Comune di {town}: confirm your address',
    opening: 'With this email address somebody has asked to follow a report to the Comune di {town}.',
    report: 'Report: {report}',
    confirm: 'Is it you? Confirm within {days:day|days}:\n{confirmUrl}',
    ignore: 'It is not you? Do nothing: without confirmation we do not write how it goes on, and we delete the address.',
    leave: 'To delete it now:\n{leaveUrl}',
  },
  'de': {
    subject: 'Gemeinde {town}: Bestätigen Sie Ihre Adresse',
    opening: 'Mit dieser E-Mail-Adresse möchte jemand eine Meldung an die Gemeinde {town} verfolgen.',
    report: 'Meldung: {report}',
    confirm: 'Sind Sie das? Bestätigen Sie es innerhalb von {days:Tag|Tagen}:\n{confirmUrl}',
    ignore: 'Sind Sie es nicht? Dann müssen Sie nichts tun: Ohne Bestätigung schreiben wir Ihnen nicht, wie es weitergeht, und löschen die Adresse.',
    leave: 'Um sie sofort zu löschen:\n{leaveUrl}',
  },
  'fr': {
    subject: 'Comune di {town}\u00a0: confirmez votre adresse',
    opening: 'Avec cette adresse e-mail, quelqu’un a demandé à suivre un signalement au Comune di {town}.',
    report: 'Signalement\u00a0: {report}',
    confirm: 'C’est vous\u00a0? Confirmez dans un délai de {days:jour|jours}\u00a0:\n{confirmUrl}',
    ignore: 'Ce n’est pas vous\u00a0? Ne faites rien\u00a0: sans confirmation, nous ne vous écrivons pas la suite et nous supprimons l’adresse.',
    leave: 'Pour la supprimer tout de suite\u00a0:\n{leaveUrl}',
  },
  'sl': {
    subject: 'Občina {town}: potrdite svoj naslov',
    opening: 'S tem e-poštnim naslovom je nekdo zaprosil za spremljanje prijave občini {town}.',
    report: 'Prijava: {report}',
    confirm: 'Ste to vi? Potrdite v {days:dnevu|dneh|dneh|dneh}:\n{confirmUrl}',
    ignore: 'Niste vi? Ne storite ničesar: brez potrditve vam o nadaljevanju ne pišemo in naslov izbrišemo.',
    leave: 'Če ga želite izbrisati takoj:\n{leaveUrl}',
  },
  'it-x-facile': {
    subject: 'Comune di {town}: sei tu?',
    opening: 'Qualcuno vuole seguire una segnalazione al Comune di {town}. Ha scritto questo indirizzo email.',
    report: 'Segnalazione: {report}',
    confirm: 'Sei tu? Apri questo link. Hai {days:giorno|giorni} di tempo:\n{confirmUrl}',
    ignore: 'Non sei tu? Non fare niente. Non ti scriviamo le novità. Poi togliamo la tua email.',
    leave: 'Vuoi togliere subito la tua email? Apri questo link:\n{leaveUrl}',
  },
};

/** Sent at every public step. The subject, which others may see on a locked screen, does not say which. */
export const STEP: Words<Record<'subject' | 'opening' | 'report' | 'office' | 'note' | 'leave', string>> = {
  'it': {
    subject: 'Comune di {town}: novità su una segnalazione',
    opening: 'La segnalazione al Comune di {town} ora è {status}.',
    report: 'Segnalazione: {report}',
    office: 'Ufficio: {office}',
    note: 'Nota dell’ufficio: {note}',
    leave: 'Non vuoi più messaggi su questa segnalazione? Apri questo link:\n{leaveUrl}',
  },
  'en': {
    subject: 'Comune di {town}: news of a report',
    opening: 'The report to the Comune di {town} is now {status}.',
    report: 'Report: {report}',
    office: 'Office: {office}',
    note: 'Note of the office: {note}',
    leave: 'No more messages about this report? Open this link:\n{leaveUrl}',
  },
  'de': {
    subject: 'Gemeinde {town}: Neues zu einer Meldung',
    opening: 'Die Meldung an die Gemeinde {town} hat jetzt den Stand „{status}“.',
    report: 'Meldung: {report}',
    office: 'Amt: {office}',
    note: 'Anmerkung des Amts: {note}',
    leave: 'Möchten Sie zu dieser Meldung keine Nachrichten mehr? Öffnen Sie diesen Link:\n{leaveUrl}',
  },
  'fr': {
    subject: 'Comune di {town}\u00a0: du nouveau sur un signalement',
    opening: 'Le signalement au Comune di {town} est maintenant dans l’état «\u00a0{status}\u00a0».',
    report: 'Signalement\u00a0: {report}',
    office: 'Bureau\u00a0: {office}',
    note: 'Note du bureau\u00a0: {note}',
    leave: 'Vous ne voulez plus de messages sur ce signalement\u00a0? Ouvrez ce lien\u00a0:\n{leaveUrl}',
  },
  'sl': {
    subject: 'Občina {town}: novo o prijavi',
    opening: 'Prijava občini {town} ima zdaj stanje »{status}«.',
    report: 'Prijava: {report}',
    office: 'Urad: {office}',
    note: 'Opomba urada: {note}',
    leave: 'Ne želite več sporočil o tej prijavi? Odprite to povezavo:\n{leaveUrl}',
  },
  'it-x-facile': {
    subject: 'Comune di {town}: c’è una novità',
    opening: 'La segnalazione al Comune di {town} adesso è {status}.',
    report: 'Segnalazione: {report}',
    office: 'Ufficio: {office}',
    note: 'L’ufficio scrive: {note}',
    leave: 'Non vuoi più messaggi su questa segnalazione? Apri questo link:\n{leaveUrl}',
  },
};
