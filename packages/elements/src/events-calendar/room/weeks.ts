import { monthWeeks, weekday } from '@civico/core/parts/month-weeks.ts';
import { addDays } from '../days.ts';
import type { View } from '../events-calendar.store.ts';

/** The weeks a grid shows: those of the day's month, or its own. */
export function weeksOf(view: View, day: string): string[][] {
  if (view === 'month') return monthWeeks(day);
  const monday = addDays(day, -weekday(day));
  return [Array.from({ length: 7 }, (_, index) => addDays(monday, index))];
}
