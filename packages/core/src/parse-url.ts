/** The address as a URL, undefined when it is none. `URL.parse` and `URL.canParse` came after browsers that are still in use. */
export function parseUrl(address: string, base?: string): URL | undefined {
  try { return new URL(address, base); } catch { return undefined; }
}
