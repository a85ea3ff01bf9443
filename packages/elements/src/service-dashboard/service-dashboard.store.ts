import type { Indicator, IndicatorsPort, Observation, UnreadFigure } from '@civico/contract';
import { BaseStore } from '@civico/core/store.ts';
import { figuresOf, type Figures, type Years } from './figures.ts';
import { yearsOf } from './period.ts';
import { today } from './unfinished.ts';

export interface Filter extends Years { theme?: string | undefined }

/** The values of one indicator. */
export type Series = { readonly status: 'loading' } | { readonly status: 'failed' } | { readonly status: 'ready'; readonly observations: readonly Observation[] };

export type DashboardState =
  | { readonly status: 'loading'; readonly filter: Filter }
  | { readonly status: 'failed'; readonly filter: Filter; readonly sentence: string }
  | { readonly status: 'ready'; readonly filter: Filter; readonly indicators: readonly Indicator[]; readonly series: ReadonlyMap<string, Series>; readonly unread: readonly UnreadFigure[]; readonly notes: readonly string[] };

export interface DashboardEnvironment {
  findPort(): Promise<IndicatorsPort>;
  explain(error: unknown): Promise<string>;
  language(): string;
}

/** Requests under way at once: a dashboard of fifty figures must not take the town's server for itself. */
const AT_ONCE = 4;

export class DashboardStore extends BaseStore<DashboardState> {
  private readonly env: DashboardEnvironment;
  private loading = new AbortController();
  private readonly made = new WeakMap<readonly Observation[], { key: string; figures: Figures }>();

  constructor(env: DashboardEnvironment) {
    super({ status: 'loading', filter: {} });
    this.env = env;
  }

  /** Loads the figures anew; `ids` says which and in what order, none means all. What still comes from before is dropped. */
  async load(ids: readonly string[] = []): Promise<void> {
    const { signal } = this.restart();
    this.set({ status: 'loading', filter: this.now.filter });
    try {
      const options = { signal, language: this.env.language() };
      const port = await this.env.findPort();
      const all = await port.listIndicators({}, options);
      const { unread, notes } = await port.listUnread?.() ?? { unread: [], notes: [] };
      if (signal.aborted) return;
      const indicators = ids.length ? ids.flatMap((id) => all.find((one) => one.id === id) ?? []) : all;
      this.set({ status: 'ready', filter: this.now.filter, indicators, series: new Map(indicators.map(({ id }) => [id, { status: 'loading' }])), unread, notes });
      const queue = indicators.map(({ id }) => id);
      const next = async (): Promise<void> => {
        for (let id = queue.shift(); id !== undefined && !signal.aborted; id = queue.shift()) await this.observe(port, id, signal);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
    } catch (error) {
      if (signal.aborted) return;
      const sentence = await this.env.explain(error);
      if (!signal.aborted) this.set({ status: 'failed', filter: this.now.filter, sentence });
    }
  }

  /** Asks for the values of one indicator again. */
  async retry(id: string): Promise<void> {
    this.put(id, { status: 'loading' });
    try {
      await this.observe(await this.env.findPort(), id, this.loading.signal);
    } catch {
      this.put(id, { status: 'failed' });
    }
  }

  setFilter(change: Filter): void {
    this.set({ ...this.now, filter: { ...this.now.filter, ...change } });
  }

  stop(): void {
    this.restart();
  }

  /** The indicators that the filter lets through. */
  get shown(): readonly Indicator[] {
    const { now } = this;
    return now.status === 'ready' ? now.indicators.filter(({ theme }) => !now.filter.theme || theme === now.filter.theme) : [];
  }

  get themes(): string[] {
    return this.now.status === 'ready' ? [...new Set(this.now.indicators.map(({ theme }) => theme))] : [];
  }

  /** How many lines of the file about this indicator could not be read. */
  unread(id: string): number {
    return this.now.status === 'ready' ? this.now.unread.filter(({ indicator }) => indicator === id).length : 0;
  }

  /** First and last year of all values that have arrived; undefined while there are none. */
  get span(): [number, number] | undefined {
    let span: [number, number] | undefined;
    for (const one of this.now.status === 'ready' ? this.now.series.values() : []) {
      for (const { period } of one.status === 'ready' ? one.observations : []) {
        const [first, last] = yearsOf(period);
        if (first && last) span = span ? [Math.min(span[0], first), Math.max(span[1], last)] : [first, last];
      }
    }
    return span;
  }

  /** The figures of an indicator under the filter; made once for the same values and filter. */
  figures(indicator: Indicator, observations: readonly Observation[]): Figures {
    const { from, to } = this.now.filter;
    const now = today();
    const key = `${indicator.unit} ${from} ${to} ${now}`;
    const before = this.made.get(observations);
    if (before?.key === key) return before.figures;
    const figures = figuresOf(indicator, observations, { from, to }, now);
    this.made.set(observations, { key, figures });
    return figures;
  }

  private async observe(port: IndicatorsPort, id: string, signal: AbortSignal): Promise<void> {
    let series: Series;
    try {
      series = { status: 'ready', observations: await port.listObservations({ id }, { signal, language: this.env.language() }) };
    } catch {
      series = { status: 'failed' };
    }
    if (!signal.aborted) this.put(id, series);
  }

  private put(id: string, one: Series): void {
    const { now } = this;
    if (now.status === 'ready') this.set({ ...now, series: new Map(now.series).set(id, one) });
  }

  private restart(): AbortController {
    this.loading.abort();
    return (this.loading = new AbortController());
  }
}
