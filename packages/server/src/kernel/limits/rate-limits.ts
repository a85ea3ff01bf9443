import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database.ts';
import type { RequestLimits } from '../options.ts';
import { ProblemError } from '../problem.ts';
import { networkOf } from './network.ts';
import { RequestCounts, type RequestKind } from './request-counts.ts';
import { shareCounts, startSharing } from './shared-counts.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which limit a request of this route counts for. Default `reads` for GET and HEAD, `writes` for all else. */
    kind?: RequestKind;
  }
}

/** Counts a request, says in its answer how it stands, and throws 429 beyond the limit. */
export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => void;

const DEFAULTS: RequestLimits = { reads: 1200, writes: 120, uploads: 60 };

/**
 * One count a caller and kind, whatever the address asked for: an operation in whichever town, or nothing that exists. Other processes on the same database
 * are heard within about a second. `onError` hears when they cannot be told.
 */
export function limitRequests(db: Database, given: Partial<RequestLimits> | false | undefined, onError: (error: unknown) => void): { count: CountRequest; close(): Promise<void> } {
  if (given === false) return { count: () => undefined, close: () => Promise.resolve() };
  const limits = { ...DEFAULTS, ...given };
  const counts = new RequestCounts();
  return {
    count: (request, reply) => {
      const kind = request.routeOptions.config.kind ?? (request.method === 'GET' || request.method === 'HEAD' ? 'reads' : 'writes');
      const { own, elsewhere, endsAt } = counts.add(kind, networkOf(request.ip));
      const seconds = Math.max(1, Math.ceil((endsAt - Date.now()) / 1000));
      const left = limits[kind] - own - elsewhere;
      void reply.header('x-ratelimit-limit', limits[kind]).header('x-ratelimit-remaining', Math.max(0, left)).header('x-ratelimit-reset', seconds);
      if (left < 0) throw new ProblemError('too-many-requests', { retryAfter: seconds, values: { seconds } });
    },
    close: startSharing(() => shareCounts(db, counts, limits), onError),
  };
}
