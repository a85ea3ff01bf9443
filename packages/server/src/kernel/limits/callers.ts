import type { ConnectionLimits } from './connection-limits.ts';

/** A request under way and its answer, until the last byte has left the process. */
export interface Exchange {
  readonly caller: Caller;
  /** Ends the connection. */
  readonly cut: () => void;
  /** Bytes of the answer, and since when they wait, in milliseconds of `performance.now()`; zero while there is none, or a small one. */
  unread: number;
  since: number;
}

interface Caller { readonly network: string; readonly exchanges: Set<Exchange>; unread: number }

/** Who has requests under way, and what waits to be read. Only those who have are remembered. */
export class Callers {
  readonly #callers = new Map<string, Caller>();
  readonly #limits: ConnectionLimits;
  #unread = 0;

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
  }

  get size(): number { return this.#callers.size; }
  get unread(): number { return this.#unread; }

  /** Undefined when the caller has as many under way as may be. `cut` ends the connection of the exchange. */
  begin(network: string, cut: () => void): Exchange | undefined {
    let caller = this.#callers.get(network);
    if (caller === undefined) {
      caller = { network, exchanges: new Set(), unread: 0 };
      this.#callers.set(network, caller);
    }
    if (caller.exchanges.size >= this.#limits.requests) return undefined;
    const exchange: Exchange = { caller, cut, unread: 0, since: 0 };
    caller.exchanges.add(exchange);
    return exchange;
  }

  /** Whether the caller has so much to read already that no more should be made ready. */
  isFull({ caller }: Exchange): boolean {
    return caller.unread >= this.#limits.unread;
  }

  /**
   * Whether an answer of so many bytes may be given; then they count as unread until the exchange ends. A first one always may, however large. Where it is
   * too much for the process, whoever leaves most unread is cut off.
   */
  offer(exchange: Exchange, bytes: number, now = performance.now()): boolean {
    const { caller } = exchange;
    if (caller.unread > 0 && caller.unread + bytes > this.#limits.unread) return false;
    while (this.#unread > 0 && this.#unread + bytes > this.#limits.unreadInAll) this.#cut(this.#slowest());
    exchange.unread = bytes;
    exchange.since = now;
    caller.unread += bytes;
    this.#unread += bytes;
    return true;
  }

  /** The connection is gone, or the answer has been handed to the system. Twice is as good as once. */
  end(exchange: Exchange): void {
    const { caller } = exchange;
    if (!caller.exchanges.delete(exchange)) return;
    caller.unread -= exchange.unread;
    this.#unread -= exchange.unread;
    if (caller.exchanges.size === 0) this.#callers.delete(caller.network);
  }

  /** Cuts off whoever reads more slowly than the pace. */
  keepPace(timeFor: (bytes: number) => number, now = performance.now()): void {
    for (const { exchanges } of this.#callers.values()) {
      for (const one of exchanges) if (one.unread > 0 && now - one.since > timeFor(one.unread)) this.#cut(one);
    }
  }

  #cut(exchange: Exchange): void {
    this.end(exchange);
    exchange.cut();
  }

  /** The oldest answer of the caller with most to read. */
  #slowest(): Exchange {
    const most = [...this.#callers.values()].reduce((one, other) => (other.unread > one.unread ? other : one));
    return [...most.exchanges].find((one) => one.unread > 0)!;
  }
}
