import type { MapLabels } from './town-map.types.ts';

const number = new Intl.NumberFormat('sl');

const forms = new Intl.PluralRules('sl');
const nouns: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'prijava', two: 'prijavi', few: 'prijave' };

export const labels: MapLabels = {
  map: 'Zemljevid prijav',
  keyboard: 'S puščicami premikate zemljevid, s plusom in minusom ga povečate in pomanjšate.',
  zoomIn: 'Povečaj',
  zoomOut: 'Pomanjšaj',
  wholeTown: 'Spet pokaži celotno občino',
  reports: 'Prijave na zemljevidu',
  cluster: (count) => `${number.format(count)} ${nouns[forms.select(count)] ?? 'prijav'}, odpri`,
  report: (category, title) => `${category}: ${title}`,
  twoFingers: 'Zemljevid premikajte z dvema prstoma',
  wheel: (key) => `Držite ${key} in zavrtite kolesce za povečavo`,
  pin: 'Oznaka: kraj prijave',
  pinKeyboard: 'S puščicami jo premaknete za 10 metrov, s tipko Shift za 100 metrov.',
  scale: (metres) => metres >= 1000 ? `${number.format(metres / 1000)} km` : `${number.format(metres)} m`,
  count: (count) => number.format(count),
};
