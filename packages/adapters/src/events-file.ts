/** A calendar that is a file or a feed: fetched once, read whole, asked by day; all of it in stretches, so that the page stays alive. */
import { PortError, type EventsPort } from '@civico/contract';
import { EventIndex, indexPort, inSlices, nextTask, type ReadCalendar } from '@civico/calendar';

export interface EventsFileOptions {
  /** IANA name of the town's zone; default Europe/Rome. */
  zone?: string | undefined;
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch;
  now?: () => number;
}

/** Larger than any town's calendar; beyond it a phone would stand still. */
const MOST_BYTES = 30 * 2 ** 20;
const LONGEST = 20_000;

async function load(url: string, ask: typeof fetch): Promise<string> {
  let response: Response;
  try {
    response = await ask(url, { signal: AbortSignal.timeout(LONGEST), credentials: 'same-origin', referrerPolicy: 'strict-origin', headers: { accept: 'text/calendar, application/json;q=0.9, */*;q=0.5' } });
  } catch (cause) {
    throw new PortError((cause as Error).name === 'TimeoutError' ? 'timeout' : 'offline', { cause });
  }
  if (response.status === 404 || response.status === 410) throw new PortError('not-found');
  if (!response.ok) throw new PortError(response.status >= 500 || response.status === 429 ? 'unavailable' : 'unexpected');
  if (Number(response.headers.get('content-length')) > MOST_BYTES) throw new PortError('unexpected');
  let body: ArrayBuffer;
  try { body = await response.arrayBuffer(); } catch (cause) { throw new PortError('offline', { cause }); }
  if (body.byteLength > MOST_BYTES) throw new PortError('unexpected');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    // Older programs write in the encoding of the desk they stand on.
    return new TextDecoder('windows-1252').decode(body);
  }
}

/** The port of a file. It is fetched at the first question; after a failure, again at the next. */
export function eventsFile(url: string, read: (text: string, pause: () => Promise<void>) => Promise<ReadCalendar>, options: EventsFileOptions, feed?: string): EventsPort {
  let index: Promise<EventIndex> | undefined;
  const open = async (): Promise<EventIndex> => {
    const text = await load(url, options.fetch ?? fetch);
    let calendar: ReadCalendar;
    try { calendar = await read(text, nextTask); } catch (cause) { throw new PortError('unexpected', { cause }); }
    return inSlices(EventIndex.inSteps(calendar.entries, options.zone, calendar.skipped), nextTask);
  };
  const port = indexPort(() => {
    index ??= open();
    index.catch(() => { index = undefined; });
    return index;
  }, options.now);
  // The file itself can be subscribed to; a part of it cannot.
  return { ...port, eventsFeed: (filter) => (feed && Object.values(filter).every((value) => value === undefined || value === false || value === '' || (Array.isArray(value) && !value.length)) ? feed : undefined) };
}
