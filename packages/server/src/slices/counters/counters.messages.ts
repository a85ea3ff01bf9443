import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'counter-token': {
    'status': 401,
    'it': { title: 'Sportello non riconosciuto', detail: 'La chiave dello sportello manca o non è valida.' },
    'en': { title: 'Counter not recognised', detail: 'The token of the counter is missing or wrong.' },
    'de': { title: 'Schalter nicht erkannt', detail: 'Der Schlüssel des Schalters fehlt oder ist nicht gültig.' },
    'fr': { title: 'Guichet non reconnu', detail: 'La clé du guichet manque ou n’est pas valable.' },
    'sl': { title: 'Okence ni prepoznano', detail: 'Ključ okenca manjka ali ni veljaven.' },
    'it-x-facile': { title: 'Non conosciamo lo sportello', detail: 'La chiave dello sportello non c’è. Oppure è sbagliata.' },
  },
});
