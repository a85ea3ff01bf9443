import type { Outline, Place, PlacesPort } from '@civico/contract';
import { distance } from '@civico/domain/geometry.ts';

const MOST = 10;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', '\'').toLowerCase();

export function placesPort(places: readonly Place[], outline: Outline): PlacesPort {
  return {
    async searchPlaces(text) {
      const words = plain(text).split(/[\s,]+/).filter((word) => word && !/^\d/.test(word));
      const found = places.filter(({ name }) => words.every((word) => plain(name).split(/[\s']+/).some((part) => part.startsWith(word))));
      return found.slice(0, MOST);
    },
    async nearestPlaces(position) {
      return places
        .flatMap((place) => place.position ? [{ ...place, distance: Math.round(distance(place.position, position)) }] : [])
        .sort((a, b) => a.distance - b.distance).slice(0, MOST);
    },
    outline: async () => outline,
  };
}
