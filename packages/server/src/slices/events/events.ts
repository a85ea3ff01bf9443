import type { EventAudience, EventFilter } from '@civico/contract';
import { LONGEST_GRID, LONGEST_LIST, periodOf } from '@civico/calendar';
import { type HandlersFor, type WrittenJson, writtenJson } from '../../kernel/handlers.ts';
import type { Call } from '../../kernel/kernel.ts';
import { invalidInput, preferredLanguage, ProblemError } from '../../kernel/problem.ts';
import type { Town } from '../../kernel/towns.ts';
import { fill } from '../../kernel/words.ts';
import type { Calendars } from './calendars.ts';
import { FEED_NAME } from './events.messages.ts';
import type { Question, Reply } from './questions.ts';
import { ZONE } from './zone.ts';

interface FilterQuery { category?: string[]; place?: string; audience?: EventAudience[]; free: boolean; accessible: boolean; q?: string }

/** Days a feed looks back, so that what has just been is not deleted from people's calendars. */
const FEED_BACK = 30;

const filterOf = ({ category, place, audience, free, accessible, q }: FilterQuery): EventFilter => ({
  ...(category && { categories: category }), ...(place !== undefined && { place }), ...(audience && { audiences: audience }),
  ...(free && { free }), ...(accessible && { accessible }), ...(q !== undefined && { text: q }),
});

/** A period that ends before it begins, or in a year no calendar has, is a mistake worth telling. */
function checkedPeriod(from: string | undefined, to: string | undefined, longest: number): [first: number, last: number] {
  const [first, last] = periodOf(from, to, longest, ZONE);
  for (const [name, day] of [['from', from], ['to', to]] as const) {
    if (day !== undefined && (day < '1970-01-01' || day > '2199-12-31')) throw invalidInput({ pointer: `#query/${name}`, code: 'format' });
  }
  if (last < first) throw invalidInput({ pointer: '#query/to', code: 'format' });
  return [first, last];
}

/** Languages the vocabulary of categories speaks. */
const languageOf = ({ acceptLanguage }: Call['raw']): string => preferredLanguage(acceptLanguage, ['it', 'en', 'de', 'fr', 'sl']);

function bodyOf(reply: Reply): string {
  if ('body' in reply) return reply.body;
  throw reply.fault === 'cursor' ? invalidInput({ pointer: '#query/cursor', code: 'format' }) : new ProblemError('not-found');
}

/** Public events: imported, expanded when asked for. */
export function eventHandlers(calendars: Calendars): HandlersFor<'listEvents' | 'listEventDays' | 'listEventFacets' | 'getEvent' | 'getEventsFeed'> {
  const headers = { vary: 'Accept-Language', 'cache-control': 'no-cache' };
  const answer = async ({ id }: Town, question: Question): Promise<{ status: 200; headers: typeof headers; body: WrittenJson }> => ({ status: 200, headers, body: writtenJson(bodyOf(await calendars.ask(id, question))) });
  const period = (from: string | undefined, to: string | undefined, longest: number): { from: number; to: number } => {
    const [first, last] = checkedPeriod(from, to, longest);
    return { from: first, to: last };
  };
  const today = (): number => periodOf(undefined, undefined, 1, ZONE)[0];
  return {
    listEvents: ({ town, query: { from, to, limit, cursor, ...query }, raw }) =>
      answer(town, { kind: 'page', ...period(from, to, LONGEST_LIST), filter: filterOf(query), limit, cursor, language: languageOf(raw) }),

    listEventDays: ({ town, query: { from, to, most, ...query }, raw }) =>
      answer(town, { kind: 'days', ...period(from, to, LONGEST_GRID), filter: filterOf(query), most, language: languageOf(raw) }),

    listEventFacets: ({ town, query: { from, to }, raw }) => answer(town, { kind: 'facets', ...period(from, to, LONGEST_LIST), language: languageOf(raw) }),

    getEvent: ({ town, params: { id }, raw }) => answer(town, { kind: 'event', id, today: today(), language: languageOf(raw) }),

    getEventsFeed: async ({ town, query, raw, language }) => ({
      ...await answer(town, {
        kind: 'feed', from: today() - FEED_BACK, to: today() + LONGEST_LIST, filter: filterOf(query), name: fill(FEED_NAME[language], { town: town.name }, language), language: languageOf(raw),
      }),
      type: 'text/calendar; charset=utf-8',
      headers: { vary: 'Accept-Language', 'cache-control': 'public, max-age=600', 'content-disposition': 'inline; filename="eventi.ics"' },
    }),
  };
}
