import { defineProblems, type Words } from '../../kernel/words.ts';

export const problems = defineProblems({
  'calendar-unavailable': {
    'status': 503,
    'it': { title: 'Calendario non disponibile', detail: 'Il calendario degli eventi non può rispondere in questo momento. Riprova tra {seconds:secondo|secondi}.' },
    'en': { title: 'Calendar unavailable', detail: 'The calendar of events cannot answer now. Try again in {seconds:second|seconds}.' },
    'de': { title: 'Kalender nicht verfügbar', detail: 'Der Veranstaltungskalender kann im Moment nicht antworten. Versuchen Sie es in {seconds:Sekunde|Sekunden} noch einmal.' },
    'fr': { title: 'Calendrier non disponible', detail: 'Le calendrier des événements ne peut pas répondre en ce moment. Réessayez dans {seconds:seconde|secondes}.' },
    'sl': { title: 'Koledar ni na voljo', detail: 'Koledar dogodkov trenutno ne more odgovoriti. Poskusite znova čez {seconds:sekundo|sekundi|sekunde|sekund}.' },
    'it-x-facile': { title: 'Il calendario non funziona', detail: 'Adesso il calendario non risponde. Aspetta {seconds:secondo|secondi}. Poi riprova.' },
  },
});

/** What programs that subscribe to the feed call the calendar. */
export const FEED_NAME: Words = {
  'it': 'Eventi, Comune di {town}',
  'en': 'Events, Comune di {town}',
  'de': 'Veranstaltungen, Gemeinde {town}',
  'fr': 'Événements, Comune di {town}',
  'sl': 'Dogodki, občina {town}',
  'it-x-facile': 'Eventi, Comune di {town}',
};
