import {
  BarController, BarElement, CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement, RadarController, RadialLinearScale, type ChartDataset, type ChartType, type Plugin,
} from 'chart.js';
import type { ChartInput, DrawnChart } from '../chart-place.ts';
import { hasInterval, MOST_CATEGORIES, MOST_GENERATIONS, MOST_LINES } from '../../figures.ts';
import { numberIn, saidIn } from '../numbers.ts';
import { periodName } from '../../period.ts';
import type { Row } from '../../unfinished.ts';
import { readColors, type Colors } from './colors.ts';
import { legend } from './legend.ts';
import { dashOf, filling, markOf, UNFINISHED } from './patterns.ts';

export { watchColors } from '@civico/core/styles/watch-colors.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, RadarController, RadialLinearScale);

interface Series { name: string; rows: readonly (Row | undefined)[] }
interface Shape { labels: readonly string[]; series: readonly Series[] }

/** What goes along the axis and what beside it: lines run over time, bars and radars compare items unless there is only time. */
function shapeOf({ indicator, figures: { rows, periods, categories }, language, t }: ChartInput): Shape {
  const find = (period: string, category: string | undefined): Row | undefined => rows.find((row) => row.period === period && (category === undefined || row.category === category));
  const parts = new Map(rows.flatMap(({ period, part }) => (part ? [[period, part.kind === 'gaps' ? t.incomplete : t.running(undefined)] as const] : [])));
  const name = (period: string): string => `${periodName(period, language)}${parts.has(period) ? ` (${parts.get(period)})` : ''}`;
  if (categories.length === 0) return { labels: periods.map(name), series: [{ name: indicator.title, rows: periods.map((period) => find(period, undefined)) }] };
  if (indicator.chart === 'line') {
    return { labels: periods.map(name), series: categories.slice(0, MOST_LINES).map((category) => ({ name: category, rows: periods.map((period) => find(period, category)) })) };
  }
  const items = categories.slice(0, MOST_CATEGORIES);
  return { labels: items, series: periods.slice(-MOST_GENERATIONS).map((period) => ({ name: name(period), rows: items.map((category) => find(period, category)) })) };
}

/** Whiskers of the confidence intervals, the line of the target, and each value in words where there is one row of horizontal bars. */
const marks = (shape: Shape, { indicator, figures: { combined }, language, t }: ChartInput, colors: Colors, across: boolean): Plugin => ({
  id: 'marks',
  afterDatasetsDraw(chart) {
    const { ctx, scales, chartArea } = chart;
    const scale = scales[across ? 'x' : 'y'];
    if (!scale) return;
    const stroke = (...points: [number, number][]): void => {
      ctx.beginPath();
      for (const [index, [along, at]] of points.entries()) ctx[index ? 'lineTo' : 'moveTo'](...(across ? [at, along] as const : [along, at] as const));
      ctx.stroke();
    };
    // On a ground of its own where half of it lies on a bar.
    const pens = [...(indicator.chart === 'line' ? [] : [{ color: colors.surface, width: 5 }]), { color: colors.text, width: 1.5 }];
    const drawWhisker = (along: number, low: number, high: number): void => {
      for (const { color, width } of pens) {
        ctx.strokeStyle = color;
        ctx.lineWidth = width;
        stroke([along, low], [along, high]);
        for (const end of [low, high]) stroke([along - 4, end], [along + 4, end]);
      }
    };
    ctx.save();
    ctx.textBaseline = 'middle';
    for (const [index, { rows }] of shape.series.entries()) {
      for (const [at, row] of rows.entries()) {
        const place = chart.getDatasetMeta(index).data[at];
        if (!place) continue;
        if (row?.value == null) {
          ctx.fillStyle = colors.muted;
          ctx.font = `italic 13px ${colors.font}`;
          const { width } = ctx.measureText(t.missing);
          if (across) ctx.fillText(t.missing, chartArea.left + 6, place.y);
          else if (width < chartArea.width / (rows.length + 1)) ctx.fillText(t.missing, Math.min(place.x, chartArea.right - width / 2) - width / 2, chartArea.bottom - 10);
          continue;
        }
        const whisker = hasInterval(row);
        const [low, high] = whisker ? [scale.getPixelForValue(row.low!), scale.getPixelForValue(row.high!)] : [place.x, place.x];
        if (whisker) drawWhisker(across ? place.y : place.x, low, high);
        if (!across || shape.series.length > 1) continue;
        ctx.font = `600 13px ${colors.font}`;
        const value = saidIn(language, indicator, row.value, row.qualifier, t);
        const inside = Math.min(low, place.x) - chartArea.left > ctx.measureText(value).width + 16;
        ctx.fillStyle = inside && !row.part ? colors.surface : colors.text;
        ctx.fillText(value, inside ? chartArea.left + 8 : Math.max(high, place.x) + 8, place.y);
      }
    }
    if (indicator.target && !(combined && indicator.aggregation === 'sum')) {
      ctx.strokeStyle = colors.target;
      ctx.lineWidth = 2;
      ctx.setLineDash([6, 4]);
      const at = scale.getPixelForValue(indicator.target.value);
      if (at >= (across ? chartArea.left : chartArea.top) && at <= (across ? chartArea.right : chartArea.bottom)) {
        stroke([across ? chartArea.top : chartArea.left, at], [across ? chartArea.bottom : chartArea.right, at]);
      }
    }
    ctx.restore();
  },
});

