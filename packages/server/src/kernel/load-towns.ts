import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContract, type Schema } from './openapi.ts';
import { invalidInput } from './problem.ts';
import type { TownConfig, TownSettings } from './towns.ts';
import { faultsOf } from './validation.ts';

/**
 * Reads `DIR/<town>/town.json`, and beside it the files that hold a setting of their own, for every folder of DIR. Throws one error that names every file
 * and field that is wrong.
 */
export function loadTowns(dir: string, settings: readonly TownSettings[]): TownConfig[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  const schema = townSchema(settings);
  const files = settings.flatMap((one) => Object.entries(one.files ?? {}));
  const faults: string[] = [];
  const towns: TownConfig[] = [];
  for (const folder of folders) {
    const town = readJson(join(dir, folder, 'town.json'), faults);
    const beside = files.map(([setting, file]) => [setting, readJson(join(dir, folder, file), faults)] as const);
    if (town === undefined || beside.some(([, read]) => read === undefined)) continue;
    const config = { ...(town as TownConfig), ...Object.fromEntries(beside) };
    const unfit = schemaFaults(schema, config);
    const wrong = unfit.length > 0 ? unfit : settings.flatMap((one) => one.faults?.(config) ?? []);
    faults.push(...wrong.map((fault) => `${join(dir, folder)}: ${fault}`));
    towns.push(config);
  }
  if (folders.length === 0) faults.push(`${dir} holds no folder of a town`);
  if (faults.length > 0) throw new Error(`The configuration of the towns is wrong:\n${faults.join('\n')}`);
  return towns;
}

function readJson(path: string, faults: string[]): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push(`${path}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : `is not JSON (${(error as Error).message})`}`);
    return undefined;
  }
}

function townSchema(settings: readonly TownSettings[]): Schema {
  const schemas = (loadContract()['components'] as { schemas: Record<string, Schema> }).schemas;
  return {
    type: 'object',
    required: ['id', 'name', 'province', 'istatCode', ...settings.flatMap((one) => one.required)],
    properties: Object.assign({
      id: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,49}$' }, name: { type: 'string', minLength: 1, maxLength: 100 },
      province: { type: 'string', pattern: '^[A-Z]{2}$' }, istatCode: { type: 'string', pattern: '^[0-9]{6}$' },
    }, ...settings.map((one) => one.properties(schemas))) as Record<string, Schema>,
  };
}

function schemaFaults(schema: Schema, config: TownConfig): string[] {
  const faults = faultsOf(schema, config);
  if (faults.length === 0) return [];
  return (invalidInput(...faults).body('en').errors ?? []).slice(0, 20).map((fault) => `${fault.pointer}: ${fault.detail}`);
}
