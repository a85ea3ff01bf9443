/** Robust statistics for few, noisy samples. */
import type { Spread } from './types.ts';

/** @throws RangeError for no values */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * Quantile by linear interpolation between the two nearest samples (Hyndman and Fan's type 7).
 * @param q between 0 and 1
 * @throws RangeError for no values
 */
export function quantile(values: readonly number[], q: number): number {
  if (!values.length) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}

/** Median and median absolute deviation from it (not scaled to a standard deviation). */
export function spread(values: readonly number[]): Spread {
  const middle = median(values);
  return { median: middle, mad: median(values.map((value) => Math.abs(value - middle))) };
}

/**
 * Ratio subject / peer of each round, then their median and deviation: what slowed a whole round down cancels out.
 * @throws RangeError when the samples are not pairs
 */
export function pairedRatio(subject: readonly number[], peer: readonly number[]): Spread {
  if (subject.length !== peer.length) throw new RangeError(`${subject.length} samples cannot be paired with ${peer.length}`);
  return spread(subject.map((value, index) => value / peer[index]!));
}

/**
 * Exponent e of the best fit figure = c · size^e: least squares on the logarithms.
 * @param points at least two different sizes; sizes and figures above 0
 */
export function exponent(points: readonly (readonly [size: number, figure: number])[]): number {
  const logs = points.map(([size, figure]) => [Math.log(size), Math.log(figure)] as const);
  if (logs.some(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y))) throw new RangeError('sizes and figures must be above 0');
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (!(variance > 0)) throw new RangeError('an exponent needs two sizes');
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / variance;
}

/** The contenders in the order for a round: everyone is first equally often. */
export function rotated<T>(contenders: readonly T[], round: number): T[] {
  const start = round % contenders.length;
  return [...contenders.slice(start), ...contenders.slice(0, start)];
}
