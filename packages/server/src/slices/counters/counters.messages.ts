import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'counter-token': {
    status: 401,
    it: { title: 'Sportello non riconosciuto', detail: 'La chiave dello sportello manca o non è valida.' },
    en: { title: 'Counter not recognised', detail: 'The token of the counter is missing or wrong.' },
  },
});
