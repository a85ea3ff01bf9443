import type { ReportCategory, ReportCollection, ReportFilter, ReportStatus, ReportSummary, ReportsPort } from '@civico/contract';
import { BaseStore } from '@civico/core/store.ts';

/** Days that the period filter looks back; 0 is for ever. */
export type Period = 0 | 7 | 30 | 365;
/** `open`: not yet resolved, rejected or found to be a duplicate. */
export type StatusChoice = '' | 'open' | ReportStatus;

export interface ListFilter {
  readonly category: string;
  readonly status: StatusChoice;
  readonly period: Period;
  readonly text: string;
}

export const noFilter: ListFilter = { category: '', status: '', period: 0, text: '' };
export const openStatuses: readonly ReportStatus[] = ['received', 'assigned', 'in-progress'];

interface Common {
  readonly filter: ListFilter;
  readonly categories: readonly ReportCategory[];
  /** Reports with a position, for the map; undefined until the map asks. */
  readonly points: ReportCollection | undefined;
  /** Words in the search field, not yet asked for. */
  readonly typed: string;
  /** Reports of one point of the map, shown instead of the list. */
  readonly selected: readonly string[] | undefined;
}

export type ListState = Common & (
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly sentence: string }
  | {
    readonly status: 'ready';
    readonly items: readonly ReportSummary[];
    readonly total: number | undefined;
    readonly nextCursor: string | null;
    readonly more: 'idle' | 'loading' | 'failed';
  });

export interface ListEnvironment {
  findPort(): Promise<ReportsPort>;
  explain(error: unknown): Promise<string>;
  language(): string;
  now?(): number;
}

/** Reports asked for at a time. */
const PAGE = 20;

/** The public list: reports, newest first, and the points of the map under the same filter. */
export class ReportListStore extends BaseStore<ListState> {
  private readonly env: ListEnvironment;
  private reading: AbortController | undefined;
  private wantsPoints = false;

  constructor(env: ListEnvironment) {
    super({ status: 'loading', filter: noFilter, categories: [], points: undefined, typed: '', selected: undefined });
    this.env = env;
  }

  /** Reads the first page and the categories; also the way to try again. */
  async load(): Promise<void> {
    const signal = this.restart();
    const { filter, categories } = this.now;
    this.set({ ...this.common, status: 'loading' });
    try {
      const port = await this.env.findPort();
      const options = { signal, language: this.env.language() };
      const [page, known] = await Promise.all([
        port.listReports({ ...this.query(filter), limit: PAGE, count: true }, options),
        categories.length > 0 ? categories : port.reportCategories(options),
      ]);
      if (signal.aborted) return;
      this.set({
        ...this.common, status: 'ready', categories: known,
        items: page.items, total: page.total, nextCursor: page.nextCursor, more: 'idle',
      });
      if (this.wantsPoints) void this.readPoints(signal);
    } catch (error) {
      if (signal.aborted) return;
      const sentence = await this.env.explain(error);
      if (!signal.aborted) this.set({ ...this.common, status: 'failed', sentence });
    }
  }

  filter(change: Partial<ListFilter>): Promise<void> {
    const filter = { ...this.now.filter, ...change };
    this.set({ ...this.now, filter, typed: filter.text, selected: undefined });
    return this.load();
  }

  type(typed: string): void {
    this.set({ ...this.now, typed });
  }

  /** Shows only the reports of one point of the map; undefined shows all again. */
  select(selected: readonly string[] | undefined): void {
    this.set({ ...this.now, selected });
  }

  /** Adds the next page; what is already shown stays whatever happens. */
  async loadMore(): Promise<void> {
    const state = this.now;
    if (state.status !== 'ready' || !state.nextCursor || state.more === 'loading') return;
    const { signal } = this.reading!;
    this.set({ ...state, more: 'loading' });
    try {
      const port = await this.env.findPort();
      const page = await port.listReports(
        { ...this.query(state.filter), limit: PAGE, cursor: state.nextCursor }, { signal, language: this.env.language() });
      if (signal.aborted) return;
      const seen = new Set(state.items.map(({ id }) => id));
      const items = [...state.items, ...page.items.filter(({ id }) => !seen.has(id))];
      this.set({ ...state, ...this.common, items, nextCursor: page.nextCursor, more: 'idle' });
    } catch {
      if (!signal.aborted) this.set({ ...state, ...this.common, more: 'failed' });
    }
  }

  /** The map is seen: from now on its points follow the filter. */
  showPoints(): void {
    if (this.wantsPoints) return;
    this.wantsPoints = true;
    if (this.now.status === 'ready') void this.readPoints(this.reading!.signal);
  }

  categoryName(id: string): string {
    return this.now.categories.find((category) => category.id === id)?.name ?? id;
  }

  stop(): void {
    this.reading?.abort();
  }

  private get common(): Common {
    const { filter, categories, points, typed, selected } = this.now;
    return { filter, categories, points, typed, selected };
  }

  private async readPoints(signal: AbortSignal): Promise<void> {
    try {
      const port = await this.env.findPort();
      const points = await port.reportPoints(this.query(this.now.filter), { signal, language: this.env.language() });
      if (!signal.aborted) this.set({ ...this.now, points });
    } catch { /* The list tells the same; a map without points is not worth a second error. */ }
  }

  private restart(): AbortSignal {
    this.reading?.abort();
    this.reading = new AbortController();
    return this.reading.signal;
  }

  private query({ category, status, period, text }: ListFilter): ReportFilter {
    const day = (back: number): string => new Date((this.env.now ?? Date.now)() - back * 86_400_000).toISOString().slice(0, 10);
    return {
      ...(category && { categories: [category] }),
      ...(status && { statuses: status === 'open' ? openStatuses : [status] }),
      ...(period && { from: day(period) }),
      ...(text.trim() && { text: text.trim().slice(0, 100) }),
    };
  }
}
