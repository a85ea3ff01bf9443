import type { MapLabels } from './town-map.types.ts';

const number = new Intl.NumberFormat('en-GB');

export const labels: MapLabels = {
  map: 'Map of reports',
  keyboard: 'Use the arrow keys to move the map, plus and minus to zoom.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeTown: 'Show the whole town again',
  reports: 'Reports on the map',
  cluster: (count) => `${number.format(count)} reports, open`,
  report: (category, title) => `${category}: ${title}`,
  twoFingers: 'Use two fingers to move the map',
  wheel: (key) => `Hold ${key} and turn the wheel to zoom`,
  pin: 'Pin: place of the report',
  pinKeyboard: 'Use the arrow keys to move it by 10 metres, with Shift by 100 metres.',
  scale: (metres) => metres >= 1000 ? `${number.format(metres / 1000)} km` : `${number.format(metres)} m`,
  count: (count) => number.format(count),
};
