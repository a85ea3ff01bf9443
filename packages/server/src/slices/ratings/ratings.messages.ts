import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'ticket-used': {
    status: 422,
    it: { title: 'Biglietto già usato', detail: 'Con questo biglietto è già stato dato un voto.' },
    en: { title: 'Ticket already used', detail: 'A vote has already been given with this ticket.' },
  },
});
