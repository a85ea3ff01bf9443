/** The contract over HTTP: every port of a backend, spoken by `fetch`. */
import type {
  Outline, Place, PortError, Ports, Rating, RatingSummary, ReadOptions, Report, Session,
} from '@civico/contract';
import { events } from './events.ts';
import { sender, type ConnectOptions } from './http.ts';
import { indicators } from './indicators.ts';
import { query } from './query.ts';
import { at, report, reports } from './reports.ts';
import { list, shaped } from './shape.ts';

export type { ConnectOptions } from './http.ts';

/**
 * The ports of the backend at `endpoint` (`/api/v1`, or absolute). Nothing is asked before a method is called. Every method throws only
 * PortError, and the reason of the caller's signal when that aborts.
 *
 * Reads are repeated, and writes that carry an idempotency key, at most twice and only when it may help; a request ends within 10 s (a read),
 * 20 s (a write) or 60 s (a photo). Cookies go to the same origin only, until the office port is used.
 * @throws TypeError when `endpoint` is no URL
 */
export function connect(endpoint: string, options: ConnectOptions = {}): Ports {
  const base = new URL(`${endpoint.replace(/\/+$/, '')}/`, globalThis.document?.baseURI);
  let credentials: RequestCredentials = 'same-origin';
  const send = sender(base, () => credentials, options);
  const clerk: typeof send = (request) => {
    credentials = 'include';
    return send(request);
  };
  const signedOut = (error: PortError): null => {
    if (error.kind !== 'unauthorized') throw error;
    return null;
  };
  const session = (value: unknown): Session => shaped(value, 'name role comune expiresAt');
  const places = async (values: Parameters<typeof query>[0], read?: ReadOptions): Promise<readonly Place[]> =>
    list<Place>(await send({ ...read, path: `places${query(values)}` }), 'items', 'id kind name position&');

  return {
    ratings: {
      createRating: async (body, { counterToken, ...write }) => shaped<Rating>(await send({ ...write, counterToken, method: 'POST', path: 'ratings', body }), 'id value# createdAt'),
      ratingSummary: async ({ subject, scale, from, to }, read) => {
        const path = `ratings/summary${query({ subjectKind: subject?.kind, subjectId: subject?.id, scale, from, to })}`;
        return shaped<RatingSummary>(await send({ ...read, path }), 'scale# count# distribution@ reasons@');
      },
    },
    reports: reports(send, base),
    events: events(send, base),
    indicators: indicators(send),
    places: {
      searchPlaces: (text, read) => places({ q: text }, read),
      nearestPlaces: ({ lat, lon }, read) => places({ near: `${lat.toFixed(6)},${lon.toFixed(6)}` }, read),
      outline: async (read) => {
        const outline = await send({ ...read, path: 'places/outline', accept: 'application/geo+json' });
        for (const { geometry, properties } of list<Outline['features'][number]>(outline, 'features', 'geometry% properties%')) {
          shaped(geometry, 'type coordinates@');
          shaped(properties, 'kind name');
        }
        return shaped<Outline>(outline, 'name source bbox@');
      },
    },
    office: {
      session: (read) => clerk({ ...read, path: 'session' }).then(session, signedOut),
      signIn: async (body, read) => session(await clerk({ ...read, method: 'POST', path: 'session', body })),
      // Signed out already is signed out.
      signOut: async (read) => void await clerk({ ...read, method: 'DELETE', path: 'session' }).catch(signedOut),
      updateReport: async (id, body, read): Promise<Report> =>
        report(await clerk({ ...read, method: 'PATCH', path: at(id), body }), base),
    },
  };
}
