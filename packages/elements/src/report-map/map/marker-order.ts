interface Spot { x: number; y: number }

export type Direction = 'Left' | 'Right' | 'Up' | 'Down';

/** Left to right, top to bottom, in bands as high as a button. */
export function readingOrder<T extends Spot>(spots: readonly T[], band: number): T[] {
  return [...spots].sort((a, b) => Math.floor(a.y / band) - Math.floor(b.y / band) || a.x - b.x || a.y - b.y);
}

/** The nearest in a direction; what lies aside counts double, so that an arrow goes straight before it goes far. Undefined when there is none. */
export function neighbour<T extends Spot>(from: T, spots: Iterable<T>, direction: Direction): T | undefined {
  let best: T | undefined;
  let least = Infinity;
  for (const spot of spots) {
    const dx = spot.x - from.x;
    const dy = spot.y - from.y;
    const ahead = direction === 'Left' ? -dx : direction === 'Right' ? dx : direction === 'Up' ? -dy : dy;
    const aside = direction === 'Left' || direction === 'Right' ? Math.abs(dy) : Math.abs(dx);
    // Within a quarter of the compass, so that every button can be reached by some arrow.
    if (spot === from || ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) { least = cost; best = spot; }
  }
  return best;
}
