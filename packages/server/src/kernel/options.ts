import type { FastifyInstance } from 'fastify';
import type { PreparedStatements } from './connection.ts';
import type { Failpoint } from './idempotency.ts';
import type { ConnectionLimits } from './limits/connection-limits.ts';
import type { TownConfig } from './towns.ts';

/** Requests allowed in a minute for one caller: an IPv4 address or the /64 of an IPv6 one, over all towns and processes. */
export interface RequestLimits {
  /** Default 1,200. */
  reads: number;
  /** Default 120. */
  writes: number;
  /** Default 60. */
  uploads: number;
}

/** Limits of all kinds; slices add theirs. */
export interface RateLimits extends RequestLimits {}

/** What a server is started with; slices add their options. */
export interface ServerOptions {
  /** 0 takes a free one. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Where the embedded PostgreSQL and the secret live. Not touched when `databaseUrl` is given. */
  dataDir: string;
  /** Any PostgreSQL from 15 on; several servers may share it when they share `secret`. */
  databaseUrl?: string | undefined;
  towns: readonly TownConfig[];
  /** The id of the town served at `/api/v1`. */
  defaultTown: string;
  /** Exact origins (scheme, host, port) of sites that may call the API from a browser. */
  allowedOrigins: readonly string[];
  /** At least 32 characters. Needed with `databaseUrl`; made and kept in the data directory otherwise. */
  secret?: string | undefined;
  /** `false` is silent, a level logs to standard output. Default `info`. */
  logger?: false | 'debug' | 'info' | 'warn' | 'error' | { level: string; stream: { write(line: string): void } };
  /** `false` switches them off (benchmarks). */
  rateLimits?: Partial<RateLimits> | false;
  /** What one caller may hold at once. */
  connectionLimits?: Partial<ConnectionLimits> | undefined;
  /**
   * Address at which people reach the server, e.g. `https://servizi.comune.example`: links in messages begin with it. `listening` is wherever it
   * listens on this machine. Without it nobody is written to.
   */
  publicUrl?: string | undefined;
  /** Behind reverse proxies: how many there are, or their addresses or networks, so that the caller's address and scheme are read from X-Forwarded-*. */
  trustProxy?: number | string | readonly string[] | undefined;
  /** Where migrations are run when `databaseUrl` leads through a pooler: the database itself. Default `databaseUrl`. */
  databaseDirectUrl?: string | undefined;
  /** `start` (default) brings the tables up to date at start; `command` refuses to start until somebody has (`migrate.ts`). */
  migrations?: 'start' | 'command' | undefined;
  /** Whether statements are prepared under a name. Default `auto`: not on connections through a pooler. */
  preparedStatements?: PreparedStatements | undefined;
  /** Milliseconds without a sign of life after which a connection to the database that owes an answer is given up. Default 20,000. */
  databaseSilence?: number | undefined;
  /** Milliseconds that requests under way have when the server is closed; then they are cut off. Default 10,000. */
  closingLimit?: number | undefined;
  /** Database connections of this process for all that is quick. Default 10. */
  poolSize?: number | undefined;
  /** Connections for what goes through many rows (summaries, counts, searches). Default 2. */
  aggregatePoolSize?: number | undefined;
  /** Milliseconds that a statement of those may take. Default 8,000. */
  aggregateTimeout?: number | undefined;
  /** Mounts whatever else the same address serves (the pages of a site). Must not touch `/api` nor `/{town}/api`. */
  site?: ((app: FastifyInstance) => void | Promise<void>) | undefined;
  /** For tests: called at named points of each transaction. */
  failpoint?: Failpoint | undefined;
}
