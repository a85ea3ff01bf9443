/** A report that has not left yet, in the form and on a later visit: what the person can do meanwhile. */
export interface WaitingMessages {
  sendNow: string;
  stillWaiting: string;
  copyReport: string;
  reportCopied: string;
  reportNotCopied: string;
  urgent: string;
}

export const waitingIt: WaitingMessages = {
  sendNow: 'Riprova adesso',
  stillWaiting: 'Non è ancora partita. Riproviamo da soli.',
  copyReport: 'Copia il testo',
  reportCopied: 'Testo copiato.',
  reportNotCopied: 'Non siamo riusciti a copiare il testo.',
  urgent: 'È urgente? Non aspettare: contatta il Comune in un altro modo.',
};
