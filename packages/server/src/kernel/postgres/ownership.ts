import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Any constant will do: this is the one lock a cluster knows, held by the server that owns the data directory. */
const OWNER_LOCK = 4_206_181;
/** Milliseconds between tries to have PostgreSQL back: the first, and the longest. */
const [FIRST, LONGEST] = [200, 30_000];

/**
 * The lock of a data directory. It lives as long as its connection, whose end is how a server hears that its PostgreSQL is gone: then that is brought back
 * and the lock taken again, however long it takes.
 */
export class Ownership {
  readonly #url: string;
  readonly #bringBack: () => Promise<void>;
  #client: pg.Client | undefined;
  #leaving = false;
  #again: Promise<void> | undefined;

  /** `bringBack` starts PostgreSQL where it does not run; a rejection means "not yet". */
  constructor(url: string, bringBack: () => Promise<void>) {
    this.#url = url;
    this.#bringBack = bringBack;
  }

  /** Whether nobody else holds it. */
  async take(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.#url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ owned: boolean }>(`select pg_try_advisory_lock(${OWNER_LOCK}) as owned`);
    if (rows[0]?.owned !== true || this.#leaving) {
      await client.end();
      return false;
    }
    this.#client = client;
    client.once('end', () => { this.#again = this.#takeAgain(); });
    return true;
  }

  async #takeAgain(): Promise<void> {
    for (let wait = FIRST; !this.#leaving; wait = Math.min(LONGEST, wait * 2)) {
      if (await this.#bringBack().then(() => this.take()).catch(() => false)) return;
      await pause(wait, undefined, { ref: false });
    }
  }

  /** From now on PostgreSQL may end. Resolves when it is not being started any more. */
  async leave(): Promise<void> {
    this.#leaving = true;
    await this.#again;
  }

  async release(): Promise<void> {
    this.#leaving = true;
    await this.#client?.end().catch(() => undefined);
  }
}
