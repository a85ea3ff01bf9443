import type { ReportStatus } from '@civico/contract';
import type { Catalogue } from '@civico/core';
import type { FollowMessages } from './follow/follow.messages.ts';
import type { FormMessages } from './form/form.messages.ts';
import type { OutgoingMessages } from './outgoing/outgoing.messages.ts';
import type { Period } from './list/report-list.store.ts';

/** Sentences of the public list, and those that several views share. */
export interface ListMessages {
  title: string;
  intro: string;
  newReport: string;
  followByCode: string;
  backToList: string;
  filters: string;
  searchLabel: string;
  searchHint: string;
  search: string;
  category: string;
  allCategories: string;
  status: string;
  allStatuses: string;
  openStatuses: string;
  statuses: Record<ReportStatus, string>;
  period: string;
  periods: Record<Period, string>;
  clearFilters: string;
  listTitle: string;
  mapTitle: string;
  goToMap: string;
  goToList: string;
  mapLoading: string;
  mapFailed: string;
  mapPartial: string;
  pointsLoading: string;
  pointsFailed: string;
  /** Reports without a position are only in the list. */
  mapNote: string;
  tilesTitle: string;
  tilesText: (host: string) => string;
  tilesAgree: string;
  found: (count: number) => string;
  shown: (shown: number, total: number) => string;
  loading: string;
  loadMore: string;
  loadingMore: string;
  moreFailed: string;
  empty: string;
  emptyFiltered: string;
  failedTitle: string;
  retry: string;
  reportedOn: (date: string) => string;
  followers: (count: number) => string;
  atThisPoint: (count: number) => string;
  showAll: string;
  noPlace: string;
  photoUndescribed: (number: number) => string;
  meToo: string;
  meTooBusy: string;
  meTooFailed: string;
  emailWrong: string;
  errorsTitle: string;
  optional: string;
  attention: string;
  offline: string;
  close: string;
  unreachable: string;
}

/** The Italian sentences of the other rooms come with their code; every other language comes whole. */
export type ReportMapMessages = ListMessages & Partial<FormMessages & FollowMessages & OutgoingMessages>;
/** What a room's own views have. */
export type AllMessages = ListMessages & FormMessages & FollowMessages & OutgoingMessages;

const number = new Intl.NumberFormat('it');

const it: ReportMapMessages = {
  title: 'Segnalazioni dei cittadini',
  intro: 'Guarda che cosa è già stato segnalato e a che punto siamo. Se il tuo problema non c’è, segnalalo.',
  newReport: 'Segnala un disservizio',
  followByCode: 'Segui la tua segnalazione',
  backToList: 'Tutte le segnalazioni',
  filters: 'Filtra le segnalazioni',
  searchLabel: 'Cerca',
  searchHint: 'Una via, un luogo o una parola del titolo',
  search: 'Cerca',
  category: 'Tipo di disservizio',
  allCategories: 'Tutti i tipi',
  status: 'Stato',
  allStatuses: 'Tutti',
  openStatuses: 'Ancora aperte',
  statuses: {
    received: 'Ricevuta', assigned: 'Assegnata', 'in-progress': 'In lavorazione', resolved: 'Risolta', rejected: 'Non accolta',
    duplicate: 'Già segnalata',
  },
  period: 'Periodo',
  periods: { 0: 'Sempre', 7: 'Ultimi 7 giorni', 30: 'Ultimi 30 giorni', 365: 'Ultimo anno' },
  clearFilters: 'Togli i filtri',
  listTitle: 'Elenco',
  mapTitle: 'Mappa',
  goToMap: 'Vai alla mappa',
  goToList: 'Torna all’elenco',
  mapLoading: 'Carichiamo la mappa…',
  mapFailed: 'La mappa ora non è disponibile. Nell’elenco trovi le stesse segnalazioni.',
  mapPartial: 'La mappa mostra le 50.000 segnalazioni più recenti. Restringi i filtri per vedere le altre.',
  pointsLoading: 'Carichiamo le segnalazioni sulla mappa…',
  pointsFailed: 'La mappa non mostra tutte le segnalazioni',
  mapNote: 'Le segnalazioni senza un punto preciso sono solo nell’elenco.',
  tilesTitle: 'Vuoi vedere la mappa stradale?',
  tilesText: (host) => `Le immagini arrivano da ${host}, che riceve il tuo indirizzo IP. Finché non lo chiedi, non carichiamo nulla.`,
  tilesAgree: 'Carica la mappa stradale',
  found: (count) => (count === 1 ? '1 segnalazione' : `${number.format(count)} segnalazioni`),
  shown: (shown, total) => `${number.format(shown)} di ${number.format(total)}`,
  loading: 'Carichiamo le segnalazioni…',
  loadMore: 'Carica altri',
  loadingMore: 'Carichiamo…',
  moreFailed: 'Non siamo riusciti a caricare le altre. Riprova.',
  empty: 'Nessuna segnalazione, per ora. La prima può essere la tua.',
  emptyFiltered: 'Nessuna segnalazione con questi filtri. Prova a toglierne uno.',
  failedTitle: 'Non riusciamo a mostrare le segnalazioni',
  retry: 'Riprova',
  reportedOn: (date) => `Segnalata il ${date}`,
  followers: (count) => (count === 1 ? '1 persona la segue' : `${number.format(count)} persone la seguono`),
  atThisPoint: (count) => `${number.format(count)} segnalazioni in questo punto`,
  showAll: 'Mostra tutte',
  noPlace: 'Luogo non indicato',
  photoUndescribed: (index) => `Foto ${index}, senza descrizione`,
  meToo: 'Anche io',
  meTooBusy: 'Un momento…',
  meTooFailed: 'Non siamo riusciti a registrarlo. Riprova tra poco.',
  emailWrong: 'Scrivi l’email per intero, per esempio nome@esempio.it',
  errorsTitle: 'Controlla questi punti',
  optional: '(facoltativo)',
  attention: 'Attenzione:',
  offline: 'Non c’è connessione. Puoi continuare: quello che scrivi resta qui.',
  close: 'Chiudi',
  unreachable: 'Il servizio non risponde. Riprova tra qualche minuto.',
};

export const messages: Catalogue<ReportMapMessages> = {
  it,
  load: {
    en: () => import('./report-map.messages.en.ts').then((module) => module.messages),
    de: () => import('./report-map.messages.de.ts').then((module) => module.messages),
    fr: () => import('./report-map.messages.fr.ts').then((module) => module.messages),
    sl: () => import('./report-map.messages.sl.ts').then((module) => module.messages),
    'it-x-facile': () => import('./report-map.messages.it-facile.ts').then((module) => module.messages),
  },
};
