/** Weeks of a month, for grids of days. Apart from calendar-date.ts: what only steps from day to day does not download them. */
import { addDays, toUtc } from './calendar-date.ts';

/** 0 for Monday to 6 for Sunday: the week of every country of our five languages begins on Monday. */
export const weekday = (iso: string): number => (toUtc(iso).getUTCDay() + 6) % 7;

/** The weeks of a day's month, seven days each, filled with the neighbouring months' days. */
export function monthWeeks(iso: string): string[][] {
  const first = `${iso.slice(0, 7)}-01`;
  const start = addDays(first, -weekday(first));
  const weeks: string[][] = [];
  for (let monday = start; weeks.length === 0 || monday.slice(0, 7) === first.slice(0, 7); monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}
