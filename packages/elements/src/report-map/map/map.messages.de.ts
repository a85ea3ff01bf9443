import type { MapLabels } from './town-map.types.ts';

const number = new Intl.NumberFormat('de');

export const labels: MapLabels = {
  map: 'Karte der Meldungen',
  keyboard: 'Mit den Pfeiltasten verschieben Sie die Karte, mit Plus und Minus ändern Sie den Ausschnitt.',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  wholeTown: 'Wieder die ganze Gemeinde zeigen',
  reports: 'Meldungen auf der Karte',
  cluster: (count) => `${number.format(count)} Meldungen, öffnen`,
  report: (category, title) => `${category}: ${title}`,
  twoFingers: 'Verschieben Sie die Karte mit zwei Fingern',
  wheel: (key) => `Halten Sie ${key} gedrückt und drehen Sie das Rad, um zu zoomen`,
  pin: 'Markierung: Ort der Meldung',
  pinKeyboard: 'Mit den Pfeiltasten verschieben Sie sie um 10 Meter, mit der Umschalttaste um 100 Meter.',
  scale: (metres) => metres >= 1000 ? `${number.format(metres / 1000)} km` : `${number.format(metres)} m`,
  count: (count) => number.format(count),
};
