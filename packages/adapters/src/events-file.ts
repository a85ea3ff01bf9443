/** A calendar that is a file or a feed: fetched once, read whole, asked by day; all of it in stretches, so that the page stays alive. */
import type { EventsPort } from '@civico/contract';
import { EventIndex, indexPort, inSlices, nextTask, type ReadCalendar } from '@civico/calendar';
import { textOf } from '@civico/client/exchange.ts';
import { readFile } from '@civico/client/file.ts';
import { watched } from '@civico/client/watched.ts';

export interface EventsFileOptions {
  /** IANA name of the town's zone; default Europe/Rome. */
  zone?: string | undefined;
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch;
  now?: () => number;
}

/** Larger than any town's calendar; beyond it a phone would stand still. */
const MOST_BYTES = 30 * 2 ** 20;

/** The port of a file. It is fetched at the first question; after a failure, again at the next. */
export function eventsFile(url: string, read: (text: string, pause: () => Promise<void>) => Promise<ReadCalendar>, options: EventsFileOptions, feed?: string): EventsPort {
  let index: Promise<EventIndex> | undefined;
  const open = async (): Promise<EventIndex> => {
    const calendar = await readFile(url, (bytes) => read(textOf(bytes), nextTask), { fetch: options.fetch, accept: 'text/calendar, application/json;q=0.9, */*;q=0.5', most: MOST_BYTES });
    return inSlices(EventIndex.inSteps(calendar.entries, options.zone, calendar.skipped), nextTask);
  };
  const port = indexPort(() => {
    index ??= open();
    index.catch(() => { index = undefined; });
    return index;
  }, options.now);
  // The file itself can be subscribed to; a part of it cannot.
  return watched<EventsPort>({ ...port, eventsFeed: (filter) => (feed && Object.values(filter).every((value) => value === undefined || value === false || value === '' || (Array.isArray(value) && !value.length)) ? feed : undefined) }, new URL(url), 'src');
}
