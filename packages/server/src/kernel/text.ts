/** Lower case, without accents, with every run of anything else as one space: what is compared when people search. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The folded words of a search, at most eight: more narrow nothing and cost a scan each. */
export function searchWords(text: string): string[] {
  return fold(text).split(' ').filter((word) => word !== '').slice(0, 8);
}

/** For a LIKE pattern with the default escape character. Folded words hold no wildcard, others may. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
