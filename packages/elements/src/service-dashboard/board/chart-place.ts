import type { Indicator } from '@civico/contract';
import type { Figures } from '../figures.ts';
import type { ServiceDashboardMessages } from '../service-dashboard.messages.ts';

/** What a chart is made from. */
export interface ChartInput { indicator: Indicator; figures: Figures; language: string; t: ServiceDashboardMessages }

/** A chart that is drawn. */
export interface DrawnChart { destroy(): void }

/** Draws the charts of the dashboard, each when it is first seen; Chart.js is loaded with the first. */
export class ChartPlace {
  private readonly drawn = new Map<Element, { figures: Figures; language: string; chart: Promise<DrawnChart | undefined> }>();
  private readonly env: { failed(id: string): void };
  private input: (id: string) => ChartInput | undefined = () => undefined;
  private watch: IntersectionObserver | undefined;
  private readonly seen = new WeakSet<Element>();
  private stopColors: (() => void) | undefined;

  constructor(env: { failed(id: string): void }) {
    this.env = env;
  }

  /** Called after every drawing of the element: watches new canvases, draws again what has changed, lets go of what has left. */
  show(root: ParentNode, input: (id: string) => ChartInput | undefined): void {
    this.input = input;
    const canvases = new Set(root.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]'));
    for (const canvas of this.drawn.keys()) if (!canvases.has(canvas as HTMLCanvasElement)) this.forget(canvas);
    this.watch ??= new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        this.watch?.unobserve(target);
        this.seen.add(target);
        this.draw(target as HTMLCanvasElement);
      }
    }, { rootMargin: '120px' });
    for (const canvas of canvases) {
      if (this.seen.has(canvas)) this.draw(canvas);
      else this.watch.observe(canvas);
    }
  }

  close(): void {
    this.watch?.disconnect();
    this.watch = undefined;
    this.stopColors?.();
    this.stopColors = undefined;
    for (const canvas of this.drawn.keys()) this.forget(canvas);
  }

  private draw(canvas: HTMLCanvasElement): void {
    const id = canvas.dataset['chart']!;
    const input = this.input(id);
    const before = this.drawn.get(canvas);
    if (!input || (before?.figures === input.figures && before.language === input.language)) return;
    this.forget(canvas);
    const chart: Promise<DrawnChart | undefined> = import('./charts/draw-chart.ts').then(({ drawChart, watchColors }) => {
      this.stopColors ??= watchColors(() => this.redraw());
      return this.drawn.get(canvas)?.chart === chart && canvas.isConnected ? drawChart(canvas, input) : undefined;
    });
    this.drawn.set(canvas, { figures: input.figures, language: input.language, chart });
    chart.catch((error: unknown) => {
      console.error(error);
      this.env.failed(id);
    });
  }

  /** The colours of the page have changed. */
  private redraw(): void {
    for (const canvas of [...this.drawn.keys()]) {
      this.forget(canvas);
      this.draw(canvas as HTMLCanvasElement);
    }
  }

  private forget(canvas: Element): void {
    const known = this.drawn.get(canvas);
    this.drawn.delete(canvas);
    known?.chart.then((chart) => chart?.destroy(), () => undefined);
  }
}
