import type { RoomMessages } from './room.messages.ts';

/** Lingua facile. */
export const messages: Partial<RoomMessages> = {
  searchLabel: 'Che cosa cerchi?',
  allAudiences: 'Per tutte le persone',
  free: 'Solo quando non si paga',
  dayEmpty: 'In questo giorno non c’è nulla.',
  gridHelp: 'Usa le frecce per cambiare giorno. Usa Pagina su e Pagina giù per cambiare mese o settimana. Premi Invio per vedere gli eventi del giorno.',
  price: 'Quanto costa',
  organizer: 'Chi lo fa',
  subscribeText: 'Gli eventi arrivano nel calendario del tuo telefono o computer. Un evento cambia? Il tuo calendario cambia da solo.',
  subscribeFiltered: 'Arrivano solo gli eventi che hai scelto.',
  noFeed: 'Puoi scaricare gli eventi che vedi. Se un evento cambia, il file non cambia.',
  skipped: (count) => `Alcuni eventi non si possono vedere: ${count}`,
};
