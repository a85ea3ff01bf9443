import type { ColorName, Colors } from './colors.ts';
import { meets, type Units } from './mercator.ts';
import type { Kind, Shape } from './outline-shapes.ts';

/** What draws on a canvas, seen or not. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Where a canvas lies in the world. */
export interface Frame {
  zoom: number;
  area: Units;
  /** Units in a CSS pixel. */
  scale: number;
}

interface Stroke { color: ColorName; /** CSS pixels at the zoom. */ width: (zoom: number) => number; dash?: number[]; alpha?: number }
interface Layer { kind: Kind; fill?: ColorName; strokes: Stroke[]; from?: number }

const grow = (base: number, from: number) => (zoom: number): number => base * 1.32 ** Math.max(-3, zoom - from);

/** From the ground up. A road is drawn twice, so that crossings join without an edge between them. */
const layers: Layer[] = [
  { kind: 'boundary', fill: 'land', strokes: [] },
  { kind: 'green', fill: 'green', strokes: [] },
  { kind: 'water', fill: 'water', strokes: [{ color: 'water', width: grow(4, 13) }] },
  { kind: 'street', from: 12.5, strokes: [{ color: 'road-edge', width: (zoom) => grow(2, 14)(zoom) + 2 }] },
  { kind: 'road', strokes: [{ color: 'road-edge', width: (zoom) => grow(4, 13.5)(zoom) + 2 }] },
  { kind: 'street', from: 12.5, strokes: [{ color: 'street', width: grow(2, 14) }] },
  { kind: 'road', strokes: [{ color: 'road', width: grow(4, 13.5) }] },
  { kind: 'railway', strokes: [{ color: 'railway', width: () => 3 }, { color: 'land', width: () => 1.4, dash: [7, 7] }] },
  { kind: 'motorway', strokes: [{ color: 'motorway-edge', width: (zoom) => grow(5.5, 13.5)(zoom) + 2 }, { color: 'motorway', width: grow(5.5, 13.5) }] },
  { kind: 'boundary', strokes: [{ color: 'boundary-glow', width: () => 8, alpha: 0.35 }, { color: 'boundary', width: () => 1.75, dash: [9, 4, 2, 4] }] },
];

function trace(path: Path2D, shape: Shape, { area, scale }: Frame): void {
  for (const line of shape.lines) {
    for (let at = 0; at < line.length; at += 2) {
      const x = (line[at]! - area.west) / scale;
      const y = (line[at + 1]! - area.north) / scale;
      if (at === 0) path.moveTo(x, y); else path.lineTo(x, y);
    }
    if (shape.filled) path.closePath();
  }
}

/** Draws the ground, waters, ways and the boundary; names are drawn by outline-names.ts. */
export function paint(context: Pen, shapes: readonly Shape[], frame: Frame, colors: Colors): void {
  context.fillStyle = colors.outside;
  context.fillRect(0, 0, (frame.area.east - frame.area.west) / frame.scale, (frame.area.south - frame.area.north) / frame.scale);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const layer of layers) {
    if (frame.zoom < (layer.from ?? 0)) continue;
    const fills = new Path2D();
    const lines = new Path2D();
    for (const shape of shapes) {
      if (shape.kind !== layer.kind || !meets(shape.bounds, frame.area)) continue;
      trace(shape.filled && layer.fill ? fills : lines, shape, frame);
    }
    if (layer.fill) {
      context.fillStyle = colors[layer.fill];
      context.fill(fills, 'evenodd');
    }
    for (const { color, width, dash, alpha } of layer.strokes) {
      context.strokeStyle = colors[color];
      context.lineWidth = width(frame.zoom);
      context.globalAlpha = alpha ?? 1;
      context.setLineDash(dash ?? []);
      context.lineCap = dash ? 'butt' : 'round';
      context.stroke(lines);
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
  }
}
