const ascii = /^[\x20-\x7e]*$/;

/** Lower case, without accents, with every run of anything else as one space: what is compared when people search. */
export const fold = (text: string): string => (ascii.test(text) ? text : text.normalize('NFD').replace(/\p{M}+/gu, '')).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Replaces what is no Unicode: halves of a character. By hand, for `toWellFormed` came after browsers that are still in use. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** Cuts at a whole character, and replaces what is no Unicode. */
export function cut(text: string, most: number): string {
  const whole = wellFormed(text);
  return whole.length <= most ? whole : wellFormed(whole.slice(0, most)).replace(/\uFFFD$/, '');
}

/** 20 characters of base 36 that tell one text from every other of a town's calendar (two 52-bit hashes); not a secret. */
export function shortId(text: string): string {
  const hash = (seed: number): string => {
    let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      a = Math.imul(a ^ code, 2_654_435_761);
      b = Math.imul(b ^ code, 1_597_334_677);
    }
    a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
    b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
    return (4_294_967_296 * (0xfffff & b) + (a >>> 0)).toString(36).padStart(10, '0').slice(-10);
  };
  return hash(7) + hash(1103);
}
