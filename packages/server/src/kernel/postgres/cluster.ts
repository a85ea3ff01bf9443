import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accountOf } from './account.ts';
import { createOnce } from './files.ts';
import { keepLog } from './log.ts';
import { Ownership } from './ownership.ts';
import { launch, runningPort, stop } from './process.ts';
import { addressOf, createDatabase, prepareServerRole, serverAddress } from './roles.ts';

/** The PostgreSQL inside a data directory, started and owned by this process. */
export interface Cluster {
  /** `postgres://…` of the database, for a role that is no superuser. */
  url: string;
  /** The same for the superuser. */
  administratorUrl: string;
  /** Stops PostgreSQL and gives the data directory free. */
  close(): Promise<void>;
}

export interface ClusterOptions {
  /** Default 60. */
  maxConnections?: number;
  /** Hears that PostgreSQL has ended by itself and is started again, or cannot be yet; a sentence for whoever runs the server. */
  onTrouble?(sentence: string): void;
}

/** The data directory belongs to another running server. The message is for whoever started this one. */
export class DataDirectoryInUse extends Error {
  constructor(dataDir: string) {
    super(`Another Civico server is already using the data directory ${dataDir}. Stop it first, or choose another directory.`);
    this.name = 'DataDirectoryInUse';
  }
}

/**
 * Starts the PostgreSQL of a data directory, creating it the first time, and starts it again whenever it ends by itself. Whoever holds the advisory lock
 * owns the directory: the lock dies with its connection, so a server killed with -9 leaves nothing stale, and a PostgreSQL it left running is taken over as
 * it is. What PostgreSQL says of itself is kept in `postgres.log`. Throws DataDirectoryInUse when another server lives there.
 */
export async function openCluster(dataDir: string, { maxConnections = 60, onTrouble = () => undefined }: ClusterOptions = {}): Promise<Cluster> {
  const directory = directoryOf(dataDir);
  const logFile = join(resolve(dataDir), 'postgres.log');
  await mkdir(resolve(dataDir), { recursive: true });
  const account = await accountOf();
  await createOnce(directory, account);
  const start = (port?: number) => launch(directory, account, { maxConnections, port, log: keepLog(logFile) });
  let child: Awaited<ReturnType<typeof start>> | undefined;
  let port = await runningPort(directory);
  for (let attempt = 1; port === undefined; attempt += 1) {
    try {
      child = await start();
    } catch (error) {
      // Another server may have started it between our look and our launch; the lock below tells which of us owns it.
      if (attempt >= 3 && await runningPort(directory) === undefined) throw error;
    }
    port = await runningPort(directory);
  }
  const administratorUrl = await addressOf(directory, port) ?? '';
  await createDatabase(administratorUrl);
  const bringBack = async () => {
    if (await runningPort(directory) !== undefined) return;
    onTrouble(`The embedded PostgreSQL has ended by itself and is started again; why is in ${logFile}.`);
    try {
      child = await start(port);
    } catch (error) {
      onTrouble(`The embedded PostgreSQL does not start. Is the disk full? Its own words are in ${logFile}; it is tried again.`);
      throw error;
    }
  };
  const ownership = new Ownership(administratorUrl, bringBack);
  if (!await ownership.take()) throw new DataDirectoryInUse(resolve(dataDir));
  await prepareServerRole(directory, administratorUrl);
  return {
    url: await serverAddress(directory, port) ?? '',
    administratorUrl,
    async close() {
      await ownership.leave();
      await stop(directory, child);
      await ownership.release();
    },
  };
}

/** The address of the PostgreSQL running in a data directory, whoever owns it; undefined when none answers. */
export async function runningCluster(dataDir: string): Promise<string | undefined> {
  const port = await runningPort(directoryOf(dataDir));
  return port === undefined ? undefined : serverAddress(directoryOf(dataDir), port);
}

const directoryOf = (dataDir: string): string => join(resolve(dataDir), 'postgres');
