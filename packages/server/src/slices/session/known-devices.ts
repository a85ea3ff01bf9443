import { parseCookie, stringifySetCookie } from 'cookie';
import { publicId, type Secrets } from '../../kernel/secrets.ts';

const COOKIE = 'civico_device';
const DAYS = 365;

interface Clerk { comune: string; username: string }

/** Knows again the devices from which a clerk has signed in, by a signed cookie that names nobody. */
export interface KnownDevices {
  /** The id of the device when this clerk has signed in from it before. */
  find(cookieHeader: string | undefined, comune: string, username: string): string | undefined;
  /** The Set-Cookie after a sign-in; the same id for the clerk who is known here already. */
  remember(clerk: Clerk & { device: string | undefined }): string;
}

export function knownDevices(secrets: Secrets, secure: boolean): KnownDevices {
  const markOf = ({ comune, username }: Clerk) => secrets.keyedHash(`device ${comune} ${username.toLowerCase()}`).toString('base64url');
  return {
    find(cookieHeader, comune, username) {
      const value = cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[COOKIE];
      const [kind, id, mark] = (value === undefined ? undefined : secrets.verify(value))?.split(':') ?? [];
      return kind === 'device' && mark === markOf({ comune, username }) ? id : undefined;
    },
    remember: (clerk) => stringifySetCookie({
      name: COOKIE, value: secrets.sign(`device:${clerk.device ?? publicId()}:${markOf(clerk)}`),
      httpOnly: true, sameSite: 'strict', path: '/', maxAge: DAYS * 86_400, secure,
    }),
  };
}
