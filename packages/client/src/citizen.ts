/** What a citizen's page needs of a backend to rate and to report: the ports that submissions go through, without the office and the published figures. */
import type { Outline, Place, PlacesPort, Ports, Rating, RatingSummary, RatingsPort, ReadOptions } from '@civico/contract';
import { endpointUrl, sender, type ConnectOptions, type Send } from './http.ts';
import { query } from './query.ts';
import { reports } from './reports.ts';
import { list, shaped } from './shape.ts';
import { watched } from './watched.ts';

const ratings = (send: Send): RatingsPort => ({
  createRating: async (body, { counterToken, ...write }) => shaped<Rating>(await send({ ...write, counterToken, method: 'POST', path: 'ratings', body }), 'id value# createdAt'),
  ratingSummary: async ({ subject, scale, from, to }, read) => {
    const path = `ratings/summary${query({ subjectKind: subject?.kind, subjectId: subject?.id, scale, from, to })}`;
    return shaped<RatingSummary>(await send({ ...read, path }), 'scale# count# distribution@ reasons@');
  },
});

function places(send: Send): PlacesPort {
  const find = async (values: Parameters<typeof query>[0], read?: ReadOptions): Promise<readonly Place[]> =>
    list<Place>(await send({ ...read, path: `places${query(values)}` }), 'items', 'id kind name position&');
  return {
    searchPlaces: (text, read) => find({ q: text }, read),
    nearestPlaces: ({ lat, lon }, read) => find({ near: `${lat.toFixed(6)},${lon.toFixed(6)}` }, read),
    outline: async (read) => {
      const outline = await send({ ...read, path: 'places/outline', accept: 'application/geo+json' });
      for (const { geometry, properties } of list<Outline['features'][number]>(outline, 'features', 'geometry% properties%')) {
        shaped(geometry, 'type coordinates@');
        shaped(properties, 'kind name');
      }
      return shaped<Outline>(outline, 'name source bbox@');
    },
  };
}

/** The ports a citizen's submissions and questions go to, spoken by `send`. */
export const citizenPorts = (send: Send, base: URL): Pick<Ports, 'ratings' | 'reports' | 'places'> => ({
  ratings: watched(ratings(send), base), reports: watched(reports(send, base), base), places: watched(places(send), base),
});

/** @throws TypeError when `endpoint` is no URL */
export function connectCitizen(endpoint: string, options: ConnectOptions = {}): Pick<Ports, 'ratings' | 'reports' | 'places'> {
  const base = endpointUrl(endpoint);
  return citizenPorts(sender(base, () => 'same-origin', options), base);
}
