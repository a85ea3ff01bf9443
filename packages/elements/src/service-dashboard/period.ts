/** Periods as the contract writes them: `2011`, `2011-05`, `2011-05-23`, or an interval `2011-01/2011-05`. */

export type Grain = 'day' | 'month' | 'year';

const LENGTH: Record<Grain, number> = { year: 4, month: 7, day: 10 };

/** First year and last year that a period touches. */
export function yearsOf(period: string): [number, number] {
  const [from = '', to = from] = period.split('/');
  return [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
}

/** The period of a coarser grain in which this one begins. */
export const inGrain = (period: string, grain: Grain): string => period.slice(0, Math.min(LENGTH[grain], period.split('/')[0]!.length));

/** "2011", "maggio 2011", "23 maggio 2011", "23 maggio 2011 – 11 giugno 2011". What is no period is shown as it came. */
export function periodName(period: string, language: string): string {
  return period.split('/').map((one) => {
    if (!/^\d{4}-\d\d(-\d\d)?$/.test(one)) return one;
    const date = new Date(`${one.padEnd(10, '-01')}T00:00Z`);
    return Number.isNaN(date.getTime()) ? one : date.toLocaleDateString(language, { year: 'numeric', month: one.length > 7 ? 'long' : 'short', ...(one.length > 7 ? { day: 'numeric' } : {}), timeZone: 'UTC' });
  }).join(' – ');
}
