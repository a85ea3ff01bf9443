import { cut as cutText } from '@civico/domain/text.ts';

/** Replaces what is no Unicode: halves of a character. By hand, for `toWellFormed` came after browsers that are still in use. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** The beginning, at most `most` characters, with what is no Unicode replaced. */
export const cut = (text: string, most: number): string => cutText(wellFormed(text), most);

/** 20 characters of base 36 that tell one text from every other of a town's calendar (two 52-bit hashes); not a secret. */
export const shortId = (text: string): string => SEEDS.map((seed) => digestOf(goOn(begun(seed), text)).toString(36).padStart(LENGTH, '0')).join('');

/** Tells the texts with a beginning whose `shortId` is `id`: of a million the beginning is hashed once. */
export function idMatcher(id: string, beginning: string): (rest: string) => boolean {
  const starts = SEEDS.map((seed) => goOn(begun(seed), beginning));
  const wanted = [id.slice(0, LENGTH), id.slice(LENGTH)].map((half) => parseInt(half, 36));
  return (rest) => digestOf(goOn(starts[0]!, rest)) === wanted[0] && digestOf(goOn(starts[1]!, rest)) === wanted[1];
}

type Hash = readonly [a: number, b: number];

const SEEDS = [7, 1103];
const LENGTH = 10;

const begun = (seed: number): Hash => [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];

function goOn([a, b]: Hash, text: string): Hash {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  return [a, b];
}

/** As many digits of base 36 as an id has for it. */
function digestOf([a, b]: Hash): number {
  const one = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  const two = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return (4_294_967_296 * (0xfffff & two) + (one >>> 0)) % 36 ** LENGTH;
}

const collators = new Map<string, Intl.Collator>();

/** Order of words in a language; of one that Intl does not know, in Italian. */
export function collatorOf(language = 'it'): Intl.Collator {
  let collator = collators.get(language);
  if (!collator) {
    try { collator = new Intl.Collator(language); } catch { collator = new Intl.Collator('it'); }
    // Whoever asks may make up names.
    if (collators.size > 50) collators.clear();
    collators.set(language, collator);
  }
  return collator;
}
