import type { EventFilter, EventsPort } from '@civico/contract';
import { EventIndex, indexPort, type CalendarEntry } from '@civico/calendar';
import type { Memory } from './memory-ports.ts';

/** A month of a small town around the memory's own day (15 June 2026), with everything a calendar can hold. */
export const someEvents: readonly CalendarEntry[] = [
  { uid: 'mercato', title: 'Mercato settimanale', start: '2026-01-06T08:00', end: '2026-01-06T13:00', rule: 'FREQ=WEEKLY', except: ['2026-06-02T08:00'], category: '2.4.5', place: { name: 'Piazza Grande', position: { lat: 44.7, lon: 10.74 } }, free: true, accessible: true, audiences: ['everyone'] },
  { uid: 'mercato', recurrenceId: '2026-06-23T08:00', title: 'Mercato settimanale', start: '2026-06-24T08:00', end: '2026-06-24T13:00', description: 'Anticipato o posticipato nelle feste.', category: '2.4.5', place: { name: 'Piazza Grande', position: { lat: 44.7, lon: 10.74 } }, free: true, accessible: true, audiences: ['everyone'] },
  { uid: 'mostra', title: 'Colori della pianura', start: '2026-05-09', end: '2026-08-10', description: 'Cento quadri di pittrici emiliane.\nChiuso il lunedì.', category: '1.1.2', place: { name: 'Palazzo comunale', address: 'Via Roma 1' }, price: '6 €, ridotto 4 €', free: false, accessible: true, audiences: ['adults', 'families'], organizer: 'Ufficio cultura' },
  { uid: 'festa', title: 'Festa d’estate', start: '2026-06-19T18:00', end: '2026-06-21T23:30', category: '1.1.1', place: { name: 'Parco del fiume' }, free: true, audiences: ['everyone'] },
  { uid: 'letture', title: 'Letture sotto il tiglio', start: '2026-06-17T17:00', end: '2026-06-17T18:00', category: '1.1.7', place: { name: 'Biblioteca' }, free: true, accessible: true, audiences: ['children', 'families'] },
  { uid: 'concerto', title: 'Concerto della banda', start: '2026-06-20T21:00', end: '2026-06-20T23:00', status: 'cancelled', category: '1.1.5', place: { name: 'Piazza Grande' }, free: true },
  { uid: 'corsa', title: 'Dieci chilometri tra i campi', start: '2026-06-28T09:00', end: '2026-06-28T12:00', status: 'postponed', category: '5.1.5', place: { name: 'Stadio comunale' }, price: '10 €', free: false },
];

export function eventsPort({ now }: Pick<Memory, 'now'>, events: readonly CalendarEntry[]): EventsPort {
  const index = new EventIndex(events);
  return {
    ...indexPort(async () => index, now),
    eventsFeed: ({ categories = [] }: EventFilter) => `https://civico.example/api/v1/events.ics${categories.length ? `?category=${categories.join(',')}` : ''}`,
  };
}
