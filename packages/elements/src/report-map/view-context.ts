import type { HeadingLevel } from '@civico/core/parts/heading.ts';
import type { MapPanel } from './map-panel.ts';
import type { AllMessages, ListMessages } from './report-map.messages.ts';
import type { ReportMapStore, Route } from './report-map.store.ts';
import type { Dates } from './dates.ts';

/** What every view gets: words, data, and how to go elsewhere. Views are functions of it; the element holds the state. */
export interface ViewContext<M = ListMessages> {
  readonly t: M;
  readonly dates: Dates;
  readonly level: HeadingLevel;
  readonly store: ReportMapStore;
  readonly map: MapPanel;
  readonly privacyUrl: string | undefined;
  /** A word for screen readers about something that changed elsewhere on the screen. */
  say(sentence: string): void;
  /** Does something once the next drawing is done, e.g. moves the focus to what will be there then. */
  afterDrawing(task: (root: ParentNode) => void): void;
  /** Opens a view, with an entry in the browser's history. */
  go(route: Route): Promise<void>;
  /** Address of a view, for a link that can be copied or opened in a new tab. */
  link(route: Route): string;
  followed(id: string, followers: number): void;
  /** The fallback content the page brought, shown where nothing else can help. */
  readonly fallback: unknown;
}

export type FullContext = ViewContext<AllMessages>;

/** A handler for links: a plain press stays on the page, any other does what the browser does. */
export const opens = (context: Pick<ViewContext, 'go'>, route: Route) => (event: MouseEvent): void => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void context.go(route);
};

/** One heading level deeper, within what HTML has. */
export const deeper = (level: HeadingLevel, by = 1): HeadingLevel => Math.min(5, level + by) as HeadingLevel;
