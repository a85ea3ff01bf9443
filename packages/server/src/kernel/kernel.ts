import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { Calendars } from '../events/calendars.ts';
import type { MailedLinks } from '../messages/links.ts';
import type { Town, Towns } from '../towns/registry.ts';
import type { Aggregates } from './aggregates.ts';
import type { Database } from './database.ts';
import type { Failpoint, IdempotencyOptions } from './idempotency.ts';
import type { Language } from './problem.ts';
import type { Secrets } from './secrets.ts';
import type { StaffUser } from './options.ts';

/** What every capability is given. */
export interface Kernel {
  db: Database;
  pool: pg.Pool;
  aggregates: Aggregates;
  secrets: Secrets;
  towns: Towns;
  calendars: Calendars;
  staff: readonly StaffUser[];
  idempotency: IdempotencyOptions;
  failpoint?: Failpoint | undefined;
  /** Undefined when the server knows no public address: then it writes to nobody. */
  links: MailedLinks | undefined;
  /** `RateLimits.mails`; undefined when there are no limits. */
  mailsPerHour: number | undefined;
  /** Whether the session cookie may only travel over https. */
  secureCookie: boolean;
}

/** A clerk with a live session. */
export interface Clerk { username: string; name: string; comune: string; expiresAt: string; tokenHash: Buffer }

/** One validated request. `params`, `query` and `body` have the types the contract gives them. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
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
  type?: string;
  headers?: Readonly<Record<string, string | string[]>>;
}

export type Handler = (call: Call) => Promise<Answer>;

/** What a capability exports: a handler for each of its operations. */
export type Handlers = Readonly<Record<string, Handler>>;

/** Gives a handler the types of its parameters; the contract's schemas have already been checked against them. */
export function handler<Params = unknown, Query = unknown, Body = unknown>(handle: (call: Call<Params, Query, Body>) => Promise<Answer>): Handler {
  return handle as Handler;
}
