import type { Socket } from 'node:net';
import pg from 'pg';

/**
 * Whether statements are prepared under a name: `auto` finds out for each connection whether a pooler stands in between, which may give every
 * transaction another server connection and then does not find the name again.
 */
export type PreparedStatements = 'auto' | 'always' | 'never';

/** Milliseconds a new connection may take to say what it leads to: a pooler accepts it also when no server is free. */
const FIRST_ANSWER = 5000;

/** What a session of our own is set to. Behind a pooler sessions are shared with others: nothing is set there, and nothing may depend on it. */
const SETTINGS: Readonly<Record<string, string>> = {
  TimeZone: 'UTC', DateStyle: 'ISO, YMD', statement_timeout: '15s', idle_in_transaction_session_timeout: '30s',
};

/** One statement, so that a session that is not ours is neither set nor left half set. `$1` is the process the connection was told it talks to. */
const FIRST_QUESTION = `select direct, current_setting('DateStyle') as date_style,
  case when direct then array[${Object.entries(SETTINGS).map(([name, value]) => `set_config('${name}', '${value}', false)`).join(', ')}] end
  from (select pg_backend_pid() = $1::int as direct) as session`;

/**
 * Milliseconds of silence after which a connection that owes an answer is given up: a database whose host is frozen, or behind a network that swallows
 * all, never says that it is gone. Longer than the longest statement (`SETTINGS`).
 */
export const SILENCE = 20_000;

/** What a statement fails with when its connection is given up; `problemOf` reads the code. */
class GivenUp extends Error {
  readonly code = 'ETIMEDOUT';
  constructor() { super('the connection to the database was given up'); }
}

/** A connection of a pool. `preparing` says whether a statement's name is used. */
export class Connection extends pg.Client {
  preparing = true;
  #leaving = false;

  /** Gives the connection up whenever it owes an answer and nothing has come or gone for `limit` milliseconds. */
  endAtSilence(limit: number): void {
    this.#socket.setTimeout(limit);
    this.#socket.removeAllListeners('timeout').on('timeout', () => { if (this.#leaving || !(this as unknown as { readyForQuery: boolean }).readyForQuery) this.giveUp(); });
  }

  /** Ends it at once, without a word to the other side: what is under way fails. */
  giveUp(): void {
    this.#socket.destroy(new GivenUp());
  }

  get #socket(): Socket {
    return (this as unknown as { connection: { stream: Socket } }).connection.stream;
  }

  override end: typeof pg.Client.prototype.end = ((...rest: []) => {
    this.#leaving = true;
    return super.end(...rest);
  }) as typeof pg.Client.prototype.end;

  override query: typeof pg.Client.prototype.query = ((statement: unknown, ...rest: unknown[]) => {
    const given = this.preparing || typeof statement !== 'object' ? statement : { ...statement, name: undefined };
    return (super.query as (...all: unknown[]) => unknown).call(this, given, ...rest);
  }) as typeof pg.Client.prototype.query;
}

/**
 * Makes a new connection ready: from now on its death ends no process, its session is set when it is ours alone, and it prepares statements when it
 * may. A pooler is known by the process number it makes up for its clients. `silence` is the limit of `endAtSilence`; 0 is none.
 */
export async function ready(client: Connection, prepared: PreparedStatements, silence = SILENCE): Promise<void> {
  // Whoever has checked it out hears of its end by the statement that fails; the pool only listens while it is idle.
  client.on('error', () => undefined);
  client.endAtSilence(FIRST_ANSWER);
  const { processID } = client as unknown as { processID: number | null };
  const { rows: [session] } = await client.query<{ direct: boolean; date_style: string }>({ text: FIRST_QUESTION, values: [processID ?? 0] });
  const direct = session?.direct === true;
  client.preparing = prepared === 'always' || (prepared === 'auto' && direct);
  if (!direct && session?.date_style.startsWith('ISO') !== true) {
    throw new Error(`The database writes times in the style "${session?.date_style}", and behind a pooler the server cannot change that: alter role … set datestyle = 'ISO'`);
  }
  client.endAtSilence(silence);
}

const TIMESTAMP = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?([+-])(\d{2})(?::(\d{2}))?(?::(\d{2}))?$/;

/**
 * ISO 8601 in UTC, with at least milliseconds, of a `timestamptz` as PostgreSQL writes it in any time zone: `2026-05-08 12:00:00.12+02`. Throws when it is
 * written otherwise.
 */
export function utcOf(text: string): string {
  // In UTC, which is nearly always so, the text is only put together anew.
  if (text.endsWith('+00') && text.length < 30) return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;
  const match = TIMESTAMP.exec(text);
  if (match === null) throw new Error('a time of the database is not written in ISO style');
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 7).map(Number);
  const [zoneHours = 0, zoneMinutes = 0, zoneSeconds = 0] = match.slice(9, 12).map((part) => Number(part ?? 0));
  const offset = (match[8] === '-' ? -1 : 1) * ((zoneHours * 60 + zoneMinutes) * 60 + zoneSeconds);
  const time = new Date(0);
  // Not Date.UTC, which takes the first century for the twentieth.
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hours, minutes, seconds - offset);
  return `${time.toISOString().slice(0, 19)}.${(match[7] ?? '').padEnd(3, '0')}Z`;
}

const TIMESTAMPTZ = 1184;

/** Times as text in UTC, without a Date in between; everything else as pg reads it. */
export const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (oid === TIMESTAMPTZ && format !== 'binary' ? utcOf : pg.types.getTypeParser(oid, format as 'text'))) as typeof pg.types.getTypeParser,
};
