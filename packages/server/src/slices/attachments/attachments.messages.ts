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
  'too-many-photos': {
    'status': 429,
    'it': { title: 'Troppe foto', detail: 'Dalla tua rete sono arrivate troppe foto in un’ora. Riprova tra {minutes:minuto|minuti}.' },
    'en': { title: 'Too many photos', detail: 'Too many photos came from your network in an hour. Try again in {minutes:minute|minutes}.' },
    'de': { title: 'Zu viele Fotos', detail: 'Aus Ihrem Netz sind in einer Stunde zu viele Fotos gekommen. Versuchen Sie es in {minutes:Minute|Minuten} noch einmal.' },
    'fr': { title: 'Trop de photos', detail: 'Trop de photos sont arrivées de votre réseau en une heure. Réessayez dans {minutes:minute|minutes}.' },
    'sl': { title: 'Preveč fotografij', detail: 'Iz vašega omrežja je v eni uri prišlo preveč fotografij. Poskusite znova čez {minutes:minuto|minuti|minute|minut}.' },
    'it-x-facile': { title: 'Troppe foto', detail: 'Sono arrivate troppe foto. Aspetta {minutes:minuto|minuti}. Poi riprova.' },
  },
  'no-room-for-photos': {
    'status': 503,
    'it': { title: 'Nessuno spazio per le foto', detail: 'In questo momento il servizio non ha spazio per altre foto. Riprova tra {minutes:minuto|minuti}.' },
    'en': { title: 'No room for photos', detail: 'The service has no room for more photos at the moment. Try again in {minutes:minute|minutes}.' },
    'de': { title: 'Kein Platz für Fotos', detail: 'Der Dienst hat im Moment keinen Platz für weitere Fotos. Versuchen Sie es in {minutes:Minute|Minuten} noch einmal.' },
    'fr': { title: 'Plus de place pour les photos', detail: 'En ce moment, le service n’a plus de place pour d’autres photos. Réessayez dans {minutes:minute|minutes}.' },
    'sl': { title: 'Ni prostora za fotografije', detail: 'Storitev trenutno nima prostora za dodatne fotografije. Poskusite znova čez {minutes:minuto|minuti|minute|minut}.' },
    'it-x-facile': { title: 'Non c’è posto per le foto', detail: 'Adesso non c’è posto per altre foto. Aspetta {minutes:minuto|minuti}. Poi riprova.' },
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
