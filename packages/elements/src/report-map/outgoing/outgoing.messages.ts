import { receiptIt, type ReceiptMessages } from './receipt.messages.ts';

/** What became of a report that was sent before. */
export interface OutgoingMessages extends ReceiptMessages {
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
  waitingTitle: (title) => `«${title}» aspetta di partire`,
  waitingText: 'È conservata su questo dispositivo. Parte da sola appena la rete torna e questa pagina è aperta.',
  sentTitle: (title) => `La tua segnalazione «${title}» è arrivata`,
  sentText: (code) => `Annota il codice, serve per seguirla: ${code}`,
  refusedTitle: (title) => `«${title}» non è stata accettata`,
  mend: 'Correggi e invia',
  discard: 'Elimina',
};
