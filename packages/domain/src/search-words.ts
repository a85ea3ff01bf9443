/** How words are searched: without case, accents and signs, each the beginning of a word. */

const MOST_WORDS = 8;
const plain = /^[\x20-\x7e]*$/;

/** Lower case, without accents, with every run of anything else as one space: what is compared when people search. */
export const fold = (text: string): string => (plain.test(text) ? text : text.normalize('NFD').replace(/\p{M}+/gu, '')).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The folded words of a search, at most eight: more narrow nothing and cost a scan each. */
export const searchWords = (text: string): string[] => fold(text).split(' ').filter((word) => word !== '').slice(0, MOST_WORDS);

/** A text made ready to be searched: folded, a space before each word. */
export const searchable = (text: string): string => ` ${fold(text)}`;

/** Whether each of the words begins a word of a searchable text. */
export const hasWords = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(` ${word}`));
