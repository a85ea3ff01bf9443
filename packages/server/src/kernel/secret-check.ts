import type { Database } from './database.ts';
import { DatabaseRefused } from './refusal.ts';
import type { Secrets } from './secrets.ts';

/**
 * Throws DatabaseRefused when a database was filled with another secret: receipt codes would not be found, waiting messages and stored answers not be read.
 * The first server on a database says whose it is.
 */
export async function checkSecret(db: Database, { fingerprint }: Secrets, which?: string): Promise<void> {
  const known = await knownFingerprint(db) ?? await keep(db, fingerprint);
  if (known !== fingerprint) throw new DatabaseRefused(new Error('it was filled with another CIVICO_SECRET. Start with that one: without it receipt codes are not found and waiting messages cannot be read'), which);
}

const knownFingerprint = async (db: Database): Promise<string | undefined> => (await db.selectFrom('secret_fingerprint').select('fingerprint').executeTakeFirst())?.fingerprint;

/** The one that is kept: of several servers that start at once, the first one's. */
async function keep(db: Database, fingerprint: string): Promise<string> {
  await db.insertInto('secret_fingerprint').values({ fingerprint }).onConflict((conflict) => conflict.doNothing()).execute();
  return await knownFingerprint(db) ?? fingerprint;
}
