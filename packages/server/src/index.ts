import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkUpToDate, COMPOSITION, migrate, registerTowns, sweep } from './assembly.ts';
import { createAggregates } from './kernel/aggregates.ts';
import { createApp } from './kernel/app.ts';
import { checkSlices } from './kernel/check-slices.ts';
import { openStore, type Store } from './kernel/database.ts';
import { describe } from './kernel/errors.ts';
import { createOnce } from './kernel/idempotency.ts';
import type { Logger } from 'pino';
import type { Kernel } from './kernel/kernel.ts';
import { createLogger } from './kernel/logging.ts';
import { loadContract, operationsOf } from './kernel/openapi.ts';
import { openSlices } from './kernel/open-slices.ts';
import type { ServerOptions } from './kernel/options.ts';
import { type Cluster, openCluster } from './kernel/postgres/cluster.ts';
import { onlyOverHttps, readPublicUrl } from './kernel/public-url.ts';
import { checkSecret } from './kernel/secret-check.ts';
import { createSecrets } from './kernel/secrets.ts';
import { startSweeper } from './kernel/sweeper.ts';

export { loadTowns } from './assembly.ts';
export type { PreparedStatements } from './kernel/connection.ts';
export type { RateLimits, ServerOptions } from './kernel/options.ts';
export type { TownConfig } from './kernel/towns.ts';
export { DatabaseRefused } from './kernel/refusal.ts';
export { DataDirectoryInUse } from './kernel/postgres/cluster.ts';
export type { StaffUser } from './slices/session/options.ts';
export { hashPassword } from './slices/session/password.ts';

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

/**
 * Starts the reference backend. Throws a sentence for whoever starts it when the data directory is in use, the database cannot be reached,
 * a town is wrong, slices do not fit together, or the code does not match the contract.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  checkSlices(COMPOSITION.slices);
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
    if (options.databaseDirectUrl !== undefined) await checkUpToDate(store.db, 'It is another database than the one of DATABASE_DIRECT_URL.');
    await checkSecret(store.db, secrets, nameOf(options));
    await warnOfNoTimeout(store, logger);
    const kernel: Kernel = {
      db: store.db, pool: store.pool, aggregates: createAggregates(scans.db, scanning, { statement: options.aggregateTimeout }), secrets, towns, logger, options, failpoint: options.failpoint,
      secureCookie: onlyOverHttps(options),
      publicUrl: options.publicUrl === undefined ? undefined : () => publicUrl,
      once: createOnce({ store, secrets, failpoint: options.failpoint }),
    };
    const operations = operationsOf(loadContract());
    const slices = await openSlices(COMPOSITION, kernel, operations);
    undo.push(slices.close, startSweeper(() => sweep(store.db, towns), (error) => { logger.warn({ fault: describe(error) }, 'sweep failed'); }));
    const app = await createApp({ options, kernel, operations, access: COMPOSITION.access, ...slices, logger });
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

/** Completes "The database …" in sentences for whoever starts the server. */
const nameOf = ({ databaseUrl, dataDir }: ServerOptions): string | undefined => (databaseUrl === undefined ? `in ${resolve(dataDir)}` : undefined);

/** Runs the migrations where they are to be run. Throws DatabaseRefused when a database cannot be used. */
async function bringUpToDate(options: ServerOptions, url: string): Promise<void> {
  const { databaseUrl, databaseDirectUrl, preparedStatements, migrations = 'start' } = options;
  // Of its own: a migration may be silent for as long as it takes.
  const direct = openStore(migrations === 'start' ? databaseDirectUrl ?? url : url, { size: 1, prepared: preparedStatements, silence: 0 });
  try {
    if (migrations === 'command') await checkUpToDate(direct.db, 'Bring them up to date first: node packages/server/src/migrate.ts', nameOf(options));
    else await migrate(direct.db, databaseUrl === undefined || databaseDirectUrl === undefined ? nameOf(options) : 'of DATABASE_DIRECT_URL');
  } finally {
    await direct.close();
  }
}

/** Brings the tables up to date, and starts nothing. Throws DatabaseRefused. */
export async function bringDatabaseUpToDate(options: ServerOptions): Promise<void> {
  const cluster = options.databaseUrl === undefined ? await openCluster(options.dataDir) : undefined;
  try {
    await bringUpToDate({ ...options, migrations: 'start' }, options.databaseUrl ?? cluster?.url ?? '');
  } finally {
    await cluster?.close();
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
