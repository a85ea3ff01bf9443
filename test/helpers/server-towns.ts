import type { Outline, ReportCategory } from '@civico/contract';
import type { TownConfig } from '@civico/server';

const CATEGORIES: ReportCategory[] = [
  {
    id: 'lighting', name: 'Illuminazione',
    questions: [{
      id: 'danger', label: 'Ci sono cavi scoperti?', kind: 'choice', required: true,
      choices: [{ value: 'no', label: 'No' }, { value: 'yes', label: 'Sì', stop: { title: 'Pericolo', text: 'Allontanati e chiama il numero unico di emergenza.', phone: '112' } }],
    }, { id: 'pole', label: 'Numero del palo', kind: 'text', required: false }],
  },
  ...['trees', 'cemeteries', 'buildings', 'green', 'roads', 'waste', 'decay'].map((id) => ({ id, name: id, questions: [] })),
];

const square = (name: string, west: number): Outline => ({
  type: 'FeatureCollection', name, source: 'Invented for tests.', bbox: [west, 44, west + 1, 45],
  features: [{
    type: 'Feature', properties: { kind: 'boundary', name },
    geometry: { type: 'Polygon', coordinates: [[[west, 44], [west + 1, 44], [west + 1, 45], [west, 45], [west, 44]]] as never },
  }],
});

/** Two invented towns side by side: Vallechiara from 10° to 11° east, Pontelungo from 11° to 12°, both from 44° to 45° north. */
export const TEST_TOWNS: TownConfig[] = [
  {
    id: 'vallechiara', name: 'Vallechiara', province: 'MO', istatCode: '036998', categories: CATEGORIES, offices: ['Manutenzione', 'Verde pubblico'],
    places: [
      { id: 'piazza', kind: 'square', name: 'Piazza della Libertà', position: { lat: 44.5, lon: 10.5 } },
      { id: 'scuola', kind: 'school', name: 'Scuola “Città Nuova”', detail: 'Centro', position: { lat: 44.6, lon: 10.6 } },
      { id: 'via', kind: 'street', name: 'Via della Libertà', position: { lat: 44.51, lon: 10.51 } },
    ],
    outline: square('Vallechiara', 10),
  },
  {
    id: 'pontelungo', name: 'Pontelungo', province: 'CR', istatCode: '019998', categories: CATEGORIES, offices: ['Lavori pubblici'],
    places: [{ id: 'ponte', kind: 'landmark', name: 'Ponte lungo', position: { lat: 44.5, lon: 11.5 } }],
    outline: square('Pontelungo', 11),
  },
];
