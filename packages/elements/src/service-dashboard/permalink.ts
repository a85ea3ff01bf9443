import type { Filter } from './service-dashboard.store.ts';

const NAMES = { theme: 'tema', from: 'dal', to: 'al' } as const;

/** The filter that the page's address asks for: `?tema=Anagrafe&dal=2011&al=2014`. */
export function readFilter(url: string): Filter {
  const { searchParams } = new URL(url);
  const year = (name: string): number | undefined => { const value = searchParams.get(name); return value && /^\d{4}$/.test(value) ? Number(value) : undefined; };
  return { theme: searchParams.get(NAMES.theme) ?? undefined, from: year(NAMES.from), to: year(NAMES.to) };
}

/** The page's address with the filter in it; everything else of it stays. */
export function writeFilter(url: string, filter: Filter): string {
  const target = new URL(url);
  for (const name of ['theme', 'from', 'to'] as const) {
    const value = filter[name];
    if (value) target.searchParams.set(NAMES[name], String(value));
    else target.searchParams.delete(NAMES[name]);
  }
  return target.href;
}
