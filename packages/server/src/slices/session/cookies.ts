import { parseCookie, stringifySetCookie } from 'cookie';

/** Cookies of this server: bound to its very host where they travel over https only (`__Host-`), so that no other site of the domain can set them. */
export interface Cookies {
  /** The name as the browser knows it. */
  nameOf(name: string): string;
  set(name: string, value: string, maxAge: number): string;
}

export function cookies(secure: boolean): Cookies {
  const nameOf = (name: string) => (secure ? `__Host-${name}` : name);
  return { nameOf, set: (name, value, maxAge) => stringifySetCookie({ name: nameOf(name), value, httpOnly: true, sameSite: 'strict', path: '/', maxAge, secure }) };
}

/** By their names; none for a header that is no list of cookies. */
export const read = (header: string | undefined): Readonly<Record<string, string | undefined>> => (header === undefined ? {} : parseCookie(header));
