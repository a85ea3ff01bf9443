import type { ErrorMessages } from './error-sentence.ts';

export const messages: ErrorMessages = {
  'offline': 'Sembra che tu non sia in rete. Controlla la connessione e riprova.',
  'unreachable': 'Non riusciamo a raggiungere il servizio. Se altre pagine si aprono, non dipende dalla tua connessione: riprova tra qualche minuto.',
  'timeout': 'Il servizio non ha risposto in tempo. Riprova.',
  'unavailable': 'Il servizio non è disponibile in questo momento. Riprova tra qualche minuto.',
  'unavailableFor': (minutes) => `Il servizio non è disponibile in questo momento. Riprova tra ${minutes === 1 ? 'un minuto' : `${minutes} minuti`}.`,
  'invalid': 'Alcuni dati non vanno bene. Controllali e invia di nuovo.',
  'refused': 'Il Comune non può accettare questa richiesta. Per sapere perché, contatta l’ufficio.',
  'conflict': 'Nel frattempo qualcosa è cambiato. Ricarica e riprova.',
  'unauthorized': 'Per continuare devi entrare. Entra e riprova.',
  'not-found': 'Quello che cerchi non c’è, o non è pubblico. Controlla di averlo scritto bene.',
  'too-large': 'Le foto sono troppo grandi per arrivare al Comune. Togline qualcuna e invia di nuovo.',
  'unexpected': 'Il servizio non risponde come dovrebbe. Non dipende dalla tua connessione. Riprova tra qualche minuto; se continua, avvisa il Comune.',
  'broken': 'Qualcosa in questa pagina non ha funzionato. Riprova; se continua, avvisa il Comune.',
  'kept': 'Quello che hai scritto resta qui.',
  'once': 'Una richiesta già partita non arriva due volte.',
};
