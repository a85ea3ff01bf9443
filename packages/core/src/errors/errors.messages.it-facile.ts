import type { ErrorMessages } from './error-sentence.ts';

/** Lingua facile. */
export const messages: ErrorMessages = {
  'offline': 'Internet non funziona. Oppure il sito non risponde. Controlla internet e riprova.',
  'timeout': 'Il sito non risponde. Riprova.',
  'unavailable': 'Adesso il sito non funziona. Aspetta qualche minuto. Poi riprova.',
  'unavailableFor': (minutes) => `Adesso il sito non funziona. Aspetta ${minutes === 1 ? 'un minuto' : `${minutes} minuti`}. Poi riprova.`,
  'invalid': 'Qualcosa non è giusto. Guarda quello che hai scritto. Poi invia di nuovo.',
  'refused': 'Il Comune non può accettare questa richiesta. Vuoi sapere perché? Chiama l’ufficio.',
  'conflict': 'Qualcosa è cambiato. Apri di nuovo la pagina. Poi riprova.',
  'unauthorized': 'Prima devi entrare. Poi riprova.',
  'not-found': 'Non troviamo quello che cerchi. Forse non è pubblico. Guarda se hai scritto bene.',
  'unexpected': 'Il sito non funziona bene. Aspetta qualche minuto e riprova. Succede ancora? Chiama il Comune.',
  'kept': 'Le tue parole restano qui.',
  'once': 'La richiesta non arriva due volte.',
};
