import type { EventStatus } from '@civico/contract';
import type { Catalogue } from '@civico/core';
import type { View } from './events-calendar.store.ts';

/** Sentences of the list; filters, grids and details bring theirs (room/). */
export interface EventsCalendarMessages {
  title: string;
  views: Record<View, string>;
  viewLabel: string;
  periodLabel: string;
  previous: Record<View, string>;
  next: Record<View, string>;
  today: string;
  from: (day: string) => string;
  filters: string;
  subscribe: string;
  print: string;
  ongoing: string;
  allDay: string;
  statuses: Record<Exclude<EventStatus, 'scheduled'>, string>;
  moved: (when: string) => string;
  free: string;
  details: string;
  of: (title: string) => string;
  loading: string;
  empty: string;
  emptyFiltered: string;
  clear: string;
  loadMore: string;
  moreFailed: string;
  retry: string;
  unreachable: string;
}

const it: EventsCalendarMessages = {
  title: 'Eventi',
  views: { list: 'Elenco', week: 'Settimana', month: 'Mese' },
  viewLabel: 'Vista',
  periodLabel: 'Periodo',
  previous: { list: 'Mese precedente', week: 'Settimana precedente', month: 'Mese precedente' },
  next: { list: 'Mese successivo', week: 'Settimana successiva', month: 'Mese successivo' },
  today: 'Oggi',
  from: (day) => `Da ${day}`,
  filters: 'Cerca e filtra',
  subscribe: 'Abbonati al calendario',
  print: 'Stampa',
  ongoing: 'In corso',
  allDay: 'Tutto il giorno',
  statuses: { cancelled: 'Annullato', postponed: 'Rinviato' },
  moved: (when) => `Spostato. Data precedente: ${when}`,
  free: 'Gratuito',
  details: 'Dettagli',
  of: (title) => `di ${title}`,
  loading: 'Caricamento degli eventi',
  empty: 'Non ci sono eventi in programma in questo periodo.',
  emptyFiltered: 'Nessun evento corrisponde alla ricerca.',
  clear: 'Togli i filtri',
  loadMore: 'Mostra altri eventi',
  moreFailed: 'Non siamo riusciti a caricare altri eventi. Riprova.',
  retry: 'Riprova',
  unreachable: 'Ora il calendario non è raggiungibile. Riprova tra poco.',
};

export const messages: Catalogue<EventsCalendarMessages> = {
  it,
  load: {
    en: () => import('./events-calendar.messages.en.ts').then((module) => module.messages),
    de: () => import('./events-calendar.messages.de.ts').then((module) => module.messages),
    fr: () => import('./events-calendar.messages.fr.ts').then((module) => module.messages),
    sl: () => import('./events-calendar.messages.sl.ts').then((module) => module.messages),
    'it-x-facile': () => import('./events-calendar.messages.it-facile.ts').then((module) => module.messages),
  },
};
