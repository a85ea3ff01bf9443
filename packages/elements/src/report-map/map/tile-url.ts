import { safeUrl } from '@civico/core/safe-url.ts';

/** A tile's address with numbers in the place of `{z}`, `{x}` …: a URL parser would encode the braces. */
const sample = (template: string): string => template.replace('{s}', 'a').replace(/\{\w+\}/g, '0');

/** The template when it leads to https (or to http from an http page), else ''. */
export function tileTemplate(tileUrl: string | undefined): string {
  const url = safeUrl(tileUrl && sample(tileUrl));
  return tileUrl && /^https?:/.test(url) ? tileUrl : '';
}

/** Whether the person must agree first: the tiles come from another origin, which would learn their address and what they look at. */
export function tilesNeedConsent(tileUrl: string | undefined): boolean {
  const template = tileTemplate(tileUrl);
  return template !== '' && new URL(sample(template), document.baseURI).origin !== location.origin;
}
