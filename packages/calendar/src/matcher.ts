/** Which occurrences a filter lets pass. */
import type { EventFilter } from '@civico/contract';
import { hasWords, searchable, searchWords } from '@civico/domain/search-words.ts';
import type { ReadEntry } from './entry.ts';
import type { Occurrence } from './occurrence.ts';
import { categoryName } from './vocabulary.ts';

/** Text of an entry that is searched, made when it first is. */
const texts = new WeakMap<ReadEntry, string>();

/** Undefined when the filter lets everything pass. */
export function matcher({ categories = [], place, audiences = [], free, accessible, text }: EventFilter): ((one: Occurrence) => boolean) | undefined {
  const words = searchWords(text ?? '');
  if (!categories.length && !place && !audiences.length && !free && !accessible && !words.length) return undefined;
  const known = new Map<ReadEntry, boolean>();
  const test = (read: ReadEntry): boolean => {
    const { entry } = read;
    return (!categories.length || categories.some((one) => entry.category === one || entry.category?.startsWith(`${one}.`)))
      && (!place || entry.place?.name === place) && (!free || entry.free === true) && (!accessible || entry.accessible === true)
      // What is for everyone is also for them.
      && (!audiences.length || audiences.some((one) => entry.audiences?.includes(one)) || (entry.audiences?.includes('everyone') ?? false))
      && hasWords(wordsOf(read), words);
  };
  return ({ read }) => {
    let is = known.get(read);
    if (is === undefined) known.set(read, is = test(read));
    return is;
  };
}

function wordsOf(read: ReadEntry): string {
  let text = texts.get(read);
  if (text === undefined) {
    const { title, description = '', place, category, categoryName: own } = read.entry;
    text = searchable(`${title} ${place?.name ?? ''} ${place?.address ?? ''} ${(category && categoryName(category)) ?? own ?? ''} ${description}`);
    texts.set(read, text);
  }
  return text;
}
