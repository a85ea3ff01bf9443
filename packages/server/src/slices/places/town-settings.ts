import type { Outline, Place } from '@civico/contract';
import { contains, type PolygonCoordinates } from '@civico/domain/geometry.ts';
import { fold } from '@civico/domain/search-words.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { repeated, type TownSettings } from '../../kernel/towns.ts';
import { neededBoundaryOf } from './territory.ts';

/** A place with what searching needs. */
export interface KnownPlace { place: Place; words: readonly string[]; folded: string; rank: number }

declare module '../../kernel/towns.ts' {
  interface TownConfig {
    /** Best known first. */
    places: Place[];
    /** Must hold one feature of kind `boundary`, a Polygon or MultiPolygon. */
    outline: Outline;
  }
  interface Town {
    boundary: readonly PolygonCoordinates[];
    known: readonly KnownPlace[];
    /** The outline as it goes out, and the ETag of that text. */
    outlineText: string;
    outlineTag: string;
  }
}

export const townSettings: TownSettings = {
  properties: (schemas) => ({ places: { type: 'array', items: schemas['Place'] }, outline: schemas['Outline']! }),
  required: ['places', 'outline'],
  files: { outline: 'outline.geojson' },

  faults({ places, outline }) {
    const faults = repeated('place', places.map((one) => one.id));
    try {
      const boundary = neededBoundaryOf(outline);
      for (const { name, position } of places) if (position !== undefined && !contains(boundary, position)) faults.push(`place "${name}" lies outside the boundary`);
    } catch (error) {
      faults.push((error as Error).message);
    }
    return faults;
  },

  prepare({ places, outline }) {
    const outlineText = JSON.stringify(outline);
    return {
      boundary: neededBoundaryOf(outline),
      known: places.map((place, rank) => knownPlace(place, rank)),
      outlineText,
      outlineTag: `"${sha256(outlineText).toString('base64url').slice(0, 22)}"`,
    };
  },
};

export function knownPlace(place: Place, rank: number): KnownPlace {
  const folded = fold(place.name);
  return { place, folded, words: fold(`${place.name} ${place.detail ?? ''}`).split(' '), rank };
}
