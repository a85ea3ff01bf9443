import type { Catalogue, Language } from '@civico/core/messages.ts';
import { loadMessages } from '@civico/core/messages.ts';
import type { MapLabels } from './town-map.types.ts';

const number = new Intl.NumberFormat('it');

const it: MapLabels = {
  map: 'Mappa delle segnalazioni',
  keyboard: 'Usa le frecce per spostare la mappa, più e meno per ingrandire e ridurre.',
  zoomIn: 'Ingrandisci',
  zoomOut: 'Riduci',
  wholeTown: 'Torna a vedere tutto il Comune',
  reports: 'Segnalazioni sulla mappa',
  cluster: (count) => `${number.format(count)} segnalazioni, apri`,
  report: (category, title) => `${category}: ${title}`,
  twoFingers: 'Usa due dita per spostare la mappa',
  wheel: (key) => `Tieni premuto ${key} e gira la rotella per ingrandire`,
  pin: 'Segnaposto: luogo della segnalazione',
  pinKeyboard: 'Usa le frecce per spostarlo di 10 metri, con Maiusc di 100 metri.',
  scale: (metres) => metres >= 1000 ? `${number.format(metres / 1000)} km` : `${number.format(metres)} m`,
  count: (count) => number.format(count),
};

export const messages: Catalogue<MapLabels> = {
  it,
  load: {
    en: () => import('./map.messages.en.ts').then((module) => module.labels),
    de: () => import('./map.messages.de.ts').then((module) => module.labels),
    fr: () => import('./map.messages.fr.ts').then((module) => module.labels),
    sl: () => import('./map.messages.sl.ts').then((module) => module.labels),
    'it-x-facile': () => import('./map.messages.it-facile.ts').then((module) => module.labels),
  },
};

/** Words of the map in a language; Italian when it is not there or cannot be had. */
export function mapLabels(language: Language): Promise<MapLabels> {
  return loadMessages(language, messages);
}
