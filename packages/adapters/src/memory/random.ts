import { CODE_ALPHABET, CODE_LENGTH, groupedCode } from '@civico/domain/receipt-code.ts';

/** Pseudo-random numbers that are the same for the same seed. */
export interface Random {
  /** From 0 up to but not including 1. */
  number(): number;
  /** From 0 up to but not including `below`. */
  integer(below: number): number;
  /** Around 0 with standard deviation 1. */
  normal(): number;
  pick<T>(from: readonly T[]): T;
  /** Characters of an alphabet. */
  text(length: number, alphabet: string): string;
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A 32-bit linear congruential state whose output is mixed (the constants are Knuth's and MurmurHash3's). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const number = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number): number => Math.floor(number() * below);
  return {
    number, integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - number())) * Math.cos(2 * Math.PI * number()),
    pick: (from) => from[integer(from.length)]!,
    text: (length, alphabet) => Array.from({ length }, () => alphabet[integer(alphabet.length)]).join(''),
  };
}

export const publicId = (from: Random): string => from.text(22, BASE64URL);

export const receiptCode = (from: Random): string => groupedCode(from.text(CODE_LENGTH, CODE_ALPHABET));
