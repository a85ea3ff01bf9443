/** What a town's site shows in a story: the demonstration's own events and published figures, with invented votes of its counters. */
import { memoryPorts, withNetwork, type Figure } from '@civico/adapters/memory';
import { fromJson } from '@civico/adapters/static/indicators.ts';
import { readIcs } from '@civico/calendar/read-ics.ts';
import type { Ports } from '@civico/contract';
import { counters } from '../../demo/counters.ts';

/** A day of the demonstration's programme on which much is on. */
export const townDay = '2026-12-01';

const calendars = import.meta.glob<string>('../../demo/towns/*/events.ics', { query: '?raw', import: 'default' });
const published = import.meta.glob('../../demo/towns/*/indicators.json', { import: 'default' });

const votes = {
  theme: 'Soddisfazione', unit: 'percent', aggregation: 'mean', better: 'higher', updatedAt: '2026-11-30',
  source: { name: 'Voti inventati di questa storia' }, licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
} as const;

/** Invented figures under the ids of the reference backend. */
const counterFigures: readonly Figure[] = [
  {
    ...votes, id: 'satisfaction-channels', title: 'Giudizi positivi sul sito e agli sportelli', chart: 'bar', description: 'Quota di voti positivi: 4 o 5 stelle sul sito, faccina verde agli sportelli.',
    observations: [{ period: '2026', category: 'Sito web', value: 78.4, n: 412, low: 74.2, high: 82.1 }, { period: '2026', category: 'Sportelli', value: 86.1, n: 1083, low: 83.9, high: 88 }],
  },
  {
    ...votes, id: 'participation-counters', title: 'Quante persone votano agli sportelli', chart: 'bar', description: 'Voti divisi per persone servite.',
    observations: counters.map(({ name }, index) => ({ period: '2026', category: name, value: 52 + 4 * index, n: 180 + 7 * index })),
  },
  {
    ...votes, id: 'satisfaction-counters', title: 'Giudizi positivi, sportello per sportello', chart: 'bar', description: 'Quota di faccine verdi.',
    observations: counters.map(({ name }, index) => (index === 5 ? { period: '2026', category: name, value: null, missing: 'not-enough', n: 3 } : { period: '2026', category: name, value: 81 + 1.5 * index, n: 95 + 6 * index, low: 74 + 1.5 * index, high: 86 + 1.5 * index })),
  },
  {
    ...votes, id: 'satisfaction-web', title: 'Giudizi positivi sulle pagine del sito, mese per mese', chart: 'line', description: 'Quota di voti con 4 o 5 stelle.',
    observations: [71.5, 74, 73.2, 77.8, 78.9, 78.4].map((value, index) => ({ period: `2026-${String(index + 6).padStart(2, '0')}`, value, n: 60 + 4 * index })),
  },
];

/** The backend of a town's site, in memory. */
export async function townBackend(town: string): Promise<Ports> {
  const folder = `../../demo/towns/${town}`;
  const { entries } = await readIcs(await calendars[`${folder}/events.ics`]!());
  const figures = fromJson(await published[`${folder}/indicators.json`]!());
  return withNetwork(memoryPorts({ events: entries, figures: [...counterFigures, ...figures] }), 'fast');
}
