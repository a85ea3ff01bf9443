import type { Words } from './words.ts';

/** A count, a summary or a search takes longer than it may. */
export const TOO_MUCH: Words = {
  'it': 'Questo conteggio richiede troppo tempo in questo momento. Riprova tra {seconds:secondo|secondi}, oppure restringi il periodo o la ricerca.',
  'en': 'This count takes too long at the moment. Try again in {seconds:second|seconds}, or narrow the period or the search.',
  'de': 'Diese Zählung dauert im Moment zu lange. Versuchen Sie es in {seconds:Sekunde|Sekunden} noch einmal, oder wählen Sie einen kürzeren Zeitraum oder eine engere Suche.',
  'fr': 'Ce calcul demande trop de temps en ce moment. Réessayez dans {seconds:seconde|secondes}, ou choisissez une période plus courte ou une recherche plus précise.',
  'sl': 'To štetje trenutno traja predolgo. Poskusite znova čez {seconds:sekundo|sekundi|sekunde|sekund} ali pa izberite krajše obdobje ali natančnejše iskanje.',
  'it-x-facile': 'Contare adesso è troppo lento. Aspetta {seconds:secondo|secondi}. Poi riprova. Oppure scegli meno giorni o cerca parole più precise.',
};
