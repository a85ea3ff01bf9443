/** Periods as the contract writes them: `2011`, `2011-05`, `2011-05-23`, or an interval `2011-01/2011-05`. */

/** First and last day of a period; undefined when it is none. */
export function daysOf(period: string): { first: string; last: string } | undefined {
  const [from = '', to = from, more] = period.split('/');
  const start = dayOf(from, false);
  const end = dayOf(to, true);
  return start === undefined || end === undefined || start > end || more !== undefined ? undefined : { first: start, last: end };
}

function dayOf(text: string, last: boolean): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1800) return undefined;
  const m = month === undefined ? (last ? 12 : 1) : Number(month);
  const d = day === undefined ? (last ? new Date(Date.UTC(Number(year), m, 0)).getUTCDate() : 1) : Number(day);
  const date = new Date(Date.UTC(Number(year), m - 1, d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d ? date.toISOString().slice(0, 10) : undefined;
}
