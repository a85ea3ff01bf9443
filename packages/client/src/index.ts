/** The contract over HTTP: every port of a backend, spoken by `fetch`. */
import type { OfficePort, PortError, Ports, Report, Session } from '@civico/contract';
import { citizenPorts } from './citizen.ts';
import { events } from './events.ts';
import { endpointUrl, sender, type ConnectOptions } from './http.ts';
import { indicators } from './indicators.ts';
import { at, report } from './reports.ts';
import { shaped } from './shape.ts';
import { watched } from './watched.ts';

export type { ConnectOptions } from './http.ts';

/**
 * The ports of the backend at `endpoint` (`/api/v1`, or absolute). Nothing is asked before a method is called. Every method throws only
 * PortError, and the reason of the caller's signal when that aborts.
 *
 * Reads are repeated, and writes that carry an idempotency key, at most twice and only when it may help. A request is given up after a silence of 10 s (a
 * read), 20 s (a write) or 30 s (a photo), to which what is sent adds its time at 200 kbit/s; never while an answer comes, however slowly. Cookies go to the
 * same origin only, until the office port is used. What fails in a page is told to its web team in the console, once a cause.
 * @throws TypeError when `endpoint` is no URL
 */
export function connect(endpoint: string, options: ConnectOptions = {}): Ports {
  const base = endpointUrl(endpoint);
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

  return {
    ...citizenPorts(send, base),
    events: watched(events(send, base), base),
    indicators: watched(indicators(send), base),
    office: watched<OfficePort>({
      session: (read) => clerk({ ...read, path: 'session' }).then(session, signedOut),
      signIn: async (body, read) => session(await clerk({ ...read, method: 'POST', path: 'session', body })),
      // Signed out already is signed out.
      signOut: async (read) => void await clerk({ ...read, method: 'DELETE', path: 'session' }).catch(signedOut),
      signOutEverywhere: async (read) => void await clerk({ ...read, method: 'DELETE', path: 'sessions' }),
      updateReport: async (id, body, read): Promise<Report> =>
        report(await clerk({ ...read, method: 'PATCH', path: at(id), body }), base),
    }, base),
  };
}
