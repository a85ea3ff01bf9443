import type { CounterDay } from '@civico/contract';
import { el } from './dom.ts';

const names = new Intl.DateTimeFormat('it-IT', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('it-IT', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const percent = new Intl.NumberFormat('it-IT', { style: 'percent', maximumFractionDigits: 0 });

/** "lunedì 15 giugno". */
export const longDay = (day: string): string => names.format(Date.parse(day));

interface Shown {
  from: string;
  to: string;
  days: readonly CounterDay[];
  /** Called with the day whose number is to be written or put right. */
  choose(day: string): void;
}

/** The last days of a counter: working days, and any other on which something happened. What is missing is said. */
export function daysTable({ from, to, days, choose }: Shown): HTMLElement {
  const known = new Map(days.map((one) => [one.day, one]));
  const shown: string[] = [];
  for (let at = Date.parse(to); at >= Date.parse(from); at -= 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (known.has(day) || new Date(at).getUTCDay() % 6 !== 0) shown.push(day);
  }
  const row = (day: string): HTMLElement => {
    const { served = null, votes = 0 } = known.get(day) ?? {};
    const share = served === null || served === 0 ? '' : votes > served ? el('strong', { class: 'wrong' }, 'più voti che persone') : percent.format(votes / served);
    return el('tr', {},
      el('th', { scope: 'row' }, short.format(Date.parse(day))),
      el('td', {}, served === null ? el('em', {}, 'manca') : String(served)), el('td', {}, String(votes)), el('td', {}, share),
      el('td', {}, el('button', { class: 'btn btn-outline-primary btn-xs', type: 'button', 'aria-label': `${served === null ? 'Inserisci' : 'Correggi'}: ${longDay(day)}`, click: () => choose(day) }, served === null ? 'Inserisci' : 'Correggi')));
  };
  return el('table', { class: 'days' },
    el('caption', {}, 'Gli ultimi giorni'),
    el('thead', {}, el('tr', {}, ...['Giorno', 'Servite', 'Voti', 'Hanno votato'].map((name) => el('th', { scope: 'col' }, name)), el('td', {}))),
    el('tbody', {}, ...shown.map(row)));
}
