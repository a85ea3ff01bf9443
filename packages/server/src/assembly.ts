/** The kernel with the slices put in: what the server is started with, and whoever works on its database beside it. */
import { checkAuthorization as checkTable } from './kernel/authorization.ts';
import { compose } from './kernel/compose.ts';
import type { Database } from './kernel/database.ts';
import { loadTowns as loadTownsWith } from './kernel/load-towns.ts';
import { checkUpToDate as checkUpToDateWith, migrate as migrateWith } from './kernel/migrations.ts';
import { sweepTables } from './kernel/sweeper.ts';
import { registerTowns as registerTownsWith, type TownConfig, type Towns } from './kernel/towns.ts';
import { SLICES } from './slices.ts';

export const COMPOSITION = compose(SLICES);
export const AUTHORIZATION = COMPOSITION.access;

/** See `kernel/migrations.ts`. */
export const migrate = (db: Database, which?: string): Promise<void> => migrateWith(db, COMPOSITION.migrations, { which });
/** See `kernel/migrations.ts`. */
export const checkUpToDate = (db: Database, advice: string, which?: string): Promise<void> => checkUpToDateWith(db, COMPOSITION.migrations, advice, which);
/** See `kernel/towns.ts`. */
export const registerTowns = (configs: readonly TownConfig[]): Towns => registerTownsWith(configs, COMPOSITION.townSettings);
/** See `kernel/load-towns.ts`. */
export const loadTowns = (dir: string): TownConfig[] => loadTownsWith(dir, COMPOSITION.townSettings);
/** See `kernel/authorization.ts`. */
export const checkAuthorization = (operations: Parameters<typeof checkTable>[0], handlers: Parameters<typeof checkTable>[1], table = AUTHORIZATION): void => { checkTable(operations, handlers, table); };

/** Deletes what has expired, as the retention lines of all tables say. Safe from several processes. */
export const sweep = (db: Database, towns: Towns): Promise<void> => sweepTables(COMPOSITION.tables, db, towns);
