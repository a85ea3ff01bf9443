interface Waiting { lanes: readonly string[]; go: () => void }

/** Lets at most `size` things happen at once, of which at most `share` may be of the same lane; who comes first goes first among those whose lanes are free. */
export class Turns {
  readonly #size: number;
  readonly #share: number;
  readonly #busy = new Map<string, number>();
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(size: number, share: number) {
    this.#size = size;
    this.#share = share;
  }

  /** What ends the turn, once it has come; undefined when it has not within `wait` milliseconds. */
  take(lanes: readonly string[], wait: number): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        lanes,
        go: () => {
          clearTimeout(timer);
          this.#count(lanes, 1);
          resolve(() => {
            this.#count(lanes, -1);
            this.#next();
          });
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        resolve(undefined);
      }, wait);
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    for (let at = 0; at < this.#waiting.length && this.#running < this.#size;) {
      const waiting = this.#waiting[at]!;
      if (waiting.lanes.every((lane) => (this.#busy.get(lane) ?? 0) < this.#share)) {
        this.#waiting.splice(at, 1);
        waiting.go();
      } else at += 1;
    }
  }

  #count(lanes: readonly string[], change: 1 | -1): void {
    this.#running += change;
    for (const lane of lanes) {
      const busy = (this.#busy.get(lane) ?? 0) + change;
      if (busy > 0) this.#busy.set(lane, busy); else this.#busy.delete(lane);
    }
  }
}
