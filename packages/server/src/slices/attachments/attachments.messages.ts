import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'too-many-pixels': {
    status: 413,
    it: { title: 'Foto troppo grande', detail: 'La foto supera 24 megapixel. Riducila e riprova.' },
    en: { title: 'Photo too large', detail: 'The photo has more than 24 megapixels. Make it smaller and try again.' },
  },
  'too-many-photos': {
    status: 429,
    it: { title: 'Troppe foto', detail: 'Dalla tua rete sono arrivate troppe foto in un’ora. Riprova tra {minutes} minuti.' },
    en: { title: 'Too many photos', detail: 'Too many photos came from your network in an hour. Try again in {minutes} minutes.' },
  },
  'no-room-for-photos': {
    status: 503,
    it: { title: 'Nessuno spazio per le foto', detail: 'In questo momento il servizio non ha spazio per altre foto. Riprova tra {minutes} minuti.' },
    en: { title: 'No room for photos', detail: 'The service has no room for more photos at the moment. Try again in {minutes} minutes.' },
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
