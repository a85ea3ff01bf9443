import type { ErrorMessages } from './error-sentence.ts';

export const messages: ErrorMessages = {
  'offline': 'Non c’è collegamento a Internet, o il servizio non è raggiungibile. Controlla la connessione e riprova.',
  'timeout': 'Il servizio non ha risposto in tempo. Riprova.',
  'unavailable': 'Il servizio non è disponibile in questo momento. Riprova tra qualche minuto.',
  'unavailableFor': (minutes) => `Il servizio non è disponibile in questo momento. Riprova tra ${minutes === 1 ? 'un minuto' : `${minutes} minuti`}.`,
  'invalid': 'Alcuni dati non vanno bene. Controllali e invia di nuovo.',
  'refused': 'Il Comune non può accettare questa richiesta. Per sapere perché, contatta l’ufficio.',
  'conflict': 'Nel frattempo qualcosa è cambiato. Ricarica e riprova.',
  'unauthorized': 'Per continuare devi entrare. Entra e riprova.',
  'not-found': 'Quello che cerchi non c’è, o non è pubblico. Controlla di averlo scritto bene.',
  'unexpected': 'Il servizio ha dato una risposta che non si capisce. Riprova tra qualche minuto; se continua, avvisa il Comune.',
  'kept': 'Quello che hai scritto resta qui.',
  'once': 'Una richiesta già partita non arriva due volte.',
};
