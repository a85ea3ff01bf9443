import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { migrate } from '../assembly.ts';
import { openStore, type Store } from '../kernel/database.ts';
import { openCluster, runningCluster } from '../kernel/postgres/cluster.ts';

/**
 * The database of a data directory, or the one at `databaseUrl`, with its tables up to date. Joins the PostgreSQL of a running server;
 * starts one for as long as it is needed otherwise. Throws DatabaseRefused.
 */
export async function openData(dataDir: string, databaseUrl?: string): Promise<Store> {
  const running = databaseUrl ?? await runningCluster(dataDir);
  const cluster = running === undefined ? await openCluster(dataDir) : undefined;
  const store = openStore(running ?? cluster?.url ?? '', { size: 2 });
  const close = async () => { await store.close(); await cluster?.close(); };
  try {
    await migrate(store.db, databaseUrl === undefined ? `in ${resolve(dataDir)}` : undefined);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...store, close };
}

/** Whether there is a database to look at: `openData` would create none. */
export const hasData = (dataDir: string, databaseUrl?: string): boolean => databaseUrl !== undefined || existsSync(join(resolve(dataDir), 'postgres'));
