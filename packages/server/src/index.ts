import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { attachmentHandlers } from './attachments/attachments.ts';
import { counterHandlers } from './counters/counters.ts';
import { indicatorHandlers } from './indicators/indicators.ts';
import { openCalendars } from './events/calendars.ts';
import { eventHandlers } from './events/events.ts';
import { createApp, DEFAULT_LIMITS } from './kernel/app.ts';
import { checkAuthorization } from './kernel/authorization.ts';
import { createAggregates } from './kernel/aggregates.ts';
import { checkUpToDate, migrate, openStore, type Store } from './kernel/database.ts';
import { describe } from './kernel/errors.ts';
import type { Logger } from 'pino';
import type { Handlers, Kernel } from './kernel/kernel.ts';
import { createLogger } from './kernel/logging.ts';
import { loadContract, operationsOf } from './kernel/openapi.ts';
import type { ServerOptions } from './kernel/options.ts';
import { type Cluster, openCluster } from './kernel/postgres/cluster.ts';
import { readPublicUrl } from './kernel/public-url.ts';
import { createSecrets } from './kernel/secrets.ts';
import { startSweeper } from './kernel/sweeper.ts';
import { startDelivery } from './messages/delivery.ts';
import { mailedLinks } from './messages/links.ts';
import { smtpCarrier } from './messages/smtp.ts';
import { placeHandlers } from './places/places.ts';
import { ratingHandlers } from './ratings/ratings.ts';
import { reportHandlers } from './reports/reports.ts';
import { clerkFinder, sessionHandlers } from './session/session.ts';
import { statusHandlers } from './status/status.ts';
import { subscriptionHandlers } from './subscriptions/subscriptions.ts';
import { registerTowns } from './towns/registry.ts';

export type { PreparedStatements } from './kernel/connection.ts';
export type { RateLimits, ServerOptions, StaffUser } from './kernel/options.ts';
export type { TownConfig } from './towns/town.ts';
export { loadTowns } from './towns/load-towns.ts';
export { hashPassword } from './session/password.ts';
export { DatabaseRefused } from './kernel/database.ts';
export { DataDirectoryInUse } from './kernel/postgres/cluster.ts';

/** Summaries may queue; whoever votes may not. */
const AGGREGATE_POOL = 4;
/** Milliseconds for what is under way when the server is closed. */
const CLOSING = 10_000;

export interface RunningServer {
  /** Without a slash at the end; the API is at `${url}/api/v1`. */
  url: string;
  port: number;
  /** Answers what it has accepted, then stops, the embedded PostgreSQL last. */
  close(): Promise<void>;
}

/** Every handler of the contract's operations. */
export function allHandlers(kernel: Kernel): Handlers {
  return {
    ...statusHandlers(kernel), ...ratingHandlers(kernel), ...reportHandlers(kernel),
    ...attachmentHandlers(kernel), ...placeHandlers(kernel), ...eventHandlers(kernel), ...sessionHandlers(kernel),
    ...counterHandlers(kernel), ...indicatorHandlers(kernel), ...subscriptionHandlers(kernel),
  };
}

