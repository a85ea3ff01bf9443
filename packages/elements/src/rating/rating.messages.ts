import type { RatingReason } from '@civico/contract';
import type { Catalogue } from '@civico/core';

/** Sentences of the rating. Those of stars are the Comuni model's own, word for word: the state's validator compares them. */
export interface RatingMessages {
  titlePage: string;
  titleService: string;
  titleFaces: string;
  legendStars: string;
  legendFaces: string;
  star: (value: number) => string;
  faceRed: string;
  faceYellow: string;
  faceGreen: string;
  positiveQuestion: string;
  negativeQuestion: string;
  facesQuestion: string;
  reasons: Record<RatingReason, string>;
  detailTitle: string;
  detailLabel: string;
  detailHint: (left: number) => string;
  /** Instead of the hint, while there is too much; on its own it is the error at sending. */
  detailOver: (over: number) => string;
  submit: string;
  submitting: string;
  thanks: string;
  thanksWaiting: string;
  thanksKept: string;
  alreadyRated: string;
  failed: string;
}

const it: RatingMessages = {
  titlePage: 'Quanto sono chiare le informazioni su questa pagina?',
  titleService: 'Quanto è stato facile usare questo servizio?',
  titleFaces: 'Come valuti il servizio che hai ricevuto?',
  legendStars: 'Valuta da 1 a 5 stelle',
  legendFaces: 'Scegli una faccina',
  star: (value) => `Valuta ${value} ${value === 1 ? 'stella' : 'stelle'} su 5`,
  faceRed: 'Negativo',
  faceYellow: 'Sufficiente',
  faceGreen: 'Positivo',
  positiveQuestion: 'Quali sono stati gli aspetti che hai preferito?',
  negativeQuestion: 'Dove hai incontrato le maggiori difficoltà?',
  facesQuestion: 'Che cosa non è andato bene?',
  reasons: {
    clear: 'Le indicazioni erano chiare',
    complete: 'Le indicazioni erano complete',
    'always-on-track': 'Capivo sempre che stavo procedendo correttamente',
    'no-technical-problems': 'Non ho avuto problemi tecnici',
    'not-clear': 'A volte le indicazioni non erano chiare',
    'not-complete': 'A volte le indicazioni non erano complete',
    'sometimes-lost': 'A volte non capivo se stavo procedendo correttamente',
    'technical-problems': 'Ho avuto problemi tecnici',
    'waiting-time': 'Ho aspettato troppo',
    staff: 'Non mi sono sentito aiutato',
    outcome: 'Non ho ottenuto quello che mi serviva',
    other: 'Altro',
  },
  detailTitle: 'Vuoi aggiungere altri dettagli?',
  detailLabel: 'Dettaglio',
  detailHint: (left) => `Caratteri rimasti: ${left}. Non inserire dati personali.`,
  detailOver: (over) => `Caratteri di troppo: ${over}. Accorcia il testo per inviarlo.`,
  submit: 'Invia',
  submitting: 'Invio in corso…',
  thanks: 'Grazie, il tuo parere ci aiuterà a migliorare il servizio!',
  thanksWaiting: 'Grazie! Ora non c’è rete: il tuo parere è conservato su questo dispositivo e partirà appena torna.',
  thanksKept: 'Grazie! Il servizio ora non risponde: il tuo parere è conservato su questo dispositivo. Riproviamo noi a inviarlo.',
  alreadyRated: 'Hai già dato il tuo parere su questa pagina. Grazie!',
  failed: 'Il tuo parere non è partito. Quello che hai scritto è ancora qui: riprova tra poco.',
};

type Languages = typeof import('./rating.languages.ts').languages;
const other = <Name extends keyof Languages>(name: Name): Promise<Languages[Name]> => import('./rating.languages.ts').then(({ languages }) => languages[name]);

export const messages: Catalogue<RatingMessages> = { it, load: { en: other, de: other, fr: other, sl: other, 'it-x-facile': other } };
