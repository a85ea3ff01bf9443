import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'ticket-used': {
    'status': 422,
    'it': { title: 'Biglietto già usato', detail: 'Con questo biglietto è già stato dato un voto.' },
    'en': { title: 'Ticket already used', detail: 'A vote has already been given with this ticket.' },
    'de': { title: 'Ticket schon verwendet', detail: 'Mit diesem Ticket wurde schon eine Bewertung abgegeben.' },
    'fr': { title: 'Ticket déjà utilisé', detail: 'Un avis a déjà été donné avec ce ticket.' },
    'sl': { title: 'Listek je že uporabljen', detail: 'S tem listkom je bila ocena že oddana.' },
    'it-x-facile': { title: 'Biglietto già usato', detail: 'Hai già votato con questo biglietto.' },
  },
});
