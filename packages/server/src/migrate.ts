/** Brings the tables up to date, as a command of its own: for `CIVICO_MIGRATIONS=command`, where the server may not change tables. The same settings. */
import { bringDatabaseUpToDate } from './index.ts';
import { readSettings } from './settings/read-settings.ts';

try {
  await bringDatabaseUpToDate(readSettings(process.env));
  console.log('The tables are up to date.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
