/** What the town is drawn with: names of the custom properties `--_map-…` in map.styles.ts. */
const names = [
  'outside', 'land', 'boundary', 'boundary-glow', 'green', 'water', 'railway', 'street', 'road', 'road-edge', 'motorway', 'motorway-edge', 'text', 'text-muted', 'text-water',
] as const;

export type ColorName = (typeof names)[number];
export type Colors = Record<ColorName, string> & { font: string };

/**
 * The theme's colours as a canvas needs them: resolved. A probe is asked, so that dark schemes, forced colours and the host's own tokens all count.
 */
export function readColors(probe: HTMLElement): Colors {
  // A child for each colour, made once: writing and reading in turn would compute the styles of the page fifteen times.
  if (!probe.firstChild) probe.append(...names.map((name) => {
    const child = document.createElement('i');
    child.style.color = `var(--_map-${name})`;
    return child;
  }));
  const colors = { font: getComputedStyle(probe).fontFamily } as Colors;
  names.forEach((name, index) => { colors[name] = getComputedStyle(probe.children[index]!).color; });
  return colors;
}
