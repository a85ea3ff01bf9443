/** What a calendar is asked, and its answers as they go out: the same on the main thread and on one of its own. */
import type { EventFilter } from '@civico/contract';
import { eventOf, writeIcs, type EventIndex } from '@civico/calendar';

/** Days as numbers since 1970. */
interface Period { from: number; to: number }

/** Plain data: it may have to go to another thread. */
export type Question = { language: string } & (
  | Period & { kind: 'page'; filter: EventFilter; limit: number; cursor: string | undefined }
  | Period & { kind: 'days'; filter: EventFilter; most: number }
  | Period & { kind: 'facets' }
  | { kind: 'event'; id: string; today: number }
  | Period & { kind: 'feed'; filter: EventFilter; name: string });

/** The body of the answer, or why there is none: what was asked for is not there, or the cursor is none. */
export type Reply = { readonly body: string } | { readonly fault: 'not-found' | 'cursor' };

/** Events of a feed: beyond it a calendar program gives up. */
const MOST_IN_FEED = 5000;
/** Characters of a feed, and those an event takes beside its description, at most: the contract ends at 20 million. */
const [LONGEST_FEED, LONGEST_REST] = [15_000_000, 3000];
/** Entries left out that an answer names. */
const MOST_NAMED = 100;

export function replyTo(index: EventIndex, question: Question): Reply {
  const named = index.skipped.length ? { skipped: index.skipped.slice(0, MOST_NAMED) } : {};
  const { language } = question;
  switch (question.kind) {
    case 'page':
      try {
        return { body: JSON.stringify({ ...index.page(question.from, question.to, question.filter, question.limit, question.cursor, language), ...named }) };
      } catch (error) {
        if (error instanceof RangeError) return { fault: 'cursor' };
        throw error;
      }
    case 'days': return { body: JSON.stringify({ ...index.days(question.from, question.to, question.filter, question.most, language), ...named }) };
    case 'facets': return { body: JSON.stringify(index.facets(question.from, question.to, language)) };
    case 'event': {
      const found = index.find(question.id, question.today, language);
      return found ? { body: JSON.stringify(found.event) } : { fault: 'not-found' };
    }
    case 'feed': return { body: feedOf(index, question) };
  }
}

function feedOf(index: EventIndex, { from, to, filter, name, language }: Question & { kind: 'feed' }): string {
  const events = [];
  let characters = 0;
  for (const one of index.walk(from, to, filter)) {
    if (!one) continue;
    if (events.length >= MOST_IN_FEED || characters > LONGEST_FEED) break;
    characters += (one.read.entry.description?.length ?? 0) + LONGEST_REST;
    events.push(eventOf(one, language));
  }
  return writeIcs(events, { name });
}
