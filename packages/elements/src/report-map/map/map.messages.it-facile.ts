import type { MapLabels } from './town-map.types.ts';

/** Lingua facile: what a hand does, and what comes of it. */
export const labels: Partial<MapLabels> = {
  keyboard: 'Usa le frecce per muovere la mappa. Premi più per vedere da vicino. Premi meno per vedere da lontano.',
  wholeTown: 'Vedi tutto il Comune',
  twoFingers: 'Muovi la mappa con due dita',
  wheel: (key) => `Tieni premuto ${key} e gira la rotella. Così vedi da vicino`,
  pin: 'Segno: qui è il problema',
  pinKeyboard: 'Usa le frecce per spostare il segno di 10 metri. Con Maiusc lo sposti di 100 metri.',
};
