import type { Database } from '../kernel/database.ts';
import { loadContract, type Schema } from '../kernel/openapi.ts';
import { faultsOf } from '../kernel/validation.ts';
import { newCounterToken, setUpCounter } from '../slices/counters/set-up.ts';
import type { CsvLine } from './csv.ts';

/** Columns of a list of counters. */
export const COUNTER_COLUMNS = ['id', 'name', 'office'] as const;

export interface CountersResult {
  read: number;
  /** The new ones, each with its token: shown now and never again. */
  added: { id: string; name: string; token: string }[];
  already: number;
  refused: { line: number; why: string }[];
}

/**
 * Sets up the counters of a list. A known one gets the name and office of the list and keeps its token, so running again changes nothing;
 * one whose id is in `renew` gets a new token, and the old one ends.
 * Without a database it only looks: `added` is then what is good.
 */
export async function importCounters(db: Database | undefined, comune: string, lines: AsyncIterable<CsvLine>, renew: ReadonlySet<string> = new Set()): Promise<CountersResult> {
  const schema = (loadContract()['components'] as { schemas: Record<string, Schema> }).schemas['Counter']!;
  const result: CountersResult = { read: 0, added: [], already: 0, refused: [] };
  const seen = new Map<string, number>();
  for await (const entry of lines) {
    result.read += 1;
    const refuse = (why: string): void => void result.refused.push({ line: entry.line, why });
    if ('fault' in entry) { refuse(entry.fault); continue; }
    const counter = { id: entry.row['id'] ?? '', name: entry.row['name'] ?? '', office: entry.row['office'] ?? '' };
    const [fault] = faultsOf(schema, counter);
    const twin = seen.get(counter.id);
    if (fault?.pointer === '/id') refuse(`has the id "${counter.id}": write small letters, digits and dashes, for example "anagrafe-1"`);
    else if (fault) refuse(`has no ${fault.pointer.slice(1)}, or one that is too long: write a short one`);
    else if (twin !== undefined) refuse(`has the id of line ${twin}: take one of them away, or give it another`);
    else {
      seen.set(counter.id, entry.line);
      if (db === undefined) { result.added.push({ id: counter.id, name: counter.name, token: '' }); continue; }
      const known = await db.updateTable('counters').set({ name: counter.name, office: counter.office }).where('comune', '=', comune).where('id', '=', counter.id).returning('id').executeTakeFirst();
      if (known !== undefined && !renew.has(counter.id)) { result.already += 1; continue; }
      const token = newCounterToken();
      await setUpCounter(db, comune, counter, token);
      result.added.push({ id: counter.id, name: counter.name, token });
    }
  }
  return result;
}
