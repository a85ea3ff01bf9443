import type { ReportCategory, ReportCollection, ReportFilter, ReportStatus, ReportSummary, ReportsPort } from '@civico/contract';
import { BaseStore } from '@civico/core/store.ts';
import { OPEN_STATUSES } from '@civico/domain/report-status.ts';
import type { Area } from '../map/town-map.types.ts';
import { PointReader, type PointsState } from './point-reader.ts';

/** Days that the period filter looks back; 0 is for ever. */
export type Period = 0 | 7 | 30 | 365;
/** `open`: not yet resolved, rejected or found to be a duplicate. */
export type StatusChoice = '' | 'open' | ReportStatus;

export interface ListFilter {
  readonly category: string;
  readonly status: StatusChoice;
  readonly period: Period;
  readonly text: string;
  /** What a group of the map covers; the map itself shows everything. */
  readonly area: Area | undefined;
}

export const noFilter: ListFilter = { category: '', status: '', period: 0, text: '', area: undefined };

interface Common {
  readonly filter: ListFilter;
  readonly categories: readonly ReportCategory[];
  /** Reports with a position, for the map; undefined until the map asks. */
  readonly points: ReportCollection | undefined;
  readonly pointsState: PointsState;
  /** Words in the search field, not yet asked for. */
  readonly typed: string;
  /** Reports of one point of the map, shown instead of the list. */
  readonly selected: readonly string[] | undefined;
  /** What the map knows of them: it may show another area by now. */
  readonly chosen: ReportCollection['features'];
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
  private readonly pointReader: PointReader;

  constructor(env: ListEnvironment) {
    super({ status: 'loading', filter: noFilter, categories: [], points: undefined, pointsState: { status: 'idle' }, typed: '', selected: undefined, chosen: [] });
    this.env = env;
    this.pointReader = new PointReader(env, (change) => this.set({ ...this.now, ...change }));
  }

  /** Reads the first page and the categories; also the way to try again. */
  load(): Promise<void> {
    // Points of another filter would arrive too late.
    this.pointReader.stop();
    return this.read(true);
  }

  private async read(withPoints: boolean): Promise<void> {
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
      if (this.wantsPoints && withPoints) void this.readPoints();
    } catch (error) {
      if (signal.aborted) return;
      const sentence = await this.env.explain(error);
      if (!signal.aborted) this.set({ ...this.common, status: 'failed', sentence });
    }
  }

  filter(change: Partial<ListFilter>): Promise<void> {
    const filter = { ...this.now.filter, ...change };
    this.set({ ...this.now, filter, typed: filter.text, selected: undefined });
    // The area is chosen on the map, which goes on showing the rest.
    return Object.keys(change).join() === 'area' ? this.read(false) : this.load();
  }

  type(typed: string): void {
    this.set({ ...this.now, typed });
  }

  /** Shows only the reports of one point of the map; undefined shows all again. */
  select(selected: readonly string[] | undefined): void {
    const chosen = selected ? this.now.points?.features.filter(({ id }) => selected.includes(id)) ?? [] : [];
    this.set({ ...this.now, selected, chosen });
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
    this.wantsPoints = true;
    if (this.now.status === 'ready' && this.now.pointsState.status === 'idle') void this.readPoints();
  }

  /** The map shows this now. */
  look(view: Area): void {
    this.pointReader.look(view);
  }

  /** After points could not be had. */
  retryPoints(): Promise<void> {
    return this.pointReader.retry();
  }

  categoryName(id: string): string {
    return this.now.categories.find((category) => category.id === id)?.name ?? id;
  }

  stop(): void {
    this.reading?.abort();
    this.pointReader.stop();
  }

  private get common(): Common {
    const { filter, categories, points, pointsState, typed, selected, chosen } = this.now;
    return { filter, categories, points, pointsState, typed, selected, chosen };
  }

  private readPoints(): Promise<void> {
    return this.pointReader.read(this.query({ ...this.now.filter, area: undefined }));
  }

  private restart(): AbortSignal {
    this.reading?.abort();
    this.reading = new AbortController();
    return this.reading.signal;
  }

  private query({ category, status, period, text, area }: ListFilter): ReportFilter {
    const day = (back: number): string => new Date((this.env.now ?? Date.now)() - back * 86_400_000).toISOString().slice(0, 10);
    return {
      ...(area && { bbox: area }),
      ...(category && { categories: [category] }),
      ...(status && { statuses: status === 'open' ? OPEN_STATUSES : [status] }),
      ...(period && { from: day(period) }),
      ...(text.trim() && { text: text.trim() }),
    };
  }
}
