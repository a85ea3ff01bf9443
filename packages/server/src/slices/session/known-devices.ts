import { publicId, type Secrets } from '../../kernel/secrets.ts';
import { type Cookies, read } from './cookies.ts';

const DAYS = 365;
/** Letters of the mark of a clerk that make the name of the cookie: each clerk who uses a device has one. */
const NAMING = 8;

interface Clerk { comune: string; username: string }

/** Knows again the devices from which a clerk has signed in, by a signed cookie that names nobody. */
export interface KnownDevices {
  /** The id of the device when this clerk has signed in from it before. */
  find(cookieHeader: string | undefined, comune: string, username: string): string | undefined;
  /** The Set-Cookie after a sign-in; the same id for the clerk who is known here already. */
  remember(clerk: Clerk & { device: string | undefined }): string;
}

export function knownDevices(secrets: Secrets, cookies: Cookies): KnownDevices {
  const markOf = ({ comune, username }: Clerk) => secrets.keyedHash(`device ${comune} ${username.toLowerCase()}`).toString('base64url');
  const cookieOf = (mark: string) => `civico_device_${mark.slice(0, NAMING)}`;
  return {
    find(cookieHeader, comune, username) {
      const expected = markOf({ comune, username });
      const value = read(cookieHeader)[cookies.nameOf(cookieOf(expected))];
      const [kind, id, mark] = (value === undefined ? undefined : secrets.verify(value))?.split(':') ?? [];
      return kind === 'device' && mark === expected ? id : undefined;
    },
    remember(clerk) {
      const mark = markOf(clerk);
      return cookies.set(cookieOf(mark), secrets.sign(`device:${clerk.device ?? publicId()}:${mark}`), DAYS * 86_400);
    },
  };
}
