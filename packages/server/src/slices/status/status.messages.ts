import type { Words } from '../../kernel/words.ts';

export const WORKS: Words = {
  'it': 'Il servizio funziona',
  'en': 'The service works',
  'de': 'Der Dienst funktioniert',
  'fr': 'Le service fonctionne',
  'sl': 'Storitev deluje',
  'it-x-facile': 'Il servizio funziona',
};
