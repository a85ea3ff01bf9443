import {
  BarController, BarElement, CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement, RadarController, RadialLinearScale, type ChartDataset, type ChartType, type Plugin,
} from 'chart.js';
import type { Indicator, Observation } from '@civico/contract';
import type { ChartInput, DrawnChart } from '../chart-place.ts';
import { MOST_CATEGORIES } from '../../figures.ts';
import { numberIn } from '../numbers.ts';
import { periodName } from '../../period.ts';
import { readColors, type Colors } from './colors.ts';
import { legend } from './legend.ts';
import { DASHES, filling, MARKS } from './patterns.ts';

export { watchColors } from '@civico/core/styles/watch-colors.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, RadarController, RadialLinearScale);

/** More lines or bars than these cannot be told apart. */
const MOST_SERIES = 6;
const MOST_GENERATIONS = 3;

interface Shape { labels: readonly string[]; series: readonly { name: string; rows: readonly (Observation | undefined)[] }[] }

/** What goes along the axis and what beside it: lines run over time, bars and radars compare items unless there is only time. */
function shapeOf({ indicator, figures: { rows, periods, categories }, language }: ChartInput): Shape {
  const find = (period: string, category: string | undefined): Observation | undefined => rows.find((row) => row.period === period && (category === undefined || row.category === category));
  const name = (period: string): string => periodName(period, language);
  if (categories.length === 0) return { labels: periods.map(name), series: [{ name: indicator.title, rows: periods.map((period) => find(period, undefined)) }] };
  if (indicator.chart === 'line') {
    return { labels: periods.map(name), series: categories.slice(0, MOST_SERIES).map((category) => ({ name: category, rows: periods.map((period) => find(period, category)) })) };
  }
  const items = categories.slice(0, MOST_CATEGORIES);
  return { labels: items, series: periods.slice(-MOST_GENERATIONS).map((period) => ({ name: name(period), rows: items.map((category) => find(period, category)) })) };
}

/** Whiskers of the confidence intervals, and the line of the target. */
const marks = (shape: Shape, indicator: Indicator, colors: Colors, across: boolean, missing: string): Plugin => ({
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
    ctx.save();
    ctx.strokeStyle = colors.text;
    ctx.lineWidth = 1.5;
    for (const [index, { rows }] of shape.series.entries()) {
      for (const [at, row] of rows.entries()) {
        const place = chart.getDatasetMeta(index).data[at];
        if (place && across && row?.value == null) {
          ctx.fillStyle = colors.muted;
          ctx.font = `italic 13px ${colors.font}`;
          ctx.textBaseline = 'middle';
          ctx.fillText(missing, chartArea.left + 6, place.y);
        }
        if (!place || !Number.isFinite(row?.low) || !Number.isFinite(row?.high) || row?.value == null) continue;
        const along = across ? place.y : place.x;
        const [low, high] = [scale.getPixelForValue(row.low!), scale.getPixelForValue(row.high!)];
        stroke([along, low], [along, high]);
        for (const end of [low, high]) stroke([along - 4, end], [along + 4, end]);
      }
    }
    if (indicator.target) {
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
  const short = (text: string): string[] => inLines(text, type === 'radar' || canvas.clientWidth < 480 ? 16 : 26, shape.labels.length > 12 ? 1 : 2);
  const values = shape.series.flatMap(({ rows }) => rows.flatMap((row) => row?.value ?? []));
  const hundred = values.every((value) => value <= 100);
  const tick = { color: colors.muted, font: { family: colors.font, size: 13 } };
  const grid = { color: colors.line };
  const measure = {
    beginAtZero: true, grid, border: { display: false }, ...(indicator.unit === 'percent' ? { max: 100 } : { suggestedMax: Math.max(indicator.target?.value ?? 0, ...values) }),
    ticks: { ...tick, maxTicksLimit: 6, callback: (value: number | string) => numberIn(language, indicator.unit === 'days' || indicator.unit === 'minutes' ? { unit: 'score' } : indicator, Number(value)) },
  };
  const items = { grid: { display: false }, border: { color: colors.muted }, ticks: { ...tick, autoSkip: !across, maxRotation: 0, ...(across ? { callback: (_: unknown, index: number) => short(shape.labels[index] ?? '') } : {}) } };
  const chart = new Chart(canvas, {
    type,
    data: {
      labels: [...shape.labels],
      datasets: shape.series.map(({ name, rows }, index): ChartDataset => {
        const color = colors.series[index % colors.series.length]!;
        const dash = DASHES[index % DASHES.length]!;
        const common = { label: name, data: rows.map((row) => row?.value ?? null) as number[], borderColor: color, borderWidth: 2 };
        if (type === 'bar') return { ...common, backgroundColor: filling(index, color, colors.surface), maxBarThickness: 36, borderRadius: 2 } as ChartDataset;
        return { ...common, borderDash: dash, backgroundColor: type === 'radar' ? 'transparent' : color, pointBackgroundColor: color, pointStyle: MARKS[index % MARKS.length]!, pointRadius: 4, spanGaps: false } as ChartDataset;
      }),
    },
    options: {
      responsive: true, maintainAspectRatio: false, animation: false, events: [], locale: language, layout: { padding: type === 'radar' ? 14 : 0 }, indexAxis: across ? 'y' : 'x',
      scales: type === 'radar'
        ? { r: { beginAtZero: true, grid, angleLines: grid, ...(hundred ? { suggestedMax: 100 } : {}), pointLabels: { ...tick, color: colors.text, callback: short }, ticks: { ...tick, backdropColor: colors.surface, maxTicksLimit: 5, ...(hundred ? { stepSize: 25 } : {}) } } }
        : across ? { x: measure, y: items } : { x: items, y: measure },
    },
    plugins: type === 'radar' ? [] : [marks(shape, indicator, colors, across, input.t.missing)],
  });
  const clear = legend(canvas, shape.series.map(({ name }) => name), type === 'bar' ? 'bar' : 'line', colors);
  return {
    destroy: () => {
      clear();
      chart.destroy();
    },
  };
}
