import type { RatingMessages } from './rating.messages.ts';

/** Lingua facile. The texts the state's validator compares stay as they are. */
export const messages: Partial<RatingMessages> = {
  titleFaces: 'Sei contento del servizio?',
  legendFaces: 'Scegli una faccia',
  facesQuestion: 'Che cosa non va bene?',
  detailHint: (left) => `Puoi scrivere ancora ${left === 1 ? '1 lettera' : `${left} lettere`}. Non scrivere il tuo nome. Non scrivere dove abiti.`,
  detailOver: (over) => `Lettere di troppo: ${over}. Togli qualche parola.`,
  submitting: 'Stiamo mandando la tua risposta. Aspetta.',
  thanksWaiting: 'Grazie! Adesso internet non funziona. La tua risposta resta in questo telefono o computer. Parte da sola quando internet torna.',
  thanksKept: 'Grazie! Il sito non risponde. Il tuo parere è in questo telefono o computer. Riproviamo noi.',
  alreadyRated: 'Hai già risposto per questa pagina. Grazie!',
  failed: 'La tua risposta non è partita. Le tue parole sono ancora qui. Aspetta un minuto e premi di nuovo il pulsante.',
};
