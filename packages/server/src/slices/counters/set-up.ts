import { randomBytes } from 'node:crypto';
import type { Counter } from '@civico/contract';
import type { Database } from '../../kernel/database.ts';
import { sha256 } from '../../kernel/secrets.ts';

/** 256 random bits: the secret of a counter. Shown once; the database keeps its hash. */
export function newCounterToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Sets up a counter, or gives a known one another name or token. Votes that wait on its tablet keep waiting until the tablet has the new token.
 *
 * @returns whether it is new
 */
export async function setUpCounter(db: Database, comune: string, counter: Counter, token: string): Promise<boolean> {
  if (token.length < 32) throw new Error('The token of a counter needs at least 32 characters.');
  const known = await db.selectFrom('counters').select('id').where('comune', '=', comune).where('id', '=', counter.id).executeTakeFirst();
  await db.insertInto('counters').values({ comune, id: counter.id, name: counter.name, office: counter.office, token_hash: sha256(token) })
    .onConflict((conflict) => conflict.columns(['comune', 'id']).doUpdateSet({ name: counter.name, office: counter.office, token_hash: sha256(token) })).execute();
  return known === undefined;
}
