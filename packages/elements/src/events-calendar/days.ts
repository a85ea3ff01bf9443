import { addDays, addMonths, monthWeeks, weekday } from '@civico/core/parts/calendar-date.ts';
import type { View } from './events-calendar.store.ts';

export { addDays, addMonths };

/** The weeks a grid shows: those of the day's month, or its own. */
export function weeksOf(view: View, day: string): string[][] {
  if (view === 'month') return monthWeeks(day);
  const monday = addDays(day, -weekday(day));
  return [Array.from({ length: 7 }, (_, index) => addDays(monday, index))];
}

/** First and last day a view shows; a list has no last. */
export function periodOf(view: View, day: string): { from: string; to?: string } {
  if (view === 'list') return { from: day };
  const weeks = weeksOf(view, day);
  return { from: weeks[0]![0]!, to: weeks.at(-1)![6]! };
}
