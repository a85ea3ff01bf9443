import type { CalendarEvent, EventDay, EventFacets, EventFilter, EventsPort, SkippedEntry } from '@civico/contract';
import { BaseStore } from '@civico/core/store.ts';
import { addDays, addMonths } from './days.ts';

export type View = 'list' | 'month' | 'week';

interface Common {
  readonly view: View;
  /** The day the view stands on: the first of the list, the focused one of a grid. */
  readonly day: string;
  readonly filter: EventFilter;
  /** What can be filtered by; undefined until the filters are opened. */
  readonly facets: EventFacets | undefined;
  /** The day of a grid whose events are listed below it. */
  readonly chosen: string | undefined;
  /** Entries of a file that could not be read. */
  readonly skipped: readonly SkippedEntry[];
}

/** What may be asked for. */
type Change = Partial<Pick<Common, 'view' | 'day' | 'filter' | 'chosen'>>;

export type CalendarState = Common & (
  /** `days` are those of the period before, so that a grid does not jump. */
  | { readonly status: 'loading'; readonly days?: ReadonlyMap<string, EventDay> }
  | { readonly status: 'failed'; readonly sentence: string }
  | {
    readonly status: 'ready';
    /** Of the list, or of the chosen day. */
    readonly items: readonly CalendarEvent[];
    readonly nextCursor: string | null;
    readonly more: 'idle' | 'loading' | 'failed';
    readonly days: ReadonlyMap<string, EventDay>;
  });

export interface CalendarEnvironment {
  findPort(): Promise<EventsPort>;
  explain(error: unknown): Promise<string>;
  language(): string;
  /** Today where the town is, ISO. */
  today(): string;
  /** What the grid of a view shows around a day; its code comes with the grids. */
  gridOf(view: View, day: string): Promise<GridPeriod>;
}

/** Events of a list asked for at a time. */
const PAGE = 20;

/** What a grid asks for: its first and last day, and how many events a cell has room for. */
export interface GridPeriod { readonly from: string; readonly to: string; readonly most: number }

export const isFiltered = (filter: EventFilter): boolean => Object.keys(filter).length > 0;

/** Which days are shown, how, and what is on. */
export class EventsCalendarStore extends BaseStore<CalendarState> {
  readonly #env: CalendarEnvironment;
  #reading: AbortController | undefined;
  /** Settles when what was last asked for is there, or has failed. */
  loaded: Promise<void> | undefined;

  constructor(env: CalendarEnvironment) {
    super({ status: 'loading', view: 'list', day: '', filter: {}, facets: undefined, chosen: undefined, skipped: [] });
    this.#env = env;
  }

  /** Reads what the view shows; whatever was under way is forgotten. */
  load(change: Change = {}): Promise<void> {
    return this.loaded = this.#load(change);
  }

  async #load(change: Change): Promise<void> {
    this.#reading?.abort();
    const { signal } = this.#reading = new AbortController();
    const before = this.now;
    const common: Common = { ...this.#common, ...change };
    const { view } = common;
    const day = common.day || this.#env.today();
    const days = 'days' in before && before.days && view === before.view ? { days: before.days } : {};
    this.set({ ...common, day, status: 'loading', ...days });
    try {
      const port = await this.#env.findPort();
      const options = { signal, language: this.#env.language() };
      const { filter, chosen } = common;
      const list = view === 'list';
      const [grid, page] = await Promise.all([
        list ? undefined : this.#env.gridOf(view, day).then((period) => port.eventDays({ ...filter, ...period }, options)),
        list ? port.listEvents({ ...filter, from: day, limit: PAGE }, options) : chosen ? port.listEvents({ ...filter, from: chosen, to: chosen, limit: 100 }, options) : undefined,
      ]);
      if (signal.aborted) return;
      this.set({
        ...this.#common, status: 'ready', more: 'idle', items: page?.items ?? [], nextCursor: page?.nextCursor ?? null, skipped: (page ?? grid)?.skipped ?? common.skipped,
        days: new Map(grid?.days.map((one) => [one.day, one])),
      });
    } catch (error) {
      if (signal.aborted) return;
      const sentence = await this.#env.explain(error);
      if (!signal.aborted) this.set({ ...this.#common, status: 'failed', sentence });
    }
  }

  show(view: View): Promise<void> {
    return this.load({ view, chosen: undefined });
  }

  /** A period on or back: a month, or a week. */
  step(by: 1 | -1): Promise<void> {
    const { view, day } = this.now;
    const next = view === 'week' ? addDays(day, 7 * by) : addMonths(day, by);
    return this.load({ day: view === 'week' ? next : `${next.slice(0, 7)}-01`, chosen: undefined });
  }

  today(): Promise<void> {
    return this.load({ day: this.#env.today(), chosen: undefined });
  }

  /** Moves the focused day of a grid; reads only when that leaves what is shown. */
  focus(day: string, shown: boolean): void {
    if (shown) this.set({ ...this.now, day });
    else void this.load({ day, chosen: undefined });
  }

  choose(day: string): Promise<void> {
    return this.load({ day, chosen: day });
  }

  /** What can be filtered by is known now. */
  offer(facets: EventFacets): void {
    this.set({ ...this.now, facets });
  }

  /** Adds the next page; what is shown stays whatever happens. */
  async loadMore(): Promise<void> {
    const state = this.now;
    if (state.status !== 'ready' || !state.nextCursor || state.more === 'loading') return;
    const { signal } = this.#reading!;
    this.set({ ...state, more: 'loading' });
    try {
      const port = await this.#env.findPort();
      const page = await port.listEvents({ ...state.filter, from: state.day, limit: PAGE, cursor: state.nextCursor }, { signal, language: this.#env.language() });
      if (!signal.aborted) this.set({ ...state, ...this.#common, items: [...state.items, ...page.items], nextCursor: page.nextCursor, more: 'idle' });
    } catch {
      if (!signal.aborted) this.set({ ...state, ...this.#common, more: 'failed' });
    }
  }

  stop(): void {
    this.#reading?.abort();
  }

  get #common(): Common {
    const { view, day, filter, facets, chosen, skipped } = this.now;
    return { view, day, filter, facets, chosen, skipped };
  }
}
