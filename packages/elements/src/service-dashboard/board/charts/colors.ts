/** Tokens that a chart is drawn with, resolved to colours a canvas understands. */
export interface Colors { text: string; muted: string; line: string; surface: string; target: string; series: readonly string[]; font: string }

const SERIES = ['--_color-link', '--_color-warning', '--_color-success', '--_color-danger', '--_color-text', '--_color-control'] as const;

/** Asks a probe beside the canvas, so that dark schemes, forced colours, more contrast and the town's own brand all count. */
export function readColors(canvas: HTMLCanvasElement): Colors {
  const probe = document.createElement('span');
  canvas.after(probe);
  const style = getComputedStyle(probe);
  const resolve = (name: string): string => {
    probe.style.color = `var(${name})`;
    return style.color;
  };
  const colors = {
    text: resolve('--_color-text'), muted: resolve('--_color-text-muted'), line: resolve('--_color-border'), surface: resolve('--_color-surface'), target: resolve('--_color-danger'),
    series: SERIES.map(resolve), font: style.fontFamily,
  };
  probe.remove();
  return colors;
}
