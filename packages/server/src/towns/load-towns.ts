import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outline } from '@civico/contract';
import { contains } from '@civico/domain/geometry.ts';
import { loadContract, type Schema } from '../kernel/openapi.ts';
import { faultsOf } from '../kernel/validation.ts';
import { ProblemError } from '../kernel/problem.ts';
import { neededBoundaryOf, type TownConfig } from './town.ts';

/**
 * Reads `DIR/<town>/town.json` and `DIR/<town>/outline.geojson` for every folder of DIR. Throws one error that names every file and field that
 * is wrong.
 */
export function loadTowns(dir: string): TownConfig[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  const faults: string[] = [];
  const towns: TownConfig[] = [];
  for (const folder of folders) {
    const town = readJson(join(dir, folder, 'town.json'), faults);
    const outline = readJson(join(dir, folder, 'outline.geojson'), faults);
    if (town === undefined || outline === undefined) continue;
    const config = { ...(town as Omit<TownConfig, 'outline'>), outline: outline as Outline };
    const wrong = [...schemaFaults(config), ...(schemaFaults(config).length > 0 ? [] : senseFaults(config))];
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

let schema: Schema | undefined;

function townSchema(): Schema {
  const schemas = (loadContract()['components'] as { schemas: Record<string, Schema> }).schemas;
  const text = { type: 'string', minLength: 1, maxLength: 100 };
  return {
    type: 'object',
    required: ['id', 'name', 'province', 'istatCode', 'categories', 'offices', 'places', 'outline'],
    properties: {
      id: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,49}$' }, name: text,
      province: { type: 'string', pattern: '^[A-Z]{2}$' }, istatCode: { type: 'string', pattern: '^[0-9]{6}$' },
      categories: { type: 'array', minItems: 1, maxItems: 100, items: schemas['ReportCategory'] },
      offices: { type: 'array', minItems: 1, items: text, uniqueItems: true },
      places: { type: 'array', items: schemas['Place'] },
      contactMonths: { type: 'integer', minimum: 1, maximum: 120 },
      outline: schemas['Outline'],
    },
  };
}

function schemaFaults(config: TownConfig): string[] {
  schema ??= townSchema();
  const faults = faultsOf(schema, config);
  if (faults.length === 0) return [];
  return (new ProblemError('invalid-input', { faults }).body('en').errors ?? []).slice(0, 20).map((fault) => `${fault.pointer}: ${fault.detail}`);
}

/** What no schema can say: ids that repeat, choices without choices, places outside the town. */
function senseFaults(config: TownConfig): string[] {
  const faults: string[] = [];
  const repeated = (what: string, ids: readonly string[]) => { for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) faults.push(`${what} "${id}" is there twice`); };
  repeated('category', config.categories.map((one) => one.id));
  repeated('place', config.places.map((one) => one.id));
  for (const { id, questions } of config.categories) {
    repeated(`category ${id}: question`, questions.map((one) => one.id));
    for (const question of questions) if (question.kind === 'choice' && (question.choices ?? []).length === 0) faults.push(`category ${id}: question "${question.id}" has no choices`);
  }
  try {
    const boundary = neededBoundaryOf(config.outline);
    for (const { name, position } of config.places) if (position !== undefined && !contains(boundary, position)) faults.push(`place "${name}" lies outside the boundary`);
  } catch (error) {
    faults.push((error as Error).message);
  }
  return faults;
}
