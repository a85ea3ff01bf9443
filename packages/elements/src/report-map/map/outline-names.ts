import type { ColorName, Colors } from './colors.ts';
import { meets } from './mercator.ts';
import type { Frame, Pen } from './outline-paint.ts';
import type { Kind, Shape } from './outline-shapes.ts';

interface Style { size: number; weight: number; color: ColorName; from: number; upper?: boolean; italic?: boolean }

const town: Style = { size: 17, weight: 700, color: 'text', from: 0 };
const styles: Partial<Record<Kind, Style>> = {
  place: { size: 13, weight: 600, color: 'text', from: 10.5 },
  water: { size: 12, weight: 500, color: 'text-water', from: 12, italic: true },
  green: { size: 12, weight: 500, color: 'text-muted', from: 14.5 },
  motorway: { size: 12, weight: 600, color: 'text-muted', from: 12.5 },
  road: { size: 12, weight: 500, color: 'text-muted', from: 13 },
  street: { size: 12, weight: 500, color: 'text-muted', from: 15 },
  railway: { size: 11, weight: 500, color: 'text-muted', from: 14 },
};
/** What gets its place first. */
const order: Kind[] = ['place', 'motorway', 'road', 'water', 'railway', 'street', 'green'];
const GAP = 6;

interface Spot { x: number; y: number; angle: number }
/** In CSS pixels of the canvas. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Where the name of a place may stand, in turn: on it, over it, under it, beside it. */
const around = [[0, 0], [0, -1], [0, 1], [1, 0], [-1, 0]] as const;
/** Half of what a button on the place may cover. */
const ASIDE = 32;

/** A nearly straight stretch of a line, long enough for a text, as near as can be to the middle of the canvas; undefined when there is none. */
function stretch(line: Float64Array, width: number, { area, scale }: Frame): Spot | undefined {
  const canvasWidth = (area.east - area.west) / scale;
  const canvasHeight = (area.south - area.north) / scale;
  let best: Spot | undefined;
  let nearest = Infinity;
  for (let start = 0; start + 2 < line.length; start += 2) {
    const x0 = (line[start]! - area.west) / scale;
    const y0 = (line[start + 1]! - area.north) / scale;
    let length = 0;
    let [px, py] = [x0, y0];
    for (let end = start + 2; end < line.length && length < width * 1.5; end += 2) {
      const x = (line[end]! - area.west) / scale;
      const y = (line[end + 1]! - area.north) / scale;
      length += Math.hypot(x - px, y - py);
      [px, py] = [x, y];
      const chord = Math.hypot(x - x0, y - y0);
      if (length < width + 16 || chord < length * 0.985) continue;
      // A long straight line is named where it is seen, not at its middle.
      const t = Math.min(1 - width / 2 / chord, Math.max(width / 2 / chord, ((canvasWidth / 2 - x0) * (x - x0) + (canvasHeight / 2 - y0) * (y - y0)) / chord ** 2));
      const spot = { x: x0 + (x - x0) * t, y: y0 + (y - y0) * t, angle: Math.atan2(y - y0, x - x0) };
      const distance = Math.hypot(spot.x - canvasWidth / 2, spot.y - canvasHeight / 2);
      if (distance < nearest) { nearest = distance; best = spot; }
      break;
    }
  }
  // Never upside down.
  if (best && Math.abs(best.angle) > Math.PI / 2) best.angle += best.angle > 0 ? -Math.PI : Math.PI;
  return best;
}

function spotOf(shape: Shape, width: number, frame: Frame): Spot | undefined {
  const { bounds } = shape;
  const { area, scale } = frame;
  if (shape.kind === 'place' || shape.filled) {
    // A name wider than what it names belongs to a nearer view.
    if (shape.filled && (bounds.east - bounds.west) / scale < width) return undefined;
    return { x: ((bounds.west + bounds.east) / 2 - area.west) / scale, y: ((bounds.north + bounds.south) / 2 - area.north) / scale, angle: 0 };
  }
  return shape.lines[0] && stretch(shape.lines[0], width, frame);
}

/** Writes the names, each once, where no other and no button stands; the most important first. @param taken grows */
export function writeNames(context: Pen, shapes: readonly Shape[], townName: string, frame: Frame, colors: Colors, taken: Box[]): void {
  const written = new Set<string>();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const place = (shape: Shape, style: Style): void => {
    if (!shape.name || frame.zoom < style.from || written.has(shape.name) || !meets(shape.bounds, frame.area)) return;
    context.font = `${style.italic ? 'italic ' : ''}${style.weight} ${style.size}px ${colors.font}`;
    const width = context.measureText(shape.name).width;
    const ideal = spotOf(shape, width, frame);
    if (!ideal) return;
    const w = (Math.abs(Math.cos(ideal.angle)) * width + Math.abs(Math.sin(ideal.angle)) * style.size) / 2 + GAP;
    const h = (Math.abs(Math.sin(ideal.angle)) * width + Math.abs(Math.cos(ideal.angle)) * style.size) / 2 + GAP;
    let spot: Spot | undefined;
    for (const [right, down] of shape.kind === 'place' ? around : around.slice(0, 1)) {
      const x = ideal.x + right * (w + ASIDE - GAP);
      const y = ideal.y + down * (h + ASIDE - GAP);
      if (taken.some(([l, t, r, b]) => x - w < r && x + w > l && y - h < b && y + h > t)) continue;
      spot = { x, y, angle: ideal.angle };
      taken.push([x - w, y - h, x + w, y + h]);
      break;
    }
    if (!spot) return;
    written.add(shape.name);
    context.save();
    context.translate(spot.x, spot.y);
    context.rotate(spot.angle);
    context.strokeStyle = colors.land;
    context.lineWidth = 3.5;
    context.globalAlpha = 0.9;
    context.strokeText(shape.name, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = colors[style.color];
    context.fillText(shape.name, 0, 0);
    context.restore();
  };
  const isTown = (shape: Shape): boolean => shape.kind === 'place' && shape.name === townName;
  for (const shape of shapes) if (isTown(shape)) place(shape, town);
  for (const kind of order) {
    const style = styles[kind];
    if (style) for (const shape of shapes) if (shape.kind === kind && !isTown(shape)) place(shape, style);
  }
}
