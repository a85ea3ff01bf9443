/** First pause in ms; each next one is twice as long, up to the longest. */
const FIRST = 2_000;
const LONGEST = 300_000;

/**
 * Tries again what failed for want of a network, such as code that comes late: after growing pauses, and at once when the browser is online again.
 * Whatever happens, at most one try is planned.
 */
export class TryAgain {
  #pause = FIRST;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #act: () => void;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** It failed: plans the next try. */
  failed(): void {
    this.#cancel();
    this.#timer = setTimeout(this.#again, this.#pause * (0.75 + Math.random() / 2));
    this.#pause = Math.min(LONGEST, this.#pause * 2);
    addEventListener('online', this.#again);
  }

  /** It worked, or is no longer wanted. */
  done(): void {
    this.#cancel();
    this.#pause = FIRST;
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    removeEventListener('online', this.#again);
  }

  readonly #again = (): void => {
    this.#cancel();
    // Asking without a network only tells what is known: being online again is an event.
    if (navigator.onLine) this.#act();
    else addEventListener('online', this.#again);
  };
}
