import type { FastifyInstance, FastifyReply } from 'fastify';
import type pg from 'pg';
import { describe } from './errors.ts';
import { kept } from './kept.ts';

/** Milliseconds the database may take to say that it is there. */
const LIMIT = 2000;
/** Milliseconds an answer is good for: however many ask, the database is asked once a second. */
const KEPT = 1000;
const RETRY_AFTER = 5;

/** Why no request should be sent to this process now. */
type Reason = 'database-unreachable' | 'database-read-only' | 'closing';

/**
 * For whoever runs the server, outside the contract and at the root: `GET /live` says that the process itself answers, and never asks the database, so
 * that nobody restarts a healthy process because the database is away; `GET /ready` says whether requests should be sent here, 503 with `reason` when not.
 */
export function registerHealth(app: FastifyInstance, pool: pg.Pool): void {
  let closing = false;
  app.addHook('preClose', (done) => { closing = true; done(); });
  const databaseFault = kept(KEPT, () => faultOf(pool, app));
  app.get('/live', { config: { always: true } }, (_request, reply) => answer(reply, undefined));
  app.get('/ready', { config: { always: true } }, async (_request, reply) => answer(reply, closing ? 'closing' : await databaseFault()));
}

function answer(reply: FastifyReply, reason: Reason | undefined): FastifyReply {
  void reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
  if (reason === undefined) return reply.send('{"status":"ok"}');
  return reply.status(503).header('retry-after', String(RETRY_AFTER)).send(JSON.stringify({ status: 'unavailable', reason }));
}

/** A standby and a database that is set read-only answer, but take no report. */
async function faultOf(pool: pg.Pool, app: FastifyInstance): Promise<Reason | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<Reason>((resolve) => { timer = setTimeout(resolve, LIMIT, 'database-unreachable'); });
  const asked = pool.query<{ read_only: string }>({ name: 'read-only', text: "select current_setting('transaction_read_only') as read_only" })
    .then(({ rows: [row] }): Reason | undefined => (row?.read_only === 'off' ? undefined : 'database-read-only'))
    .catch((error: unknown): Reason => { app.log.warn({ fault: describe(error) }, 'not ready'); return 'database-unreachable'; });
  return Promise.race([asked, silent]).finally(() => { clearTimeout(timer); });
}
