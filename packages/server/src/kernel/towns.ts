import type { Schema } from './openapi.ts';

/** What the server has to know of a Comune. Every row it stores carries `id`. Slices add their settings to this interface. */
export interface TownConfig {
  /** In addresses and rows, e.g. `sassuolo`. */
  id: string;
  name: string;
  /** Two letters, e.g. `MO`. */
  province: string;
  /** Six digits of ISTAT. */
  istatCode: string;
}

/** A town made ready to serve. Slices add what they make of their settings. */
export interface Town extends TownConfig {}

/** The towns of a server by id. */
export type Towns = ReadonlyMap<string, Town>;

/** What a slice wants to be told of each town. */
export interface TownSettings {
  /** Name → JSON Schema; `schemas` are those of the contract. */
  properties(schemas: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>>;
  required: readonly string[];
  /** Setting → name of a JSON file beside `town.json` that holds it. */
  files?: Readonly<Record<string, string>>;
  /** What no schema can say, a sentence each. Only asked about settings that fit the schema. */
  faults?(config: TownConfig): string[];
  /** What serving needs of the settings, made once. Throws a sentence when it cannot be made. */
  prepare?(config: TownConfig): Partial<Town>;
}

const ID = /^[a-z][a-z0-9-]{1,49}$/;

/** Throws a sentence when a town is named twice, has an id that cannot be in an address, or settings nothing can be made of. */
export function registerTowns(configs: readonly TownConfig[], settings: readonly TownSettings[]): Towns {
  const towns = new Map<string, Town>();
  for (const config of configs) {
    if (!ID.test(config.id) || config.id === 'api') throw new Error(`town "${config.id}": the id must be 2 to 50 lower-case letters, digits or dashes, and not "api"`);
    if (towns.has(config.id)) throw new Error(`town "${config.id}" is configured twice`);
    towns.set(config.id, Object.assign({}, config, ...settings.map((one) => one.prepare?.(config) ?? {})) as Town);
  }
  if (towns.size === 0) throw new Error('no town is configured');
  return towns;
}

/** A sentence for each id that is there twice. */
export function repeated(what: string, ids: readonly string[]): string[] {
  return [...new Set(ids.filter((one, index) => ids.indexOf(one) !== index))].map((id) => `${what} "${id}" is there twice`);
}
