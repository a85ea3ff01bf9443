import type { Database } from './database.ts';
import type { TableRule } from './slice.ts';
import type { Towns } from './towns.ts';

const EVERY = 10 * 60_000;

/** Does what the retention lines of the tables say, one after the other. Safe from several processes. */
export async function sweepTables(rules: readonly TableRule[], db: Database, towns: Towns): Promise<void> {
  for (const { sweep } of rules) await sweep?.(db, towns);
}

/** Sweeps at once and now and then; returns how to stop. `onError` hears of a sweep that failed, which the next one makes good. */
export function startSweeper(sweep: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let round = Promise.resolve();
  const look = () => { round = sweep().catch(onError); };
  look();
  const timer = setInterval(look, EVERY);
  timer.unref();
  return () => { clearInterval(timer); return round; };
}
