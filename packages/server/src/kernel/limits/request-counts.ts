import type { RequestLimits } from '../options.ts';

export type RequestKind = keyof RequestLimits;

/** Milliseconds of a window. */
const WINDOW = 60_000;
/** Callers and kinds that are remembered; beyond, the one that has asked least recently is forgotten. */
const MOST = 20_000;

/** What one caller has asked of one kind in the running window. */
export interface RequestCount {
  readonly kind: RequestKind;
  readonly network: string;
  /** When the window ends, in milliseconds since 1970. */
  endsAt: number;
  /** Of this process. */
  own: number;
  /** As many of `own` the other processes have been told. */
  told: number;
  /** Of the other processes, as far as they have told. */
  elsewhere: number;
}

/** Requests by caller and kind, in windows of a minute that begin with a first request. */
export class RequestCounts {
  readonly #counts = new Map<string, RequestCount>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  get size(): number {
    return this.#counts.size;
  }

  /** Counts one request more and says how it stands with the caller. */
  add(kind: RequestKind, network: string, now = Date.now()): RequestCount {
    const key = `${kind} ${network}`;
    const known = this.#counts.get(key);
    const count = known !== undefined && known.endsAt > now ? known : { kind, network, endsAt: now + WINDOW, own: 0, told: 0, elsewhere: 0 };
    // The last to ask stands last.
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (this.#counts.size > this.#most) this.#counts.delete(this.#counts.keys().next().value!);
    count.own += 1;
    return count;
  }

  /** The running ones. */
  *running(now = Date.now()): Generator<RequestCount> {
    for (const [key, count] of this.#counts) {
      if (count.endsAt > now) yield count;
      else this.#counts.delete(key);
    }
  }
}
