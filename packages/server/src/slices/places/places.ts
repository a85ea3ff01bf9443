import type { Place } from '@civico/contract';
import { distance } from '@civico/domain/geometry.ts';
import { fold, searchWords } from '@civico/domain/search-words.ts';
import type { Asker } from '../../kernel/aggregates.ts';
import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { invalidInput } from '../../kernel/problem.ts';
import { escapeLike } from '../../kernel/text.ts';
import { faultKinds } from './places.messages.ts';
import { knownPlace, type KnownPlace } from './town-settings.ts';

/** Streets and landmarks: those the town is configured with, and those imported from its street list. */
export function placeHandlers({ aggregates }: Kernel): HandlersFor<'listPlaces' | 'getOutline'> {
  const imported = (asker: Asker, words: readonly string[]): Promise<KnownPlace[]> => aggregates.answer(asker, ['listPlaces', words], async (scan) => {
    let found = scan.selectFrom('places').select(['id', 'kind', 'name', 'detail', 'lat', 'lon']).where('comune', '=', asker.town.id);
    for (const word of words) found = found.where('search', 'like', `% ${escapeLike(word)}%`);
    const rows = await found.orderBy('name').limit(200).execute();
    return rows.map((row, index) => knownPlace({
      id: row.id, kind: row.kind as Place['kind'], name: row.name,
      ...(row.detail === null ? {} : { detail: row.detail }),
      ...(row.lat === null || row.lon === null ? {} : { position: { lat: row.lat, lon: row.lon } }),
    }, 100_000 + index));
  });
  return {
    async listPlaces(call) {
      const { town, query } = call;
      if (query.q !== undefined && query.near !== undefined) throw invalidInput({ pointer: '#query/near', code: faultKinds['two-places'] });
      if (query.near !== undefined) return { status: 200, body: { items: nearest(town.known, query.near, query.limit) } };
      if (query.q === undefined) return { status: 200, body: { items: town.known.slice(0, query.limit).map((one) => one.place) } };
      const words = searchWords(query.q);
      if (words.length === 0) return { status: 200, body: { items: [] } };
      const own = town.known.filter((one) => matches(one, words));
      const names = new Set(own.map((one) => one.folded));
      const others = (await imported(call, words)).filter((one) => !names.has(one.folded));
      return { status: 200, body: { items: ranked([...own, ...others], fold(query.q)).slice(0, query.limit).map((one) => one.place) } };
    },

    getOutline({ town, raw }) {
      const headers = { etag: town.outlineTag, 'cache-control': 'public, max-age=3600, stale-while-revalidate=86400' };
      const same = raw.ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === town.outlineTag || tag.trim() === '*');
      return Promise.resolve(same === true ? { status: 304, headers } : { status: 200, type: 'application/geo+json; charset=utf-8', headers, body: town.outlineText });
    },
  };
}

/** Every word of the search begins a word of the place. */
function matches(known: KnownPlace, words: readonly string[]): boolean {
  return words.every((word) => known.words.some((own) => own.startsWith(word)));
}

/** The whole name first, then names that begin like the search, then those where it begins a word, then the rest; best known first among equals. */
function ranked(places: readonly KnownPlace[], search: string): KnownPlace[] {
  const score = ({ folded }: KnownPlace) => (folded === search ? 0 : folded.startsWith(search) ? 1 : ` ${folded}`.includes(` ${search}`) ? 2 : 3);
  return places.map((place) => ({ place, score: score(place) })).sort((a, b) => a.score - b.score || a.place.rank - b.place.rank).map((one) => one.place);
}

function nearest(known: readonly KnownPlace[], near: string, limit: number): Place[] {
  const [lat = 0, lon = 0] = near.split(',').map(Number);
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) throw invalidInput({ pointer: '#query/near', code: 'format' });
  const found: Place[] = [];
  for (const { place } of known) {
    if (place.position !== undefined) found.push({ ...place, distance: Math.round(distance({ lat, lon }, place.position)) });
  }
  return found.sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0)).slice(0, limit);
}
