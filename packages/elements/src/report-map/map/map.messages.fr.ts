import type { MapLabels } from './town-map.types.ts';

const number = new Intl.NumberFormat('fr');

export const labels: MapLabels = {
  map: 'Carte des signalements',
  keyboard: 'Utilisez les flèches pour déplacer la carte, plus et moins pour zoomer.',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  wholeTown: 'Revoir toute la commune',
  reports: 'Signalements sur la carte',
  cluster: (count) => `${number.format(count)} signalements, ouvrir`,
  report: (category, title) => `${category}\u00a0: ${title}`,
  twoFingers: 'Utilisez deux doigts pour déplacer la carte',
  wheel: (key) => `Maintenez ${key} et tournez la molette pour zoomer`,
  pin: 'Repère\u00a0: lieu du signalement',
  pinKeyboard: 'Utilisez les flèches pour le déplacer de 10 mètres, avec Maj de 100 mètres.',
  scale: (metres) => metres >= 1000 ? `${number.format(metres / 1000)} km` : `${number.format(metres)} m`,
  count: (count) => number.format(count),
};
