import type { Indicator, IndicatorsPort, Observation } from '@civico/contract';
import { problem } from './keeper.ts';

/** An indicator with its values. */
export type Figure = Indicator & { observations: readonly Observation[] };

const common = {
  source: { name: 'Comune di prova', url: 'https://www.comune.example/dati' }, licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }, updatedAt: '2026-05-31',
} as const;

/** Invented figures of the invented town: one of each kind of chart, with what is missing. */
export const figures: readonly Figure[] = [
  {
    ...common, id: 'certificates-online', title: 'Certificati rilasciati online', theme: 'Anagrafe', unit: 'count', unitLabel: 'certificati', aggregation: 'sum', chart: 'line', better: 'higher',
    target: { value: 450, by: '2026-12' }, description: 'Certificati scaricati dal sito, mese per mese.',
    observations: [210, 228, 251, null, 290, 322, 318, 340, 371, 366, 402, 418].map((value, index): Observation => ({
      period: `${index < 7 ? 2025 : 2026}-${String(index < 7 ? index + 6 : index - 6).padStart(2, '0')}`, value, ...(value === null ? { missing: 'not-collected' } : {}),
    })),
  },
  {
    ...common, id: 'positive-counters', title: 'Giudizi positivi agli sportelli', theme: 'Soddisfazione', unit: 'percent', aggregation: 'mean', chart: 'bar', better: 'higher',
    observations: [
      { period: '2026', category: 'Anagrafe', value: 88.4, n: 412, low: 84.9, high: 91.2 },
      { period: '2026', category: 'Tributi', value: 79.1, n: 158, low: 72.1, high: 84.7 },
      { period: '2026', category: 'Edilizia', value: null, missing: 'not-enough', n: 3 },
    ],
  },
  {
    ...common, id: 'digital-index', title: 'Indice digitale', theme: 'Digitale', unit: 'score', aggregation: 'last', chart: 'radar', better: 'higher',
    observations: ['Connettività', 'Competenze', 'Uso di internet', 'Servizi pubblici'].flatMap((category, index): Observation[] => [
      { period: '2024', category, value: [52, 41, 48, 55][index]! }, { period: '2025', category, value: [61, 45, 50, 68][index]! },
    ]),
  },
  {
    ...common, id: 'counters', title: 'Sportelli dove si vota', theme: 'Soddisfazione', unit: 'count', unitLabel: 'sportelli', aggregation: 'last', chart: 'number', better: 'none',
    observations: [{ period: '2026', value: 8 }],
  },
];

export function indicatorsPort(given: readonly Figure[]): IndicatorsPort {
  return {
    listIndicators: async ({ theme }) => given.filter((one) => !theme || one.theme === theme).map(({ observations: _, ...definition }) => definition),
    async listObservations({ id, from = '', to = '~' }, options) {
      const found = given.find((one) => one.id === id);
      if (!found) throw problem('not-found', 'not-found', options);
      return found.observations.filter(({ period }) => (period.split('/')[1] ?? period) >= from.slice(0, period.length) && period <= to);
    },
  };
}
