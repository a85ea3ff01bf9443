import type { FastifyBaseLogger } from 'fastify';
import type { Logger } from 'pino';
import type pg from 'pg';
import type { Aggregates } from './aggregates.ts';
import type { Database } from './database.ts';
import type { Failpoint, Once } from './idempotency.ts';
import type { ServerOptions } from './options.ts';
import type { Secrets } from './secrets.ts';
import type { Town, Towns } from './towns.ts';
import type { Language } from './words.ts';

/** What every slice is given. */
export interface Kernel {
  db: Database;
  pool: pg.Pool;
  aggregates: Aggregates;
  secrets: Secrets;
  towns: Towns;
  logger: Logger;
  /** As the server was started; slices add theirs to the interface. */
  options: ServerOptions;
  /** Does the work of a call once for its Idempotency-Key. */
  once: Once;
  failpoint?: Failpoint | undefined;
  /** Where people reach the server, without a slash at the end; asked late, because a server on a free port knows only when it listens. Undefined when nobody has said. */
  publicUrl: (() => string) | undefined;
  /** Whether cookies may only travel over https. */
  secureCookie: boolean;
}

/** A clerk with a live session. */
export interface Clerk { username: string; name: string; comune: string; expiresAt: string; tokenHash: Buffer }

/** One validated request. `params`, `query` and `body` have the types the contract gives them. */
export interface Call<Params = unknown, Query = unknown, Body = unknown, Operation extends string = string> {
  operation: Operation;
  town: Town;
  params: Params;
  query: Query;
  body: Body;
  /** Present exactly when the contract asks for it. */
  key: string;
  /** The clerk of the session cookie, of whichever town. Only looked up for operations that know clerks. */
  clerk: Clerk | undefined;
  language: Language;
  /** The content type chosen among those the contract offers. */
  accept: string;
  /** As much of the raw request as a handler may need. */
  raw: { ip: string; cookie: string | undefined; ifNoneMatch: string | undefined; acceptLanguage: string | undefined; apiBase: string; contentType: string; counterToken: string | undefined };
  log: FastifyBaseLogger;
}

/** What a handler answers. A string body goes out as it is, anything else through the serializer of the contract. */
export interface Answer {
  status: number;
  body?: unknown;
  type?: string | undefined;
  headers?: Readonly<Record<string, string | string[]>>;
}

export type Handler = (call: Call) => Promise<Answer>;

/** Handlers by the operations they are for. */
export type Handlers = Readonly<Record<string, Handler>>;
