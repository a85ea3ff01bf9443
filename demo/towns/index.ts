import { readFileSync } from 'node:fs';
import type { Outline } from '@civico/contract';
import type { DemoTown, Town } from './town.ts';

export type { DemoTown, Town, TownBrand } from './town.ts';

/** Ids of the towns of the demonstration, the default one first. */
export const townIds = ['sassuolo', 'crema', 'capannori', 'mirandola'] as const;

/** The folder that holds one folder a town, as a URL that ends with a slash. */
export const townsFolder = new URL('./', import.meta.url);

/** Reads the towns of the demonstration from their files, in the order of `townIds`. */
export function readTowns(): DemoTown[] {
  return townIds.map((id) => {
    const town = readJson<Town>(`${id}/town.json`);
    return { ...town, outline: readJson<Outline>(`${id}/outline.geojson`) };
  });
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, townsFolder), 'utf8')) as T;
}
