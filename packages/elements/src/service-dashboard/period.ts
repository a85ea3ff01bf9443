/** Periods as the contract writes them: `2011`, `2011-05`, `2011-05-23`, or an interval `2011-01/2011-05`. */
import { daysOf } from '@civico/contract/period.ts';

export type Grain = 'day' | 'month' | 'year';

const LENGTH: Record<Grain, number> = { year: 4, month: 7, day: 10 };

/** First year and last year that a period touches. */
export function yearsOf(period: string): [number, number] {
  const [from = '', to = from] = period.split('/');
  return [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
}

/** The period of a coarser grain in which this one begins. */
export const inGrain = (period: string, grain: Grain): string => period.slice(0, Math.min(LENGTH[grain], period.split('/')[0]!.length));

/** How many days a period has; undefined when it is none. */
function lengthOf(period: string): number | undefined {
  const days = daysOf(period);
  return days && (Date.parse(days.last) - Date.parse(days.first)) / 86_400_000 + 1;
}

/** Whether two periods are of one length: two years, two months, two quarters; never a year and twenty days. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [lengthOf(one), lengthOf(other)];
  if (a === undefined || b === undefined) return false;
  // Months have 28 to 31 days, quarters 90 to 92.
  return one.includes('/') || other.includes('/') ? Math.abs(a - b) <= 3 && Math.min(a, b) > 27 : one.length === other.length;
}

/** Months of the year `year` that a period touches, as `2011-05`. */
export function monthsOf(period: string, year: string): string[] {
  const { first = '', last = '' } = daysOf(period) ?? {};
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).filter((month) => first.slice(0, 7) <= month && month <= last.slice(0, 7));
}

/** "2011", "maggio 2011", "23 maggio 2011", "23 maggio 2011 – 11 giugno 2011". What is no period is shown as it came. */
export function periodName(period: string, language: string): string {
  return period.split('/').map((one) => {
    if (!/^\d{4}-\d\d(-\d\d)?$/.test(one)) return one;
    const date = new Date(`${one.padEnd(10, '-01')}T00:00Z`);
    return Number.isNaN(date.getTime()) ? one : date.toLocaleDateString(language, { year: 'numeric', month: one.length > 7 ? 'long' : 'short', ...(one.length > 7 ? { day: 'numeric' } : {}), timeZone: 'UTC' });
  }).join(' – ');
}
