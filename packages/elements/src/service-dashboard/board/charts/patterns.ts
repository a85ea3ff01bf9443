/** Fillings that can be told apart without colour: plain, then stripes, dots, crossed and so on. */
const STROKES: readonly ((context: CanvasRenderingContext2D) => void)[] = [
  () => undefined,
  (context) => { line(context, 0, 12, 12, 0); line(context, -3, 3, 3, -3); line(context, 9, 15, 15, 9); },
  (context) => { context.beginPath(); context.arc(6, 6, 2.4, 0, 7); context.fill(); },
  (context) => { line(context, 0, 6, 12, 6); },
  (context) => { line(context, 0, 0, 12, 12); line(context, 0, 12, 12, 0); },
  (context) => { line(context, 6, 0, 6, 12); },
];

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

const DASHES: readonly number[][] = [[], [8, 4], [10, 3, 2, 3], [14, 4], [6, 2, 2, 2, 2, 2], [4, 4]];
const MARKS = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star'] as const;

/** The dash of a radar of a period that is not over; no other has it. */
export const UNFINISHED: number[] = [2, 3];

/** Dash and mark of the line number `index`. Colours come again after six; then another dash and mark go with them. */
const turned = <T>(list: readonly T[], index: number): T => list[(index + Math.floor(index / list.length)) % list.length]!;
export const dashOf = (index: number): number[] => turned(DASHES, index);
export const markOf = (index: number): (typeof MARKS)[number] => turned(MARKS, index);

/** The filling of the series number `index`: its colour, with the ground showing through as a pattern. */
export function filling(index: number, color: string, ground: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 12;
  const context = tile.getContext('2d');
  if (!context || index % STROKES.length === 0) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, 12, 12);
  context.fillStyle = context.strokeStyle = ground;
  context.lineWidth = 2.5;
  STROKES[index % STROKES.length]!(context);
  return context.createPattern(tile, 'repeat') ?? color;
}
