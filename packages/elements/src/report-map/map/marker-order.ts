interface Spot { x: number; y: number }

export type Direction = 'Left' | 'Right' | 'Up' | 'Down';

/** Left to right, top to bottom, in bands as high as a button. */
export function readingOrder<T extends Spot>(spots: readonly T[], band: number): T[] {
  return [...spots].sort((a, b) => Math.floor(a.y / band) - Math.floor(b.y / band) || a.x - b.x || a.y - b.y);
}

/**
 * Where an arrow leads: left and right follow the reading order, so that every button can be reached; up and down go to the nearest above or below (what lies
 * aside counts double). Undefined when there is none.
 */
export function neighbour<T extends Spot>(from: T, ordered: readonly T[], direction: Direction): T | undefined {
  if (direction === 'Left' || direction === 'Right') return ordered[ordered.indexOf(from) + (direction === 'Left' ? -1 : 1)];
  let best: T | undefined;
  let least = Infinity;
  for (const spot of ordered) {
    const ahead = direction === 'Up' ? from.y - spot.y : spot.y - from.y;
    const aside = Math.abs(spot.x - from.x);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) { least = cost; best = spot; }
  }
  return best;
}
