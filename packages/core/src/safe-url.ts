const SCHEMES = new Set(['https:', 'http:', 'mailto:', 'tel:', 'blob:', 'webcal:']);

/**
 * A URL that is safe to put into `href` or `src`, or '' when it is not. Relative URLs resolve against the page; only https, http, mailto,
 * tel, webcal and blob pass (Lit does not filter `javascript:`). `http` passes only when the page itself is http, so a secure page never links down.
 */
export function safeUrl(url: string | undefined | null): string {
  if (!url) return '';
  const base = typeof document === 'undefined' ? 'https://localhost/' : document.baseURI;
  try {
    const parsed = new URL(url, base);
    if (!SCHEMES.has(parsed.protocol)) return '';
    if (parsed.protocol === 'http:' && new URL(base).protocol === 'https:') return '';
    return parsed.href;
  } catch {
    return '';
  }
}
