import type { Place, Position } from '@civico/contract';
import { contains, type PolygonCoordinates } from '@civico/domain/geometry.ts';
import { fold } from '@civico/domain/search-words.ts';
import { sha256 } from '../kernel/secrets.ts';
import { neededBoundaryOf, type TownConfig } from './town.ts';

/** A place with what searching needs. */
export interface KnownPlace { place: Place; words: readonly string[]; folded: string; rank: number }

/** A town made ready to serve. */
export interface Town extends TownConfig {
  boundary: readonly PolygonCoordinates[];
  known: readonly KnownPlace[];
  /** The outline as it goes out, and the ETag of that text. */
  outlineText: string;
  outlineTag: string;
}

/** The towns of a server by id. */
export type Towns = ReadonlyMap<string, Town>;

const ID = /^[a-z][a-z0-9-]{1,49}$/;

/** Throws a sentence when a town is named twice, has an id that cannot be in an address, or an outline without boundary. */
export function registerTowns(configs: readonly TownConfig[]): Towns {
  const towns = new Map<string, Town>();
  for (const config of configs) {
    if (!ID.test(config.id) || config.id === 'api') throw new Error(`town "${config.id}": the id must be 2 to 50 lower-case letters, digits or dashes, and not "api"`);
    if (towns.has(config.id)) throw new Error(`town "${config.id}" is configured twice`);
    const outlineText = JSON.stringify(config.outline);
    towns.set(config.id, {
      ...config,
      boundary: neededBoundaryOf(config.outline),
      known: config.places.map((place, rank) => knownPlace(place, rank)),
      outlineText,
      outlineTag: `"${sha256(outlineText).toString('base64url').slice(0, 22)}"`,
    });
  }
  if (towns.size === 0) throw new Error('no town is configured');
  return towns;
}

export function knownPlace(place: Place, rank: number): KnownPlace {
  const folded = fold(place.name);
  return { place, folded, words: fold(`${place.name} ${place.detail ?? ''}`).split(' '), rank };
}

/** The town whose boundary holds a position, if any does. */
export function townAt(towns: Towns, position: Position): Town | undefined {
  for (const town of towns.values()) if (contains(town.boundary, position)) return town;
  return undefined;
}
