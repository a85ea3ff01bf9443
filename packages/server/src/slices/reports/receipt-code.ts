import { randomPart } from '../../kernel/secrets.ts';

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud and copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twenty characters in groups of five: 100 random bits, enough to be the only thing a person needs to see their report. */
export function createReceiptCode(): string {
  const code = Array.from(randomPart(20), (byte) => ALPHABET[byte & 31]).join('');
  return (code.match(/.{5}/g) as string[]).join('-');
}

/** A code as somebody typed it, as it is hashed: without case, separators and the letters that look like digits. Undefined when it can be no code. */
export function normalizeReceiptCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s\p{Pd}._]+/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(code) ? code : undefined;
}
