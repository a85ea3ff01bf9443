import type { EventAudience } from '@civico/contract';
import type { Catalogue } from '@civico/core';

/** Sentences of filters, grids, details and the subscription. */
export interface RoomMessages {
  search: string;
  searchLabel: string;
  category: string;
  allCategories: string;
  place: string;
  allPlaces: string;
  audience: string;
  allAudiences: string;
  audiences: Record<EventAudience, string>;
  free: string;
  accessible: string;
  clear: string;
  gridLabel: (period: string) => string;
  events: (count: number) => string;
  others: (count: number) => string;
  today: string;
  dayTitle: (day: string) => string;
  dayEmpty: string;
  gridHelp: string;
  when: string;
  where: string;
  map: string;
  price: string;
  forWhom: string;
  isAccessible: string;
  notAccessible: string;
  organizer: string;
  link: string;
  permalink: string;
  addToCalendar: string;
  subscribeText: string;
  subscribeFiltered: string;
  subscribeOpen: string;
  subscribeAddress: string;
  noFeed: string;
  download: string;
  skipped: (count: number) => string;
}

const it: RoomMessages = {
  search: 'Cerca',
  searchLabel: 'Parole da cercare',
  category: 'Tipo di evento',
  allCategories: 'Tutti i tipi',
  place: 'Luogo',
  allPlaces: 'Tutti i luoghi',
  audience: 'Per chi',
  allAudiences: 'Per tutti i gusti e le età',
  audiences: { everyone: 'Tutti', families: 'Famiglie', children: 'Bambini', 'young-people': 'Ragazzi', adults: 'Adulti', seniors: 'Anziani' },
  free: 'Solo gratuiti',
  accessible: 'Solo accessibili alle persone con disabilità',
  clear: 'Togli i filtri',
  gridLabel: (period) => `Calendario, ${period}`,
  events: (count) => (count === 0 ? 'nessun evento' : count === 1 ? '1 evento' : `${count} eventi`),
  others: (count) => (count === 1 ? 'e un altro' : `e altri ${count}`),
  today: 'oggi',
  dayTitle: (day) => `Eventi di ${day}`,
  dayEmpty: 'In questo giorno non ci sono eventi.',
  gridHelp: 'Muoviti con le frecce, cambia mese o settimana con Pagina su e Pagina giù, premi Invio per vedere gli eventi del giorno.',
  when: 'Quando',
  where: 'Dove',
  map: 'Apri la mappa',
  price: 'Costo',
  forWhom: 'Per chi',
  isAccessible: 'Accessibile alle persone con disabilità',
  notAccessible: 'Non accessibile alle persone con disabilità',
  organizer: 'A cura di',
  link: 'Vai alla pagina dell’evento',
  permalink: 'Collegamento a questo evento',
  addToCalendar: 'Aggiungi al calendario',
  subscribeText: 'Il calendario del tuo telefono o computer si aggiorna da solo quando il Comune aggiunge, sposta o annulla un evento.',
  subscribeFiltered: 'Ti abboni solo agli eventi che hai filtrato.',
  subscribeOpen: 'Apri nel tuo calendario',
  subscribeAddress: 'Oppure copia questo indirizzo',
  noFeed: 'Qui non ci si può abbonare. Puoi scaricare gli eventi che vedi.',
  download: 'Scarica gli eventi che vedi',
  skipped: (count) => `Eventi che non si possono mostrare: ${count}`,
};

export const messages: Catalogue<RoomMessages> = {
  it,
  load: {
    en: () => import('./room.messages.en.ts').then((module) => module.messages),
    de: () => import('./room.messages.de.ts').then((module) => module.messages),
    fr: () => import('./room.messages.fr.ts').then((module) => module.messages),
    sl: () => import('./room.messages.sl.ts').then((module) => module.messages),
    'it-x-facile': () => import('./room.messages.it-facile.ts').then((module) => module.messages),
  },
};
