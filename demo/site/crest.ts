import type { DemoTown } from '../towns/index.ts';
import { trusted, type Markup } from './html.ts';

/** Invented signs, one a town; a real crest is protected and belongs on the official site only. */
const signs = new Map<string, string>([
  // three tiles of a potter
  ['sassuolo', '<path d="M14 15h9v9h-9zM25 15h9v9h-9zM19.500 26h9v9h-9z" fill="#fff"/>'],
  // a tower over a river
  ['crema', '<path d="M19 12h2v2h2v-2h2v2h2v-2h2v14H19z" fill="#fff"/><path d="M11 30q3.300-3 6.500 0t6.500 0 6.500 0 6.500 0M13 35q2.800-3 5.500 0t5.500 0 5.500 0 5.500 0" fill="none" stroke="#fff" stroke-width="2"/>'],
  // hills and a camellia
  ['capannori', '<path d="M10 33l8-10 6 6 6-9 8 13q-4 5-14 8-10-3-14-8z" fill="#fff"/><circle cx="19" cy="16" r="4" fill="none" stroke="#fff" stroke-width="2"/>'],
  // a chequered band
  ['mirandola', '<path d="M10 18h7v6h-7zM24 18h7v6h-7zM17 24h7v6h-7zM31 24h7v6h-7z" fill="#fff"/>'],
]);

const drawing = (town: string): string => `<path d="M8 6h32v20c0 9-7 14-16 18C15 40 8 35 8 26z" fill="none" stroke="#fff" stroke-width="2.5"/>${signs.get(town) ?? ''}`;

/** The crest placeholder of a town as inline SVG, decorative. */
export function crest(town: string): Markup {
  return trusted(`<svg class="icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${drawing(town)}</svg>`);
}

/** The same on the town's colour, for the browser's tab. */
export function crestFile({ id, brand }: DemoTown): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="8" fill="${brand.primary}"/>${drawing(id)}</svg>`;
}
