import type { Sending } from './form-state.ts';

/** Pause between two words to screen readers about photos on their way, in ms. */
const BETWEEN_WORDS = 5_000;

/** The first photo is told at once, later ones when there was time to listen. */
export function sendingNow(before: Sending | undefined, done: number, photos: number, now: number): Sending {
  const tell = !before || now - before.toldAt >= BETWEEN_WORDS;
  return { done, photos, told: tell ? Math.min(done + 1, photos) : before.told, toldAt: tell ? now : before.toldAt };
}
