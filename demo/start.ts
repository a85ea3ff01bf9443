import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { hashPassword, startServer, type RunningServer } from '@civico/server';
import { importEvents, readEventsFile } from '@civico/server/import/import-events.ts';
import { openData } from '@civico/server/import/open-data.ts';
import { clerkOf } from './staff.ts';
import { seedFigures } from './seed-figures.ts';
import { seedReports } from './seed.ts';
import { createSite } from './site/index.ts';
import { mountSite } from './site/mount.ts';
import { readTowns, townsFolder } from './towns/index.ts';

export interface DemoOptions {
  /** 0 takes a free one. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  dataDir: string;
  /** Another PostgreSQL than the embedded one of `dataDir`; needs `secret`. */
  databaseUrl?: string | undefined;
  secret?: string | undefined;
  /** The town `/` leads to. */
  town: string;
  /** Folder of the CDN build. */
  cdn: string;
  /** Told in a few words what is being done. */
  progress?: (text: string) => void;
  logger?: false | 'warn' | 'error' | 'info';
}

/** Starts the towns' site and the backend behind it, and puts the invented reports there the first time. */
export async function startDemo(options: DemoOptions): Promise<RunningServer> {
  const { port, host = '127.0.0.1', dataDir, databaseUrl, secret, town, cdn, progress = () => {}, logger = false } = options;
  const towns = readTowns();
  progress('Drawing the site of four towns');
  const site = await createSite({ towns, defaultTown: town, cdn });
  const staff = await Promise.all(towns.map(async ({ id }) => {
    const { username, password, name, comune } = clerkOf(id);
    return { username, passwordHash: await hashPassword(password), name, comune };
  }));
  progress(databaseUrl ? 'Opening the database of DATABASE_URL' : `Opening the database in ${dataDir}`);
  const server = await startServer({
    port, host, dataDir, databaseUrl, databaseDirectUrl: process.env['DATABASE_DIRECT_URL'], secret, towns, defaultTown: town, staff, logger,
    allowedOrigins: [],
    smtpUrl: process.env['SMTP_URL'],
    publicUrl: process.env['CIVICO_PUBLIC_URL'] ?? 'listening',
    site: (app) => mountSite(app, site),
  });
  try {
    await seed(options, towns.map(({ id }) => id), progress);
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

async function seed({ dataDir, databaseUrl }: DemoOptions, towns: readonly string[], progress: (text: string) => void): Promise<void> {
  const store = await openData(dataDir, databaseUrl);
  try {
    let added = 0;
    let votes = 0;
    for (const town of towns) {
      added += await seedReports(store.db, town);
      votes += await seedFigures(store.db, town);
    }
    if (added > 0) progress(`Added ${added} invented reports`);
    if (votes > 0) progress(`Added ${votes} invented votes`);
    for (const id of towns) await importEvents(store.db, { id }, await readEventsFile(fileURLToPath(new URL(`${id}/events.ics`, townsFolder))));
  } finally {
    await store.close();
  }
}

/** Whether nobody listens on the port. */
export function portIsFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
