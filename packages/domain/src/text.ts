/**
 * How text is counted, trimmed and shortened. A character is a code point, as JSON Schema's `maxLength` counts: an emoji is at least one, an emoji of a family
 * five and more, a letter with its accent apart two. Never a UTF-16 unit, as `length` and the attribute `maxlength` count.
 */

/** Length of a text in code points; half a surrogate pair counts as one. */
export const characters = (text: string): number => [...text].length;

/** Nothing but white space. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** A text as it leaves the page: a line ends with LF alone, whatever it was pasted or posted with, and nothing blank stands around it. */
export const asSent = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** How many characters of `limit` are left for a typed text, counted as it will leave; negative: so many too many. */
export const charactersLeft = (text: string, limit: number): number => limit - characters(asSent(text));

/** What belongs to the character before it: accents, selectors, colours of skin, and what a joiner joins. */
const JOINED = /^[\p{M}\p{Emoji_Modifier}\u200D\u{E0020}-\u{E007F}]/u;
/** How far back flags are counted. */
const RUN = 200;
const FLAG_HALVES = /\p{Regional_Indicator}*$/u;

/** Whether a person would see a cut between two texts as a broken character. By hand, for `Intl.Segmenter` came after browsers that are still in use. */
function breaks(before: string, after: string): boolean {
  if (JOINED.test(after) || before.endsWith('\u200D') || (before.endsWith('\r') && after.startsWith('\n'))) return true;
  // Two halves are a flag: between an odd number of them and the next a flag would be torn.
  return /^\p{Regional_Indicator}/u.test(after) && characters(FLAG_HALVES.exec(before)![0]) % 2 === 1;
}

/** The beginning of a text, at most `limit` characters, never through one that a person sees as one. */
export function cut(text: string, limit: number): string {
  // No text has more characters than units.
  if (text.length <= limit) return text;
  // Two units are the most that a character has: what may matter beyond the limit is there.
  const all = Array.from(text.slice(0, 2 * limit + 4));
  if (all.length <= limit) return text;
  let end = limit;
  while (end > 0 && breaks(all.slice(Math.max(0, end - RUN), end).join(''), all[end]!)) end -= 1;
  // One heap of accents from the first letter on has no better place.
  return all.slice(0, end || limit).join('');
}

/** The same, visibly: where something is left out it ends at a word, with an ellipsis that counts. For texts that we made, never for what a person typed. */
export function shorten(text: string, limit: number): string {
  if (characters(text) <= limit) return text;
  const begun = cut(text, limit - 1);
  const whole = /^\s/.test(text.slice(begun.length)) ? begun : begun.replace(/\s+\S*$/, '');
  // One word longer than all is cut within.
  return `${(isBlank(whole) ? begun : whole).trimEnd()}…`;
}
