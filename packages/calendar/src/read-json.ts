import type { SkippedEntry } from '@civico/contract';
import type { CalendarEntry } from './entry.ts';
import { entryOf, textOf, type Loose } from './facts.ts';
import { finish, type Steps } from './steps.ts';
import { shortId } from './text.ts';

/** What a calendar holds, and what of it could not be read. */
export interface ReadCalendar { entries: CalendarEntry[]; skipped: SkippedEntry[] }

/** Bytes and entries beyond which a calendar is no town's. */
export const MOST_ENTRIES = 50_000;

/** Entries between two places where reading may be interrupted. */
const AT_A_TIME = 64;

const list = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.slice(0, 1000).flatMap((one) => textOf(one, 60) ?? []) : undefined);

/**
 * A town's own list of events: `{"events": [{"title": …, "start": "2026-11-24T10:00", …}]}`, or the list alone; each with the fields of `CalendarEntry`. One
 * that cannot be read is named and left out.
 * @throws SyntaxError when it is no JSON, or holds no list
 */
export const readJson = (text: string): ReadCalendar => finish(jsonInSteps(text));

export function* jsonInSteps(text: string): Steps<ReadCalendar> {
  const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const events = Array.isArray(parsed) ? parsed : (parsed as { events?: unknown } | null)?.events;
  if (!Array.isArray(events)) throw new SyntaxError('no list of events');
  return yield* listInSteps(events);
}

/** The same of what is parsed already. */
export const readList = (events: readonly unknown[]): ReadCalendar => finish(listInSteps(events));

function* listInSteps(events: readonly unknown[]): Steps<ReadCalendar> {
  const result: ReadCalendar = { entries: [], skipped: [] };
  for (const [index, one] of events.entries()) {
    if (index % AT_A_TIME === 0) yield;
    if (typeof one !== 'object' || one === null || Array.isArray(one)) {
      result.skipped.push({ name: `n. ${index + 1}`, reason: 'unreadable' });
      continue;
    }
    if (index >= MOST_ENTRIES) {
      result.skipped.push({ name: `n. ${index + 1}`, reason: 'too-many' });
      break;
    }
    const loose = one as Loose;
    const text = (name: string, most = 60): string | undefined => textOf(loose[name], most);
    const start = text('start') ?? '';
    const optional = {
      recurrenceId: text('recurrenceId'), end: text('end'), timeZone: text('timeZone'), rule: text('rule', 500), dates: list(loose['dates']), except: list(loose['except']),
      sequence: typeof loose['sequence'] === 'number' ? loose['sequence'] : undefined, andFuture: loose['andFuture'] === true || undefined,
    };
    const uid = text('uid', 300) ?? text('id', 300) ?? `${shortId(`${text('title', 300) ?? ''}\n${start}\n${JSON.stringify(loose['place'] ?? '')}`)}@civico`;
    result.entries.push(entryOf(loose, { uid, start, ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) }));
  }
  return result;
}