/**
 * Starts the reference backend. Throws a sentence for whoever starts it when the data directory is in use, the database cannot be reached,
 * a town is wrong, or the code does not match the contract.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const logger = createLogger(options.logger);
  const towns = registerTowns(options.towns);
  let publicUrl = options.publicUrl === undefined || options.publicUrl === 'listening' ? '' : readPublicUrl(options.publicUrl);
  const cluster: Cluster | undefined = options.databaseUrl === undefined ? await openCluster(options.dataDir, { onTrouble: (sentence) => { logger.error(sentence); } }) : undefined;
  const url = options.databaseUrl ?? cluster?.url ?? '';
  const connecting = { prepared: options.preparedStatements, silence: options.databaseSilence };
  const store = openStore(url, { size: options.poolSize, ...connecting });
  const scanning = options.aggregatePoolSize ?? AGGREGATE_POOL;
  const scans = openStore(url, { size: scanning, ...connecting });
  const undo: (() => Promise<unknown> | void)[] = [() => cluster?.close(), () => store.close(), () => scans.close()];
  /** What is under way and waits for somebody who says nothing, and what begins meanwhile. */
  const cutOff = [() => { store.giveUp(); scans.giveUp(); }];
  const close = async () => {
    const deadline = setInterval(() => {
      logger.warn('closing takes too long: what is under way is cut off');
      for (const cut of cutOff) cut();
    }, options.closingLimit ?? CLOSING);
    try {
      for (const step of undo.splice(0).reverse()) await step();
    } finally {
      clearInterval(deadline);
    }
  };
  try {
    const secrets = createSecrets(await secretOf(options));
    await bringUpToDate(options, url);
    if (options.databaseDirectUrl !== undefined) await checkUpToDate(store.db);
    await warnOfNoTimeout(store, logger);
    const calendars = openCalendars(store.db, logger, options.calendarLimits);
    undo.push(() => calendars.close());
    const kernel: Kernel = {
      db: store.db, pool: store.pool, aggregates: createAggregates(scans.db, scanning, { statement: options.aggregateTimeout }), secrets, towns, calendars, staff: options.staff, failpoint: options.failpoint,
      secureCookie: options.trustProxy !== undefined,
      links: options.publicUrl === undefined ? undefined : mailedLinks(secrets, () => publicUrl),
      mailsPerHour: options.rateLimits === false ? undefined : options.rateLimits?.mails ?? DEFAULT_LIMITS.mails,
      idempotency: { pool: store.pool, secrets, failpoint: options.failpoint },
    };
    if (kernel.links === undefined) logger.warn('No public address is configured (CIVICO_PUBLIC_URL): nobody is written to, and reports cannot be followed by email.');
    const operations = operationsOf(loadContract());
    const handlers = allHandlers(kernel);
    checkAuthorization(operations, handlers);
    const app = await createApp({ options, kernel, operations, handlers, logger, findClerk: clerkFinder(store.db, secrets, options.staff) });
    undo.push(startSweeper(store.db, towns, (error) => { logger.warn({ fault: describe(error) }, 'sweep failed'); }));
    if (options.smtpUrl !== undefined) {
      const onError = (error: unknown) => { logger.warn({ fault: describe(error) }, 'a message could not be delivered yet'); };
      const carrier = smtpCarrier(options.smtpUrl, options.mailFrom ?? 'Civico <non-rispondere@civico.invalid>', onError);
      undo.push(() => { carrier.close(); }, startDelivery({ db: store.db, secrets, carry: carrier.carry, onError, every: options.mailEvery, limit: options.mailTimeout, atOnce: options.mailsAtOnce, failpoint: options.failpoint }));
    }
    undo.push(() => app.close());
    cutOff.push(() => { app.server.closeAllConnections(); });
    const host = options.host ?? '127.0.0.1';
    await app.listen({ port: options.port, host });
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    if (options.publicUrl === 'listening') publicUrl = `http://localhost:${port}`;
    logger.info({ port, towns: [...towns.keys()] }, 'ready');
    return { url: `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`, port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs the migrations where they are to be run. Throws DatabaseRefused when a database cannot be used. */
async function bringUpToDate(options: ServerOptions, url: string): Promise<void> {
  const { databaseUrl, databaseDirectUrl, preparedStatements } = options;
  // Of its own: a migration may be silent for as long as it takes.
  const direct = openStore(databaseDirectUrl ?? url, { size: 1, prepared: preparedStatements, silence: 0 });
  try {
    await migrate(direct.db, databaseUrl === undefined ? `in ${resolve(options.dataDir)}` : databaseDirectUrl === undefined ? undefined : 'of DATABASE_DIRECT_URL');
  } finally {
    await direct.close();
  }
}

/** Behind a pooler the server cannot limit how long a statement takes; whoever runs it is told once how to. */
async function warnOfNoTimeout(store: Store, logger: Logger): Promise<void> {
  const { rows: [limit] } = await store.pool.query<{ statement_timeout: string }>('show statement_timeout');
  if (limit?.statement_timeout === '0') logger.warn("the database limits no statement, and behind a pooler the server cannot: alter role … set statement_timeout = '15s'");
}

/** The configured secret, or the one of the data directory. */
async function secretOf(options: ServerOptions): Promise<string> {
  if (options.secret !== undefined) return options.secret;
  if (options.databaseUrl !== undefined) throw new Error('With a database of your own the server needs a secret: set CIVICO_SECRET to at least 32 characters, the same for every server on that database.');
  const path = join(resolve(options.dataDir), 'secret');
  await mkdir(resolve(options.dataDir), { recursive: true });
  await writeFile(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  return readFile(path, 'utf8');
}