/** A name in so many lines of `most` characters at most: names beside a chart take its room. */
function inLines(text: string, most: number, count: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.slice(0, count).map((line, index) => (line.length > most || (index === count - 1 && lines.length > count) ? `${line.slice(0, most - 1)}…` : line));
}

/** Draws an indicator; throws when the browser gives no canvas. The caller has at least two values. */
export function drawChart(canvas: HTMLCanvasElement, input: ChartInput): DrawnChart {
  const { indicator, language } = input;
  const colors = readColors(canvas);
  const shape = shapeOf(input);
  // Long names beside horizontal bars, not turned on their head below upright ones.
  const across = indicator.chart === 'bar' && input.figures.categories.length > 0;
  const type: ChartType = indicator.chart === 'number' ? 'bar' : indicator.chart;
  const short = (text: string): string[] => inLines(text, canvas.clientWidth < 480 ? (type === 'radar' ? 12 : 16) : type === 'radar' ? 18 : 26, type === 'radar' ? 4 : shape.labels.length > 12 ? 1 : shape.labels.length > 8 ? 2 : 3);
  // Few long periods each keep their name; of many, Chart.js leaves out some.
  const slot = Math.max(8, Math.floor(canvas.clientWidth / shape.labels.length / 8));
  const wraps = !across && shape.labels.length <= 6;
  const values = shape.series.flatMap(({ rows }) => rows.flatMap((row) => row?.value ?? []));
  const hundred = values.every((value) => value <= 100);
  const tick = { color: colors.muted, font: { family: colors.font, size: 13 } };
  const grid = { color: colors.line };
  const measure = {
    beginAtZero: true, grid, border: { display: false }, ...(indicator.unit === 'percent' ? { max: 100 } : { suggestedMax: Math.max(indicator.target?.value ?? 0, ...values) }),
    ticks: { ...tick, maxTicksLimit: 6, callback: (value: number | string) => numberIn(language, indicator.unit === 'days' || indicator.unit === 'minutes' ? { unit: 'score' } : indicator, Number(value)) },
  };
  const items = { grid: { display: false }, border: { color: colors.muted }, ticks: { ...tick, autoSkip: !across && !wraps, maxRotation: 0, ...(across || wraps ? { callback: (_: unknown, index: number) => (across ? short(shape.labels[index] ?? '') : inLines(shape.labels[index] ?? '', slot, 4)) } : {}) } };
  const chart = new Chart(canvas, {
    type,
    data: {
      labels: [...shape.labels],
      datasets: shape.series.map(({ name, rows }, index): ChartDataset => {
        const color = colors.series[index % colors.series.length]!;
        // What is not whole is open: hollow bars and points, and no line that leads there as to a fall.
        const open = rows.map((row) => row?.part !== undefined);
        const fill = (closed: CanvasPattern | string): (CanvasPattern | string)[] => open.map((hollow) => (hollow ? colors.surface : closed));
        const common = { label: name, data: rows.map((row) => row?.value ?? null) as number[], borderColor: color, borderWidth: 2 };
        if (type === 'bar') return { ...common, backgroundColor: fill(filling(index, color, colors.surface)), maxBarThickness: 36, borderRadius: 2 } as ChartDataset;
        return {
          ...common, borderDash: type === 'radar' && open.includes(true) ? UNFINISHED : dashOf(index), backgroundColor: type === 'radar' ? 'transparent' : color, pointBackgroundColor: fill(color), pointBorderWidth: 2,
          pointStyle: markOf(index), pointRadius: 4, spanGaps: false, clip: 8, segment: { borderColor: ({ p0DataIndex, p1DataIndex }: { p0DataIndex: number; p1DataIndex: number }) => (type === 'line' && (open[p0DataIndex] || open[p1DataIndex]) ? 'transparent' : undefined) },
        } as ChartDataset;
      }),
    },
    options: {
      responsive: true, maintainAspectRatio: false, animation: false, events: [], locale: language, layout: { padding: type === 'radar' ? 6 : 0 }, indexAxis: across ? 'y' : 'x',
      scales: type === 'radar'
        ? { r: { beginAtZero: true, grid, angleLines: grid, ...(hundred ? { suggestedMax: 100 } : {}), pointLabels: { ...tick, color: colors.text, callback: short }, ticks: { ...tick, backdropColor: colors.surface, maxTicksLimit: 5, ...(hundred ? { stepSize: 25, callback: (value: number | string) => (Number(value) % 50 ? '' : value), showLabelBackdrop: ({ index }: { index: number }) => index % 2 === 0 } : {}) } } }
        : across ? { x: measure, y: items } : { x: items, y: measure },
    },
    plugins: type === 'radar' ? [] : [marks(shape, input, colors, across)],
  });
  const clear = legend(canvas, shape.series.map(({ name, rows }) => ({ name, open: rows.every((row) => !row || row.part) })), type === 'bar' ? 'bar' : 'line', colors);
  return {
    destroy: () => {
      clear();
      chart.destroy();
    },
  };
}
