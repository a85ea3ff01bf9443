import type { ComboboxOption, DroppedFile } from '@civico/core/parts/index.ts';

export interface GalleryState {
  name: string; email: string; date: string; details: string; category: string; place: string; question: string; topics: string[]; consent: boolean; busy: boolean; sent: number; page: number; dialog: boolean; step: number;
  /** Values of the suggestions taken so far. */
  taken: string[];
  files: DroppedFile[];
}

export const places: readonly ComboboxOption<string>[] = [
  { label: 'Piazza Garibaldi', detail: 'Piazza, centro storico', value: 'garibaldi' }, { label: 'Piazzale della Rosa', detail: 'Davanti al Palazzo Ducale', value: 'rosa' },
  { label: 'Via Piazza del Mercato Coperto e degli Ortolani 12/bis', value: 'mercato' },
];

export const words = {
  counter: { remaining: (count: number) => (count === 1 ? 'Resta 1 carattere' : `Restano ${count} caratteri`), over: (count: number) => `${count} caratteri di troppo` },
  combobox: { results: (count: number) => (count === 1 ? '1 risultato' : `${count} risultati`), none: 'Nessun risultato', searching: 'Ricerca in corso', failed: 'I suggerimenti non arrivano: scrivi l’indirizzo per intero' },
  date: { choose: 'Scegli dal calendario', calendar: 'Calendario', close: 'Chiudi il calendario', previousMonth: 'Mese precedente', nextMonth: 'Mese successivo', today: 'oggi', unavailable: 'non disponibile' },
};
