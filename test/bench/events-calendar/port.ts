/** Bundled for the page: a calendar's entries as the port an application would give the element. */
import { EventIndex, indexPort, type CalendarEntry } from '@civico/calendar';

Object.assign(globalThis, {
  portOf(entries: readonly CalendarEntry[]) {
    let index: EventIndex | undefined;
    return indexPort(async () => (index ??= new EventIndex(entries)));
  },
});
