import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'calendar-unavailable': {
    status: 503,
    it: { title: 'Calendario non disponibile', detail: 'Il calendario degli eventi non può rispondere in questo momento. Riprova tra {seconds} secondi.' },
    en: { title: 'Calendar unavailable', detail: 'The calendar of events cannot answer now. Try again in {seconds} seconds.' },
  },
});
