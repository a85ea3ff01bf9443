import type { ServerOptions } from './options.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether cookies may only travel over https: always, but where the server is asked on its own machine without a proxy, and no public address says otherwise.
 * Then a browser would not keep them.
 */
export function onlyOverHttps({ publicUrl, trustProxy, host = '127.0.0.1' }: Pick<ServerOptions, 'publicUrl' | 'trustProxy' | 'host'>): boolean {
  return trustProxy !== undefined || publicUrl?.startsWith('https:') === true || !(LOOPBACK.test(host) || host === '::1' || publicUrl === 'listening');
}

/**
 * The address of the server as the links in messages name it, without a slash at the end. Throws a sentence for whoever starts the server when
 * it is none, or when it is not https: who reads along would hold the links.
 */
export function readPublicUrl(text: string): string {
  const fault = (what: string) => new Error(`The public address of the server (CIVICO_PUBLIC_URL) ${what}: "${text}". It is the address people reach it at, e.g. https://servizi.comune.example.`);
  if (!URL.canParse(text)) throw fault('is no address');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) throw fault('has to begin with https://');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') throw fault('may hold no user, no query and no fragment');
  return url.href.replace(/\/+$/, '');
}
