import type { Route } from './report-map.store.ts';

/** Parameter of the page's address: `?segnalazione=ID`, or the name of a view. */
const PARAMETER = 'segnalazione';
const PUBLIC_ID = /^[\w-]{22}$/;
const names = { list: 'elenco', new: 'nuova', status: 'stato' } as const;

/** The view that the page's address asks for; undefined when it asks for none. */
export function readPermalink(url: string): Route | undefined {
  const value = new URL(url).searchParams.get(PARAMETER);
  if (value === null) return undefined;
  if (PUBLIC_ID.test(value)) return { view: 'report', id: value };
  const view = (Object.keys(names) as (keyof typeof names)[]).find((name) => names[name] === value);
  return view && { view };
}

/** The page's address with a view in it; without the parameter for the view the element starts with. */
export function writePermalink(url: string, route: Route, start: Route['view']): string {
  const target = new URL(url);
  if (route.view === 'report') target.searchParams.set(PARAMETER, route.id);
  else if (route.view === start) target.searchParams.delete(PARAMETER);
  else target.searchParams.set(PARAMETER, names[route.view]);
  target.hash = '';
  return target.href;
}
