import type { CalendarEvent, EventFilter, EventsPort } from '@civico/contract';
import type { HeadingLevel } from '@civico/core/parts/heading.ts';
import type { EventsCalendarMessages } from './events-calendar.messages.ts';
import type { EventsCalendarStore } from './events-calendar.store.ts';
import type { When } from './when.ts';

/** What every view gets: words, data, and how to act. Views are functions of it; the element holds the state. */
export interface ViewContext {
  readonly t: EventsCalendarMessages;
  readonly when: When;
  readonly level: HeadingLevel;
  readonly store: EventsCalendarStore;
  readonly language: string;
  readonly today: string;
  /** Panels that are open: `filters`, `subscribe`, and ids of events whose details are shown. */
  readonly open: ReadonlySet<string>;
  /** Opens or closes a panel; without `open` the other of the two. */
  toggle(panel: string, open?: boolean): void;
  /** The backend, or the file. */
  port(): Promise<EventsPort>;
  /** The details of an event, once their code is there. */
  details(event: CalendarEvent): unknown;
  /** Address of a picture that may be asked for without telling a third party. */
  picture(event: CalendarEvent): string;
  feed(filter: EventFilter): string | undefined;
  /** Focuses a node of the shadow root after the next drawing. */
  focusAfter(selector: string): void;
}
