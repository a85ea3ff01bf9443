import type { EventsCalendarMessages } from './events-calendar.messages.ts';

/** Lingua facile. Names of views and buttons stay as they are. */
export const messages: Partial<EventsCalendarMessages> = {
  ongoing: 'Già cominciati',
  statuses: { cancelled: 'Non si fa più', postponed: 'Si fa più avanti' },
  moved: (when) => `La data è cambiata. Prima era: ${when}`,
  free: 'Non si paga',
  loading: 'Cerchiamo gli eventi. Aspetta.',
  empty: 'In questi giorni non ci sono eventi.',
  emptyFiltered: 'Non c’è nulla. Premi «Togli i filtri» per vedere di più.',
  moreFailed: 'Gli altri eventi non si vedono. Premi di nuovo il pulsante.',
  unreachable: 'Adesso il calendario non funziona. Aspetta qualche minuto. Poi riprova.',
};
