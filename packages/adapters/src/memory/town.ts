import type { Outline, OutlineFeature, Place, PlaceKind, Position } from '@civico/contract';

/**
 * An invented town of the plain, drawn in metres east and north of its town hall. Nothing here exists; the names are the ones any
 * Italian town has.
 */
const CENTRE: Position = { lat: 44.7021, lon: 10.7426 };
const METRES_A_DEGREE = 111_320;

type Point = readonly [east: number, north: number];

/** Longitude and latitude of a point given in metres from the town hall. */
export function lonLat([east, north]: Point): [number, number] {
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  return [
    round(CENTRE.lon + east / (METRES_A_DEGREE * Math.cos(CENTRE.lat * Math.PI / 180))),
    round(CENTRE.lat + north / METRES_A_DEGREE),
  ];
}

const BOUNDARY: readonly Point[] = [
  [-3100, -400], [-2900, 900], [-2350, 1500], [-2200, 2300], [-1200, 2750], [-300, 2600], [500, 2950], [1500, 2700], [2300, 2750], [2600, 1900],
  [2450, 1000], [2750, 300], [2600, -600], [2800, -1500], [2200, -2300], [1200, -2200], [400, -2650], [-700, -2500], [-1500, -2750], [-2400, -2100],
  [-2500, -1200], [-3100, -400],
];

type Line = readonly [kind: 'motorway' | 'road' | 'street' | 'railway' | 'water', name: string, points: readonly Point[]];

const LINES: readonly Line[] = [
  ['motorway', 'Autostrada', [[-2600, 1250], [-1200, 1620], [300, 1950], [1400, 2280], [2500, 2450]]],
  ['road', 'Via Emilia', [[-3050, -500], [-1500, -260], [-600, -90], [0, -40], [700, 40], [1600, 180], [2720, 420]]],
  ['road', 'Via Provinciale Nord', [[-60, 60], [-40, 700], [-120, 1400], [40, 2000], [60, 2720]]],
  ['road', 'Via della Resistenza', [[-30, -140], [120, -800], [60, -1500], [260, -2100], [380, -2620]]],
  ['railway', 'Ferrovia', [[-2980, 100], [-1400, 420], [-300, 560], [600, 640], [1700, 820], [2480, 980]]],
  ['water', 'Torrente Serena', [[1500, 2700], [1350, 1900], [1520, 1200], [1380, 500], [1450, -300], [1300, -1000], [1520, -1700], [1420, -2220]]],
  ['street', 'Via Roma', [[0, -40], [-20, 140], [-40, 320], [-50, 540]]],
  ['street', 'Via Garibaldi', [[-420, 120], [-200, 130], [-20, 140], [260, 160], [520, 190]]],
  ['street', 'Via Mazzini', [[-400, -20], [-380, 120], [-360, 340]]],
  ['street', 'Viale della Stazione', [[-360, 340], [-50, 400], [300, 430]]],
  ['street', 'Via Matteotti', [[260, 0], [260, 160], [300, 430], [320, 600]]],
  ['street', 'Via Don Minzoni', [[-620, -90], [-640, -400], [-560, -760]]],
  ['street', 'Via Gramsci', [[-560, -760], [-200, -700], [110, -720], [520, -690]]],
  ['street', 'Via Papa Giovanni XXIII', [[520, -690], [560, -300], [580, 30]]],
  ['street', 'Via dei Tigli', [[700, 40], [740, 420], [720, 640]]],
  ['street', 'Via Allende', [[720, 640], [1000, 560], [1300, 520]]],
  ['street', 'Via Fosse Ardeatine', [[-1000, -170], [-1040, 200], [-980, 480]]],
  ['street', 'Via dell’Artigianato', [[-1900, -320], [-1880, 80], [-1760, 340]]],
  ['street', 'Via del Lavoro', [[-1880, 80], [-1400, 140], [-1040, 200]]],
  ['street', 'Via San Rocco', [[120, -800], [700, -1180], [1280, -1250]]],
  ['street', 'Via Pieve', [[-2200, -1400], [-1500, -1320], [-700, -1180], [60, -1500]]],
  ['street', 'Via Canaletto', [[-120, 1400], [-900, 1450], [-1600, 1300]]],
  ['street', 'Via Lungofiume', [[1380, 500], [1250, -100], [1230, -700], [1280, -1250]]],
];

