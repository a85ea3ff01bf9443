import { isPortError, type ReportStatus } from '@civico/contract';

/** In the order in which a report moves on. */
export const statusNames: ReadonlyMap<ReportStatus, string> = new Map([
  ['received', 'Ricevuta'], ['assigned', 'Assegnata'], ['in-progress', 'In lavorazione'], ['resolved', 'Risolta'], ['rejected', 'Non accolta'], ['duplicate', 'Già segnalata'],
]);

const moment = new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Rome' });

export function when(iso: string): string {
  return moment.format(new Date(iso));
}

/** What went wrong and what to do, for a clerk; `gone` says what "not found" means on their page. */
export function explain(error: unknown, gone = 'Quello che cerchi non c’è più, oppure non è del tuo Comune.'): string {
  if (!isPortError(error)) return 'Qualcosa è andato storto in questa pagina. Ricaricala; se succede ancora, avvisa chi cura il sito.';
  switch (error.kind) {
    case 'offline': return 'Non c’è connessione. Ciò che hai scritto è ancora qui: controlla la rete e riprova.';
    case 'unreachable': return 'Il server non è raggiungibile. Ciò che hai scritto è ancora qui: riprova tra poco; se succede ancora, avvisa chi cura il sito.';
    case 'timeout': return 'Il server non risponde. Ciò che hai scritto è ancora qui: riprova tra poco.';
    case 'unavailable': return error.retryAfter ? `Il servizio è occupato. Riprova tra ${error.retryAfter} secondi.` : 'Il servizio non è disponibile. Riprova tra poco.';
    case 'not-found': return gone;
    case 'unexpected': return 'Il server ha dato una risposta che non si capisce. Riprova; se succede ancora, avvisa chi cura il sito.';
    case 'invalid': return error.errors.map(({ detail }) => detail).join(' ') || error.message;
    default: return error.message;
  }
}
