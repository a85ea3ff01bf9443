/** Periods whose value is not that of the whole: a year that is not over looks like a fall when it is put beside one that is. */
import type { Indicator, Observation } from '@civico/contract';
import { daysOf } from '@civico/contract/period.ts';

/** Not over, with the last day that is counted where it is known; or over, with some of its months missing from a sum. */
export type Part = { readonly kind: 'running'; readonly until: string | undefined } | { readonly kind: 'gaps' };

/** A value as it is shown. `part` is there when it is not that of its whole period. */
export interface Row extends Observation { part?: Part }

/** Today as `2026-05-31`, where the person is. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/**
 * Tells of each period of an indicator whether it is over: by the day a value itself names (`until`), by the day its figures were made (`updatedAt`), and by today.
 * A day of making that is older than what it is said to have made was forgotten, and is not believed.
 */
export function runningBy({ updatedAt }: Pick<Indicator, 'updatedAt'>, observations: readonly Observation[], now = today()): (observation: Pick<Observation, 'period' | 'until'>) => Part | undefined {
  const said = daysOf(updatedAt)?.last;
  const stale = said !== undefined && observations.some(({ period, value }) => { const days = daysOf(period); return value !== null && days && days.first > said && days.first <= now; });
  const made = said === undefined || stale ? undefined : said < now ? said : now;
  return ({ period, until }) => {
    const days = daysOf(period);
    if (!days) return undefined;
    if (until) return until < days.last ? { kind: 'running', until } : undefined;
    const known = made !== undefined && made >= days.first ? made : undefined;
    return days.last >= now || (known !== undefined && known < days.last) ? { kind: 'running', until: known } : undefined;
  };
}
