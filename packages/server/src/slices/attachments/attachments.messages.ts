import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'too-many-pixels': {
    status: 413,
    it: { title: 'Foto troppo grande', detail: 'La foto supera 24 megapixel. Riducila e riprova.' },
    en: { title: 'Photo too large', detail: 'The photo has more than 24 megapixels. Make it smaller and try again.' },
  },
  'not-a-photo': {
    status: 415,
    it: { title: 'Il file non è una foto', detail: 'Il file non è una foto JPEG, PNG o WebP.' },
    en: { title: 'Not a photo', detail: 'The file is not a JPEG, PNG or WebP photo.' },
  },
  'damaged-photo': {
    status: 422,
    it: { title: 'Foto danneggiata', detail: 'La foto è incompleta o danneggiata. Scegline un’altra.' },
    en: { title: 'Damaged photo', detail: 'The photo is incomplete or damaged. Choose another one.' },
  },
});