const GREENS: readonly (readonly [string, readonly Point[]])[] = [
  ['Parco della Rimembranza', [[340, 200], [560, 230], [580, 380], [380, 400], [340, 200]]],
  ['Parco Lungofiume', [[1260, -80], [1440, -80], [1400, 480], [1340, 480], [1260, -80]]],
  ['Giardino Margherita Hack', [[-620, -480], [-420, -460], [-400, -620], [-590, -660], [-620, -480]]],
];

type Known = readonly [kind: PlaceKind, name: string, at: Point, detail?: string];

const KNOWN: readonly Known[] = [
  ['office', 'Municipio', [0, 0], 'Piazza della Libertà'],
  ['square', 'Piazza della Libertà', [10, -20], 'Centro'],
  ['square', 'Piazza Martiri', [-370, 130], 'Centro'],
  ['station', 'Stazione ferroviaria', [-60, 570], 'Viale della Stazione'],
  ['school', 'Scuola primaria Gianni Rodari', [-500, -560], 'Via Gramsci'],
  ['school', 'Scuola media Leonardo da Vinci', [610, -200], 'Via Papa Giovanni XXIII'],
  ['school', 'Nido d’infanzia Il Girasole', [760, 330], 'Via dei Tigli'],
  ['health', 'Casa della Comunità', [300, 560], 'Via Matteotti'],
  ['sport', 'Palestra comunale', [-1010, 330], 'Via Fosse Ardeatine'],
  ['sport', 'Campo sportivo', [1000, -1020], 'Via San Rocco'],
  ['cemetery', 'Cimitero del capoluogo', [-760, -1250], 'Via Pieve'],
  ['park', 'Parco della Rimembranza', [460, 300], 'Centro'],
  ['park', 'Parco Lungofiume', [1350, 200], 'Via Lungofiume'],
  ['park', 'Giardino Margherita Hack', [-510, -560], 'Via Gramsci'],
  ['landmark', 'Biblioteca Rita Levi-Montalcini', [-190, 150], 'Via Garibaldi'],
  ['landmark', 'Teatro comunale', [130, 120], 'Via Garibaldi'],
  ['landmark', 'Chiesa di San Rocco', [700, -1150], 'Via San Rocco'],
  ['landmark', 'Isola ecologica', [-1850, 20], 'Via dell’Artigianato'],
  ['hamlet', 'Pieve Vecchia', [-1900, -1380]],
  ['hamlet', 'San Rocco', [1100, -1240]],
  ['hamlet', 'Canaletto', [-1300, 1400]],
];

const position = (at: Point): Position => {
  const [lon, lat] = lonLat(at);
  return { lat, lon };
};

const slug = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-');

const middle = (points: readonly Point[]): Point => points[Math.floor(points.length / 2)]!;

/** Points along every street, in metres: where things happen. */
export const streets: readonly { name: string; points: readonly Point[] }[] =
  LINES.filter(([kind]) => kind === 'street' || kind === 'road').map(([, name, points]) => ({ name, points }));

/** Landmarks first, then streets. */
export const places: readonly Place[] = [
  ...KNOWN.map(([kind, name, at, detail]): Place => ({ id: `${kind}-${slug(name)}`, kind, name, position: position(at), ...(detail ? { detail } : {}) })),
  ...streets.map(({ name, points }): Place => ({ id: `street-${slug(name)}`, kind: 'street', name, position: position(middle(points)) })),
];

const feature = (kind: OutlineFeature['properties']['kind'], name: string, type: OutlineFeature['geometry']['type'], coordinates: unknown[]): OutlineFeature =>
  ({ type: 'Feature', properties: { kind, name }, geometry: { type, coordinates } });

const ring = BOUNDARY.map(lonLat);
const lons = ring.map(([lon]) => lon);
const lats = ring.map(([, lat]) => lat);

/** The town drawn in lines. */
export const outline: Outline = {
  type: 'FeatureCollection',
  name: 'Pieve Serena',
  source: 'Comune inventato per le prove di Civico, EUPL-1.2',
  bbox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
  features: [
    feature('boundary', 'Pieve Serena', 'Polygon', [ring]),
    ...GREENS.map(([name, points]) => feature('green', name, 'Polygon', [points.map(lonLat)])),
    ...LINES.map(([kind, name, points]) => feature(kind, name, 'LineString', points.map(lonLat))),
    ...KNOWN.map(([, name, at]) => feature('place', name, 'Point', lonLat(at))),
  ],
};
