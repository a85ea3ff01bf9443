import { defineFaults } from '../../kernel/words.ts';

/** What can be wrong with one field. */
export const faultKinds = defineFaults({
  'two-places': {
    'it': 'Usa “q” oppure “near”, non tutti e due.',
    'en': 'Use “q” or “near”, not both.',
    'de': 'Verwenden Sie „q“ oder „near“, nicht beides.',
    'fr': 'Utilisez «\u00a0q\u00a0» ou «\u00a0near\u00a0», pas les deux.',
    'sl': 'Uporabite »q« ali »near«, ne obojega.',
    'it-x-facile': 'Usa solo “q” oppure solo “near”.',
  },
});
