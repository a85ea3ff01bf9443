import { parseUrl } from '@civico/core/parse-url.ts';

/** The same for a file's `src`. @throws TypeError that says to the web team what to write */
export function fileUrl(src: string): URL {
  const url = parseUrl(src, document.baseURI);
  if (!url) throw new TypeError(`Civico: src="${src}" is no address. Write where the file is, such as src="/data/file.json".`);
  return url;
}

/**
 * The absolute address that an `endpoint` attribute means.
 * @throws TypeError that says to the web team what to write
 */
export function backendUrl({ localName }: Element, endpoint: string): string {
  const url = parseUrl(endpoint, document.baseURI);
  if (!url) throw new TypeError(`Civico: <${localName}> endpoint="${endpoint}" is no address. Write endpoint="/api/v1", or the whole address with https://.`);
  return url.href;
}
