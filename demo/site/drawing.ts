import type { DemoTown } from '../towns/index.ts';
import { escape } from './html.ts';

type Point = readonly [lon: number, lat: number];

const strokes: Record<string, string> = {
  water: 'fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="5"',
  green: 'fill="#fff" fill-opacity=".22"',
  street: 'fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="1.500"',
  road: 'fill="none" stroke="#fff" stroke-opacity=".8" stroke-width="2.500"',
  motorway: 'fill="none" stroke="#fff" stroke-width="5"',
  railway: 'fill="none" stroke="#fff" stroke-width="2" stroke-dasharray="7 5"',
};

/** The town in lines, as an SVG picture for dark backgrounds, 720 × 540 units. Equirectangular around the middle latitude. */
export function townDrawing(town: DemoTown): string {
  const [west, south, east, north] = town.outline.bbox as [number, number, number, number];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const width = 720;
  const height = 540;
  const scale = Math.min((width - 20) / ((east - west) * squeeze), (height - 20) / (north - south));
  const left = (width - (east - west) * squeeze * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  const at = ([lon, lat]: Point): string => `${(left + (lon - west) * squeeze * scale).toFixed(1)} ${(top + (north - lat) * scale).toFixed(1)}`;

  const shapes = town.outline.features.flatMap(({ properties: { kind }, geometry }) => {
    if (geometry.type === 'Point') return [];
    const line = (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates) as unknown as readonly Point[];
    const path = `M${line.map(at).join('L')}${geometry.type === 'Polygon' ? 'Z' : ''}`;
    const look = kind === 'water' && geometry.type === 'Polygon' ? 'fill="#fff" fill-opacity=".5"'
      : kind === 'boundary' ? 'fill="#fff" fill-opacity=".1" stroke="#fff" stroke-opacity=".7" stroke-width="2"' : strokes[kind];
    return look ? [`<path d="${path}" ${look} stroke-linejoin="round" stroke-linecap="round"/>`] : [];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><title>${escape(town.name)}</title>${shapes.join('')}</svg>`;
}
