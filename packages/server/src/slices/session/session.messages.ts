import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'wrong-credentials': {
    'status': 401,
    'it': { title: 'Credenziali errate', detail: 'Il nome utente o la password non sono corretti.' },
    'en': { title: 'Wrong credentials', detail: 'The user name or the password is wrong.' },
    'de': { title: 'Falsche Zugangsdaten', detail: 'Der Benutzername oder das Passwort stimmt nicht.' },
    'fr': { title: 'Identifiants incorrects', detail: 'Le nom d’utilisateur ou le mot de passe n’est pas correct.' },
    'sl': { title: 'Napačni podatki za prijavo', detail: 'Uporabniško ime ali geslo ni pravilno.' },
    'it-x-facile': { title: 'Non puoi entrare', detail: 'Il nome utente o la password è sbagliata. Scrivi di nuovo.' },
  },
});
