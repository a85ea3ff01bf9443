import type { Colors } from './colors.ts';
import { dashOf, filling } from './patterns.ts';

/** Fills the list after the chart's box with the names of its series, each beside its pattern; a single series needs none. What is `open` is of a period that is not over. @returns empties it */
export function legend(canvas: HTMLCanvasElement, names: readonly { name: string; open: boolean }[], kind: 'bar' | 'line', { series, surface }: Colors): () => void {
  const list = canvas.parentElement?.nextElementSibling;
  if (!list || names.length < 2) return () => undefined;
  list.replaceChildren(...names.map(({ name, open }, index) => {
    const item = document.createElement('li');
    const swatch = document.createElement('canvas');
    const color = series[index % series.length]!;
    swatch.width = 72;
    swatch.height = 32;
    const context = swatch.getContext('2d');
    if (context && kind === 'bar') {
      context.fillStyle = open ? surface : filling(index, color, surface);
      context.fillRect(0, 0, 72, 32);
      context.strokeStyle = color;
      context.lineWidth = 4;
      if (open) context.strokeRect(2, 2, 68, 28);
    } else if (context) {
      context.strokeStyle = color;
      context.lineWidth = 5;
      context.setLineDash(dashOf(index).map((dash) => dash * 2));
      context.moveTo(0, 16);
      context.lineTo(72, 16);
      context.stroke();
    }
    item.append(swatch, name);
    return item;
  }));
  return () => list.replaceChildren();
}
