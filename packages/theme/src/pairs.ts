/** What may stand on what, and the contrast it keeps whatever the brand: 4.5 for text (WCAG 1.4.3), 3 for edges and drawings (1.4.11). */
export interface Pair { foreground: string; background: string; /** Least contrast ratio. */ least: number }

const onEach = (foreground: string, least: number, surfaces: readonly string[]): Pair[] => surfaces.map((background) => ({ foreground, background, least }));
const SURFACES = ['surface', 'surface-subtle', 'selected'];
const PLAIN = ['surface', 'surface-subtle'];

export const pairs: readonly Pair[] = [
  ...onEach('on-brand', 4.5, ['brand-fill', 'brand-hover', 'brand-active']),
  ...onEach('brand-edge', 3, PLAIN),
  ...['link', 'text', 'text-muted'].flatMap((name) => onEach(name, 4.5, SURFACES)),
  ...onEach('control', 3, SURFACES),
  ...onEach('star', 3, PLAIN),
  ...['danger', 'success', 'warning', 'info'].flatMap((state) => [
    ...onEach(state, 4.5, [...PLAIN, `${state}-surface`]), ...onEach('text', 4.5, [`${state}-surface`]), ...onEach('link', 4.5, [`${state}-surface`]),
  ]),
];

/** The same where the person asks for more contrast. */
export const strongPairs: readonly Pair[] = [
  ...pairs, ...onEach('link', 7, PLAIN), ...onEach('text', 7, SURFACES), ...onEach('text-muted', 7, SURFACES), ...onEach('control', 4.5, SURFACES),
];
