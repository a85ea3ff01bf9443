import { defineFaults } from '../../kernel/words.ts';

/** What can be wrong with one field. */
export const faultKinds = defineFaults({
  'two-places': { it: 'Usa “q” oppure “near”, non tutti e due.', en: 'Use “q” or “near”, not both.' },
});
