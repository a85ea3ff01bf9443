import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'too-many-pixels': {
    'status': 413,
    'it': { title: 'Foto troppo grande', detail: 'La foto supera 24 megapixel. Riducila e riprova.' },
    'en': { title: 'Photo too large', detail: 'The photo has more than 24 megapixels. Make it smaller and try again.' },
    'de': { title: 'Foto zu groß', detail: 'Das Foto hat mehr als 24 Megapixel. Verkleinern Sie es und versuchen Sie es noch einmal.' },
    'fr': { title: 'Photo trop grande', detail: 'La photo dépasse 24 mégapixels. Réduisez-la et réessayez.' },
    'sl': { title: 'Fotografija je prevelika', detail: 'Fotografija ima več kot 24 milijonov pik. Pomanjšajte jo in poskusite znova.' },
    'it-x-facile': { title: 'La foto è troppo grande', detail: 'La foto è troppo grande: più di 24 megapixel. Fai una foto più piccola. Poi riprova.' },
  },
  'not-a-photo': {
    'status': 415,
    'it': { title: 'Il file non è una foto', detail: 'Il file non è una foto JPEG, PNG o WebP.' },
    'en': { title: 'Not a photo', detail: 'The file is not a JPEG, PNG or WebP photo.' },
    'de': { title: 'Die Datei ist kein Foto', detail: 'Die Datei ist kein Foto im Format JPEG, PNG oder WebP.' },
    'fr': { title: 'Le fichier n’est pas une photo', detail: 'Le fichier n’est pas une photo JPEG, PNG ou WebP.' },
    'sl': { title: 'Datoteka ni fotografija', detail: 'Datoteka ni fotografija JPEG, PNG ali WebP.' },
    'it-x-facile': { title: 'Questa non è una foto', detail: 'Questo file non è una foto. Scegli una foto JPEG, PNG o WebP.' },
  },
  'damaged-photo': {
    'status': 422,
    'it': { title: 'Foto danneggiata', detail: 'La foto è incompleta o danneggiata. Scegline un’altra.' },
    'en': { title: 'Damaged photo', detail: 'The photo is incomplete or damaged. Choose another one.' },
    'de': { title: 'Foto beschädigt', detail: 'Das Foto ist unvollständig oder beschädigt. Wählen Sie ein anderes.' },
    'fr': { title: 'Photo endommagée', detail: 'La photo est incomplète ou endommagée. Choisissez-en une autre.' },
    'sl': { title: 'Fotografija je poškodovana', detail: 'Fotografija je nepopolna ali poškodovana. Izberite drugo.' },
    'it-x-facile': { title: 'La foto è rovinata', detail: 'La foto non si apre bene. Scegli un’altra foto.' },
  },
});
