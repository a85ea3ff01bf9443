import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'link-invalid': {
    status: 404,
    it: { title: 'Link non valido', detail: 'Il link non è completo, oppure non è più valido. Aprilo di nuovo dal messaggio che hai ricevuto.' },
    en: { title: 'Link not valid', detail: 'The link is not complete, or no longer valid. Open it again from the message you got.' },
  },
  'link-expired': {
    status: 404,
    it: { title: 'Link scaduto', detail: 'Il link è scaduto, oppure la segnalazione non è più pubblica. Non conserviamo il tuo indirizzo per questa richiesta. Per seguire la segnalazione, aprila sul sito del Comune e premi “Anche io”.' },
    en: { title: 'Link expired', detail: 'The link has expired, or the report is no longer public. We do not keep your address for this request. To follow the report, open it on the website of the Comune and press “Me too”.' },
  },
});
