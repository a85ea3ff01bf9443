import { isDeepStrictEqual } from 'node:util';
import type { Indicator, Observation } from '@civico/contract';
import { daysOf } from '@civico/contract/period.ts';
import type { Database } from '../kernel/database.ts';
import { loadContract, type Schema } from '../kernel/openapi.ts';
import { faultsOf } from '../kernel/validation.ts';

/** A file of figures: each indicator with its observations, as the elements read it from a static file too. */
export interface IndicatorsFile { indicators: (Indicator & { observations: Observation[] })[] }

/** What is wrong with a file, a line each; empty when nothing is. */
export function faultsOfFile(file: unknown): string[] {
  const indicators = (file as Partial<IndicatorsFile> | null)?.indicators;
  if (!Array.isArray(indicators)) return ['the file has no list "indicators"'];
  const schemas = (loadContract()['components'] as { schemas: Record<string, Schema> }).schemas;
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [index, one] of indicators.entries()) {
    const { observations, ...definition } = (one ?? {}) as IndicatorsFile['indicators'][number];
    const name = definition.id ?? `indicator ${index + 1}`;
    for (const fault of faultsOf(schemas['Indicator']!, definition)) faults.push(`${name}: ${fault.pointer} ${fault.code}`);
    if (seen.has(name)) faults.push(`${name}: is there twice`);
    seen.add(name);
    for (const [at, observation] of (Array.isArray(observations) ? observations : []).entries()) {
      for (const fault of faultsOf(schemas['Observation']!, observation)) faults.push(`${name}: observation ${at + 1} ${fault.pointer} ${fault.code}`);
      if (typeof observation?.period === 'string' && daysOf(observation.period) === undefined) faults.push(`${name}: observation ${at + 1} has the period "${observation.period}", which does not exist`);
    }
  }
  return faults;
}

/** `already` were there and say the same; `changed` said something else. */
export interface IndicatorsResult { added: number; changed: number; already: number; observations: number }

export interface IndicatorsChoice {
  /** Whether numbers that are published may go without another one in their place. */
  replace?: boolean;
  /** Finds out what would happen, and changes nothing. */
  dryRun?: boolean;
}

/** Thrown to undo the transaction of a dry run. */
class DryRun extends Error {}

/**
 * Takes the figures of a file as those of the town; an indicator known under the same id is replaced whole, in its place. Throws all faults at once and
 * takes nothing then.
 */
export async function importIndicators(db: Database, comune: string, file: IndicatorsFile, { replace = true, dryRun = false }: IndicatorsChoice = {}): Promise<IndicatorsResult> {
  const faults = faultsOfFile(file);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  let found: IndicatorsResult | undefined;
  try {
    return await db.transaction().execute(async (trx) => {
      if (!replace) await mustKeep(trx, comune, file);
      found = await write(trx, comune, file);
      if (dryRun) throw new DryRun();
      return found;
    });
  } catch (error) {
    if (error instanceof DryRun && found) return found;
    throw error;
  }
}

/** Throws when a number that is published has none in the file: a table of one month in place of ten years, or one in which every value is missing. */
async function mustKeep(db: Database, comune: string, { indicators }: IndicatorsFile): Promise<void> {
  const faults: string[] = [];
  for (const { id, observations } of indicators) {
    const given = new Set(observations.flatMap(({ period, category = '', value }) => (value === null ? [] : [`${period}\n${category}`])));
    const published = await db.selectFrom('observations').select(['period', 'category']).where('comune', '=', comune).where('indicator', '=', id).where('value', 'is not', null).orderBy('ordinal').execute();
    const lost = published.filter(({ period, category }) => !given.has(`${period}\n${category ?? ''}`)).map(({ period, category }) => (category ? `${period} ${category}` : period));
    if (lost.length) faults.push(`${id}: ${lost.length} of ${published.length} published values are not in the file (${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ', …' : ''})`);
  }
  if (faults.length) throw new Error(`${faults.join('\n')}\nNothing was taken. Put these values into the file, or add --replace to let them go.`);
}

async function write(trx: Database, comune: string, file: IndicatorsFile): Promise<IndicatorsResult> {
  const result: IndicatorsResult = { added: 0, changed: 0, already: 0, observations: 0 };
  const known = new Map((await trx.selectFrom('indicators').select(['id', 'position', 'definition']).where('comune', '=', comune).execute()).map((row) => [row.id, row]));
  let last = Math.max(-1, ...[...known.values()].map(({ position }) => position));
  for (const { observations, ...definition } of file.indicators) {
    const rows = observations.map(({ period, category, value, ...details }, ordinal) => {
      const { first, last: end } = daysOf(period)!;
      return { comune, indicator: definition.id, ordinal, period, first_day: first, last_day: end, category: category ?? null, value, details: JSON.stringify(details) };
    });
    result.observations += rows.length;
    const before = known.get(definition.id);
    if (before && isDeepStrictEqual(before.definition, definition) && await same(trx, comune, definition.id, observations)) {
      result.already += 1;
      continue;
    }
    result[before ? 'changed' : 'added'] += 1;
    await trx.deleteFrom('indicators').where('comune', '=', comune).where('id', '=', definition.id).execute();
    await trx.insertInto('indicators').values({ comune, id: definition.id, position: before?.position ?? (last += 1), definition: JSON.stringify(definition) }).execute();
    for (let from = 0; from < rows.length; from += 2000) await trx.insertInto('observations').values(rows.slice(from, from + 2000)).execute();
  }
  return result;
}

/** Whether the values in the database are these, in this order. */
async function same(db: Database, comune: string, indicator: string, observations: readonly Observation[]): Promise<boolean> {
  const rows = await db.selectFrom('observations').select(['period', 'category', 'value', 'details']).where('comune', '=', comune).where('indicator', '=', indicator).orderBy('ordinal').execute();
  return rows.length === observations.length && rows.every((row, index) => {
    const { period, category = null, value, ...details } = observations[index]!;
    return row.period === period && row.category === category && row.value === value && isDeepStrictEqual(row.details, details);
  });
}
