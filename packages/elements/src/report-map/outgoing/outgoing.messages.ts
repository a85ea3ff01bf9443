import { receiptIt, type ReceiptMessages } from './receipt.messages.ts';
import { waitingIt, type WaitingMessages } from './waiting.messages.ts';

/** What became of a report that was sent before. */
export interface OutgoingMessages extends ReceiptMessages, WaitingMessages {
  waitingTitle: (title: string) => string;
  waitingText: string;
  sentTitle: (title: string) => string;
  sentText: (code: string) => string;
  refusedTitle: (title: string) => string;
  mend: string;
  discard: string;
}

export const outgoingIt: OutgoingMessages = {
  ...receiptIt,
  ...waitingIt,
  waitingTitle: (title) => `«${title}» aspetta di partire`,
  waitingText: 'Non è ancora arrivata al Comune. È conservata su questo dispositivo: quando apri questa pagina riproviamo a inviarla.',
  sentTitle: (title) => `La tua segnalazione «${title}» è arrivata`,
  sentText: (code) => `Annota il codice, serve per seguirla: ${code}`,
  refusedTitle: (title) => `«${title}» non è stata accettata`,
  mend: 'Correggi e invia',
  discard: 'Elimina',
};
