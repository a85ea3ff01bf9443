import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'wrong-credentials': {
    status: 401,
    it: { title: 'Credenziali errate', detail: 'Il nome utente o la password non sono corretti.' },
    en: { title: 'Wrong credentials', detail: 'The user name or the password is wrong.' },
  },
});
