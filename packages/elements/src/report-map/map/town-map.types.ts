import type { CategoryId, Outline, Position, ReportCollection, ReportStatus } from '@civico/contract';

/** Words of the map. `mapLabels(language)` of map.messages.ts gives them; a host may replace them one by one. */
export interface MapLabels {
  /** Name of the map's region, e.g. "Mappa delle segnalazioni". */
  map: string;
  /** How to move the map by keyboard; read with the map's surface. */
  keyboard: string;
  zoomIn: string;
  zoomOut: string;
  /** "Torna a vedere tutto il Comune" */
  wholeTown: string;
  /** Name of the group of report buttons. */
  reports: string;
  /** "12 segnalazioni, apri" */
  cluster: (count: number) => string;
  /** A single report, e.g. "Illuminazione pubblica: Lampione spento". */
  report: (category: string, title: string) => string;
  /** Shown when one finger moves over the map. */
  twoFingers: string;
  /** Shown when the wheel turns without the key. @param key "Ctrl" or "⌘" */
  wheel: (key: string) => string;
  /** Name of the pin, e.g. "Segnaposto della segnalazione". */
  pin: string;
  /** How to move the pin by keyboard. */
  pinKeyboard: string;
  /** Distance of the scale, e.g. "500 m" or "2 km". @param metres a whole number of metres */
  scale: (metres: number) => string;
  /** Number on a cluster, e.g. "1.204". */
  count: (count: number) => string;
}

/** Where reports are, as columns: what is needed to cluster 50,000 of them, and nothing more. Made by `pointSet` of points.ts. */
export interface PointSet {
  readonly length: number;
  /** Web-Mercator, fixed point: 0 … 2^32 − 1 from west to east. */
  readonly x: Uint32Array;
  /** Web-Mercator, fixed point: 0 … 2^32 − 1 from north to south. */
  readonly y: Uint32Array;
  /** How many reports each point stands for; undefined while it is one each. */
  readonly weight: Uint32Array | undefined;
  /** What the reports of a point cover, in units. */
  extent(index: number): { readonly west: number; readonly north: number; readonly east: number; readonly south: number };
  /** Of a point that stands for one report; empty for others. */
  id(index: number): string;
  /** What a button says of its report; undefined for a point that stands for more than one. */
  report(index: number): { readonly title: string; readonly category: CategoryId; readonly status: ReportStatus } | undefined;
  /** Index of an id, or −1. */
  indexOf(id: string): number;
}

/** What a button holds: the ids of its reports when they are known one by one, else the area they are in (minLon, minLat, maxLon, maxLat). */
export type Opened = { readonly ids: readonly string[] } | { readonly area: Area };

/** minLon, minLat, maxLon, maxLat. */
export type Area = readonly [number, number, number, number];

/** Reports to draw: what `listReportPoints` answers, or any rows that have a position. */
export type Reports = ReportCollection | readonly { id: string; title: string; category: CategoryId; status: ReportStatus; position?: Position | undefined }[];

export interface TownMapOptions {
  /** The town's own lines; drawn when there is no `tileUrl`, and always used for the limits of the map. */
  outline: Outline;
  labels: MapLabels;
  /** Names of the categories for the labels of single reports; the id stands in for a missing one. */
  categories?: ReadonlyMap<CategoryId, string> | undefined;
  /** `https://…/{z}/{x}/{y}.png`. Tiles of another origin are not asked for before `enableTiles()`. */
  tileUrl?: string | undefined;
  /** Plain text shown on the map while tiles are drawn, e.g. "© OpenStreetMap contributors". */
  tileAttribution?: string | undefined;
  /** Default: what the person's system prefers. */
  reducedMotion?: boolean | undefined;
}

export interface PickOptions {
  /** Where the pin starts; default the middle of what is seen. */
  at?: Position | undefined;
  /**
   * After each move, in degrees rounded to 5 decimals (about a metre). `settled` is false while the pin is being dragged or a key is held:
   * look up and announce the nearest place only when it is true.
   */
  onMove: (position: Position, settled: boolean) => void;
}

/** A pin being placed. Arrows move it 10 m, Shift+arrows 100 m; a click or tap on the map puts it there. */
export interface Picking {
  /** Moves the pin (e.g. to an address that was chosen) and shows the place. Does not call `onMove`. */
  moveTo(position: Position): void;
  /** Puts the keyboard focus on the pin. */
  focus(): void;
  /** Takes the pin away. */
  end(): void;
}

export interface TownMap {
  /** Draws these reports instead of the former ones. Stays where it is; call `fitPoints()` to see them all. */
  setPoints(points: PointSet): void;
  /** Shows one report, opening clusters until it stands alone (or as near as it can) and marks it. False when it is not there. */
  focusPoint(id: string, options?: { focus?: boolean }): boolean;
  /** Takes the mark of `focusPoint` away. */
  clearFocusPoint(): void;
  /** Calls back with what to open: one, or the few of a small or inseparable cluster. @returns stops listening */
  onOpen(listener: (opened: Opened) => void): () => void;
  /** Calls back when the map has come to rest somewhere. @returns stops listening */
  onMove(listener: () => void): () => void;
  /** Shows a pin to place. One at a time: another call ends the former. */
  pickPosition(options: PickOptions): Picking;
  /** Shows the whole town. */
  fitTown(): void;
  /** Shows all points; the whole town when there is none. */
  fitPoints(): void;
  /** Shows what `bounds()` told before. */
  showArea(area: Area): void;
  /** What is seen now: minLon, minLat, maxLon, maxLat. */
  bounds(): Area;
  /** True while tiles are wanted and the person has not agreed yet: show the question, then call `enableTiles()`. */
  readonly needsConsent: boolean;
  enableTiles(): void;
  /** Call when the container was shown or resized in a way that ResizeObserver cannot see. */
  invalidate(): void;
  destroy(): void;
}

/**
 * Draws the map of a town in an element of a shadow root (or of the page). The container gives the size; it may be hidden at first. Load it when the
 * map is seen: `const { createTownMap, pointSet, mapLabels } = await import('./map/town-map.ts')`.
 */
export type CreateTownMap = (container: HTMLElement, options: TownMapOptions) => TownMap;
