import type { ReportCollection, ReportFilter, ReportsPort } from '@civico/contract';
import type { Area } from '../map/town-map.types.ts';

/** Features and groups asked for at a time: more than a map has room for buttons. What that saves on the way is measured in decision 0024. */
const MOST = 2_000;
/** Groups are fine enough as long as the view shows at least this share of the area they were counted in. */
const FINE = 1 / 4;

/** How far the points of the map are. */
export type PointsState = { readonly status: 'idle' | 'loading' | 'ready' } | { readonly status: 'failed'; readonly sentence: string };

export interface PointEnvironment {
  findPort(): Promise<ReportsPort>;
  explain(error: unknown): Promise<string>;
  language(): string;
}

/**
 * Reads the points of the map. First all of them, those near each other counted together where they are many; then, as the person looks closer, those of
 * what is seen. A backend that gives every single one is asked once.
 */
export class PointReader {
  private readonly env: PointEnvironment;
  private readonly tell: (change: { points?: ReportCollection | undefined; pointsState: PointsState }) => void;
  private filter: ReportFilter = {};
  private whole: Counted | undefined;
  private near: Counted | undefined;
  private reading: { control: AbortController; area: Area | undefined } | undefined;
  private view: Area | undefined;

  constructor(env: PointEnvironment, tell: PointReader['tell']) {
    this.env = env;
    this.tell = tell;
  }

  /** All points under a filter, anew. */
  read(filter: ReportFilter): Promise<void> {
    this.filter = filter;
    this.whole = this.near = undefined;
    return this.ask(undefined);
  }

  /** After a failure: what was wanted then. */
  retry(): Promise<void> {
    return this.ask(this.whole && this.view ? grown(this.view) : undefined);
  }

  /** The map shows this now. */
  look(view: Area): void {
    this.view = view;
    const { whole, near } = this;
    if (!whole?.points.groups || fits(near, view)) return;
    if (isFine(whole.area, view)) {
      this.stop();
      this.near = undefined;
      this.tell({ points: whole.points, pointsState: { status: 'ready' } });
    } else if (!this.reading?.area || !holds(this.reading.area, view) || !isFine(this.reading.area, view)) void this.ask(grown(view));
  }

  /** What is on its way is no longer wanted. */
  stop(): void {
    if (!this.reading) return;
    this.reading.control.abort();
    this.reading = undefined;
    this.tell({ pointsState: { status: 'idle' } });
  }

  private async ask(area: Area | undefined): Promise<void> {
    this.stop();
    const control = new AbortController();
    const { signal } = control;
    this.reading = { control, area };
    this.tell({ pointsState: { status: 'loading' } });
    try {
      const port = await this.env.findPort();
      const points = await port.reportPoints({ ...this.filter, ...(area && { bbox: area }), most: MOST }, { signal, language: this.env.language() });
      if (signal.aborted) return;
      this.reading = undefined;
      if (area) this.near = { points, area };
      else this.whole = { points, area: extentOf(points) };
      this.tell({ points, pointsState: { status: 'ready' } });
      // The map has moved on meanwhile.
      if (this.view) this.look(this.view);
    } catch (error) {
      if (signal.aborted) return;
      const sentence = await this.env.explain(error);
      if (signal.aborted) return;
      this.reading = undefined;
      // Points of another filter would be wrong; those of the whole town, only coarse.
      this.tell({ ...(!area && { points: undefined }), pointsState: { status: 'failed', sentence } });
    }
  }
}

interface Counted { readonly points: ReportCollection; readonly area: Area }

const fits = (counted: Counted | undefined, view: Area): boolean =>
  counted !== undefined && holds(counted.area, view) && (!counted.points.groups || isFine(counted.area, view));

const holds = (area: Area, view: Area): boolean => area[0] <= view[0] && area[1] <= view[1] && area[2] >= view[2] && area[3] >= view[3];

const isFine = (area: Area, view: Area): boolean => Math.max((view[2] - view[0]) / (area[2] - area[0]), (view[3] - view[1]) / (area[3] - area[1])) >= FINE;

/** Half a view more on each side, so that not every move asks again. In degrees, to a metre. */
function grown([west, south, east, north]: Area): Area {
  const [wide, high] = [(east - west) / 2, (north - south) / 2];
  const within = (degrees: number, limit: number): number => Math.round(Math.min(limit, Math.max(-limit, degrees)) * 1e5) / 1e5;
  return [within(west - wide, 180), within(south - high, 90), within(east + wide, 180), within(north + high, 90)];
}

function extentOf({ features, groups = [] }: ReportCollection): Area {
  const area: [number, number, number, number] = [180, 90, -180, -90];
  const add = (west: number, south: number, east: number, north: number): void => {
    area[0] = Math.min(area[0], west);
    area[1] = Math.min(area[1], south);
    area[2] = Math.max(area[2], east);
    area[3] = Math.max(area[3], north);
  };
  for (const { bbox: [west = 0, south = 0, east = 0, north = 0] } of groups) add(west, south, east, north);
  if (groups.length > 0) for (const { geometry: { coordinates: [lon = 0, lat = 0] } } of features) add(lon, lat, lon, lat);
  return area;
}
