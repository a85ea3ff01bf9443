import { html } from 'lit';
import type { CalendarEvent, SkippedEntry } from '@civico/contract';
import { chooseLanguage, loadMessages } from '@civico/core/messages.ts';
import { addStyles } from '@civico/core/styles/add-styles.ts';
import type { CalendarState } from '../events-calendar.store.ts';
import type { ViewContext } from '../view-context.ts';
import { detailView } from './detail-view.ts';
import { readFacets } from './filtering.ts';
import { filtersView } from './filters-view.ts';
import { gridPeriod, gridView, periodName } from './grid-view.ts';
import { gridStyles } from './grid.styles.ts';
import { panelStyles } from './panels.styles.ts';
import { messages } from './room.messages.ts';
import { subscribeView } from './subscribe-view.ts';

export { gridPeriod };

/** What comes when it is first needed: grids, filters, details, subscription. */
export interface Room {
  /** The name of what a grid shows: a month, or a week. */
  period(context: ViewContext, state: CalendarState): string;
  gridPeriod: typeof gridPeriod;
  grid(context: ViewContext, state: CalendarState): unknown;
  filters(context: ViewContext, state: CalendarState): unknown;
  details(context: ViewContext, event: CalendarEvent): unknown;
  subscribe(context: ViewContext, state: CalendarState): unknown;
  /** The entries of a file that could not be read, for people and for the web team. */
  skipped(entries: readonly SkippedEntry[]): unknown;
  warn(tag: string, entries: readonly SkippedEntry[]): void;
}

/** Brings the words of a language; styles come with what they dress. */
export async function openRoom(root: ShadowRoot, language: string): Promise<Room> {
  const t = await loadMessages(chooseLanguage(language, messages), messages);
  let asking: Promise<void> | undefined;
  return {
    period: (context, { view, day }) => periodName(context, view, day),
    gridPeriod,
    grid: (context, state) => {
      addStyles(root, gridStyles);
      return gridView(context, t, state);
    },
    filters: (context, state) => {
      addStyles(root, panelStyles);
      if (!state.facets) asking ??= readFacets(context).finally(() => { asking = undefined; });
      return filtersView(context, t, state);
    },
    details: (context, event) => {
      addStyles(root, panelStyles);
      return detailView(context, t, event);
    },
    subscribe: (context, state) => {
      addStyles(root, panelStyles);
      return subscribeView(context, t, state);
    },
    skipped: (entries) => html`<details part="skipped"><summary>${t.skipped(entries.length)}</summary><ul>${entries.slice(0, 50).map(({ name }) => html`<li>${name}</li>`)}</ul></details>`,
    warn: (tag, entries) => {
      for (const { name, line, reason } of entries.slice(0, 20)) console.warn(`Civico: <${tag}> skips "${name}"${line ? ` (line ${line})` : ''}: ${reason}`);
    },
  };
}
