/** The contract over HTTP: every port of a backend, spoken by `fetch`. */
import type { PortError, Ports, Report, Session } from '@civico/contract';
import { citizenPorts } from './citizen.ts';
import { events } from './events.ts';
import { sender, type ConnectOptions } from './http.ts';
import { indicators } from './indicators.ts';
import { at, report } from './reports.ts';
import { shaped } from './shape.ts';

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

  return {
    ...citizenPorts(send, base),
    events: events(send, base),
    indicators: indicators(send),
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
