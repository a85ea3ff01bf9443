import { ENOUGH } from './wilson.ts';

/** Days, both included. */
interface Period { from?: string | undefined; to?: string | undefined }

/**
 * The part of a period of which more than the number of ratings is told; undefined for none. `days` are all days with ratings of the same subject, in
 * order. They are gathered, from the first on, into stretches with at least five ratings, of which each period tells the whole ones only: so whatever two
 * periods differ by, it is five ratings at least, and what one person said cannot be worked out from the difference.
 */
export function toldPeriod(days: readonly { day: string; count: number }[], { from = '', to = '9999' }: Period): { from: string; to: string } | undefined {
  const stretches: { from: string; to: string; count: number }[] = [];
  let open: { from: string; to: string; count: number } | undefined;
  for (const { day, count } of days) {
    open = { from: open?.from ?? day, to: day, count: (open?.count ?? 0) + count };
    if (open.count < ENOUGH) continue;
    stretches.push(open);
    open = undefined;
  }
  // The last days, when they are too few, belong to the stretch before.
  const last = stretches.at(-1);
  if (last !== undefined && open !== undefined) last.to = open.to;
  const whole = stretches.filter((one) => one.from >= from && one.to <= to);
  return whole.length === 0 ? undefined : { from: whole[0]!.from, to: whole.at(-1)!.to };
}
