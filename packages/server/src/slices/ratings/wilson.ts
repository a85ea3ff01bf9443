import { ENOUGH } from '@civico/contract/told-period.ts';

/** 97.5 % quantile of the normal distribution, for a two-sided 95 % interval. */
const Z = 1.959963984540054;

export { ENOUGH };

/** Share of `count` among `total` with its 95 % Wilson score interval (E. B. Wilson, JASA 22, 1927), rounded to four digits; null below five. */
export function wilson(count: number, total: number): { count: number; share: number; low: number; high: number } | null {
  if (total < ENOUGH) return null;
  const share = count / total;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * total);
  const spread = Z * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  const round = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
  return { count, share: round(share), low: round((centre - spread) / (1 + z2 / total)), high: round((centre + spread) / (1 + z2 / total)) };
}
