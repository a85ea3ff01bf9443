/** What a setting may be. Each reads a text and throws a clause that completes "NAME …". */
import { isIP } from 'node:net';
import { readPublicUrl } from '../kernel/public-url.ts';

/** `what` completes "NAME …". */
const fault = (what: string): never => { throw new Error(what); };

export const textOf = (given: string): string => (given.trim() === '' ? fault('is empty.') : given);

export function portOf(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : NaN;
  return port >= 0 && port <= 65_535 ? port : fault(`must be a port from 1 to 65535, not "${given}".`);
}

export const numberOf = (given: string): number => (/^[1-9]\d{0,5}$/.test(given) ? Number(given) : fault(`must be a whole number from 1 to 999999, not "${given}".`));

export const choiceOf = <Choice extends string>(...allowed: readonly Choice[]) => (given: string): Choice =>
  allowed.find((one) => one === given) ?? fault(`must be one of ${allowed.join(', ')}, not "${given}".`);

/** Says nothing of what is given: it holds a password. */
export function databaseOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  return url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1 && (url.hostname !== '' || url.searchParams.has('host')) ? given : fault('must be the address of a database, as in postgres://user:password@host:5432/database. Characters of the password such as / @ : # must be percent-encoded.');
}

export function mailServerOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? given : fault('must be the address of a mail server, as in smtp://user:password@host:587 (smtps:// and 465 where it speaks TLS from the start). Characters of the password such as / @ : # must be percent-encoded.');
}

export const secretOf = (given: string): string => (given.length >= 32 ? given : fault(`must have at least 32 characters, and has ${given.length}. Make one with: openssl rand -base64 48`));

export function addressOf(given: string): string {
  try { return readPublicUrl(given); } catch (error) { return fault(`is wrong. ${(error as Error).message}`); }
}

const ADDRESS = /^[^\s<>@]+@[^\s<>@]+\.[^\s<>@.]+$/;

export function senderOf(given: string): string {
  const address = /^[^<>]*<([^<>]+)>$/.exec(given)?.[1] ?? given;
  return ADDRESS.test(address) && !/[\r\n]/.test(given) ? given : fault(`must be an email address, or a name and an address as in Comune di Vallechiara <posta@comune.example>, not "${given}".`);
}

/** Exactly as a browser writes them in `Origin`. */
export function originsOf(given: string): string[] {
  return addressesOf(given).map((one) => {
    const url = URL.canParse(one) ? new URL(one) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol)) return fault(`must be sites, as in https://www.comune.example, not "${one}".`);
    return url.origin === one ? one : fault(`must be sites as a browser names them: write ${url.origin} instead of ${one}.`);
  });
}

export const addressesOf = (given: string): string[] => given.split(',').map((one) => one.trim()).filter((one) => one !== '');

const NETWORKS: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

/** How many proxies stand in front of the server, or their addresses: believing everybody would let each caller say who they are. */
export function proxiesOf(given: string): number | string[] {
  if (/^[1-9]$/.test(given)) return Number(given);
  return addressesOf(given).map((one) => {
    const [address = '', bits, ...more] = one.split('/');
    const version = isIP(address);
    const network = version !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128)));
    return network || NETWORKS.includes(one) ? one : fault(`must be the number of proxies in front of the server (1 to 9) or their addresses or networks, as in 127.0.0.1,10.0.0.0/8, not "${one}".`);
  });
}
