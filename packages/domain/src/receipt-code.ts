/** Receipt codes: what a person holds to follow a report without login. */

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud and copied by hand. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a code without its separators. */
export const CODE_LENGTH = 20;

/** In groups of five, as a code is printed. */
export const groupedCode = (code: string): string => code.match(/.{1,5}/g)?.join('-') ?? '';

/** What was typed without case, whatever separates, and the letters that look like digits; not yet a code. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]+/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** A code as somebody typed it, as it is compared. Undefined when it can be no code. */
export function normalizeReceiptCode(typed: string): string | undefined {
  const code = plainCode(typed);
  return code.length === CODE_LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : undefined;
}
