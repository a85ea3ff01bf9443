import { sql } from 'kysely';
import { describe } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';

/** Says once, when the server starts, that searches go through all reports, and what to do about it: its role could not create the extension. */
export async function warnOfNoSearchIndex({ db, logger }: Pick<Kernel, 'db' | 'logger'>): Promise<void> {
  try {
    const { rows: [index] } = await sql<{ valid: boolean }>`select indisvalid as valid from pg_index where indexrelid = to_regclass('reports_search')`.execute(db);
    if (index?.valid === true) return;
    logger.warn('searches for words go through all reports, because the database has no index for them. Let an administrator run: create extension pg_trgm; '
      + 'then, as the role of the server: create index concurrently reports_search on reports using gin (search gin_trgm_ops) where not hidden');
  } catch (error) {
    logger.warn({ fault: describe(error) }, 'whether searches have an index is not known');
  }
}
