import type { ErrorMessages } from './error-sentence.ts';

/** Lingua facile. */
export const messages: ErrorMessages = {
  'offline': 'Internet non funziona. Controlla internet e riprova.',
  'unreachable': 'Il servizio non risponde. Altri siti si aprono? Allora internet funziona. Aspetta qualche minuto e riprova.',
  'timeout': 'Il sito non risponde. Riprova.',
  'unavailable': 'Adesso il sito non funziona. Aspetta qualche minuto. Poi riprova.',
  'unavailableFor': (minutes) => `Adesso il sito non funziona. Aspetta ${minutes === 1 ? 'un minuto' : `${minutes} minuti`}. Poi riprova.`,
  'invalid': 'Qualcosa non è giusto. Guarda quello che hai scritto. Poi invia di nuovo.',
  'refused': 'Il Comune non può accettare questa richiesta. Vuoi sapere perché? Chiama l’ufficio.',
  'conflict': 'Qualcosa è cambiato. Apri di nuovo la pagina. Poi riprova.',
  'unauthorized': 'Prima devi entrare. Poi riprova.',
  'not-found': 'Non troviamo quello che cerchi. Forse non è pubblico. Guarda se hai scritto bene.',
  'too-large': 'Le foto sono troppo grandi. Togli qualche foto. Poi invia di nuovo.',
  'unexpected': 'Il servizio non funziona bene. Il tuo internet va bene. Aspetta qualche minuto e riprova. Succede ancora? Chiama il Comune.',
  'broken': 'Qualcosa non ha funzionato. Riprova. Succede ancora? Chiama il Comune.',
  'kept': 'Le tue parole restano qui.',
  'once': 'La richiesta non arriva due volte.',
};
